// SPDX-License-Identifier: Apache-2.0
#include "models/logs/logfile.h"

#include "models/logs/csv.h"
#include "models/logs/filedescriptor.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unordered_map>

namespace qd {

namespace {

struct LogFileText
{
    Q_DECLARE_TR_FUNCTIONS(LogFileText)
};

constexpr std::size_t chunkSize = 1024 * 1024;
/// So many lines without a single record, and the rest of the file is not worth the wait.
constexpr std::int64_t hopelessRows = 10'000;

/// Files that are no text at all, told by their first bytes.
std::optional<Error> unsuitable(const QString& path, std::string_view head)
{
    using namespace std::string_view_literals;
    if (head.starts_with("\x1f\x8b"sv) || head.starts_with("\x28\xb5\x2f\xfd"sv) ||
        head.starts_with("PK\x03\x04"sv)) {
        return Error{ErrorKind::Invalid, path, LogFileText::tr("The file is compressed."),
                     LogFileText::tr("Unpack it first, then open the unpacked log.")};
    }
    if (head.starts_with("\xff\xfe"sv) || head.starts_with("\xfe\xff"sv)) {
        return Error{ErrorKind::Invalid, path, LogFileText::tr("The file is UTF-16 text."),
                     LogFileText::tr("Save it as UTF-8, then open it again.")};
    }
    const std::size_t first = head.find_first_not_of(" \t\r\n");
    const std::size_t second =
        first == std::string_view::npos ? first : head.find_first_not_of(" \t\r\n", first + 1);
    if (second != std::string_view::npos && head[first] == '[' && head[second] == '{') {
        return Error{
            ErrorKind::Invalid, path, LogFileText::tr("The file is one JSON array."),
            LogFileText::tr("Write one JSON object per line instead, for example with: jq -c '.[]'.")};
    }
    return std::nullopt;
}

/// Feeds the rows of one file to a parser and collects what comes out.
class LogFileReader
{
public:
    LogFileReader(const QString& path, const ReadLogOptions& options)
        : m_path(path.toStdString()),
          m_options(options),
          m_parser(m_path, {.keepAttributes = options.keepAttributes})
    {
        m_log.path = path;
    }

    Result<LogFile> run(const std::function<void(const ReadProgress&)>& progress, const CancelToken& cancel);

private:
    [[nodiscard]] std::string_view unread() const { return {m_buffer.data() + m_begin, m_end - m_begin}; }
    [[nodiscard]] bool isHopeless() const
    {
        return m_log.records.empty() && m_labels.empty() && m_log.rows >= hopelessRows;
    }
    Result<std::int64_t> fill(const FileDescriptor& file);
    void takeRows(bool atEnd);
    std::size_t rowEnd(bool atEnd) const;
    void takeRow(std::string_view row);
    void skipLongRow();
    void reject(Error reason);
    void joinLabels();
    Result<LogFile> finish();

    std::string m_path;
    ReadLogOptions m_options;
    RecordParser m_parser;
    LogFile m_log;
    std::unordered_map<std::string, std::string> m_labels; ///< by request id; the last one wins
    std::vector<char> m_buffer;
    std::size_t m_begin = 0; ///< of the first row not yet taken
    std::size_t m_end = 0;
    std::int64_t m_offset = 0; ///< in the file, of m_end
    std::int64_t m_line = 1;
    bool m_skipping = false; ///< inside of a row that is too long
};

/// Moves the rest to the front and reads on behind it.
Result<std::int64_t> LogFileReader::fill(const FileDescriptor& file)
{
    const std::string_view rest = unread();
    std::memmove(m_buffer.data(), rest.data(), rest.size());
    m_begin = 0;
    m_end = rest.size();
    const std::int64_t count = file.read(std::span(m_buffer).subspan(m_end, chunkSize), m_offset);
    if (count < 0)
        return Failure(fileError(m_path, errno));
    m_end += static_cast<std::size_t>(count);
    m_offset += count;
    return count;
}

/// Where the first unread row ends (its line feed), npos when it is not complete.
std::size_t LogFileReader::rowEnd(bool atEnd) const
{
    const std::string_view text = unread();
    const std::size_t lineEnd = text.find('\n');
    const std::string_view line = text.substr(0, std::min(lineEnd, text.size()));
    const bool mayQuote =
        m_parser.delimiter() != 0 && !line.starts_with('{') && line.find('"') != std::string_view::npos;
    if (lineEnd == std::string_view::npos || !mayQuote)
        return lineEnd;
    const std::string_view window = text.substr(0, RecordParser::longestLine);
    const bool whole = window.size() < text.size() || atEnd;
    const std::size_t end = csvRecordEnd(window, m_parser.delimiter(), atEnd && window.size() == text.size());
    // A mark that is never closed must cost one line, not the rest of the file.
    return end == std::string_view::npos && whole ? lineEnd : end;
}

void LogFileReader::reject(Error reason)
{
    ++m_log.rejectedCount;
    if (m_log.rejected.size() < m_options.keptRejections)
        m_log.rejected.push_back({m_line, std::move(reason)});
}

void LogFileReader::takeRow(std::string_view row)
{
    if (row.size() > RecordParser::longestLine) {
        ++m_log.rows;
        reject({ErrorKind::TooLarge, LinePlace{m_path, m_line}.text(),
                LogFileText::tr("The line is longer than 1 MiB."),
                LogFileText::tr("It was left out; leave large inputs out of the log.")});
        return;
    }
    auto record = m_parser.parse(row, m_line);
    if (!record) {
        ++m_log.rows;
        reject(std::move(record.error()));
    } else if (auto* prediction = std::get_if<PredictionRecord>(&*record)) {
        ++m_log.rows;
        m_log.records.push_back(std::move(*prediction));
    } else if (auto* label = std::get_if<LabelRecord>(&*record)) {
        ++m_log.rows;
        ++m_log.labelRecords;
        m_labels.insert_or_assign(std::move(label->requestId), std::move(label->label));
    }
}

/// Drops the unread bytes of a row that has outgrown the bound; it is rejected once.
void LogFileReader::skipLongRow()
{
    if (!m_skipping)
        takeRow(unread());
    m_skipping = true;
    m_begin = m_end;
}

void LogFileReader::takeRows(bool atEnd)
{
    while (m_begin < m_end) {
        if (m_skipping) {
            const std::size_t end = unread().find('\n');
            m_skipping = end == std::string_view::npos;
            m_begin = m_skipping ? m_end : m_begin + end + 1;
            m_line += m_skipping ? 0 : 1;
            continue;
        }
        const std::size_t end = rowEnd(atEnd);
        if (end == std::string_view::npos && !atEnd) {
            if (unread().size() > RecordParser::longestLine)
                skipLongRow();
            return;
        }
        const std::string_view row = unread().substr(0, end);
        takeRow(row);
        m_line += 1 + std::count(row.begin(), row.end(), '\n');
        m_begin = end == std::string_view::npos ? m_end : std::min(m_begin + end + 1, m_end);
    }
}

void LogFileReader::joinLabels()
{
    for (PredictionRecord& record : m_log.records) {
        if (!m_labels.empty() && !record.requestId.empty()) {
            if (const auto found = m_labels.find(record.requestId); found != m_labels.end()) {
                record.label = found->second;
                ++m_log.joinedLabels;
            }
        }
        m_log.labelled += record.label ? 1 : 0;
    }
}

Result<LogFile> LogFileReader::finish()
{
    m_log.format = m_parser.format();
    m_log.delimiter = m_parser.delimiter();
    if (!m_log.records.empty()) {
        joinLabels();
        return std::move(m_log);
    }
    if (m_log.bytes == 0) {
        return fail(ErrorKind::Invalid, m_log.path, LogFileText::tr("The file is empty."),
                    LogFileText::tr("Open it again when predictions have been logged."));
    }
    if (m_log.labelRecords > 0) {
        return fail(ErrorKind::Invalid, m_log.path,
                    LogFileText::tr("The file holds labels but no predictions."),
                    LogFileText::tr("Open the log of the predictions, or a file that holds both."));
    }
    const QStringList columns = m_parser.columns();
    const bool recognised = std::any_of(columns.begin(), columns.end(), [](const QString& column) {
        return matchField(column.toStdString()).field == LogField::Prediction;
    });
    if (!recognised && !columns.isEmpty())
        return Failure(m_parser.unrecognisedError());
    if (m_log.rejected.empty()) {
        return fail(ErrorKind::Invalid, m_log.path, LogFileText::tr("The file holds no predictions."),
                    LogFileText::tr("Open it again when predictions have been logged."));
    }
    const Error& first = m_log.rejected.front().reason;
    return fail(first.kind, first.where,
                LogFileText::tr("No line of the file can be read; the first: %1").arg(first.what),
                first.hint);
}

Result<LogFile> LogFileReader::run(const std::function<void(const ReadProgress&)>& progress,
                                   const CancelToken& cancel)
{
    const auto file = FileDescriptor::open(m_path);
    if (!file)
        return Failure(file.error());
    m_log.bytes = file->status().st_size;
    // A row of the longest allowed length, what comes behind it, and what the parser may look at past the
    // end.
    m_buffer.resize(RecordParser::longestLine + 2 * chunkSize + RecordParser::padding);
    while (true) {
        if (cancel.isCancelled())
            return fail(ErrorKind::Cancelled, m_log.path, LogFileText::tr("Reading was cancelled."));
        const auto count = fill(*file);
        if (!count)
            return Failure(count.error());
        if (m_offset == *count) {
            if (auto error = unsuitable(m_log.path, unread()))
                return Failure(std::move(*error));
        }
        takeRows(*count == 0);
        if (progress)
            progress({m_offset, std::max(m_log.bytes, m_offset), m_log.rows});
        if (*count == 0 || isHopeless())
            break;
    }
    m_log.bytes = m_offset;
    return finish();
}

} // namespace

double LogFile::labelledShare() const
{
    return records.empty() ? 0.0 : static_cast<double>(labelled) / static_cast<double>(records.size());
}

Result<LogFile> readLog(const QString& path, const ReadLogOptions& options,
                        const std::function<void(const ReadProgress&)>& progress, const CancelToken& cancel)
{
    return LogFileReader(path, options).run(progress, cancel);
}

} // namespace qd
