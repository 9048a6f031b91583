// SPDX-License-Identifier: Apache-2.0
#include "models/logs/rows/recordparser.h"

#include "models/base/text.h"
#include "models/base/utf8.h"
#include "models/logs/cells/celltext.h"
#include "models/logs/rows/csv.h"
#include "models/logs/rows/jsonrow.h"
#include "models/logs/rows/tableheader.h"

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

/// A line that only draws: |---|---|, +-----+.
bool isRule(std::string_view row)
{
    return row.find("---") != std::string_view::npos &&
           row.find_first_not_of("-+|=: \t") == std::string_view::npos;
}

/// Whether a cell of the row stands without quotation marks.
bool hasBareCell(std::string_view row, char delimiter)
{
    const auto isBare = [&](std::size_t at) {
        return at < row.size() && row[at] != '"' && row[at] != delimiter;
    };
    if (isBare(0))
        return true;
    for (std::size_t at = row.find(delimiter); at != std::string_view::npos;
         at = row.find(delimiter, at + 1)) {
        if (isBare(at + 1))
            return true;
    }
    return false;
}

/// Whether a line that is not UTF-8 may be in Windows-1252: its accented letters stand alone. Two and two
/// they are more likely Chinese or Japanese.
bool mayBeWestern(std::string_view line)
{
    const auto isForeign = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    bool hasLone = false;
    for (auto at = line.begin(); at != line.end();) {
        const auto end = std::find_if_not(at, line.end(), isForeign);
        if (end - at > 2)
            return false;
        hasLone = hasLone || end - at == 1;
        at = end == at ? at + 1 : end;
    }
    // Neither text nor Windows-1252 has these.
    constexpr std::string_view others("\x81\x8d\x8f\x90\x9d");
    return hasLone && std::none_of(line.begin(), line.end(), [&](char c) {
               return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r') ||
                      others.find(c) != std::string_view::npos;
           });
}

} // namespace

struct RecordParser::Private
{
    std::string path;
    RecordOptions options;
    LogFormat format = LogFormat::Unknown;
    JsonRow json;
    RecordBuilder builder;
    TableHeader table;
    int headerCount = 0;
    std::int64_t headerLine = 0; ///< the line of a header that was looked for; what is before it is no row
    std::vector<std::string> cells;
    QStringList columns;
    std::string readable; ///< a line that was put right

    explicit Private(RecordOptions its) : options(std::move(its)), json(options) {}

    [[nodiscard]] LinePlace place(std::int64_t line) const { return {path, line}; }

    [[nodiscard]] std::string_view readableLine(std::string_view line);
    Result<LogRecord> parseJson(std::string_view line, std::int64_t number);
    Result<LogRecord> parseRow(std::string_view line, std::int64_t number);
    Result<LogRecord> parseTable(std::string_view row, std::int64_t number);
    void addCell(const TableHeader::Column& column, std::string_view cell, std::string_view line);
    [[nodiscard]] bool isAbsent(std::string_view cell, std::string_view line);
    bool repeatsHeader(std::string_view line);
    bool setHeader(std::string_view line, int leastKnown);
    Failure encodingError(std::string_view line, std::int64_t number) const;
    Failure cellCountError(std::int64_t number) const;
};

/// A line without zeros and in UTF-8, where it can be made that.
std::string_view RecordParser::Private::readableLine(std::string_view line)
{
    if (line.find('\0') != std::string_view::npos) {
        readable = withoutZeros(line);
        builder.noteMend(Mend::ZeroBytes, {}, {});
        readable.reserve(readable.size() + padding);
        line = readable;
    }
    if (!simdjson::validate_utf8(line.data(), line.size()) && mayBeWestern(line)) {
        std::string western = fromWestern(line);
        builder.noteMend(Mend::WesternText, {}, western);
        readable = std::move(western);
        readable.reserve(readable.size() + padding);
        line = readable;
    }
    return line;
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
    if (!simdjson::validate_utf8(line.data(), line.size()))
        return encodingError(line, number);
    builder.begin(options.anyScore);
    if (auto read = json.read(line, place(number), builder); !read)
        return Failure(read.error());
    if (format == LogFormat::Unknown)
        format = LogFormat::JsonLines;
    if (columns.isEmpty())
        columns = json.members();
    return builder.finish(place(number), options);
}

Failure RecordParser::Private::cellCountError(std::int64_t number) const
{
    return fail(ErrorKind::Invalid, place(number).text(),
                RecordParserWords::tr("The line has %1 columns, but the header has %2.")
                    .arg(cells.size())
                    .arg(table.columns.size()),
                RecordParserWords::tr(
                    "Put quotation marks around texts that contain the delimiter; a last line that was cut "
                    "off can be ignored."));
}

/// A class may be called "null"; then it stands in quotation marks where others do without.
bool RecordParser::Private::isAbsent(std::string_view cell, std::string_view line)
{
    if (!isAbsentCell(cell))
        return false;
    const bool isNull = cell == "null" || cell == "NULL";
    if (!isNull || line.find('"' + std::string(cell) + '"') == std::string_view::npos)
        return true;
    if (!table.isQuoted || hasBareCell(line, table.delimiter))
        return false;
    builder.noteMend(Mend::QuotedNull, {}, cell);
    return true;
}

void RecordParser::Private::addCell(const TableHeader::Column& column, std::string_view cell,
                                    std::string_view line)
{
    if ((column.match.field == LogField::Other && !options.keepAttributes) || isAbsent(cell, line))
        return;
    const bool isNested = column.match.field == LogField::ClassProbability && column.match.classAt == 0 &&
                          (cell.front() == '{' || cell.front() == '[');
    if (isNested && json.takeScores(cell, builder))
        return;
    if (isNested)
        builder.noteUnread(LogField::ClassProbability, column.name, cell);
    builder.add(column.name, column.match, cell, !isJsonNumber(cell));
}

Result<LogRecord> RecordParser::Private::parseRow(std::string_view line, std::int64_t number)
{
    if (!simdjson::validate_utf8(line.data(), line.size()))
        return encodingError(line, number);
    const auto fault = splitCsv(line, table.delimiter, cells);
    if ((fault || cells.size() != table.columns.size()) &&
        (isRule(line) || (line.starts_with('#') && !table.columns.front().name.starts_with('#'))))
        return LogRecord(); // drawn, or a comment
    if (fault) {
        return fail(ErrorKind::Invalid,
                    RecordParserWords::tr("%1, line %2, column %3")
                        .arg(toQString(path), QString::number(number), QString::number(*fault)),
                    RecordParserWords::tr("A quotation mark is not closed, or text follows a closed one."),
                    RecordParserWords::tr("Write a quotation mark inside of a quoted text twice."));
    }
    if (cells.size() != table.columns.size())
        return cellCountError(number);
    if (repeatsHeader(line) || isRule(line))
        return LogRecord();
    builder.begin(options.anyScore);
    for (std::size_t i = 0; i < cells.size(); ++i)
        addCell(table.columns[i], trimmedText(cells[i]), line);
    return builder.finish(place(number), options);
}

/// Tables that were joined carry headers in the middle; when the columns changed places, the rows behind have
/// them there.
bool RecordParser::Private::repeatsHeader(std::string_view line)
{
    return table.isNamedBy(cells) && (table.isSameAs(cells) || setHeader(line, 1));
}

RecordParser::RecordParser(std::string path, RecordOptions options)
    : d(std::make_unique<Private>(std::move(options)))
{
    d->path = std::move(path);
    d->options.decimalComma = d->options.decimalComma || d->options.mapping.decimal == ',';
    d->builder.setMissing(d->options.mapping.missing);
}

RecordParser::~RecordParser() = default;

bool RecordParser::Private::setHeader(std::string_view line, int leastKnown)
{
    auto found = TableHeader::read(line, options.mapping);
    if (!found)
        return false;
    if (columns.isEmpty()) {
        for (const TableHeader::Column& column : found->columns)
            columns += toQString(column.name);
    }
    if (!found->isUseful(leastKnown))
        return false;
    table = std::move(*found);
    const char said = options.mapping.decimal;
    options.decimalComma = said != 0 ? said == ',' : table.delimiter != ',';
    ++headerCount;
    if (format == LogFormat::Unknown)
        format = LogFormat::Csv;
    return true;
}

bool RecordParser::setHeader(std::string_view line)
{
    if (line.starts_with(byteOrderMark))
        line.remove_prefix(byteOrderMark.size());
    return d->setHeader(d->readableLine(line), 1);
}

bool RecordParser::findHeader(std::string_view head)
{
    constexpr int most = 20;
    for (int i = 0; i < most && !head.empty(); ++i) {
        const std::size_t end = std::min(head.find('\n'), head.size());
        std::string_view line = head.substr(0, end);
        if (line.starts_with(byteOrderMark))
            line.remove_prefix(byteOrderMark.size());
        if (d->setHeader(d->readableLine(line), i == 0 ? 1 : 2)) {
            d->headerLine = i + 1;
            return true;
        }
        if (line.starts_with('{') || line.starts_with('['))
            return false;
        head.remove_prefix(std::min(end + 1, head.size()));
    }
    return false;
}

void RecordParser::adoptHeader(const RecordParser& other)
{
    d->format = other.d->format;
    d->options.decimalComma = other.d->options.decimalComma;
    d->table = other.d->table;
    d->headerCount = other.d->headerCount;
    d->headerLine = other.d->headerLine;
    d->columns = other.d->columns;
}

int RecordParser::headerCount() const
{
    return d->headerCount;
}

std::int64_t RecordParser::headerLine() const
{
    return d->headerLine;
}

/// Tables that were joined, or whose writer was updated, carry a header in the middle.
Result<LogRecord> RecordParser::Private::parseTable(std::string_view row, std::int64_t number)
{
    auto record = parseRow(row, number);
    const auto* prediction = record ? std::get_if<PredictionRecord>(&*record) : nullptr;
    const bool isDoubtful =
        prediction &&
        (builder.rowHasUnread() || (!table.prediction.empty() && prediction->prediction == table.prediction));
    if ((!record || isDoubtful) && setHeader(row, 2)) {
        if (isDoubtful)
            builder.forgetRow();
        return LogRecord();
    }
    return record;
}

Result<LogRecord> RecordParser::parse(std::string_view line, std::int64_t lineNumber)
{
    if (lineNumber < d->headerLine)
        return LogRecord(); // a title, or sep=;
    // Files that were joined may each have begun with a mark.
    if (line.starts_with(byteOrderMark))
        line.remove_prefix(byteOrderMark.size());
    line = d->readableLine(line);
    const std::string_view content = trimmedText(line);
    if (content.empty())
        return LogRecord();
    if (content.front() == '{') {
        // Windows writes ids in braces; they begin rows of tables.
        auto record = d->parseJson(content, lineNumber);
        if (record || d->table.delimiter == 0)
            return record;
    }
    // A leading delimiter that is blank (a tab) belongs to the row.
    if (d->table.delimiter != 0)
        return d->parseTable(line.back() == '\r' ? line.substr(0, line.size() - 1) : line, lineNumber);
    if (d->setHeader(content, 1) || content.front() == '#' || isRule(content))
        return LogRecord();
    if (!simdjson::validate_utf8(content.data(), content.size()))
        return d->encodingError(content, lineNumber);
    return fail(ErrorKind::Invalid, d->place(lineNumber).text(),
                RecordParserWords::tr(
                    "The line is neither a JSON object nor the header of a table with a prediction."),
                RecordParserWords::tr(
                    "Write one JSON object per line, or begin with a header that names the columns."));
}

UnreadByField RecordParser::takeUnread()
{
    return d->builder.takeUnread();
}

MendedRows RecordParser::takeMended()
{
    return d->builder.takeMended();
}

std::vector<std::string> RecordParser::headerNames() const
{
    std::vector<std::string> names;
    for (const TableHeader::Column& column : d->table.columns)
        names.push_back(column.name);
    return names;
}

LogFormat RecordParser::format() const
{
    return d->format;
}

char RecordParser::delimiter() const
{
    return d->table.delimiter;
}

QStringList RecordParser::columns() const
{
    return d->columns;
}

Error RecordParser::unrecognisedError() const
{
    const QString where = toQString(d->path);
    if (!d->json.listOfObjects().isEmpty()) {
        return {ErrorKind::Invalid, where,
                //: %1 is the name of a member of a JSON object
                RecordParserWords::tr("The file is one object whose list “%1” holds further objects.")
                    .arg(d->json.listOfObjects()),
                RecordParserWords::tr("Write one object per line instead, for example with: jq -c '.%1[]'.")
                    .arg(d->json.listOfObjects())};
    }
    const auto has = [this](const char* name) { return d->columns.contains(QLatin1String(name)); };
    if (has("data") && (has("columns") || has("schema"))) {
        return {ErrorKind::Invalid, where,
                RecordParserWords::tr("The file is one table in a single JSON object, as pandas writes it."),
                RecordParserWords::tr("Write one object per line instead: to_json(…, orient='records', "
                                      "lines=True).")};
    }
    return unrecognisedColumns(d->path, d->columns);
}

Error unrecognisedColumns(std::string_view path, const QStringList& names)
{
    constexpr qsizetype most = 30;
    QStringList shown = names.mid(0, most);
    if (names.size() > most)
        shown += QStringLiteral("…");
    return {
        ErrorKind::Invalid, toQString(path),
        RecordParserWords::tr("None of the columns is known to hold a prediction. The columns are: %1.")
            .arg(shown.join(QStringLiteral(", "))),
        RecordParserWords::tr(
            "Name one of them %1; for labels that come later, also use a request id (%2) and a label (%3).")
            .arg(fieldNames(LogField::Prediction), fieldNames(LogField::RequestId),
                 fieldNames(LogField::Label))};
}

} // namespace qd
