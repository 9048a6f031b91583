// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/clock.h"
#include "models/history/history.h"

#include <QTimer>

#include <optional>

namespace qd {

/// Tidies a history on a schedule: drops what is too old or too much soon after the start and then every
/// hour; settles once a day, and as soon as much has come since the last time. Does nothing for a history
/// that is open for reading only. Lives on the thread that made it; the work is the writer thread's.
class HistoryKeeper : public QObject
{
    Q_OBJECT

public:
    struct Schedule
    {
        Duration afterStart = std::chrono::minutes(1);
        Duration dropEvery = std::chrono::hours(1);
        Duration settleEvery = std::chrono::hours(24);
        std::int64_t settleAfterSamples = 20'000'000; ///< about two seconds of work
    };

    HistoryKeeper(History& history, const Clock& clock, Schedule schedule, QObject* parent = nullptr);
    HistoryKeeper(History& history, const Clock& clock, QObject* parent = nullptr);
    ~HistoryKeeper() override;

    /// Looks at the clock every minute from now on.
    void start();
    /// Begins what is due.
    void tick();
    /// Everything at once; nothing when it is at it already. What the last report held back goes, too, once
    /// somebody has agreed to it.
    enum class Consent { NotAsked, Given };
    void tidyNow(Consent consent = Consent::NotAsked);
    /// What is done stays done; the rest waits for the next time.
    void cancel();

    [[nodiscard]] bool isTidying() const { return m_running.has_value(); }
    [[nodiscard]] const std::optional<Result<TidyReport>>& lastReport() const { return m_last; }

signals:
    void started();
    void progress(qd::TidyProgress progress);
    /// lastReport() is the new one.
    void finished();

private:
    void begin(bool settle, Consent consent, const std::string& actor);

    History& m_history;
    const Clock& m_clock;
    const Schedule m_schedule;
    QTimer m_timer;
    Timestamp m_dropAt;
    Timestamp m_settleAt;
    std::int64_t m_samplesSince = 0; ///< came since the last settling began
    std::optional<CancelToken> m_running;
    std::optional<Result<TidyReport>> m_last;
};

} // namespace qd
