// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/rowledger.h"

#include "models/base/numbertext.h"
#include "models/evaluation/evaluationwords.h"

namespace qd {

RowLedger ledgerOf(const ImportedLogs& log, std::span<const EvaluationPtr> models)
{
    RowLedger ledger;
    ledger.unreadable = log.rejectedCount;
    ledger.withoutPrediction = log.otherRows;
    ledger.labelLines = log.labelRecords;
    ledger.repeated = log.repeatedRows;
    std::int64_t evaluated = 0;
    for (const EvaluationPtr& model : models) {
        const VersionEvaluation& all = model->versions.front();
        evaluated += all.predictions;
        ledger.judged += all.labelled;
        ledger.failed += all.failed;
        ledger.notUnderstood += all.notUnderstood;
        ledger.unlabelled += all.predictions - all.labelled - all.failed - all.notUnderstood;
    }
    ledger.otherModels = log.table->rows() - evaluated;
    for (const LogPart& part : log.parts)
        ledger.read += part.records;
    ledger.read += ledger.unreadable + ledger.withoutPrediction + ledger.labelLines;
    return ledger;
}

QStringList sentencesOf(const RowLedger& ledger)
{
    QStringList sentences;
    if (ledger.unreadable > 0)
        sentences +=
            EvaluationWords::tr("%n line(s) could not be read.", nullptr, pluralCount(ledger.unreadable));
    if (ledger.repeated > 0)
        sentences += EvaluationWords::tr("%n row(s) left out: the same request id came before or after.",
                                         nullptr, pluralCount(ledger.repeated));
    if (ledger.notUnderstood > 0)
        sentences += EvaluationWords::tr(
            "%n row(s) left out of the scores: the prediction or the label is not a number.", nullptr,
            pluralCount(ledger.notUnderstood));
    if (ledger.otherModels > 0)
        sentences += EvaluationWords::tr("%n row(s) of models that are not listed, or of no model.", nullptr,
                                         pluralCount(ledger.otherModels));
    return sentences;
}

} // namespace qd
