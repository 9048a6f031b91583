// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/predictionrecord.h"
#include "models/base/sample.h"
#include "models/history/records.h"
#include "models/incidents/locate/onset.h"

#include <optional>
#include <span>
#include <vector>

namespace qd {

/// What a single prediction can say about a metric that is computed from many.
enum class OutcomeKind { None, Correctness, Failures, Latency };

[[nodiscard]] OutcomeKind outcomeKind(std::string_view metric);
/// The prediction's own contribution: 1 for correct or failed, 0 for not, seconds. Nothing when it has none
/// (no label, no status, no latency; failed requests have no correctness).
[[nodiscard]] std::optional<double> outcomeOf(const PredictionRecord& record, OutcomeKind kind);
/// Returns the outcomes of all records that have one, in their order.
[[nodiscard]] std::vector<double> outcomesOf(std::span<const StoredPrediction> rows, OutcomeKind kind);
[[nodiscard]] std::vector<double> outcomesOf(std::span<const PredictionRecord* const> records,
                                             OutcomeKind kind);
/// 1 when the record carries a label, did not fail and is right, 0 when wrong.
[[nodiscard]] std::optional<double> correctness(const PredictionRecord& record);
/// Returns the bad side by the catalogue of standard metrics; Unknown for others and for the request rate,
/// where either side can be bad.
[[nodiscard]] BadSide badSideOf(std::string_view metric);

} // namespace qd
