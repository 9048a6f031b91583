// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"
#include "models/recorded/recordedpredictions.h"

namespace qd {

/// The recorded predictions of an endpoint's model, and what is said about them.
struct RecordedQuality
{
    RecordedPredictions predictions;
    EvaluationPtr evaluation; ///< the evaluation; null where the table has no rows
};

/// Reads and evaluates. The positive class of an endpoint may be one that the model does not know; then the
/// usual one is chosen. `beganEvaluating` is called between the two. Blocking, for the pool. Errors: of
/// recordedPredictions() and evaluate().
[[nodiscard]] Result<RecordedQuality>
recordedQuality(const HistoryReader& reader, const PredictionQuery& query, EvaluationQuestion question,
                const std::function<void(const RecordedProgress&)>& progress = {},
                const std::function<void()>& beganEvaluating = {}, const CancelToken& cancel = {});

} // namespace qd
