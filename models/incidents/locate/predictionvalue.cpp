// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/locate/predictionvalue.h"

#include "models/base/metrics.h"
#include "models/exposition/number.h"
#include "models/incidents/locate/predictionoutcome.h"

namespace qd {

double quantileOf(const SeriesKey& series)
{
    const double at = parseNumber(series.labels.get(label::quantile)).value_or(0);
    return at > 0 && at < 1 ? at : 0.5;
}

std::optional<double> predictionValue(const SeriesKey& series, const EvaluatedRows& rows, RowSpan chosen)
{
    const auto figure = figureOfMetric(series.metric);
    if (!figure)
        return std::nullopt;
    const auto value = figureOf(rows, *figure, chosen, quantileOf(series));
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<Compared> comparePredictions(const SeriesKey& series, const EvaluatedRows& rows, RowSpan before,
                                           RowSpan after)
{
    const auto first = predictionValue(series, rows, before);
    const auto second = predictionValue(series, rows, after);
    if (!first || !second)
        return std::nullopt;
    auto compared = compareFigure(rows, *figureOfMetric(series.metric), before, after);
    if (!compared)
        return std::nullopt;
    compared->first = *first; // of latencies the quantile, where the test is about the middle
    compared->second = *second;
    return *compared;
}

} // namespace qd
