// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/logwatch.h"

#include "models/base/async.h"
#include "models/base/border.h"
#include "models/base/delivery.h"
#include "models/base/recordabletime.h"
#include "models/history/eventkinds.h"
#include "models/monitor/errorevent.h"

#include <algorithm>

namespace qd {

namespace {

/// How long an error in a followed log stays on the screen after the last bad line.
constexpr Duration lineErrorStays{30'000};
/// A read that takes longer than this is told as a file system that hangs.
constexpr Duration slowRead{30'000};
/// The time by which clocks of two machines may differ without a word.
constexpr Duration clockTolerance{5'000};
constexpr Duration minute{60'000};
constexpr int mostEventsPerMinute = 100;

QString behindText(const QString& file, Duration by)
{
    if (by >= 2 * minute)
        return LogWatch::tr(
                   "The times in %1 are %n minute(s) behind this machine's clock, so its predictions "
                   "are too old for the live values.",
                   nullptr, static_cast<int>((by + minute / 2) / minute))
            .arg(file);
    return LogWatch::tr("The times in %1 are %n second(s) behind this machine's clock, so its predictions "
                        "are too old for the live values.",
                        nullptr, static_cast<int>(by.count() / 1000))
        .arg(file);
}

QString aheadText(const QString& file, Duration by)
{
    if (by >= 2 * minute)
        return LogWatch::tr("The times in %1 are %n minute(s) ahead of this machine's clock, so the live "
                            "values cannot be trusted.",
                            nullptr, static_cast<int>((by + minute / 2) / minute))
            .arg(file);
    return LogWatch::tr("The times in %1 are %n second(s) ahead of this machine's clock, so the live "
                        "values cannot be trusted.",
                        nullptr, static_cast<int>(by.count() / 1000))
        .arg(file);
}

} // namespace

std::string keptBy(const std::string& endpoint, const std::string& path)
{
    return endpoint + '\n' + path;
}

LogWatch::LogWatch(std::string endpoint, const std::string& path, LogPosition resumeAt, Duration window,
                   const Clock& clock, QObject* parent)
    : QObject(parent),
      m_endpoint(std::move(endpoint)),
      m_window(window),
      m_clock(clock),
      m_follower(std::make_shared<LogFollower>(path, resumeAt)),
      m_committed(std::move(resumeAt))
{
}

LogWatch::~LogWatch() = default;

void LogWatch::poll()
{
    if (m_doing != Doing::Nothing)
        return;
    m_doing = Doing::Reading;
    m_pollBegan = m_clock.now();
    runOnPool(
        this,
        [follower = m_follower, times = recordableTimes(m_pollBegan)](
            const CancelToken&) -> Result<FollowedLines> { return follower->poll(times); },
        [this](Result<FollowedLines> lines) {
            if (lines)
                take(std::move(*lines));
            else
                pollFailed(lines.error());
        },
        Lane::Files);
}

/// Nobody knows how far the follower came: the next poll reads again what was not stored.
void LogWatch::pollFailed(const Error& error)
{
    rewind();
    m_read = m_committed;
    FollowedLines none;
    none.position = m_committed;
    none.standing = error;
    if (m_standing != error)
        none.errors.push_back(error);
    take(std::move(none));
}

void LogWatch::take(FollowedLines lines)
{
    m_doing = Doing::Nothing;
    const Timestamp now = m_clock.now();
    WriteBatch batch;
    noteErrors(lines, now, batch);
    noteTimes(lines, now, batch);
    m_mayHaveMore = lines.mayHaveMore;
    m_read = lines.position;
    for (PredictionRecord& record : lines.predictions)
        batch.predictions.push_back({m_endpoint, std::move(record)});
    for (LabelRecord& record : lines.labels)
        batch.labels.push_back({m_endpoint, std::move(record)});
    if (lines.position != m_committed) {
        lines.position.path = keptBy(m_endpoint, lines.position.path);
        batch.logPositions.push_back(std::move(lines.position));
    }
    if (batch.isEmpty()) {
        settled({});
        return;
    }
    m_doing = Doing::Storing;
    emit collected(std::make_shared<const WriteBatch>(std::move(batch)));
}

void LogWatch::settled(const Result<void>& stored)
{
    m_doing = Doing::Nothing;
    if (!stored) {
        rewind(); // the next poll reads the same lines again
        return;
    }
    m_committed = m_read;
    m_caughtUp = !m_mayHaveMore && !m_standing;
    if (m_mayHaveMore)
        poll();
}

void LogWatch::rewind()
{
    m_follower = std::make_shared<LogFollower>(m_follower->path(), m_committed);
    m_caughtUp = false;
}

std::optional<Error> LogWatch::error() const
{
    const Timestamp now = m_clock.now();
    const QString file = QString::fromStdString(m_follower->path());
    if (m_doing == Doing::Reading && now - m_pollBegan > slowRead)
        return Error{ErrorKind::Timeout, file,
                     tr("Waiting for the log for %n second(s).", nullptr,
                        static_cast<int>((now - m_pollBegan).count() / 1000)),
                     tr("Check the disk or the network drive that holds it.")};
    if (m_standing)
        return m_standing;
    if (m_lineError && now - m_lineErrorAt <= lineErrorStays)
        return m_lineError;
    return m_timesError;
}

void LogWatch::noteErrors(const FollowedLines& lines, Timestamp now, WriteBatch& batch)
{
    m_standing = lines.standing;
    for (const Error& error : lines.errors) {
        addEvent(error, now, batch);
        if (error != lines.standing) {
            m_lineError = error;
            m_lineErrorAt = now;
        }
    }
}

/// Only lines that were just written say something about the clock; a log that is caught up on is old.
void LogWatch::noteTimes(const FollowedLines& lines, Timestamp now, WriteBatch& batch)
{
    if (!m_caughtUp || lines.predictions.empty())
        return;
    const Timestamp newest = std::max_element(lines.predictions.begin(), lines.predictions.end(),
                                              [](const auto& a, const auto& b) { return a.at < b.at; })
                                 ->at;
    const QString file = QString::fromStdString(m_follower->path());
    const bool wasWrong = m_timesError.has_value();
    const auto wrong = [&](const QString& what) {
        return Error{ErrorKind::Invalid, file, what,
                     tr("Set the clock and the time zone of the server that writes the log. A log that is "
                        "delivered late looks the same.")};
    };
    // The lines were written before the poll ended and, most of them, after the one before it began.
    if (newest < m_pollBegan - m_window)
        m_timesError = wrong(behindText(file, m_pollBegan - newest));
    else if (newest > now + std::min(m_window, clockTolerance))
        m_timesError = wrong(aheadText(file, newest - now));
    else
        m_timesError.reset();
    if (m_timesError && !wasWrong)
        addEvent(*m_timesError, now, batch);
}

/// A log of nothing but bad lines must not fill the history.
void LogWatch::addEvent(const Error& error, Timestamp at, WriteBatch& batch)
{
    if (at - m_eventsSince >= minute || at < m_eventsSince) {
        if (m_eventsLeftOut > 0) {
            const Error more{
                ErrorKind::Invalid, QString::fromStdString(m_follower->path()),
                tr("%n more problem(s) were not recorded individually.", nullptr, m_eventsLeftOut),
                tr("Open the log to see all rejected lines with their reasons.")};
            batch.events.push_back(errorEvent(eventkind::logError, m_endpoint, more, at));
        }
        m_eventsSince = at;
        m_events = m_eventsLeftOut = 0;
    }
    if (++m_events <= mostEventsPerMinute)
        batch.events.push_back(errorEvent(eventkind::logError, m_endpoint, error, at));
    else
        ++m_eventsLeftOut;
}

} // namespace qd
