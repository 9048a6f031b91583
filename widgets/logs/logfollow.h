// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/latestjob.h"
#include "models/logs/files/growinglog.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace qd {

/// Looks again and again whether logs have grown, and says when to read them anew.
///
/// A log is read anew as a whole: reading takes a fraction of evaluating it, and late labels, repeated ids,
/// rotation and lines that were half written come out as if the log had been opened just now. So that this
/// stays a small part of a processor, each reading is followed by a rest of four times its length, a second
/// at least. Looking is by polling, on the pool: it works on every file system, and between two readings
/// there is nothing for a notification to hasten.
class LogFollow : public QObject
{
    Q_OBJECT

public:
    explicit LogFollow(QObject* parent = nullptr);
    ~LogFollow() override;

    /// Follows the logs opened at `since`.
    void start(const QStringList& opened, Timestamp since);
    void stop();
    /// Pauses following: while nobody looks nothing is read.
    void setPaused(bool isPaused);
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    /// What was opened and is not there just now.
    [[nodiscard]] const QStringList& absent() const { return m_seen.absent; }
    /// What grown() asked for has been done, or could not be.
    void settled();
    /// Puts the next look off; it is asked for again soon.
    void postpone();
    /// Shortest rest; tests make it shorter.
    void setRest(std::chrono::milliseconds rest);

signals:
    /// The log has grown and is to be read now, as these paths; then call settled().
    void grown(const QStringList& paths);
    /// Files went away or came back.
    void absentChanged();

private:
    void look();
    void take(const GrowingLog& log);

    QStringList m_opened;
    Timestamp m_since;
    GrowingLog m_seen;
    QTimer m_timer;
    QElapsedTimer m_reading;
    LatestJob m_looking;
    std::chrono::milliseconds m_rest{1'000};
    bool m_isFollowing = false;
    bool m_isPaused = false;
    bool m_isBusy = false; ///< looking, or what was asked for is being done
};

} // namespace qd
