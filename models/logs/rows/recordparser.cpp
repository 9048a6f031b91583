// SPDX-License-Identifier: Apache-2.0
#include "models/logs/rows/recordparser.h"

#include "models/base/text.h"
#include "models/base/utf8.h"
#include "models/logs/rows/csv.h"
#include "models/logs/rows/fieldcache.h"

#include <QCoreApplication>

#include <simdjson.h>

#include <charconv>
#include <cmath>

namespace qd {

namespace {

struct RecordParserWords
{
    Q_DECLARE_TR_FUNCTIONS(RecordParserWords)
};

constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

std::string_view trimmed(std::string_view line)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = line.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return line.substr(first, line.find_last_not_of(blanks) - first + 1);
}

/// A number of a table that can stand in JSON as it is.
bool isJsonNumber(std::string_view text)
{
    std::string_view digits = text;
    if (!digits.empty() && digits.front() == '-')
        digits.remove_prefix(1);
    if (digits.empty() || digits.front() < '0' || digits.front() > '9' || digits.back() == '.')
        return false;
    if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.' && digits[1] != 'e' && digits[1] != 'E')
        return false;
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc{} && end == text.data() + text.size() &&
           text.find(".e") == std::string_view::npos && text.find(".E") == std::string_view::npos;
}

/// JSON with null in the place of what only some programs write as numbers: NaN, Infinity, 1e400.
std::string withPlainNumbers(std::string_view line)
{
    std::string plain;
    for (std::size_t at = 0; at < line.size();) {
        if (line[at] == '"') {
            std::size_t end = at + 1;
            while (end < line.size() && line[end] != '"')
                end += line[end] == '\\' ? 2 : 1;
            end = std::min(end + 1, line.size());
            plain += line.substr(at, end - at);
            at = end;
            continue;
        }
        const std::size_t end = std::min(line.find_first_of(" \t,:[]{}\"", at), line.size());
        const std::string_view word = line.substr(at, std::max<std::size_t>(end - at, 1));
        double value = 0;
        const auto [stop, outOfRange] = std::from_chars(word.data(), word.data() + word.size(), value);
        const bool isInfinite = outOfRange == std::errc::result_out_of_range ||
                                (outOfRange == std::errc{} && !std::isfinite(value));
        plain += isInfinite && stop == word.data() + word.size() ? std::string_view("null") : word;
        at += word.size();
    }
    return plain;
}

/// What data frames write for "absent".
bool isAbsent(std::string_view cell)
{
    return cell.empty() || cell == "NaN" || cell == "nan" || cell == "null" || cell == "NULL";
}

} // namespace

struct RecordParser::Private
{
    struct Column
    {
        std::string name;
        FieldMatch match;
    };

    std::string path;
    RecordOptions options;
    LogFormat format = LogFormat::Unknown;
    simdjson::dom::parser json;
    RecordBuilder builder;
    FieldCache fields;
    char delimiter = 0;
    int headerCount = 0;
    std::vector<Column> header;
    std::string predictionName; ///< the name of the column of predictions in the header
    std::vector<std::string> cells;
    QStringList columns;

    [[nodiscard]] LinePlace place(std::int64_t line) const { return {path, line}; }

    void addJson(std::string_view name, simdjson::dom::element value, const FieldMatch& match);
    bool addScores(simdjson::dom::element value);
    void addObject(simdjson::dom::object object);
    Result<LogRecord> parseJson(std::string_view line, std::int64_t number);
    Result<LogRecord> parseRow(std::string_view line, std::int64_t number);
    [[nodiscard]] bool namesColumns() const;
    bool repeatsHeader(std::string_view line);
    bool setHeader(std::string_view line, int leastKnown);
    Failure encodingError(std::string_view line, std::int64_t number) const;
    Failure cellCountError(std::int64_t number) const;
};

void RecordParser::Private::addJson(std::string_view name, simdjson::dom::element value,
                                    const FieldMatch& match)
{
    using Type = simdjson::dom::element_type;
    std::array<char, 32> buffer{};
    const auto number = [&buffer](auto n) {
        const auto [end, failure] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), n);
        return std::string_view(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    };
    switch (value.type()) {
    case Type::STRING:
        // Databases pad texts of a fixed width; attributes stay as they are.
        builder.add(name, match,
                    match.field == LogField::Other ? value.get_string().value_unsafe()
                                                   : trimmed(value.get_string().value_unsafe()),
                    true);
        break;
    case Type::INT64:
        builder.add(name, match, number(value.get_int64().value_unsafe()), false);
        break;
    case Type::UINT64:
        builder.add(name, match, number(value.get_uint64().value_unsafe()), false);
        break;
    case Type::DOUBLE:
        builder.add(name, match, shortestNumber(value.get_double().value_unsafe()), false);
        break;
    case Type::BOOL:
        builder.add(name, match, value.get_bool().value_unsafe() ? "true" : "false", false);
        break;
    case Type::NULL_VALUE:
        break;
    case Type::ARRAY:
    case Type::OBJECT:
        if ((match.field == LogField::ClassProbability || match.field == LogField::Probability) &&
            addScores(value))
            break;
        if (options.keepAttributes)
            builder.addAttribute(name, simdjson::minify(value));
        break;
    }
}

/// The probabilities of all classes: an object by class, or a list by index. False when it is neither.
bool RecordParser::Private::addScores(simdjson::dom::element value)
{
    std::vector<LoggedProbabilities::Item> items;
    const auto take = [&](std::string_view name, simdjson::dom::element one) {
        double number = 0;
        if (one.get(number) == simdjson::SUCCESS && (options.anyScore || (number >= 0 && number <= 1)))
            items.emplace_back(className(name), number);
    };
    std::size_t size = 0;
    if (simdjson::dom::object classes; value.get(classes) == simdjson::SUCCESS) {
        size = classes.size();
        for (const auto& [name, one] : classes)
            take(name, one);
    } else if (simdjson::dom::array list; value.get(list) == simdjson::SUCCESS) {
        for (const auto one : list)
            take(std::to_string(size++), one);
    }
    if (items.empty() || items.size() != size)
        return false;
    for (const auto& [name, score] : items)
        builder.addScore(name, score);
    return true;
}

void RecordParser::Private::addObject(simdjson::dom::object object)
{
    static constexpr FieldMatch attribute;
    const bool first = columns.isEmpty();
    std::size_t place = 0;
    for (const simdjson::dom::key_value_pair member : object) {
        ++place;
        if (first)
            columns += toQString(member.key);
        simdjson::dom::object nested;
        const bool flattened = member.key == "features" || member.key == "attributes";
        if (flattened && member.value.get_object().get(nested) == simdjson::SUCCESS) {
            if (options.keepAttributes) {
                for (const simdjson::dom::key_value_pair inner : nested)
                    addJson(inner.key, inner.value, attribute);
            }
            continue;
        }
        const FieldMatch& known = fields.match(member.key, place);
        if (known.field != LogField::Other || options.keepAttributes)
            addJson(member.key, member.value, known);
    }
}

Failure RecordParser::Private::encodingError(std::string_view line, std::int64_t number) const
{
    //: %1 is a file, %2 a line number, %3 a column number
    const QString where =
        RecordParserWords::tr("%1, line %2, column %3")
            .arg(toQString(path), QString::number(number), QString::number(findInvalidUtf8(line) + 1));
    return fail(ErrorKind::Invalid, where, RecordParserWords::tr("The line is not UTF-8 text."),
                RecordParserWords::tr("Set the encoding of the program that writes the log to UTF-8."));
}

Result<LogRecord> RecordParser::Private::parseJson(std::string_view line, std::int64_t number)
{
    simdjson::dom::object object;
    auto failure = json.parse(line.data(), line.size(), false).get(object);
    if (failure == simdjson::UTF8_ERROR)
        return encodingError(line, number);
    if (failure) {
        const std::string plain = withPlainNumbers(line);
        if (plain != line)
            failure = json.parse(plain).get(object);
    }
    if (failure) {
        return fail(ErrorKind::Invalid, place(number).text(),
                    RecordParserWords::tr("The line is not a complete JSON object."),
                    RecordParserWords::tr(
                        "Each line must hold one whole object; look for a line that was cut off or written "
                        "by two processes at once."));
    }
    if (format == LogFormat::Unknown)
        format = LogFormat::JsonLines;
    builder.begin(options.anyScore);
    addObject(object);
    return builder.finish(place(number), options);
}

Failure RecordParser::Private::cellCountError(std::int64_t number) const
{
    return fail(ErrorKind::Invalid, place(number).text(),
                RecordParserWords::tr("The line has %1 columns, but the header has %2.")
                    .arg(cells.size())
                    .arg(header.size()),
                RecordParserWords::tr(
                    "Put quotation marks around texts that contain the delimiter; a last line that was cut "
                    "off can be ignored."));
}

Result<LogRecord> RecordParser::Private::parseRow(std::string_view line, std::int64_t number)
{
    if (!simdjson::validate_utf8(line.data(), line.size()))
        return encodingError(line, number);
    if (const auto column = splitCsv(line, delimiter, cells)) {
        return fail(ErrorKind::Invalid,
                    RecordParserWords::tr("%1, line %2, column %3")
                        .arg(toQString(path), QString::number(number), QString::number(*column)),
                    RecordParserWords::tr("A quotation mark is not closed, or text follows a closed one."),
                    RecordParserWords::tr("Write a quotation mark inside of a quoted text twice."));
    }
    if (cells.size() != header.size())
        return cellCountError(number);
    if (repeatsHeader(line))
        return LogRecord();
    builder.begin(options.anyScore);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view cell = trimmed(cells[i]);
        const Column& column = header[i];
        if (isAbsent(cell) || (column.match.field == LogField::Other && !options.keepAttributes))
            continue;
        const bool nested = column.match.field == LogField::ClassProbability && column.match.classAt == 0 &&
                            (cell.front() == '{' || cell.front() == '[');
        simdjson::dom::element value;
        if (nested && json.parse(cell.data(), cell.size(), true).get(value) == simdjson::SUCCESS &&
            addScores(value))
            continue;
        builder.add(column.name, column.match, cell, !isJsonNumber(cell));
    }
    return builder.finish(place(number), options);
}

/// Whether all cells are names of the present columns, each once, in whatever order.
bool RecordParser::Private::namesColumns() const
{
    std::vector<std::string_view> named;
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        named.push_back(trimmed(cells[i]));
        names.push_back(header[i].name);
        // Rows of values are told apart by their first cell.
        if (i == 0 && std::none_of(header.begin(), header.end(),
                                   [&](const Column& column) { return column.name == named.front(); }))
            return false;
    }
    return std::is_permutation(named.begin(), named.end(), names.begin(), names.end());
}

/// Tables that were joined carry headers in the middle; when the columns changed places, the rows behind have
/// them there.
bool RecordParser::Private::repeatsHeader(std::string_view line)
{
    if (!namesColumns())
        return false;
    const bool isSame = std::equal(
        cells.begin(), cells.end(), header.begin(), header.end(),
        [](const std::string& cell, const Column& column) { return trimmed(cell) == column.name; });
    return isSame || setHeader(line, 1);
}

RecordParser::RecordParser(std::string path, RecordOptions options) : d(std::make_unique<Private>())
{
    d->path = std::move(path);
    d->options = std::move(options);
    d->fields = FieldCache(d->options.mapping);
}

RecordParser::~RecordParser() = default;

bool RecordParser::Private::setHeader(std::string_view line, int leastKnown)
{
    line = trimmed(line);
    if (line.empty() || line.front() == '{' || !simdjson::validate_utf8(line.data(), line.size()))
        return false;
    const char sniffed = sniffDelimiter(line);
    std::vector<std::string> names;
    if (splitCsv(line, sniffed, names))
        return false;
    std::vector<Column> found;
    std::string nameOfPrediction;
    int known = 0;
    bool useful = false;
    for (const std::string& name : names) {
        const Column column{std::string(trimmed(name)), options.mapping.match(trimmed(name))};
        known += column.match.field != LogField::Other ? 1 : 0;
        if (column.match.field == LogField::Prediction)
            nameOfPrediction = column.name;
        useful =
            useful || column.match.field == LogField::Prediction || column.match.field == LogField::Label;
        found.push_back(column);
    }
    if (columns.isEmpty()) {
        for (const Column& column : found)
            columns += toQString(column.name);
    }
    if (!useful || known < leastKnown)
        return false;
    delimiter = sniffed;
    options.decimalComma = sniffed != ',';
    header = std::move(found);
    predictionName = std::move(nameOfPrediction);
    ++headerCount;
    if (format == LogFormat::Unknown)
        format = LogFormat::Csv;
    return true;
}

bool RecordParser::setHeader(std::string_view line)
{
    if (line.starts_with(byteOrderMark))
        line.remove_prefix(byteOrderMark.size());
    return d->setHeader(line, 1);
}

bool RecordParser::findHeader(std::string_view head)
{
    constexpr int most = 10;
    for (int i = 0; i < most && !head.empty(); ++i) {
        const std::size_t end = std::min(head.find('\n'), head.size());
        std::string_view line = head.substr(0, end);
        if (line.starts_with(byteOrderMark))
            line.remove_prefix(byteOrderMark.size());
        if (d->setHeader(line, i == 0 ? 1 : 2))
            return true;
        if (line.starts_with('{') || line.starts_with('['))
            return false;
        head.remove_prefix(std::min(end + 1, head.size()));
    }
    return false;
}

void RecordParser::adoptHeader(const RecordParser& other)
{
    d->format = other.d->format;
    d->delimiter = other.d->delimiter;
    d->options.decimalComma = other.d->options.decimalComma;
    d->header = other.d->header;
    d->predictionName = other.d->predictionName;
    d->headerCount = other.d->headerCount;
    d->columns = other.d->columns;
}

int RecordParser::headerCount() const
{
    return d->headerCount;
}

Result<LogRecord> RecordParser::parse(std::string_view line, std::int64_t lineNumber)
{
    // Files that were joined may each have begun with a mark.
    if (line.starts_with(byteOrderMark))
        line.remove_prefix(byteOrderMark.size());
    const std::string_view content = trimmed(line);
    if (content.empty())
        return LogRecord();
    if (content.front() == '{') {
        // Windows writes ids in braces; they begin rows of tables.
        auto record = d->parseJson(content, lineNumber);
        if (record || d->header.empty())
            return record;
    }
    if (d->header.empty()) {
        if (setHeader(content))
            return LogRecord();
        if (!simdjson::validate_utf8(content.data(), content.size()))
            return d->encodingError(content, lineNumber);
        return fail(ErrorKind::Invalid, d->place(lineNumber).text(),
                    RecordParserWords::tr(
                        "The line is neither a JSON object nor the header of a table with a prediction."),
                    RecordParserWords::tr(
                        "Write one JSON object per line, or begin with a header that names the columns."));
    }
    // A leading delimiter that is blank (a tab) belongs to the row.
    const std::string_view row = line.back() == '\r' ? line.substr(0, line.size() - 1) : line;
    auto record = d->parseRow(row, lineNumber);
    // Tables that were joined, or whose writer was updated, carry a header in the middle.
    const auto* prediction = record ? std::get_if<PredictionRecord>(&*record) : nullptr;
    const bool isDoubtful =
        prediction && (d->builder.rowHasUnread() ||
                       (!d->predictionName.empty() && prediction->prediction == d->predictionName));
    if ((!record || isDoubtful) && d->setHeader(content, 2)) {
        if (isDoubtful)
            d->builder.forgetRow();
        return LogRecord();
    }
    return record;
}

UnreadByField RecordParser::takeUnread()
{
    return d->builder.takeUnread();
}

std::vector<std::string> RecordParser::headerNames() const
{
    std::vector<std::string> names;
    for (const Private::Column& column : d->header)
        names.push_back(column.name);
    return names;
}

LogFormat RecordParser::format() const
{
    return d->format;
}

char RecordParser::delimiter() const
{
    return d->delimiter;
}

QStringList RecordParser::columns() const
{
    return d->columns;
}

Error RecordParser::unrecognisedError() const
{
    constexpr qsizetype most = 30;
    QStringList shown = d->columns.mid(0, most);
    if (d->columns.size() > most)
        shown += QStringLiteral("…");
    return {
        ErrorKind::Invalid, toQString(d->path),
        RecordParserWords::tr("None of the columns is known to hold a prediction. The columns are: %1.")
            .arg(shown.join(QStringLiteral(", "))),
        RecordParserWords::tr(
            "Name one of them %1; for labels that come later, also use a request id (%2) and a label (%3).")
            .arg(fieldNames(LogField::Prediction), fieldNames(LogField::RequestId),
                 fieldNames(LogField::Label))};
}

} // namespace qd
