// SPDX-License-Identifier: Apache-2.0
#include "models/items/records/recordedquality.h"

#include <algorithm>

namespace qd {

namespace {

bool knowsClass(const RecordTable& table, const std::string& name)
{
    for (const LogField field : {LogField::Prediction, LogField::Label}) {
        const int column = table.columnOf(field);
        if (column == noColumn || table.columns()[static_cast<std::size_t>(column)].kind != ColumnKind::Code)
            continue;
        const auto& classes = table.dictionary(column);
        if (std::find(classes.begin(), classes.end(), name) != classes.end())
            return true;
    }
    return false;
}

} // namespace

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
    if (!question.positiveClass.empty() && !knowsClass(*predictions->table, question.positiveClass))
        question.positiveClass.clear();
    auto evaluation = evaluate(*predictions->table, question, cancel);
    // Whoever keeps up with what comes reads another table in half a minute, and looks at some rows
    // meanwhile.
    predictions->table->dropDecoded();
    if (!evaluation)
        return Failure(evaluation.error());
    return RecordedQuality{std::move(*predictions), std::move(*evaluation)};
}

} // namespace qd
