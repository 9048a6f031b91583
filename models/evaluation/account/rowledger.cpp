// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/account/rowledger.h"

#include "models/base/numbertext.h"
#include "models/evaluation/evaluationwords.h"

namespace qd {

void addModel(RowLedger& ledger, const Evaluation& model)
{
    const VersionEvaluation& all = model.versions.front();
    ledger.judged += all.labelled;
    ledger.failed += all.failed;
    ledger.notUnderstood += all.notUnderstood;
    ledger.unlabelled += all.predictions - all.labelled - all.failed - all.notUnderstood;
}

RowLedger ledgerOf(const ImportedLogs& log, std::span<const EvaluationPtr> models)
{
    RowLedger ledger;
    ledger.unreadable = log.rejectedCount;
    ledger.withoutPrediction = log.otherRows;
    ledger.labelLines = log.labelRecords;
    ledger.repeated = log.repeatedRows;
    std::int64_t evaluated = 0;
    for (const EvaluationPtr& model : models) {
        evaluated += model->versions.front().predictions;
        addModel(ledger, *model);
    }
    ledger.otherModels = log.table->rows() - evaluated;
    for (const LogPart& part : log.parts)
        ledger.read += part.records;
    ledger.read += ledger.unreadable + ledger.withoutPrediction + ledger.labelLines;
    return ledger;
}

std::vector<LedgerLine> linesOf(const RowLedger& ledger)
{
    using enum RowFate;
    std::vector<LedgerLine> lines{
        {Judged, EvaluationWords::tr("compared with a label"), ledger.judged},
        {Unlabelled, EvaluationWords::tr("without a label"), ledger.unlabelled},
        {Failed, EvaluationWords::tr("failed requests"), ledger.failed},
        {LabelLine, EvaluationWords::tr("labels of other rows"), ledger.labelLines},
        {Repeated, EvaluationWords::tr("repeated"), ledger.repeated},
        {Unreadable, EvaluationWords::tr("unreadable"), ledger.unreadable},
        {NotUnderstood, EvaluationWords::tr("no number"), ledger.notUnderstood},
        {WithoutPrediction, EvaluationWords::tr("without a prediction"), ledger.withoutPrediction},
        {OtherModel, EvaluationWords::tr("other models, or filtered out"), ledger.otherModels}};
    std::erase_if(lines, [](const LedgerLine& line) { return line.fate != Judged && line.rows == 0; });
    return lines;
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
