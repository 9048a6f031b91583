// SPDX-License-Identifier: Apache-2.0
#include "models/table/blocks/blockbuilder.h"

#include "models/logs/rows/loggedprobabilities.h"
#include "models/logs/rows/writtennumbers.h"

#include <simdjson.h>

namespace qd {

namespace {

/// Room for so many rows at first; small blocks are frequent.
constexpr std::size_t leastRoom = 4'096;
constexpr double missingNumber = std::numeric_limits<double>::quiet_NaN();

} // namespace

std::uint32_t ValueCodes::lookUp(TableSchema& schema, int column, std::string_view text)
{
    if (m_texts.size() * 2 >= m_slots.size())
        grow();
    const std::uint64_t hash = hash64(text);
    std::size_t at = hash & (m_slots.size() - 1);
    for (; m_slots[at].code != missingCode; at = (at + 1) & (m_slots.size() - 1)) {
        if (m_slots[at].hash == hash && m_slots[at].text == text) {
            remember(m_slots[at]);
            return m_slots[at].code;
        }
    }
    const std::uint32_t code = schema.code(column, text);
    if (code == missingCode)
        return code;
    m_slots[at] = {hash, m_texts.emplace_back(text), code};
    remember(m_slots[at]);
    return code;
}

void ValueCodes::remember(const Slot& slot)
{
    if (slot.text.size() <= TextKey::mostBytes) {
        const TextKey key = TextKey::of(slot.text);
        const std::size_t at = shortIndex(key);
        m_short[at ^ 1] = m_short[at];
        m_short[at] = {key, static_cast<std::uint32_t>(slot.text.size()), slot.code};
        return;
    }
    m_last = slot.text;
    m_lastCode = slot.code;
}

void ValueCodes::grow()
{
    std::vector<Slot> before(std::max<std::size_t>(64, m_slots.size() * 2));
    before.swap(m_slots);
    for (const Slot& slot : before) {
        if (slot.code == missingCode)
            continue;
        std::size_t at = slot.hash & (m_slots.size() - 1);
        while (m_slots[at].code != missingCode)
            at = (at + 1) & (m_slots.size() - 1);
        m_slots[at] = slot;
    }
}

BlockBuilder::BlockBuilder(TableSchema& schema, TemporaryFile& file)
    : m_schema(schema),
      m_file(file),
      m_json(std::make_unique<simdjson::dom::parser>()),
      m_fields{schema.column(LogField::RequestId),   schema.column(LogField::Model),
               schema.column(LogField::Version),     schema.column(LogField::Prediction),
               schema.column(LogField::Probability), schema.column(LogField::Label),
               schema.column(LogField::Latency),     schema.column(LogField::Status)}
{
    grow(leastRoom);
}

BlockBuilder::~BlockBuilder() = default;

BlockBuilder::Filling& BlockBuilder::makeFilling(int column)
{
    const auto index = static_cast<std::size_t>(column);
    m_filling.resize(std::max(m_filling.size(), index + 1));
    m_filling[index] = std::make_unique<Filling>();
    m_filling[index]->column = column;
    m_filling[index]->field = m_schema.fieldOf(column);
    return *m_filling[index];
}

/// Vectors that are used at all have room for the same number of rows.
void BlockBuilder::grow(std::size_t room)
{
    m_room = room;
    m_block.times.resize(room);
    m_block.lines.resize(room);
    m_block.sources.resize(room);
    for (const auto& filling : m_filling) {
        if (!filling)
            continue;
        if (!filling->values.numbers.empty())
            filling->values.numbers.resize(room, missingNumber);
        if (!filling->values.decimals.empty())
            filling->values.decimals.resize(room, missingDecimal);
        if (!filling->values.codes.empty())
            filling->values.codes.resize(room, missingCode);
    }
}

void BlockBuilder::beginCodes(Filling& filling) const
{
    filling.hasCodes = true;
    filling.values.codes.resize(m_room, missingCode);
}

/// Decimals that are there become doubles.
void BlockBuilder::beginNumbers(Filling& filling) const
{
    filling.hasNumbers = true;
    filling.values.numbers.resize(m_room, missingNumber);
    for (std::size_t row = 0; filling.hasDecimals && row <= m_block.rows; ++row)
        filling.values.numbers[row] =
            fromDecimal(std::exchange(filling.values.decimals[row], missingDecimal), filling.values.scale);
    filling.hasDecimals = false;
}

void BlockBuilder::beginDecimals(Filling& filling) const
{
    filling.hasDecimals = true;
    filling.values.decimals.resize(m_room, missingDecimal);
}

/// Gives the decimals another scale; false when they do not fit.
bool BlockBuilder::rescale(Filling& filling, DecimalScale scale) const
{
    if (scale.unit != filling.values.scale.unit || scale.exponent < filling.values.scale.exponent)
        return false;
    const std::int64_t factor = decimals::wholePowers[scale.exponent - filling.values.scale.exponent];
    const auto decimals = std::span(filling.values.decimals).first(m_block.rows);
    const bool fits = std::all_of(decimals.begin(), decimals.end(), [factor](std::int64_t decimal) {
        return decimal == missingDecimal || std::abs(decimal * factor) < mostDecimal;
    });
    if (!fits)
        return false;
    for (std::int32_t& decimal : decimals)
        decimal = decimal == missingDecimal ? decimal : static_cast<std::int32_t>(decimal * factor);
    filling.values.scale = scale;
    return true;
}

/// The first one of a block, one with more digits behind the point, or one that must be a double.
void BlockBuilder::addUnlikeDecimal(Filling& filling, std::int64_t digits, unsigned fraction,
                                    std::uint8_t unit)
{
    const DecimalScale before = filling.values.scale;
    const DecimalScale scale{static_cast<std::uint8_t>(std::max<unsigned>(fraction, before.exponent)), unit};
    const bool isSmall = scale.exponent <= mostExponent && std::abs(digits) < mostDecimal;
    const std::int64_t decimal =
        isSmall ? digits * decimals::wholePowers[scale.exponent - fraction] : mostDecimal;
    const bool fits = std::abs(decimal) < mostDecimal;
    if (fits && !filling.hasNumbers && (!filling.hasDecimals || rescale(filling, scale))) {
        filling.values.scale = scale;
        if (!filling.hasDecimals)
            beginDecimals(filling);
        filling.values.decimals[m_block.rows] = static_cast<std::int32_t>(decimal);
        return;
    }
    const double number = fraction == 0 ? static_cast<double>(digits)
                                        : static_cast<double>(digits) / decimals::powers[fraction];
    addNumber(filling, number * numberUnits[unit]);
    // For the blocks that come; the numbers of this one may fit, too.
    if (fits)
        filling.values.scale = scale;
}

void BlockBuilder::addBeyondCodes(Filling& filling, std::string_view text)
{
    codesToTexts(filling);
    addPlainText(filling, text);
}

RowIdentities BlockBuilder::identities()
{
    const Filling& ids = filling(m_fields.id);
    if (!ids.hasTexts)
        return {};
    const Filling& models = filling(m_fields.model);
    const Filling& statuses = filling(m_fields.status);
    const Filling& probabilities = filling(m_fields.probability);
    const Filling& latencies = filling(m_fields.latency);
    const PlainColumn& predictions = answersOf(m_fields.prediction);
    const PlainColumn& labels = answersOf(m_fields.label);
    const auto codes = models.hasCodes ? std::span(models.values.codes).first(m_block.rows)
                                       : std::span<const std::uint32_t>();
    return RowIdentities::of(ids.values.texts, codes, [&](std::size_t row) {
        const auto number = [row](const Filling& its) {
            return its.hasDecimals  ? fromDecimal(its.values.decimals[row], its.values.scale)
                   : its.hasNumbers ? its.values.numbers[row]
                                    : missingNumber;
        };
        return rowContent(contentNumber(predictions, row), contentNumber(labels, row), m_block.times[row],
                          {number(statuses), number(probabilities), number(latencies)});
    });
}

/// Returns predictions or labels as they are before the block is stored.
const PlainColumn& BlockBuilder::answersOf(int column)
{
    Filling& answers = filling(column);
    answers.values.repr = answers.hasTexts ? Repr::Texts : answers.hasCodes ? Repr::Codes : Repr::None;
    return answers.values;
}

void BlockBuilder::endRow(std::int64_t line, std::uint32_t source)
{
    m_block.lines[m_block.rows] = line;
    m_block.sources[m_block.rows] = source;
    if (++m_block.rows == m_room && m_room < mostBlockRows)
        grow(std::min(m_room * 2, mostBlockRows));
}

void BlockBuilder::reserveRows(std::size_t count)
{
    std::size_t room = m_room;
    while (room < m_block.rows + count)
        room *= 2;
    if (room > m_room)
        grow(std::min(room, mostBlockRows));
}

void BlockBuilder::endRows(std::span<const std::int64_t> times, std::int64_t firstLine, std::uint32_t source)
{
    std::copy(times.begin(), times.end(), m_block.times.begin() + static_cast<std::ptrdiff_t>(m_block.rows));
    for (std::size_t i = 0; i < times.size(); ++i)
        m_block.lines[m_block.rows + i] = firstLine + static_cast<std::int64_t>(i);
    std::fill_n(m_block.sources.begin() + static_cast<std::ptrdiff_t>(m_block.rows), times.size(), source);
    m_block.rows += times.size();
    if (m_block.rows == m_room && m_room < mostBlockRows)
        grow(std::min(m_room * 2, mostBlockRows));
}

void BlockBuilder::addAttribute(int column, const simdjson::dom::element& value)
{
    using Type = simdjson::dom::element_type;
    switch (value.type()) {
    case Type::STRING:
        addText(column, value.get_string().value_unsafe());
        break;
    case Type::INT64:
    case Type::UINT64:
    case Type::DOUBLE:
        addNumber(column, value.get_double().value_unsafe());
        break;
    case Type::NULL_VALUE:
        break;
    case Type::BOOL:
    case Type::ARRAY:
    case Type::OBJECT:
        addText(column, simdjson::minify(value));
        break;
    }
}

/// Adds the attributes of a row; of two members with one name the first counts, as a later one may be a field
/// that gave way to a better one.
void BlockBuilder::addAttributes(const std::string& json)
{
    simdjson::dom::object attributes;
    if (json.size() <= 2 || m_json->parse(json).get(attributes) != simdjson::SUCCESS)
        return;
    std::vector<int> seen;
    for (const auto& [name, value] : attributes) {
        const int column = m_schema.column(LogField::Other, name);
        if (std::find(seen.begin(), seen.end(), column) == seen.end())
            addAttribute(column, value);
        seen.push_back(column);
    }
}

void BlockBuilder::add(const PredictionRecord& record, std::int64_t line, std::uint32_t source)
{
    addTime(record.at.ms);
    addId(record.requestId);
    addText(m_fields.model, record.model);
    addText(m_fields.version, record.version);
    addText(m_fields.prediction, record.prediction);
    if (record.probability)
        addNumber(m_fields.probability, *record.probability);
    if (record.label)
        addText(m_fields.label, *record.label);
    if (record.latencySeconds)
        addNumber(m_fields.latency, *record.latencySeconds);
    if (record.status != 0)
        addNumber(m_fields.status, record.status);
    simdjson::dom::object scores;
    if (!record.scores.empty() && m_json->parse(record.scores).get(scores) == simdjson::SUCCESS) {
        for (const auto& [name, value] : scores) {
            if (double number = 0; value.get(number) == simdjson::SUCCESS)
                addNumber(m_schema.column(LogField::ClassProbability, name), number);
        }
    }
    addAttributes(record.attributes);
    endRow(line, source);
}

/// The column turned out to have too many values.
void BlockBuilder::codesToTexts(Filling& filling)
{
    filling.values.texts.clear();
    for (std::size_t row = 0; filling.hasCodes && row < m_block.rows; ++row) {
        const std::uint32_t code = filling.values.codes[row];
        filling.values.texts.add(code == missingCode ? std::string() : m_schema.textOf(filling.column, code));
    }
    filling.hasCodes = false;
    filling.hasTexts = true;
}

/// A column with numbers and texts is one of texts.
void BlockBuilder::numbersToCodes(Filling& filling)
{
    const PlainColumn& values = filling.values;
    BlockTexts texts;
    for (std::size_t row = 0; row < m_block.rows; ++row) {
        if (!std::isnan(values.numbers[row]))
            texts.add(shortestNumber(values.numbers[row]));
        else if (filling.hasTexts)
            texts.add(row < values.texts.size() ? values.texts.at(row) : std::string_view());
        else
            texts.add(values.codes[row] == missingCode ? std::string()
                                                       : m_schema.textOf(filling.column, values.codes[row]));
    }
    filling.values.texts = std::move(texts);
    filling.hasTexts = true;
    filling.hasNumbers = false;
    filling.hasCodes = false;
    textsToCodes(filling);
}

/// As long as there are few values.
void BlockBuilder::textsToCodes(Filling& filling)
{
    std::vector<std::uint32_t> codes(m_room, missingCode);
    for (std::size_t row = 0; row < filling.values.texts.size(); ++row) {
        const std::string_view text = filling.values.texts.at(row);
        if (text.empty())
            continue;
        codes[row] = filling.codes.code(m_schema, filling.column, text);
        if (codes[row] == missingCode)
            return;
    }
    filling.values.codes = std::move(codes);
    filling.hasCodes = true;
    filling.hasTexts = false;
}

/// The predictions and labels of a regression come as texts of many values.
void BlockBuilder::textsToNumbers(Filling& filling) const
{
    std::vector<double> numbers(m_room, missingNumber);
    for (std::size_t row = 0; row < filling.values.texts.size(); ++row) {
        const std::string_view text = filling.values.texts.at(row);
        const auto number = text.empty() ? missingNumber : wholeNumber(text);
        if (!number)
            return oddTextsToNumbers(filling);
        numbers[row] = *number;
    }
    filling.values.numbers = std::move(numbers);
    filling.hasNumbers = true;
    filling.hasTexts = false;
}

/// Words for "no value" and a few odd cells do not make texts of numbers.
void BlockBuilder::oddTextsToNumbers(Filling& filling) const
{
    const BlockTexts& texts = filling.values.texts;
    std::vector<std::string> values;
    for (std::size_t row = 0; row < texts.size(); ++row) {
        if (!texts.at(row).empty())
            values.emplace_back(texts.at(row));
    }
    const WrittenNumbers written = writtenNumbers(values);
    if (!written.areNumbers)
        return;
    std::vector<double> numbers(m_room, missingNumber);
    for (std::size_t row = 0; row < texts.size(); ++row)
        numbers[row] = writtenNumber(texts.at(row), written.style).value_or(missingNumber);
    filling.values.numbers = std::move(numbers);
    filling.hasNumbers = true;
    filling.hasTexts = false;
}

void BlockBuilder::settle(Filling& filling)
{
    if (filling.hasDecimals && (filling.hasCodes || filling.hasTexts))
        beginNumbers(filling);
    if (filling.hasNumbers && (filling.hasCodes || filling.hasTexts))
        numbersToCodes(filling);
    if (filling.hasTexts && (filling.field == LogField::Prediction || filling.field == LogField::Label))
        textsToNumbers(filling);
    if (filling.hasTexts)
        filling.values.texts.pad(m_block.rows);
    filling.values.isDecimal = filling.hasDecimals;
    filling.values.repr = filling.hasTexts                            ? Repr::Texts
                          : filling.hasNumbers || filling.hasDecimals ? Repr::Numbers
                          : filling.hasCodes                          ? Repr::Codes
                                                                      : Repr::None;
}

Result<StoredBlock> BlockBuilder::store()
{
    for (std::size_t i = 0; i < m_filling.size(); ++i) {
        if (m_filling[i])
            settle(*m_filling[i]);
    }
    m_block.columns.resize(m_filling.size());
    for (std::size_t i = 0; i < m_filling.size(); ++i) {
        if (m_filling[i])
            std::swap(m_block.columns[i], m_filling[i]->values);
    }
    auto stored = qd::store(m_block, m_file);
    for (std::size_t i = 0; i < m_filling.size(); ++i) {
        if (m_filling[i])
            std::swap(m_block.columns[i], m_filling[i]->values);
    }
    begin();
    return stored;
}

void BlockBuilder::begin()
{
    for (const auto& filling : m_filling) {
        if (!filling)
            continue;
        // Only what the block used; it is often much smaller than its room.
        const auto used = static_cast<std::ptrdiff_t>(m_block.rows);
        if (!filling->values.numbers.empty())
            std::fill_n(filling->values.numbers.begin(), used, missingNumber);
        if (!filling->values.decimals.empty())
            std::fill_n(filling->values.decimals.begin(), used, missingDecimal);
        if (!filling->values.codes.empty())
            std::fill_n(filling->values.codes.begin(), used, missingCode);
        filling->hasNumbers = filling->hasDecimals = filling->hasCodes = filling->hasTexts = false;
        filling->values.texts.clear();
    }
    std::fill_n(m_block.times.begin(), m_block.rows, 0);
    m_block.rows = 0;
}

} // namespace qd
