// SPDX-License-Identifier: Apache-2.0
#include "models/logs/rows/recordparser.h"

#include "models/base/text.h"
#include "models/base/utf8.h"
#include "models/logs/rows/csv.h"
#include "models/logs/rows/fieldcache.h"

#include <QCoreApplication>

#include <simdjson.h>

#include <charconv>

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
    std::vector<std::string> cells;
    QStringList columns;

    [[nodiscard]] LinePlace place(std::int64_t line) const { return {path, line}; }

    void addJson(std::string_view name, simdjson::dom::element value, const FieldMatch& match);
    bool addScores(simdjson::dom::element value);
    void addObject(simdjson::dom::object object);
    Result<LogRecord> parseJson(std::string_view line, std::int64_t number);
    Result<LogRecord> parseRow(std::string_view line, std::int64_t number);
    [[nodiscard]] bool repeatsHeader() const;
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
        builder.add(name, match, value.get_string().value_unsafe(), true);
        break;
    case Type::INT64:
        builder.add(name, match, number(value.get_int64().value_unsafe()), false);
        break;
    case Type::UINT64:
        builder.add(name, match, number(value.get_uint64().value_unsafe()), false);
        break;
    case Type::DOUBLE:
        builder.add(name, match, number(value.get_double().value_unsafe()), false);
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
    const auto take = [&items](std::string_view name, simdjson::dom::element one) {
        double number = -1;
        if (one.get(number) == simdjson::SUCCESS && number >= 0 && number <= 1)
            items.emplace_back(name, number);
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
    for (const auto& [name, probability] : items)
        builder.addScore(name, probability);
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
    const auto failure = json.parse(line.data(), line.size(), false).get(object);
    if (failure == simdjson::UTF8_ERROR)
        return encodingError(line, number);
    if (failure) {
        return fail(ErrorKind::Invalid, place(number).text(),
                    RecordParserWords::tr("The line is not a complete JSON object."),
                    RecordParserWords::tr(
                        "Each line must hold one whole object; look for a line that was cut off or written "
                        "by two processes at once."));
    }
    if (format == LogFormat::Unknown)
        format = LogFormat::JsonLines;
    builder.begin();
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
    if (repeatsHeader())
        return LogRecord();
    builder.begin();
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

bool RecordParser::Private::repeatsHeader() const
{
    return std::equal(cells.begin(), cells.end(), header.begin(), header.end(),
                      [](const std::string& cell, const Column& column) { return cell == column.name; });
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
    int known = 0;
    bool useful = false;
    for (const std::string& name : names) {
        const Column column{std::string(trimmed(name)), options.mapping.match(trimmed(name))};
        known += column.match.field != LogField::Other ? 1 : 0;
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

void RecordParser::adoptHeader(const RecordParser& other)
{
    d->format = other.d->format;
    d->delimiter = other.d->delimiter;
    d->options.decimalComma = other.d->options.decimalComma;
    d->header = other.d->header;
    d->headerCount = other.d->headerCount;
    d->columns = other.d->columns;
}

int RecordParser::headerCount() const
{
    return d->headerCount;
}

Result<LogRecord> RecordParser::parse(std::string_view line, std::int64_t lineNumber)
{
    if (lineNumber == 1 && line.starts_with(byteOrderMark))
        line.remove_prefix(byteOrderMark.size());
    const std::string_view content = trimmed(line);
    if (content.empty())
        return LogRecord();
    if (content.front() == '{')
        return d->parseJson(content, lineNumber);
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
    if (!record && d->setHeader(content, 2))
        return LogRecord();
    return record;
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
