// SPDX-License-Identifier: Apache-2.0
#include "models/items/records/recordedquality.h"

namespace qd {

Result<RecordedQuality> recordedQuality(const HistoryReader& reader, const PredictionQuery& query,
                                        EvaluationQuestion question,
                                        const std::function<void(const RecordedProgress&)>& progress,
                                        const std::function<void()>& beganEvaluating,
                                        const CancelToken& cancel)
{
    auto predictions = recordedPredictions(reader, query, progress, cancel);
    if (!predictions)
        return Failure(predictions.error());
    if (predictions->table->rows() == 0)
        return RecordedQuality{std::move(*predictions), nullptr};
    if (beganEvaluating)
        beganEvaluating();
    auto evaluation = evaluateAsKnown(*predictions->table, std::move(question), cancel);
    // Whoever keeps up with what comes reads another table in half a minute, and looks at some rows
    // meanwhile.
    predictions->table->dropDecoded();
    if (!evaluation)
        return Failure(evaluation.error());
    return RecordedQuality{std::move(*predictions), std::move(*evaluation)};
}

} // namespace qd
