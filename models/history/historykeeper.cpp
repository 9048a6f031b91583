// SPDX-License-Identifier: Apache-2.0
#include "models/history/historykeeper.h"

namespace qd {

namespace {

std::int64_t samplesIn(const WriteBatch& batch)
{
    auto count = static_cast<std::int64_t>(batch.samples.size());
    for (const SeriesRun& run : batch.runs)
        count += static_cast<std::int64_t>(run.samples.size());
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
    const bool mustSettle = now >= m_settleAt || m_samplesSince >= m_schedule.settleAfterSamples;
    // A clock that was set back must not put the next time off by years.
    const bool mustDrop = now >= m_dropAt || m_dropAt - now > m_schedule.settleEvery;
    if (mustSettle || mustDrop)
        begin(mustSettle);
}

void HistoryKeeper::tidyNow()
{
    if (!m_running)
        begin(true);
}

void HistoryKeeper::cancel()
{
    if (m_running)
        m_running->cancel();
}

void HistoryKeeper::begin(bool settle)
{
    const Timestamp now = m_clock.now();
    m_dropAt = now + m_schedule.dropEvery;
    if (settle) {
        m_settleAt = now + m_schedule.settleEvery;
        m_samplesSince = 0;
    }
    m_running = m_history.tidy({now, settle}, this, [this](const Result<TidyReport>& report) {
        m_running.reset();
        m_last = report;
        emit finished();
    });
    emit started();
}

} // namespace qd
