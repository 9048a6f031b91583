// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/triton/tritonstatistics.h"

namespace qd::fleet {

TritonStatistics::TritonStatistics(SlidingQuantiles::Clock::duration summaryWindow)
    : m_requestUs(summaryWindow)
{
}

void TritonStatistics::enter()
{
    const std::lock_guard lock(m_mutex);
    ++m_totals.pending;
}

void TritonStatistics::succeed(const RequestTimes& times)
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const std::lock_guard lock(m_mutex);
    --m_totals.pending;
    ++m_totals.successes;
    m_totals.lastInferenceMs = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    m_totals.times.queue += times.queue;
    m_totals.times.input += times.input;
    m_totals.times.infer += times.infer;
    m_totals.times.output += times.output;
    m_totals.times.total += times.total;
    m_requestUs.add(SlidingQuantiles::Clock::now(), static_cast<double>(times.total.count()) / 1000.0);
}

void TritonStatistics::fail(FailureReason reason, std::chrono::nanoseconds total)
{
    const std::lock_guard lock(m_mutex);
    --m_totals.pending;
    ++m_totals.failures[static_cast<std::size_t>(reason)];
    m_totals.failureTime += total;
}

TritonStatistics::Totals TritonStatistics::totals() const
{
    const std::lock_guard lock(m_mutex);
    return m_totals;
}

std::vector<double> TritonStatistics::requestQuantilesUs()
{
    const std::lock_guard lock(m_mutex);
    return m_requestUs.quantiles(SlidingQuantiles::Clock::now(), summaryQuantiles);
}

} // namespace qd::fleet
