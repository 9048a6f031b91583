// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/locate/predictionoutcome.h"

#include "models/base/metrics.h"

namespace qd {

OutcomeKind outcomeKind(std::string_view name)
{
    if (name == metric::accuracy || name == metric::precision || name == metric::recall || name == metric::f1)
        return OutcomeKind::Correctness;
    if (name == metric::errorRatio)
        return OutcomeKind::Failures;
    if (name == metric::latency || name == metric::latencyMean)
        return OutcomeKind::Latency;
    return OutcomeKind::None;
}

std::optional<double> correctness(const PredictionRecord& record)
{
    if (!record.label || record.failed())
        return std::nullopt;
    return *record.label == record.prediction ? 1.0 : 0.0;
}

std::optional<double> outcomeOf(const PredictionRecord& record, OutcomeKind kind)
{
    switch (kind) {
    case OutcomeKind::Correctness:
        return correctness(record);
    case OutcomeKind::Failures:
        if (record.status == 0)
            return std::nullopt;
        return record.failed() ? 1.0 : 0.0;
    case OutcomeKind::Latency:
        return record.latencySeconds;
    case OutcomeKind::None:
        break;
    }
    return std::nullopt;
}

std::vector<double> outcomesOf(std::span<const StoredPrediction> rows, OutcomeKind kind)
{
    std::vector<double> values;
    for (const StoredPrediction& row : rows) {
        if (const auto value = outcomeOf(row.record, kind))
            values.push_back(*value);
    }
    return values;
}

std::vector<double> outcomesOf(std::span<const PredictionRecord* const> records, OutcomeKind kind)
{
    std::vector<double> values;
    for (const PredictionRecord* record : records) {
        if (const auto value = outcomeOf(*record, kind))
            values.push_back(*value);
    }
    return values;
}

BadSide badSideOf(std::string_view name)
{
    const MetricInfo* info = findMetric(name);
    if (!info || name == metric::requestRate)
        return BadSide::Unknown;
    return info->higherIsBetter ? BadSide::Below : BadSide::Above;
}

} // namespace qd
