// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/locate/predictionoutcome.h"

#include "models/base/metrics.h"

namespace qd {

std::optional<Figure> figureOfMetric(std::string_view name)
{
    if (name == metric::accuracy)
        return Figure::Accuracy;
    if (name == metric::precision)
        return Figure::Precision;
    if (name == metric::recall)
        return Figure::Recall;
    if (name == metric::f1)
        return Figure::F1;
    if (name == metric::errorRatio)
        return Figure::ErrorRate;
    if (name == metric::latency || name == metric::latencyMean)
        return Figure::Latency;
    return std::nullopt;
}

OutcomeKind outcomeKind(std::string_view name)
{
    const auto figure = figureOfMetric(name);
    if (!figure)
        return OutcomeKind::None;
    return *figure == Figure::ErrorRate ? OutcomeKind::Failures
           : *figure == Figure::Latency ? OutcomeKind::Latency
                                        : OutcomeKind::Correctness;
}

std::optional<Figure> figureOfOutcomes(OutcomeKind kind)
{
    switch (kind) {
    case OutcomeKind::Correctness:
        return Figure::Accuracy;
    case OutcomeKind::Failures:
        return Figure::ErrorRate;
    case OutcomeKind::Latency:
        return Figure::Latency;
    case OutcomeKind::None:
        break;
    }
    return std::nullopt;
}

std::optional<double> outcomeOf(const EvaluatedRows& rows, std::uint32_t row, OutcomeKind kind)
{
    const auto figure = figureOfOutcomes(kind);
    if (!figure || tellingRows(rows, *figure, {&row, 1}) == 0)
        return std::nullopt;
    if (kind == OutcomeKind::Latency)
        return rows.latency[row];
    const bool is = kind == OutcomeKind::Failures ? rows.failed(row) : rows.loss(row) == 0;
    return is ? 1.0 : 0.0;
}

BadSide badSideOf(std::string_view name)
{
    const MetricInfo* info = findMetric(name);
    if (!info || name == metric::requestRate)
        return BadSide::Unknown;
    return info->higherIsBetter ? BadSide::Below : BadSide::Above;
}

} // namespace qd
