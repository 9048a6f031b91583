// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"
#include "models/table/reading/recordimport.h"

namespace qd {

/// What became of each row of a log: every one was judged, or left out for one reason.
struct RowLedger
{
    std::int64_t read = 0;   ///< predictions, lines with a label only, and lines that could not be read
    std::int64_t judged = 0; ///< compared with their labels
    /// Left out of the figures of quality.
    std::int64_t unreadable = 0;
    std::int64_t withoutPrediction = 0; ///< readable, but with nothing about a prediction
    std::int64_t labelLines = 0;        ///< bring the label of an earlier prediction
    std::int64_t repeated = 0;          ///< rows whose request came before
    std::int64_t failed = 0;
    std::int64_t unlabelled = 0;
    std::int64_t notUnderstood = 0; ///< a prediction or label that is no number among numbers
    std::int64_t otherModels = 0; ///< rows of models that are not listed, or of none among rows that name one
};

/// What became of a row.
enum class RowFate {
    Judged,
    Unlabelled,
    Failed,
    LabelLine,
    Repeated,
    Unreadable,
    NotUnderstood,
    WithoutPrediction,
    OtherModel
};

/// One line of a ledger.
struct LedgerLine
{
    RowFate fate = RowFate::Judged;
    QString title; ///< a phrase, such as "failed requests"
    std::int64_t rows = 0;
};

/// Returns the lines that sum up to the rows that were read: the judged ones first, then those that have any.
[[nodiscard]] std::vector<LedgerLine> linesOf(const RowLedger& ledger);

/// Returns the ledger of a log whose models were evaluated; `models` are different ones, without a filter.
[[nodiscard]] RowLedger ledgerOf(const ImportedLogs& log, std::span<const EvaluationPtr> models);
/// Adds what became of the predictions of a model.
void addModel(RowLedger& ledger, const Evaluation& model);
/// Returns one sentence for each reason why rows that people expect to be judged were not; empty when there
/// is none.
[[nodiscard]] QStringList sentencesOf(const RowLedger& ledger);

} // namespace qd
