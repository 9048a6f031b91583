// SPDX-License-Identifier: Apache-2.0
#include "app/commands/documentfields.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct DocumentFieldText
{
    Q_DECLARE_TR_FUNCTIONS(DocumentFieldText)
};

} // namespace

std::vector<FieldSpec> qualityFields()
{
    return {
        {"files[]", DocumentFieldText::tr("the files: path, format, bytes, lines, predictions, is_copy")},
        {"rows.read", DocumentFieldText::tr("the number of rows that were read; the counts below sum to it")},
        {"rows.judged", DocumentFieldText::tr("the number of predictions that were compared with a label")},
        {"rows.left_out",
         DocumentFieldText::tr("the number of all other rows, by reason: unreadable, without_prediction, "
                               "label_lines, repeated, failed, unlabelled, not_understood, other_models")},
        {"columns[]", DocumentFieldText::tr(
                          "the columns: name, role (as in --column), kind (time, number, category, text)")},
        {"assumptions[]",
         DocumentFieldText::tr(
             "what columns were taken for: about (task, positive, score, numbers, missing, "
             "ids, times, latency, truth, columns), model, column, meaning, evidence, how_sure "
             "(said, sure, likely, guess)")},
        {"models[].name", DocumentFieldText::tr("the name of a model, the most frequent one first, or null")},
        {"models[].versions[].name",
         DocumentFieldText::tr("the name of a version; null for the first, which is all of them together")},
        {"models[].versions[].task", DocumentFieldText::tr("binary, multiclass or regression")},
        {"models[].versions[].positive", DocumentFieldText::tr("the positive class, or null")},
        {"models[].versions[].predictions", DocumentFieldText::tr("the number of predictions")},
        {"models[].versions[].failed", DocumentFieldText::tr("the number of failed requests")},
        {"models[].versions[].labelled",
         DocumentFieldText::tr("the number of predictions that were compared with a label")},
        {"models[].versions[].figures",
         DocumentFieldText::tr(
             "accuracy, accuracy_interval (95 %), precision, recall and f1 (macro, weighted, positive), "
             "roc_auc, average_precision, log_loss, brier, ece, mae, rmse, r2, error_rate, latency (mean, "
             "p50, p90, p99, max in seconds), predictions_per_second; null where undefined, and then the "
             "reason in “undefined”")},
        {"models[].classes[]", DocumentFieldText::tr("the classes of the confusion matrix")},
        {"models[].confusion[]",
         DocumentFieldText::tr(
             "the rows of the confusion matrix: for each true class, how often each class was predicted")},
        {"models[].slices[]",
         DocumentFieldText::tr("rows that are served worse: slice, rows, loss, rest_loss, p")},
        {"models[].drift[]",
         DocumentFieldText::tr(
             "how far columns moved: column, numeric, psi, jensen_shannon, p, new_categories")},
        {"models[].findings[]",
         DocumentFieldText::tr("what stands out: kind, weight, subject, effect, interval, p, text, since, "
                               "how_sure")},
        {"models[].notes[]", DocumentFieldText::tr("what could not be computed, one sentence each")},
        {"models_left_out",
         DocumentFieldText::tr("the number of models after the first 20, which are not listed")},
        {"warnings[]",
         DocumentFieldText::tr("what is not in the figures, or not as one may expect, one sentence each")}};
}

} // namespace qd
