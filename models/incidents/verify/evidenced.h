// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/history/records.h"
#include "models/incidents/verify/comparison.h"

#include <optional>
#include <vector>

/// What the history says about each metric of a verification, before it is judged.
namespace qd {

class HistoryReader;

struct Periods
{
    TimeRange baseline;
    TimeRange affected;
    TimeRange after;
};

struct PeriodRecords
{
    std::vector<StoredPrediction> baseline;
    std::vector<StoredPrediction> affected;
    std::vector<StoredPrediction> after;
};

/// What the three periods say about one metric, and how much there is of it.
struct Evidenced
{
    MetricComparison comparison;
    std::optional<Improvement> overBaseline;
    std::optional<Improvement> overAffected; ///< has the bad state been left?
    double dataProgress = 0; ///< the share of the data that a verdict needs after the action, 0 to 1
};

[[nodiscard]] Result<PeriodRecords> readRecords(const HistoryReader& reader, const VerificationSpec& spec,
                                                const Periods& periods, const CancelToken& cancel);
/// Returns whether the predictions themselves tell the metric; else the samples of its series are compared.
[[nodiscard]] bool comparesRecords(const std::string& metric, const PeriodRecords& records);
/// The samples of this series look back over the monitor's quality window.
[[nodiscard]] bool isWindowed(std::string_view metric);
/// Primary first. `periods` are those of the samples, where samples are compared.
[[nodiscard]] Result<std::vector<Evidenced>> compareAll(const HistoryReader& reader,
                                                        const VerificationSpec& spec, const Periods& periods,
                                                        const PeriodRecords& records,
                                                        const CancelToken& cancel);

} // namespace qd
