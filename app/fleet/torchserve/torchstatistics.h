// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace qd::fleet {

/// The counters behind TorchServe's metrics page. Thread-safe.
class TorchStatistics
{
public:
    struct Version
    {
        std::uint64_t requests = 0;
        std::chrono::nanoseconds inference{}; ///< summed, from the arrival to the answer
        std::chrono::nanoseconds queue{};     ///< summed
    };
    struct Totals
    {
        std::map<std::string, Version> versions;
        std::array<std::uint64_t, 6> byClass{}; ///< answers by hundreds of their HTTP status
        double lastHandlerMs = 0;
        double lastQueueMs = 0;
    };

    void inferred(const std::string& version, std::chrono::nanoseconds queue,
                  std::chrono::nanoseconds handler, std::chrono::nanoseconds total);
    /// Every answer of the inference address, whatever it was.
    void answered(int status);
    [[nodiscard]] Totals totals() const;

private:
    mutable std::mutex m_mutex;
    Totals m_totals;
};

/// The page of TorchServe's metrics port in prometheus mode (docs/metrics_api.md of pytorch/serve).
[[nodiscard]] std::string torchMetrics(const TorchStatistics::Totals& totals, const std::string& uuid,
                                       double cpuUtilization);

} // namespace qd::fleet
