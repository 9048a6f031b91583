// SPDX-License-Identifier: Apache-2.0
#include "models/table/columns/columnreader.h"

#include "models/base/text.h"
#include "models/logs/cells/celltext.h"
#include "models/logs/rows/logclock.h"
#include "models/logs/rows/loggedprobabilities.h"
#include "models/logs/rows/writtennumbers.h"
#include "models/table/columns/plainword.h"

#include <array>
#include <charconv>
#include <cmath>

namespace qd {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

bool isNumber(ReadAs as)
{
    return as == ReadAs::Whole || as == ReadAs::Float || as == ReadAs::Double || as == ReadAs::Digits;
}

bool isText(ReadAs as)
{
    return as == ReadAs::Text || as == ReadAs::Json;
}

TextKey keyOf(std::string_view text)
{
    return text.size() <= TextKey::mostBytes ? TextKey::of(text) : TextKey();
}

} // namespace

ColumnReader::ColumnReader(TableSchema& schema, TemporaryFile& file, const RowReaderOptions& options,
                           const ColumnPlan& plan, const TextCodes& codes)
    : m_options(options),
      m_plan(plan),
      m_codes(codes),
      m_parser(options.name, {.anyScore = true, .mapping = options.mapping}),
      m_builder(schema, file),
      m_clock(options.mapping.zoneMinutes)
{
    m_out.batch.keptRejections = options.keptRejections;
    prepare();
}

ColumnReader::Action ColumnReader::actionOf(LogField field)
{
    switch (field) {
    case LogField::Timestamp:
        return Action::Nothing;
    case LogField::RequestId:
        return Action::Id;
    case LogField::Prediction:
    case LogField::Label:
        return Action::Class;
    case LogField::Latency:
    case LogField::Probability:
    case LogField::ClassProbability:
        return Action::Number;
    case LogField::Status:
        return Action::Status;
    case LogField::Other:
        return Action::Any;
    default:
        return Action::Text;
    }
}

void ColumnReader::prepare()
{
    std::vector<int> seen;
    bool repeats = false;
    m_uses.reserve(m_plan.columns.size());
    for (const PlannedColumn& column : m_plan.columns) {
        Use use;
        use.column = &column;
        use.action = actionOf(column.field);
        if (column.field == LogField::Latency)
            use.unit = column.match.unitSeconds;
        if (use.action != Action::Nothing && !column.isDistribution()) {
            const int at = m_builder.column(column.field, column.schemaName());
            repeats = repeats || (at != noColumn && std::find(seen.begin(), seen.end(), at) != seen.end());
            seen.push_back(at);
            use.filling = at == noColumn ? nullptr : &m_builder.filling(at);
        }
        if (use.filling && use.action == Action::Number && use.unit != 1)
            use.filling->values.scale.unit = static_cast<std::uint8_t>(
                std::find(std::begin(numberUnits), std::end(numberUnits), use.unit) - numberUnits);
        m_uses.push_back(use);
        const bool gaveWay = column.field == LogField::Other && !column.isAttribute && !column.className &&
                             column.match.field != LogField::Other &&
                             column.match.field != LogField::ClassProbability;
        if (!gaveWay)
            continue;
        for (std::size_t i = 0; i < m_plan.columns.size(); ++i) {
            if (m_plan.columns[i].field == column.match.field)
                m_repeated.push_back(m_uses.data() + i);
        }
    }
    for (const Use& use : m_uses) {
        if (use.column->field == LogField::Prediction)
            m_prediction = &use;
        if (use.column->field == LogField::Timestamp)
            m_time = use.column;
    }
    m_isFast = m_options.fast && m_prediction && !repeats;
}

/// Notes the rows whose numbers are none, or out of their range.
void ColumnReader::checkNumbers(const ParquetRows& rows, const Use& use)
{
    const PlannedColumn& column = *use.column;
    if (column.fixed) {
        const bool isGood = column.as == ReadAs::Double || column.fixed->empty();
        if (!isGood || column.field != LogField::Status)
            std::fill(m_usable.begin(), m_usable.end(), static_cast<char>(0));
        return;
    }
    if (!isNumber(column.as)) {
        for (std::size_t i = 0; i < rows.count; ++i)
            m_usable[i] = m_usable[i] && !rows.columns[column.reading].has(i);
        return;
    }
    // What is missing is NaN, which is neither below nor above anything.
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const bool isScore = column.field == LogField::Probability || column.field == LogField::ClassProbability;
    const double most = column.field == LogField::Status ? 999 : infinity;
    const double least = isScore ? -infinity : 0;
    bool areGood = true;
    for (const double number : use.numbers)
        areGood &= !(number < least) & !(number > most);
    for (std::size_t i = 0; i < rows.count && !areGood; ++i)
        m_usable[i] = m_usable[i] && !(use.numbers[i] < least || use.numbers[i] > most);
    if (column.field != LogField::Status || column.as == ReadAs::Whole)
        return;
    for (std::size_t i = 0; i < rows.count; ++i)
        m_usable[i] =
            m_usable[i] && (std::isnan(use.numbers[i]) || use.numbers[i] == std::trunc(use.numbers[i]));
}

void ColumnReader::takeNumbers(const ParquetRows& rows, Use& use)
{
    if (use.column->fixed || !isNumber(use.column->as) ||
        (use.action != Action::Number && use.action != Action::Status && use.action != Action::Any))
        return;
    use.numbers.resize(rows.count);
    rows.columns[use.column->reading].numbers(use.numbers);
}

/// Notes the rows without a prediction, and those whose answers hold what texts of classes do not.
void ColumnReader::checkAnswers(const ParquetRows& rows, const Use& use)
{
    const PlannedColumn& column = *use.column;
    const bool isNeeded = column.field == LogField::Prediction;
    if (column.fixed || column.as == ReadAs::Json) {
        std::fill(m_usable.begin(), m_usable.end(), static_cast<char>(0));
        return;
    }
    const ParquetValues& values = rows.columns[column.reading];
    for (std::size_t i = 0; i < rows.count; ++i) {
        if (!values.has(i)) {
            m_usable[i] = m_usable[i] && !isNeeded;
            continue;
        }
        bool isGood = true;
        if (column.as == ReadAs::Text) {
            const std::string_view text = trimmedWord(values.textAt(i));
            isGood = (!text.empty() || !isNeeded) && !hasControls(text) && !mayHaveOtherForm(text);
        } else if (column.as == ReadAs::Code) {
            const std::uint32_t code = values.codeAt(i);
            if (code == missingCode)
                isGood = !isNeeded;
            else if (TextCodes::isOther(code))
                isGood = !hasControls(m_codes.textOf(column.reading, code));
        } else if (isNumber(column.as) && column.as != ReadAs::Whole) {
            isGood = !std::isnan(values.numberAt(i)) || !isNeeded;
        }
        m_usable[i] = m_usable[i] && isGood;
    }
}

std::optional<std::int64_t> ColumnReader::timeAt(const ParquetValues& values, std::size_t row)
{
    // Behind a text of this many bytes the clock may read on.
    std::array<char, 80> text{};
    constexpr std::size_t longest = 48;
    std::size_t size = 0;
    if (values.as == ReadAs::Text) {
        const std::string_view written = trimmedWord(values.textAt(row));
        if (written.empty() || written.size() > longest)
            return std::nullopt;
        size = written.copy(text.data(), longest);
    } else if (values.as == ReadAs::Whole) {
        size = static_cast<std::size_t>(
            std::to_chars(text.data(), text.data() + longest, values.wholeAt(row)).ptr - text.data());
    } else {
        const std::string written = shortestNumber(values.numberAt(row));
        size = written.copy(text.data(), longest);
    }
    return m_clock.read({text.data(), size});
}

void ColumnReader::checkTimes(const ParquetRows& rows)
{
    m_times.assign(rows.count, 0);
    if (!m_time)
        return;
    if (m_time->fixed) {
        const auto at = parseLogTime(*m_time->fixed, m_options.mapping.zoneMinutes);
        if (at)
            std::fill(m_times.begin(), m_times.end(), at->ms);
        else if (!m_time->fixed->empty())
            std::fill(m_usable.begin(), m_usable.end(), static_cast<char>(0));
        return;
    }
    const ParquetValues& values = rows.columns[m_time->reading];
    const std::int64_t zone =
        m_time->type == ParquetColumn::Type::LocalTime ? m_options.mapping.zoneMinutes * 60'000LL : 0;
    if (!isText(m_time->as) && !isNumber(m_time->as) && m_time->as != ReadAs::Milliseconds) {
        std::fill(m_usable.begin(), m_usable.end(), static_cast<char>(0));
        return;
    }
    for (std::size_t i = 0; i < rows.count; ++i) {
        if (!values.has(i))
            continue;
        std::optional<std::int64_t> ms;
        if (m_time->as == ReadAs::Milliseconds)
            ms = values.wholeAt(i) - zone;
        else
            ms = timeAt(values, i);
        m_usable[i] = m_usable[i] && ms && *ms >= 0;
        m_times[i] = ms.value_or(0);
    }
}

void ColumnReader::checkRows(const ParquetRows& rows)
{
    m_usable.assign(rows.count, m_isFast ? 1 : 0);
    if (!m_isFast)
        return;
    checkTimes(rows);
    for (Use& use : m_uses) {
        takeNumbers(rows, use);
        if (use.action == Action::Class)
            checkAnswers(rows, use);
        else if (use.action == Action::Number || use.action == Action::Status)
            checkNumbers(rows, use);
    }
    for (const Use* use : m_repeated) {
        if (use->column->fixed)
            continue;
        for (std::size_t i = 0; i < rows.count; ++i)
            m_usable[i] = m_usable[i] && rows.columns[use->column->reading].has(i);
    }
}

void ColumnReader::expect(std::int64_t rows)
{
    m_builder.reserveRows(std::min(static_cast<std::size_t>(rows), mostBlockRows));
}

void ColumnReader::read(const ParquetRows& rows)
{
    checkRows(rows);
    for (std::size_t from = 0; from < rows.count;) {
        if (!m_usable[from]) {
            readSlowly(rows, from++);
            continue;
        }
        const auto end = std::find(m_usable.begin() + static_cast<std::ptrdiff_t>(from), m_usable.end(),
                                   static_cast<char>(0));
        const auto to = static_cast<std::size_t>(end - m_usable.begin());
        addRows(rows, from, to);
        from = to;
    }
}

void ColumnReader::addRows(const ParquetRows& rows, std::size_t from, std::size_t to)
{
    const std::size_t count = to - from;
    m_builder.reserveRows(count);
    for (const Use& use : m_uses) {
        if (!use.filling)
            continue;
        if (use.column->fixed)
            addFixed(use, count);
        else if (use.action == Action::Number || use.action == Action::Status ||
                 (use.action == Action::Any && isNumber(use.column->as)))
            addNumbers(use, from, to);
        else if (use.column->as == ReadAs::Code)
            addCodes(rows, use, from, to);
        else
            addTexts(rows, use, from, to);
    }
    m_builder.endRows(std::span(m_times).subspan(from, count),
                      rows.first + static_cast<std::int64_t>(from) + 1, m_options.source);
    m_out.records += static_cast<std::int64_t>(count);
    m_out.batch.rows += static_cast<std::int64_t>(count);
}

/// Adds what the names of the folders say.
void ColumnReader::addFixed(const Use& use, std::size_t count)
{
    if (use.column->fixed->empty())
        return;
    if (use.column->as == ReadAs::Double && (use.action == Action::Any || use.action == Action::Status)) {
        const auto numbers = m_builder.numbersOfRows(*use.filling, count);
        std::fill(numbers.begin(), numbers.end(), wholeNumber(*use.column->fixed).value_or(none));
        return;
    }
    m_builder.forRows(count, [&](std::size_t) { addText(use, *use.column->fixed); });
}

void ColumnReader::addNumbers(const Use& use, std::size_t from, std::size_t to)
{
    const auto given = std::span(use.numbers).subspan(from, to - from);
    if (std::all_of(given.begin(), given.end(), [](double number) { return std::isnan(number); }))
        return;
    const auto numbers = m_builder.numbersOfRows(*use.filling, given.size());
    for (std::size_t i = 0; i < given.size(); ++i)
        numbers[i] = given[i] * use.unit;
    if (use.action == Action::Status)
        std::replace(numbers.begin(), numbers.end(), 0.0, none);
}

/// Returns a value as the text that it is as a class, a name or an id.
std::string_view ColumnReader::wordAt(const PlannedColumn& column, const ParquetValues& values,
                                      std::size_t row)
{
    switch (values.as) {
    case ReadAs::Code:
        m_word = m_codes.textOf(column.reading, values.codeAt(row));
        return m_word;
    case ReadAs::Text:
    case ReadAs::Json:
        return values.textAt(row);
    case ReadAs::Bool:
        return values.boolAt(row) ? "true" : "false";
    case ReadAs::Whole: {
        m_word.resize(24);
        char* const begin = m_word.data();
        const char* const end = std::to_chars(begin, begin + m_word.size(), values.wholeAt(row)).ptr;
        return {begin, static_cast<std::size_t>(end - begin)};
    }
    default: {
        const double number = values.numberAt(row);
        m_word = std::isnan(number) ? std::string() : shortestNumber(number);
        return m_word;
    }
    }
}

void ColumnReader::addText(const Use& use, std::string_view text)
{
    if (use.action != Action::Any)
        text = trimmedWord(text);
    if (text.empty())
        return;
    std::string held;
    if (use.action == Action::Class)
        text = className(text, held);
    if (use.action == Action::Id)
        m_builder.addId(idName(text, held));
    else
        m_builder.addText(*use.filling, text, keyOf(text));
}

void ColumnReader::addTexts(const ParquetRows& rows, const Use& use, std::size_t from, std::size_t to)
{
    const ParquetValues& values = rows.columns[use.column->reading];
    if (!values.validity && isText(values.as)) {
        m_builder.forRows(to - from, [&](std::size_t i) { addText(use, values.textAt(from + i)); });
        return;
    }
    m_builder.forRows(to - from, [&](std::size_t i) {
        if (values.has(from + i))
            addText(use, wordAt(*use.column, values, from + i));
    });
}

void ColumnReader::addCodes(const ParquetRows& rows, const Use& use, std::size_t from, std::size_t to)
{
    const ParquetValues& values = rows.columns[use.column->reading];
    const auto codes =
        std::span(static_cast<const std::uint32_t*>(values.data), rows.count).subspan(from, to - from);
    std::uint32_t least = missingCode;
    bool hasOthers = false;
    for (const std::uint32_t code : codes) {
        least = std::min(least, code);
        hasOthers |= TextCodes::isOther(code) && code != missingCode;
    }
    if (least == missingCode)
        return;
    if (!hasOthers && !use.filling->hasTexts) {
        std::copy(codes.begin(), codes.end(), m_builder.codesOfRows(*use.filling, codes.size()).begin());
        return;
    }
    m_builder.forRows(codes.size(), [&](std::size_t i) {
        if (codes[i] != missingCode)
            addText(use, wordAt(*use.column, values, from + i));
    });
}

void ColumnReader::readSlowly(const ParquetRows& rows, std::size_t row)
{
    m_plan.writeLine(rows, row, m_codes, m_line);
    m_line.reserve(m_line.size() + RecordParser::padding);
    const std::int64_t number = rows.first + static_cast<std::int64_t>(row) + 1;
    auto record = m_parser.parse(m_line, number);
    ++m_out.batch.rows;
    if (!record) {
        m_out.batch.reject(number, std::move(record.error()));
    } else if (auto* const prediction = std::get_if<PredictionRecord>(&*record)) {
        ++m_out.records;
        m_builder.add(*prediction, number, m_options.source);
    } else if (auto* const label = std::get_if<LabelRecord>(&*record)) {
        m_out.batch.labels.push_back(std::move(*label));
    }
}

ReadChunk ColumnReader::take()
{
    RowIdentities identities = m_builder.identities();
    auto stored = m_builder.store();
    if (!stored)
        m_out.failure = stored.error();
    else if (stored->rows > 0)
        m_out.blocks.emplace_back(std::move(*stored), std::move(identities));
    addUnread(m_out.batch.unreadCells, m_parser.takeUnread());
    addMended(m_out.batch.mended, m_parser.takeMended());
    ReadChunk out = std::exchange(m_out, {});
    m_out.batch.keptRejections = m_options.keptRejections;
    return out;
}

} // namespace qd
