// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/clock.h"
#include "models/history/history.h"

#include <QTimer>

#include <deque>
#include <memory>
#include <optional>

namespace qd {

/// Why nothing is collected at the moment.
struct CollectionPause
{
    Error error;           ///< names the file and what is wrong with the disk
    QString volume;        ///< where the file system is mounted
    qint64 bytesFree = -1; ///< on it, for this user; -1: not known
    Timestamp since;
    std::int64_t held = 0;   ///< samples and records that wait in memory
    std::int64_t missed = 0; ///< values that there was no room to wait for
};

/// Lets what is collected pass into the history, and holds it back while the disk takes nothing: full, out of
/// quota, read-only, failing, or locked by another program; or while the file is not where it was, which is
/// asked for also when there is nothing to store. Tries again by itself, less and less often, and goes on in
/// order. What exceeds the bound meanwhile is missed; a "collection" event then tells from when to
/// when, and how much. A batch that the history refuses for itself is not tried again.
///
/// Lives on the monitor's thread.
class CollectionGate : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        Duration firstRetry{1'000};
        Duration slowestRetry{30'000};
        std::int64_t mostHeld = 500'000; ///< about 100 MB at worst
        Duration looksEvery{5'000};      ///< the interval of looks for the file, without anything to store
    };

    CollectionGate(History& history, const Clock& clock, Settings settings, QObject* parent = nullptr);
    CollectionGate(History& history, const Clock& clock, QObject* parent = nullptr);

    void store(WriteBatch batch);
    void store(std::shared_ptr<const WriteBatch> batch);
    /// Something that the gate did not write could not be stored: pauses when that is the disk's fault.
    void noteFailure(const Error& error);

    /// Writes what waits for the last time; what cannot be written now is lost with the program.
    void close();

    /// What can be read again later need not be read now.
    [[nodiscard]] bool isPaused() const { return m_pause.has_value(); }

signals:
    /// The pause begins, or its counts have changed; at most once per attempt.
    void paused(qd::CollectionPause pause);
    void resumed();

private:
    using SharedBatch = std::shared_ptr<const WriteBatch>;

    void send(SharedBatch batch, bool isAttempt);
    void settled(const SharedBatch& batch, bool isAttempt, const Result<void>& stored);
    void hold(SharedBatch batch);
    void begin(const Error& error);
    void tell();
    void tryAgain();
    void resume();
    void lookForFile();

    History& m_history;
    const Clock& m_clock;
    const Settings m_settings;
    QTimer m_retry;
    QTimer m_look;
    Duration m_delay{0};
    std::deque<SharedBatch> m_held;
    std::optional<CollectionPause> m_pause;
    std::optional<TimeRange> m_missedRange;
};

} // namespace qd

Q_DECLARE_METATYPE(qd::CollectionPause)
