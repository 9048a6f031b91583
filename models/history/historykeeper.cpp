// SPDX-License-Identifier: Apache-2.0
#include "models/history/historykeeper.h"

#include "models/base/loginname.h"

namespace qd {

namespace {

std::int64_t samplesIn(const WriteBatch& batch)
{
    auto count = std::ssize(batch.samples);
    for (const SeriesRun& run : batch.runs)
        count += std::ssize(run.samples);
    return count;
}

} // namespace

HistoryKeeper::HistoryKeeper(History& history, const Clock& clock, QObject* parent)
    : HistoryKeeper(history, clock, Schedule(), parent)
{
}

HistoryKeeper::HistoryKeeper(History& history, const Clock& clock, Schedule schedule, QObject* parent)
    : QObject(parent),
      m_history(history),
      m_clock(clock),
      m_schedule(schedule),
      m_timer(this),
      m_dropAt(clock.now() + schedule.afterStart),
      // A console that runs for a few hours a day settles, too.
      m_settleAt(m_dropAt)
{
    connect(&m_timer, &QTimer::timeout, this, &HistoryKeeper::tick);
    connect(&m_history, &History::committed, this,
            [this](const std::shared_ptr<const WriteBatch>& batch) { m_samplesSince += samplesIn(*batch); });
    connect(&m_history, &History::tidyProgress, this, &HistoryKeeper::progress);
}

HistoryKeeper::~HistoryKeeper()
{
    cancel();
}

void HistoryKeeper::start()
{
    m_timer.start(std::chrono::minutes(1));
}

void HistoryKeeper::tick()
{
    if (m_running || m_history.isReadOnly())
        return;
    const Timestamp now = m_clock.now();
    // A clock that was set back must not put the next time off by years.
    const auto isDue = [&](Timestamp at) { return now >= at || at - now > m_schedule.settleEvery; };
    const bool mustSettle = isDue(m_settleAt) || m_samplesSince >= m_schedule.settleAfterSamples;
    if (mustSettle || isDue(m_dropAt))
        begin(mustSettle, Consent::NotAsked, {});
}

void HistoryKeeper::tidyNow(Consent consent)
{
    if (!m_running)
        begin(true, consent, loginName());
}

void HistoryKeeper::cancel()
{
    if (m_running)
        m_running->cancel();
}

void HistoryKeeper::begin(bool settle, Consent consent, const std::string& actor)
{
    const Timestamp now = m_clock.now();
    m_dropAt = now + m_schedule.dropEvery;
    if (settle) {
        m_settleAt = now + m_schedule.settleEvery;
        m_samplesSince = 0;
    }
    const TidyRequest request{.now = now,
                              .settle = settle,
                              .isAgreed = consent == Consent::Given,
                              .uptime = m_clock.uptime(),
                              .boot = m_clock.boot(),
                              .actor = actor};
    m_running = m_history.tidy(request, this, [this](const Result<TidyReport>& report) {
        m_running.reset();
        m_last = report;
        emit finished();
    });
    emit started();
}

} // namespace qd
