// SPDX-License-Identifier: Apache-2.0
#include "models/logs/textreader.h"

#include "models/logs/logfiletext.h"
#include "models/logs/rows/recordbuilder.h"
#include "models/logs/rows/recordparser.h"
#include "models/logs/rows/rowcutter.h"

#include <cstring>
#include <deque>
#include <future>
#include <thread>

namespace qd {

namespace {

constexpr std::size_t chunkSize = 1024 * 1024;
/// The number of rows without a single one that can be read after which the rest of the text is not worth the
/// wait.
constexpr std::int64_t hopelessRows = 10'000;

/// Text has no zero bytes; nearly every other file has one near its beginning.
bool looksLikeText(std::string_view head)
{
    constexpr std::size_t beginning = 8192;
    return head.substr(0, beginning).find('\0') == std::string_view::npos;
}

void rejectLongRow(const std::string& name, std::int64_t line, LogBatch& batch)
{
    ++batch.rows;
    batch.reject(line, tooLongError(name, line));
}

} // namespace

Error tooLongError(const std::string& name, std::int64_t line)
{
    return {ErrorKind::TooLarge, LinePlace{name, line}.text(),
            LogFileText::tr("The line is longer than 1 MiB."),
            LogFileText::tr("It was left out; leave large inputs out of the log.")};
}

std::size_t takeCompleteRows(std::string_view text, bool atEnd, LineFormat& format, const std::string& name,
                             std::int64_t& line, LogBatch& batch)
{
    std::size_t taken = 0;
    while (taken < text.size()) {
        const std::string_view rest = text.substr(taken);
        const char delimiter = format.delimiter();
        const std::size_t end = rowEnd(rest, delimiter, atEnd);
        if (end == std::string_view::npos && !atEnd)
            break;
        const std::string_view row = rest.substr(0, end);
        if (row.size() > RecordParser::longestLine)
            rejectLongRow(name, line, batch);
        else
            format.take(row, line, batch);
        batch.recordLines.resize(batch.records.size(), line);
        line += 1 + (delimiter != 0 ? static_cast<std::int64_t>(countLines(row)) : 0);
        taken += std::min(row.size() + 1, rest.size());
    }
    return taken;
}

/// Whole rows on their way through another thread.
struct TextReader::Stretch
{
    std::vector<char> bytes; ///< and RecordParser::padding behind them
    std::int64_t line = 0;   ///< the line of the first row
    std::unique_ptr<LineFormat> format;
    LogBatch batch;
    bool changedFormat = false; ///< what follows was parsed on wrong terms

    [[nodiscard]] std::string_view text() const
    {
        return {bytes.data(), bytes.size() - RecordParser::padding};
    }
};

/// Stretches being parsed, in the order of the text.
class TextReader::Workers
{
public:
    explicit Workers(unsigned threads)
        : m_limit(threads != 0 ? threads : std::clamp(std::thread::hardware_concurrency(), 2U, 4U))
    {
    }

    [[nodiscard]] bool isFull() const { return m_running.size() >= m_limit; }
    [[nodiscard]] bool isIdle() const { return m_running.empty(); }

    void start(Stretch stretch, const LineFormat& format, const std::string& name)
    {
        stretch.format = m_spare ? std::move(m_spare) : format.fork();
        m_running.push_back(std::async(std::launch::async, [stretch = std::move(stretch), &name]() mutable {
            const int before = stretch.format->generation();
            stretch.batch.records.reserve(countLines(stretch.text()));
            std::int64_t line = stretch.line;
            takeCompleteRows(stretch.text(), true, *stretch.format, name, line, stretch.batch);
            stretch.changedFormat = stretch.format->generation() != before;
            return std::move(stretch);
        }));
    }

    /// Waits for the first one.
    [[nodiscard]] Stretch next()
    {
        Stretch stretch = m_running.front().get();
        m_running.pop_front();
        return stretch;
    }

    void reuse(std::unique_ptr<LineFormat> format) { m_spare = std::move(format); }

private:
    std::size_t m_limit;
    std::deque<std::future<Stretch>> m_running;
    std::unique_ptr<LineFormat> m_spare;
};

TextReader::TextReader(ByteSource& source, Timestamp modified, const StreamOptions& options)
    : m_source(source),
      m_options(options),
      m_context{source.name(), modified, options.keepAttributes, options.mapping, options.anyScore}
{
    // A row of the longest allowed length, what comes behind it, and what a parser may look at past the end.
    m_buffer.resize(RecordParser::longestLine + 2 * chunkSize + RecordParser::padding);
}

TextReader::~TextReader() = default;

LogBatch TextReader::newBatch() const
{
    LogBatch batch;
    batch.keptRejections = m_options.keptRejections;
    return batch;
}

void TextReader::hand(LogBatch&& batch)
{
    m_rejected += batch.rejectedCount;
    m_useful = m_useful || batch.rows > batch.rejectedCount;
    m_take(std::move(batch));
}

/// Moves the rest to the front and reads on behind it.
Result<void> TextReader::fill()
{
    const std::string_view rest = unread();
    std::memmove(m_buffer.data(), rest.data(), rest.size());
    m_begin = 0;
    m_end = rest.size();
    if (m_buffer.size() < m_end + chunkSize + RecordParser::padding)
        m_buffer.resize(m_end + chunkSize + RecordParser::padding);
    const auto count = m_source.read(std::span(m_buffer).subspan(m_end, chunkSize));
    if (!count)
        return Failure(count.error());
    m_end += *count;
    m_atEnd = *count == 0;
    return {};
}

/// Drops the unread bytes of a row that has outgrown the bound; it is rejected once.
void TextReader::skipLongRow(LogBatch& batch)
{
    if (!m_skipping)
        rejectLongRow(m_context.name, m_line, batch);
    m_skipping = true;
    m_begin = m_end;
}

void TextReader::takeRows(LogBatch& batch)
{
    if (m_skipping) {
        const std::size_t end = unread().find('\n');
        m_skipping = end == std::string_view::npos;
        m_begin = m_skipping ? m_end : m_begin + end + 1;
        m_line += m_skipping ? 0 : 1;
    }
    m_begin += takeCompleteRows(unread(), m_atEnd, *m_format, m_context.name, m_line, batch);
    if (unread().size() > RecordParser::longestLine)
        skipLongRow(batch);
}

/// Looks at the beginning and reads its rows, so that the header of a table is known.
Result<void> TextReader::begin()
{
    const auto filled = fill();
    if (filled) {
        m_isText = looksLikeText(unread());
        if (!m_isText)
            return fail(ErrorKind::Invalid, QString::fromStdString(m_context.name),
                        LogFileText::tr("This is not a text log."),
                        LogFileText::tr(
                            "Open a log of JSON lines, CSV or TSV in UTF-8, or an archive of such logs."));
    }
    m_format = makeFormat(detectFormat(unread()), m_context);
    LogBatch batch = newBatch();
    takeRows(batch);
    hand(std::move(batch));
    m_tell();
    return filled;
}

/// The next stretch for another thread; none at the end of the text, or before a row that is too long.
Result<std::optional<TextReader::Stretch>> TextReader::cut()
{
    while (!m_atEnd && unread().size() <= RecordParser::longestLine) {
        if (auto filled = fill(); !filled)
            return Failure(filled.error());
        const std::size_t length = completeRows(unread(), m_format->delimiter());
        if (length == 0)
            continue;
        Stretch stretch;
        stretch.bytes.resize(length + RecordParser::padding);
        std::memcpy(stretch.bytes.data(), m_buffer.data() + m_begin, length);
        stretch.line = m_line;
        stretch.batch = newBatch();
        m_line += static_cast<std::int64_t>(countLines(stretch.text()));
        m_begin += length;
        return std::optional(std::move(stretch));
    }
    return std::optional<Stretch>();
}

/// Puts the stretches that were parsed on wrong terms back before the unread text.
void TextReader::takeBack(Workers& workers)
{
    std::vector<char> bytes;
    while (!workers.isIdle()) {
        const Stretch stretch = workers.next();
        if (bytes.empty())
            m_line = stretch.line;
        bytes.insert(bytes.end(), stretch.text().begin(), stretch.text().end());
    }
    bytes.insert(bytes.end(), unread().begin(), unread().end());
    m_begin = 0;
    m_end = bytes.size();
    bytes.resize(std::max(m_buffer.size(), m_end + RecordParser::padding));
    m_buffer = std::move(bytes);
}

/// Takes the results of the first stretch; false when those behind it are to be read again.
bool TextReader::collect(Workers& workers)
{
    Stretch stretch = workers.next();
    hand(std::move(stretch.batch));
    m_tell();
    if (stretch.changedFormat) {
        m_format = std::move(stretch.format);
        return false;
    }
    workers.reuse(std::move(stretch.format));
    return true;
}

Result<void> TextReader::readParallel(const CancelToken& cancel)
{
    Workers workers(m_options.threads);
    bool more = true;
    Result<void> outcome;
    while (more || !workers.isIdle()) {
        if (cancel.isCancelled() || (!m_useful && m_rejected >= hopelessRows))
            return {};
        if (!more || workers.isFull()) {
            if (collect(workers))
                continue;
            // A table whose columns change on the way is read on by one thread.
            takeBack(workers);
            LogBatch batch = newBatch();
            takeRows(batch);
            hand(std::move(batch));
            return outcome;
        }
        auto stretch = cut();
        more = stretch && *stretch;
        if (!stretch)
            outcome = Failure(stretch.error());
        else if (*stretch)
            workers.start(std::move(**stretch), *m_format, m_context.name);
    }
    return outcome;
}

Result<void> TextReader::readSerial(const CancelToken& cancel)
{
    while (!m_atEnd && !cancel.isCancelled() && (m_useful || m_rejected < hopelessRows)) {
        if (auto filled = fill(); !filled)
            return filled;
        LogBatch batch = newBatch();
        takeRows(batch);
        hand(std::move(batch));
        m_tell();
    }
    return {};
}

Result<void> TextReader::run(const std::function<void(LogBatch&&)>& take, const std::function<void()>& tell,
                             const CancelToken& cancel)
{
    m_take = take;
    m_tell = tell;
    if (auto begun = begin(); !begun)
        return begun;
    if (!m_skipping && m_format->fork()) {
        if (auto read = readParallel(cancel); !read)
            return read;
    }
    if (m_atEnd && m_begin < m_end) { // the last row, which no line feed ends
        LogBatch batch = newBatch();
        takeRows(batch);
        hand(std::move(batch));
    }
    return readSerial(cancel);
}

} // namespace qd
