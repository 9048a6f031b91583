// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fleet/slidingquantiles.h"

#include <array>
#include <cstdint>
#include <mutex>
#include <vector>

namespace qd::fleet {

/// Where the time of one request went.
struct RequestTimes
{
    std::chrono::nanoseconds queue{};
    std::chrono::nanoseconds input{};
    std::chrono::nanoseconds infer{};
    std::chrono::nanoseconds output{};
    std::chrono::nanoseconds total{}; ///< the time of the whole request, more than the sum
};

enum class FailureReason { Rejected, Canceled, Backend, Other };
inline constexpr std::array<const char*, 4> failureReasons = {"REJECTED", "CANCELED", "BACKEND", "OTHER"};

inline constexpr std::array<double, 5> summaryQuantiles = {0.5, 0.9, 0.95, 0.99, 0.999};

/// The statistics of one loaded version, as Triton keeps them: they begin with its load and end with its
/// unload. Thread-safe.
class TritonStatistics
{
public:
    struct Totals
    {
        std::uint64_t successes = 0;
        std::array<std::uint64_t, failureReasons.size()> failures{};
        std::chrono::nanoseconds failureTime{};
        RequestTimes times; ///< the times of the successes, summed
        std::uint64_t pending = 0;
        std::int64_t lastInferenceMs = 0; ///< since the epoch
    };

    explicit TritonStatistics(SlidingQuantiles::Clock::duration summaryWindow);

    void enter();
    void succeed(const RequestTimes& times);
    void fail(FailureReason reason, std::chrono::nanoseconds total);

    [[nodiscard]] Totals totals() const;
    /// Returns the quantiles of the total times in microseconds, in the order of `summaryQuantiles`.
    [[nodiscard]] std::vector<double> requestQuantilesUs();

private:
    mutable std::mutex m_mutex;
    Totals m_totals;
    SlidingQuantiles m_requestUs;
};

} // namespace qd::fleet
