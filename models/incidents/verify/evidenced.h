// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/locate/subjectpredictions.h"
#include "models/incidents/verify/comparison.h"

#include <optional>
#include <vector>

/// What the history says about each metric of a verification, before it is judged.
namespace qd {

struct Periods
{
    TimeRange baseline;
    TimeRange affected;
    TimeRange after;
};

/// The predictions of the three periods.
struct PeriodPredictions
{
    SubjectPredictions before; ///< the rows of all of them, and which are of the baseline and the bad period
    std::vector<std::uint32_t> after;

    [[nodiscard]] const EvaluatedRows& rows() const { return before.rows; }
};

/// What the three periods say about one metric, and how much there is of it.
struct Evidenced
{
    MetricComparison comparison;
    std::optional<Improvement> overBaseline;
    std::optional<Improvement> overAffected; ///< has the bad state been left?
    double dataProgress = 0; ///< the share of the data that a verdict needs after the action, 0 to 1
};

[[nodiscard]] Result<PeriodPredictions> readPeriods(const HistoryReader& reader, const VerificationSpec& spec,
                                                    const Periods& periods, const CancelToken& cancel);
/// Returns whether the predictions themselves tell the metric; else the samples of its series are compared.
[[nodiscard]] bool isToldByPredictions(const std::string& metric, const PeriodPredictions& predictions);
/// The samples of this series look back over the monitor's quality window.
[[nodiscard]] bool isWindowed(std::string_view metric);
/// Primary first. `periods` are those of the samples, where samples are compared.
[[nodiscard]] Result<std::vector<Evidenced>> compareAll(const HistoryReader& reader,
                                                        const VerificationSpec& spec, const Periods& periods,
                                                        const PeriodPredictions& predictions,
                                                        const CancelToken& cancel);

} // namespace qd
