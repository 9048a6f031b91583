// SPDX-License-Identifier: Apache-2.0
#include "models/table/blockbuilder.h"

#include "models/logs/loggedprobabilities.h"

#include <simdjson.h>

#include <charconv>

namespace qd {

namespace {

constexpr double missingNumber = std::numeric_limits<double>::quiet_NaN();

/// A text that is one number from end to end.
std::optional<double> wholeNumber(std::string_view text)
{
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = failure == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
    return whole ? std::optional(value) : std::nullopt;
}

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
    if (slot.text.size() <= sizeof(std::uint64_t)) {
        const std::uint64_t word = hashing::word(slot.text.data(), slot.text.size());
        m_short[shortIndex(word)] = {word, std::uint32_t(slot.text.size()), slot.code};
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
    m_block.times.resize(mostBlockRows);
    m_block.lines.resize(mostBlockRows);
    m_block.sources.resize(mostBlockRows);
}

BlockBuilder::~BlockBuilder() = default;

BlockBuilder::Filling& BlockBuilder::makeFilling(int column)
{
    const auto index = std::size_t(column);
    m_filling.resize(std::max(m_filling.size(), index + 1));
    m_filling[index] = std::make_unique<Filling>();
    m_filling[index]->field = m_schema.fieldOf(column);
    return *m_filling[index];
}

void BlockBuilder::beginCodes(Filling& filling)
{
    filling.hasCodes = true;
    filling.column.codes.resize(mostBlockRows, missingCode);
}

void BlockBuilder::beginNumbers(Filling& filling)
{
    filling.hasNumbers = true;
    filling.column.numbers.resize(mostBlockRows, missingNumber);
}

void BlockBuilder::addPlainText(Filling& filling, std::string_view text)
{
    filling.hasTexts = true;
    filling.column.texts.pad(m_block.rows);
    filling.column.texts.add(text);
}

void BlockBuilder::addBeyondCodes(Filling& filling, int column, std::string_view text)
{
    codesToTexts(filling, column);
    addPlainText(filling, text);
}

void BlockBuilder::addId(std::string_view id)
{
    if (id.empty())
        return;
    addPlainText(filling(m_fields.id), id);
    m_id = hash96(id);
    m_hasId = true;
}

void BlockBuilder::endRow(std::int64_t line, std::uint32_t source)
{
    if (m_hasId)
        m_identities.push_back({m_id, m_model, std::uint32_t(m_block.rows)});
    m_hasId = false;
    m_model = missingCode;
    m_block.lines[m_block.rows] = line;
    m_block.sources[m_block.rows] = source;
    ++m_block.rows;
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

/// Of two members with one name the first counts, as a later one may be a field that gave way to a better
/// one.
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
void BlockBuilder::codesToTexts(Filling& filling, int column)
{
    filling.column.texts.clear();
    for (std::size_t row = 0; filling.hasCodes && row < m_block.rows; ++row) {
        const std::uint32_t code = filling.column.codes[row];
        filling.column.texts.add(code == missingCode ? std::string() : m_schema.textOf(column, code));
    }
    filling.hasCodes = false;
    filling.hasTexts = true;
}

/// A column with numbers and texts is one of texts.
void BlockBuilder::numbersToCodes(Filling& filling, int column)
{
    const std::size_t rows = m_block.rows;
    BlockTexts texts;
    for (std::size_t row = 0; row < rows; ++row) {
        const double number = filling.column.numbers[row];
        if (!std::isnan(number))
            texts.add(shortestNumber(number));
        else if (filling.hasTexts)
            texts.add(row < filling.column.texts.size() ? filling.column.texts.at(row) : std::string_view());
        else
            texts.add(filling.column.codes[row] == missingCode
                          ? std::string()
                          : m_schema.textOf(column, filling.column.codes[row]));
    }
    filling.column.texts = std::move(texts);
    filling.hasTexts = true;
    filling.hasNumbers = false;
    filling.hasCodes = false;
    textsToCodes(filling, column);
}

/// As long as there are few values.
void BlockBuilder::textsToCodes(Filling& filling, int column)
{
    std::vector<std::uint32_t> codes(mostBlockRows, missingCode);
    for (std::size_t row = 0; row < filling.column.texts.size(); ++row) {
        const std::string_view text = filling.column.texts.at(row);
        if (text.empty())
            continue;
        codes[row] = filling.codes.code(m_schema, column, text);
        if (codes[row] == missingCode)
            return;
    }
    filling.column.codes = std::move(codes);
    filling.hasCodes = true;
    filling.hasTexts = false;
}

/// The predictions and labels of a regression come as texts of many values.
void BlockBuilder::textsToNumbers(Filling& filling)
{
    std::vector<double> numbers(mostBlockRows, missingNumber);
    for (std::size_t row = 0; row < filling.column.texts.size(); ++row) {
        const std::string_view text = filling.column.texts.at(row);
        const auto number = text.empty() ? missingNumber : wholeNumber(text);
        if (!number)
            return;
        numbers[row] = *number;
    }
    filling.column.numbers = std::move(numbers);
    filling.hasNumbers = true;
    filling.hasTexts = false;
}

void BlockBuilder::settle(Filling& filling, int column)
{
    if (filling.hasNumbers && (filling.hasCodes || filling.hasTexts))
        numbersToCodes(filling, column);
    if (filling.hasTexts && (filling.field == LogField::Prediction || filling.field == LogField::Label))
        textsToNumbers(filling);
    if (filling.hasTexts)
        filling.column.texts.pad(m_block.rows);
    filling.column.repr = filling.hasTexts     ? Repr::Texts
                          : filling.hasNumbers ? Repr::Numbers
                          : filling.hasCodes   ? Repr::Codes
                                               : Repr::None;
}

Result<StoredBlock> BlockBuilder::store()
{
    for (std::size_t i = 0; i < m_filling.size(); ++i) {
        if (m_filling[i])
            settle(*m_filling[i], int(i));
    }
    m_block.columns.resize(m_filling.size());
    for (std::size_t i = 0; i < m_filling.size(); ++i) {
        if (m_filling[i])
            std::swap(m_block.columns[i], m_filling[i]->column);
    }
    auto stored = qd::store(m_block, m_file);
    for (std::size_t i = 0; i < m_filling.size(); ++i) {
        if (m_filling[i])
            std::swap(m_block.columns[i], m_filling[i]->column);
    }
    begin();
    return stored;
}

void BlockBuilder::begin()
{
    for (const auto& filling : m_filling) {
        if (!filling)
            continue;
        filling->hasNumbers = filling->hasCodes = filling->hasTexts = false;
        // Only what the block used; it is often much smaller than its room.
        const auto used = std::ptrdiff_t(m_block.rows);
        if (!filling->column.numbers.empty())
            std::fill_n(filling->column.numbers.begin(), used, missingNumber);
        if (!filling->column.codes.empty())
            std::fill_n(filling->column.codes.begin(), used, missingCode);
        filling->column.texts.clear();
    }
    std::fill_n(m_block.times.begin(), m_block.rows, 0);
    m_block.rows = 0;
    m_identities.clear();
}

} // namespace qd
