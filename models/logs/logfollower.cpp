// SPDX-License-Identifier: Apache-2.0
#include "models/logs/logfollower.h"

#include "models/logs/files/filedescriptor.h"
#include "models/logs/files/rotation.h"
#include "models/logs/rows/recordparser.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>

namespace qd {

namespace {

struct LogFollowerWords
{
    Q_DECLARE_TR_FUNCTIONS(LogFollowerWords)
};

constexpr std::size_t headSize = 256;
constexpr std::int64_t mostLineErrors = 100;

} // namespace

struct LogFollower::Private
{
    std::string path;
    std::int64_t maxBytes = 0;

    FileDescriptor file;
    FileId id;                ///< the file that `offset` belongs to; inode 0 before the first was found
    std::int64_t offset = 0;  ///< consumed
    std::int64_t scanned = 0; ///< >= offset; beyond it only inside of a line that is too long
    bool skipping = false;
    std::string head; ///< the file's first bytes, which appending never changes
    std::unique_ptr<RecordParser> parser;
    std::optional<std::int64_t> linesBefore; ///< the file's lines before the offset at which it was opened
    std::int64_t linesSince = 0;
    std::int64_t openedAt = 0;
    std::vector<char> buffer;
    std::size_t tail = 0; ///< bytes of the incomplete last line, at the end of what was read
    int missingPolls = 0;
    std::int64_t lineErrors = 0; ///< the errors of lines in this poll
    TimeRange recordable;        ///< the times that may be recorded in this poll
    std::optional<Error> standing;

    void begin(FollowedLines& result);
    bool openAt(const std::string& name, std::int64_t at);
    void restartFile();
    void primeHeader();
    void checkRewritten(FollowedLines& result);
    bool readLines(FollowedLines& result, std::int64_t& budget);
    void takeLines(std::string_view text, FollowedLines& result);
    void takeLine(std::string_view line, FollowedLines& result);
    bool advance(const std::optional<FoundFile>& current, FollowedLines& result);
    void noteMissing();
    void addLineError(Error error, FollowedLines& result);
    void summariseErrors(FollowedLines& result) const;
    [[nodiscard]] std::int64_t lineNumber();
    [[nodiscard]] Error tooLong();
    [[nodiscard]] Error notRecordable();
    [[nodiscard]] QString where() const { return QString::fromStdString(path); }
};

/// Finds the file in which to go on: the stored one, wherever it is now, or else the log itself.
void LogFollower::Private::begin(FollowedLines& result)
{
    const auto current = fileAt(path);
    if (id.inode != 0) {
        if (current && current->id == id) {
            openAt(path, offset);
            return;
        }
        if (const auto rotated = findBeside(path, id)) {
            openAt(rotated->path, offset);
            return;
        }
        if (current) {
            result.errors.push_back(
                {ErrorKind::NotFound, where(),
                 LogFollowerWords::tr("The file that was read last has been removed or compressed; "
                                      "its unread end is lost."),
                 LogFollowerWords::tr("Keep rotated logs uncompressed until they have been read.")});
        }
    }
    if (current)
        openAt(path, 0);
    else
        standing = fileError(path, ENOENT);
}

bool LogFollower::Private::openAt(const std::string& name, std::int64_t at)
{
    auto opened = FileDescriptor::open(name);
    if (!opened) {
        standing = opened.error();
        return false;
    }
    file = std::move(*opened);
    id = FileId::of(file.status());
    restartFile();
    offset = scanned = openedAt = at;
    if (at > 0) {
        linesBefore.reset();
        primeHeader();
    }
    return true;
}

void LogFollower::Private::restartFile()
{
    parser = std::make_unique<RecordParser>(path, RecordOptions{.requireTime = true});
    offset = scanned = openedAt = 0;
    skipping = false;
    head.clear();
    tail = 0;
    linesBefore = 0;
    linesSince = 0;
}

/// A table that is taken up in the middle needs the names of its columns.
void LogFollower::Private::primeHeader()
{
    std::string first(64 * 1024, '\0');
    const std::int64_t count = file.read(first, 0);
    first.resize(static_cast<std::size_t>(std::max<std::int64_t>(count, 0)));
    const std::size_t end = first.find('\n');
    if (end != std::string::npos)
        parser->setHeader(std::string_view(first).substr(0, end));
}

/// A file that became shorter, or whose beginning changed, is a new log under the old inode.
void LogFollower::Private::checkRewritten(FollowedLines& result)
{
    const std::int64_t size = file.status().st_size;
    std::string now(std::min<std::size_t>(headSize, static_cast<std::size_t>(size)), '\0');
    const std::int64_t count = file.read(now, 0);
    now.resize(static_cast<std::size_t>(std::max<std::int64_t>(count, 0)));
    char before = '\n';
    const bool torn = offset > 0 && file.read(std::span(&before, 1), offset - 1) == 1 && before != '\n';
    if (size < scanned || torn || !now.starts_with(head)) {
        result.errors.push_back(
            {ErrorKind::Conflict, where(),
             LogFollowerWords::tr("The file was truncated or overwritten; it is read again from its start."),
             LogFollowerWords::tr("Lines written just before that may be missing; rotate logs by renaming "
                                  "them instead.")});
        restartFile();
    }
    head = std::move(now);
}

std::int64_t LogFollower::Private::lineNumber()
{
    if (!linesBefore) {
        // Counted only when somebody asks: it takes reading everything up to where the log was taken up.
        std::int64_t lines = 0;
        std::vector<char> chunk(1024 * 1024);
        for (std::int64_t at = 0; at < openedAt;) {
            const auto want = std::min<std::int64_t>(std::ssize(chunk), openedAt - at);
            const std::int64_t count = file.read(std::span(chunk).first(static_cast<std::size_t>(want)), at);
            if (count <= 0)
                break;
            lines += std::count(chunk.begin(), chunk.begin() + count, '\n');
            at += count;
        }
        linesBefore = lines;
    }
    return *linesBefore + linesSince + 1;
}

void LogFollower::Private::addLineError(Error error, FollowedLines& result)
{
    if (++lineErrors <= mostLineErrors)
        result.errors.push_back(std::move(error));
}

Error LogFollower::Private::tooLong()
{
    return {ErrorKind::TooLarge, LinePlace{path, lineNumber()}.text(),
            LogFollowerWords::tr("The line is longer than 1 MiB and was skipped."),
            LogFollowerWords::tr("Leave large inputs out of the log.")};
}

Error LogFollower::Private::notRecordable()
{
    return {ErrorKind::Invalid, LinePlace{path, lineNumber()}.text(),
            LogFollowerWords::tr(
                "The time is before 1970 or more than a day from now, so the line was left out."),
            LogFollowerWords::tr("Set the clock of the server that writes the log.")};
}

void LogFollower::Private::takeLine(std::string_view line, FollowedLines& result)
{
    if (line.size() > RecordParser::longestLine) {
        addLineError(tooLong(), result);
        return;
    }
    const bool counted = linesBefore.has_value();
    auto record = parser->parse(line, counted ? lineNumber() : linesSince + 2);
    if (!record && !counted)
        record = parser->parse(line, lineNumber()); // now with the number that the message needs
    if (!record) {
        addLineError(std::move(record.error()), result);
        return;
    }
    auto* const prediction = std::get_if<PredictionRecord>(&*record);
    auto* const label = std::get_if<LabelRecord>(&*record);
    if (!prediction && !label)
        return;
    if (!recordable.contains(prediction ? prediction->at : label->at))
        addLineError(notRecordable(), result);
    else if (prediction)
        result.predictions.push_back(std::move(*prediction));
    else
        result.labels.push_back(std::move(*label));
}

/// Takes the complete lines of `text`, which begins at `scanned`.
void LogFollower::Private::takeLines(std::string_view text, FollowedLines& result)
{
    const std::int64_t from = scanned;
    std::size_t at = 0;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', at)) {
        if (!skipping)
            takeLine(text.substr(at, end - at), result);
        skipping = false;
        ++linesSince;
        at = end + 1;
        offset = scanned = from + static_cast<std::int64_t>(at);
    }
    tail = text.size() - at;
    if (!skipping && tail > RecordParser::longestLine) {
        addLineError(tooLong(), result);
        skipping = true;
    }
    if (skipping) {
        scanned = from + std::ssize(text);
        tail = 0;
    }
}

/// Reads lines; returns true when the file has been read to its present end.
bool LogFollower::Private::readLines(FollowedLines& result, std::int64_t& budget)
{
    const std::int64_t size = file.status().st_size;
    const std::int64_t most = std::max<std::int64_t>(budget, RecordParser::longestLine + 1);
    const auto want = static_cast<std::size_t>(std::clamp<std::int64_t>(size - scanned, 0, most));
    buffer.resize(std::max(buffer.size(), want + RecordParser::padding));
    const std::int64_t from = scanned;
    const std::int64_t count = file.read(std::span(buffer).first(want), from);
    if (count < 0) {
        standing = fileError(path, errno);
        return false;
    }
    budget -= count;
    takeLines({buffer.data(), static_cast<std::size_t>(count)}, result);
    // What the incomplete last line holds was in `buffer` behind the last complete one.
    if (tail > 0)
        std::move(buffer.begin() + count - static_cast<std::ptrdiff_t>(tail), buffer.begin() + count,
                  buffer.begin());
    return from + count >= size;
}

void LogFollower::Private::noteMissing()
{
    if (file.status().st_nlink == 0) {
        standing = Error{ErrorKind::NotFound, where(), LogFollowerWords::tr("The log was deleted."),
                         LogFollowerWords::tr("Following resumes as soon as a file with this name exists.")};
    } else if (++missingPolls > 1) { // one poll may fall between the two steps of a rotation
        standing = Error{ErrorKind::NotFound, where(),
                         LogFollowerWords::tr("The log was moved away and no new one was created."),
                         LogFollowerWords::tr("Following resumes as soon as a file with this name exists.")};
    }
}

/// Goes on to the file that came after the present one, which has been read to its end.
bool LogFollower::Private::advance(const std::optional<FoundFile>& current, FollowedLines& result)
{
    const std::vector<FoundFile> later = rotatedAfter(path, id);
    if (later.empty() && !current) {
        noteMissing();
        return false;
    }
    if (tail > 0) { // nobody will complete this line any more
        takeLine({buffer.data(), tail}, result);
        offset = scanned = scanned + static_cast<std::int64_t>(tail);
        tail = 0;
    }
    return openAt(later.empty() ? path : later.front().path, 0);
}

void LogFollower::Private::summariseErrors(FollowedLines& result) const
{
    if (lineErrors <= mostLineErrors)
        return;
    result.errors.push_back(
        {ErrorKind::Invalid, where(),
         LogFollowerWords::tr("%n more line(s) could not be read.", nullptr,
                              static_cast<int>(lineErrors - mostLineErrors)),
         LogFollowerWords::tr("Open the log to see all rejected lines with their reasons.")});
}

LogFollower::LogFollower(std::string path, LogPosition resumeAt, std::int64_t maxBytes)
    : d(std::make_unique<Private>())
{
    d->path = std::move(path);
    d->maxBytes = maxBytes;
    d->id = {resumeAt.device, resumeAt.inode};
    d->offset = resumeAt.offset;
}

LogFollower::~LogFollower() = default;

const std::string& LogFollower::path() const
{
    return d->path;
}

FollowedLines LogFollower::poll(TimeRange recordable)
{
    FollowedLines result;
    d->recordable = recordable;
    const std::optional<Error> standingBefore = std::exchange(d->standing, std::nullopt);
    d->lineErrors = 0;
    if (!d->file.isOpen())
        d->begin(result);
    std::int64_t budget = d->maxBytes;
    while (d->file.isOpen()) {
        // Looked at before reading: then all that was written before the new file began is read, too.
        const auto current = fileAt(d->path);
        d->checkRewritten(result);
        const bool reachedEnd = d->readLines(result, budget);
        if (!reachedEnd || budget <= 0) {
            result.mayHaveMore = !d->standing;
            break;
        }
        if (current && current->id == d->id) {
            d->missingPolls = 0;
            break;
        }
        if (!d->advance(current, result))
            break;
    }
    d->summariseErrors(result);
    result.standing = d->standing;
    if (d->standing && d->standing != standingBefore)
        result.errors.push_back(*d->standing);
    result.position = {d->path, d->id.device, d->id.inode, d->offset};
    return result;
}

} // namespace qd
