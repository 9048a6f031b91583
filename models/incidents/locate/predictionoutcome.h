// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/figures.h"
#include "models/incidents/locate/onset.h"

#include <optional>
#include <string_view>

namespace qd {

/// What a single prediction can say about a metric that is computed from many.
enum class OutcomeKind { None, Correctness, Failures, Latency };

[[nodiscard]] OutcomeKind outcomeKind(std::string_view metric);
/// The figure of the predictions that the metric is; nothing for what predictions do not tell.
[[nodiscard]] std::optional<Figure> figureOfMetric(std::string_view metric);
/// The figure that outcomes of the kind make; nothing for None.
[[nodiscard]] std::optional<Figure> figureOfOutcomes(OutcomeKind kind);
/// The prediction's own contribution: 1 for correct or failed, 0 for not, seconds. Nothing when it has none
/// (no label, no status, no latency; failed requests have no correctness).
[[nodiscard]] std::optional<double> outcomeOf(const EvaluatedRows& rows, std::uint32_t row, OutcomeKind kind);
/// Returns the bad side by the catalogue of standard metrics; Unknown for others and for the request rate,
/// where either side can be bad.
[[nodiscard]] BadSide badSideOf(std::string_view metric);

} // namespace qd
