// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fleet/traffic/predictionlog.h"

#include <condition_variable>
#include <map>
#include <random>
#include <thread>
#include <utility>

namespace qd::fleet {

/// Writes the true label of a prediction into its log 3 to 8 seconds / pace after it was made, from a thread
/// of its own. Labels still due when it is destroyed are never written, as in life.
class LateLabels
{
public:
    LateLabels(PredictionLog& log, double pace, std::uint64_t seed);
    ~LateLabels();
    LateLabels(const LateLabels&) = delete;
    LateLabels& operator=(const LateLabels&) = delete;

    /// Thread-safe.
    void later(std::string requestId, std::string label);

private:
    using Clock = std::chrono::steady_clock;

    void run();

    PredictionLog& m_log;
    const double m_pace;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::mt19937_64 m_random;
    std::multimap<Clock::time_point, std::pair<std::string, std::string>> m_due;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace qd::fleet
