// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/clock.h"
#include "models/history/records.h"
#include "models/logs/logfollower.h"

#include <QObject>

#include <memory>
#include <optional>

namespace qd {

/// Several endpoints may follow one log, and each reads all of it: this is what the history keeps the
/// position of one of them under, in place of the path.
[[nodiscard]] std::string keptBy(const std::string& endpoint, const std::string& path);

/// Follows the prediction log of one endpoint without ever blocking: files are read on threads of their own,
/// where one that hangs keeps nobody waiting. At most one batch is under way at a time, from the file to its
/// commit; the next lines are read when it is settled, so order is kept and a failed write is read again.
/// Lives on the monitor's thread.
class LogWatch : public QObject
{
    Q_OBJECT

public:
    /// `resumeAt`: as the history has it for this endpoint (see keptBy()), empty for a log that it never
    /// read. `window`: predictions older than this on arrival are too old for the live values.
    LogWatch(std::string endpoint, const std::string& path, LogPosition resumeAt, Duration window,
             const Clock& clock, QObject* parent = nullptr);
    ~LogWatch() override;

    /// Begins to read what the log has gained, unless something is still under way. A log that has more than
    /// one poll may bring is read on without being asked.
    void poll();
    /// What became of the batch that was collected last.
    void settled(const Result<void>& stored);

    /// Returns whether all that the log held at the last poll is in the history.
    [[nodiscard]] bool isCaughtUp() const { return m_doing != Doing::Storing && m_caughtUp; }
    /// Why the log brings nothing, or what was wrong with its last lines, or with their times.
    [[nodiscard]] std::optional<Error> error() const;

signals:
    /// The batch is to be stored in one transaction; then call settled().
    void collected(const std::shared_ptr<const qd::WriteBatch>& batch);

private:
    enum class Doing { Nothing, Reading, Storing };

    void take(FollowedLines lines);
    void pollFailed(const Error& error);
    void noteErrors(const FollowedLines& lines, Timestamp now, WriteBatch& batch);
    void noteTimes(const FollowedLines& lines, Timestamp now, WriteBatch& batch);
    void addEvent(const Error& error, Timestamp at, WriteBatch& batch);
    void rewind();

    const std::string m_endpoint;
    const Duration m_window;
    const Clock& m_clock;
    std::shared_ptr<LogFollower> m_follower; ///< used by one poll at a time, which may outlive this object
    LogPosition m_committed;
    LogPosition m_read; ///< becomes m_committed when its batch is stored
    Doing m_doing = Doing::Nothing;
    bool m_mayHaveMore = false;
    bool m_caughtUp = false;
    Timestamp m_pollBegan;

    std::optional<Error> m_standing;
    std::optional<Error> m_lineError;
    std::optional<Error> m_timesError;
    Timestamp m_lineErrorAt;

    Timestamp m_eventsSince; ///< beginning of the minute whose events are counted
    int m_events = 0;
    int m_eventsLeftOut = 0;
};

} // namespace qd
