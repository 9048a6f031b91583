// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/traffic/latelabels.h"

namespace qd::fleet {

LateLabels::LateLabels(PredictionLog& log, double pace, std::uint64_t seed)
    : m_log(log), m_pace(pace), m_random(seed), m_thread([this] { run(); })
{
}

LateLabels::~LateLabels()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void LateLabels::later(std::string requestId, std::string label)
{
    const std::lock_guard lock(m_mutex);
    const std::chrono::duration<double> delay(std::uniform_real_distribution<double>(3, 8)(m_random) /
                                              m_pace);
    m_due.emplace(Clock::now() + std::chrono::duration_cast<Clock::duration>(delay),
                  std::pair(std::move(requestId), std::move(label)));
    m_changed.notify_all();
}

void LateLabels::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        if (m_due.empty()) {
            m_changed.wait(lock);
            continue;
        }
        const auto first = m_due.begin();
        if (const auto at = first->first; at > Clock::now()) {
            m_changed.wait_until(lock, at);
            continue;
        }
        const auto [requestId, label] = std::move(first->second);
        m_due.erase(first);
        lock.unlock();
        m_log.appendLabel(requestId, label);
        lock.lock();
    }
}

} // namespace qd::fleet
