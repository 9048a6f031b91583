// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"
#include "models/evaluation/rows/classcolumns.h"

namespace qd {

/// A row without a class, or without a version.
inline constexpr std::uint32_t noClass = missingCode;
/// Statuses from here on are no codes.
inline constexpr double mostStatus = 1e6;

/// The predictions that a question is about, one entry per row in order of time: what all parts of an
/// evaluation share. Vectors of what the log does not have are empty.
struct EvaluatedRows
{
    TaskKind task = TaskKind::Classification;
    EvaluationQuestion question; ///< the question, with model, positive class, window and reference filled in
    std::vector<std::string> models;
    std::vector<std::string> versions; ///< in natural order
    std::vector<std::string> classes;  ///< in natural order; empty for regression
    Selection selection;               ///< the rows in the table

    std::size_t size = 0;
    std::vector<std::int64_t> times;    ///< milliseconds since the epoch; 0 without one
    std::vector<std::uint32_t> version; ///< index into `versions`, or noClass
    std::vector<double> status;
    std::vector<double> latency; ///< seconds, NaN where missing

    std::vector<std::uint32_t> predicted; ///< index into `classes`, or noClass
    std::vector<std::uint32_t> truth;
    std::vector<double> score;      ///< scores of the positive class; NaN where missing
    std::vector<double> confidence; ///< in the predicted class; NaN where missing
    ClassColumns classColumns;
    bool scoresAreProbabilities = true; ///< scores and confidences are; else scores only rank the rows

    std::vector<double> value; ///< regression: the prediction, NaN where missing
    std::vector<double> target;
    /// Rows of a regression whose prediction or label is there but no number; empty for none.
    std::vector<char> notUnderstood;

    std::vector<QString> notes;
    std::vector<Assumption> assumptions;

    /// Returns whether the row names this version.
    [[nodiscard]] bool isOf(std::size_t row, const std::string& name) const
    {
        return version[row] != noClass && versions[version[row]] == name;
    }
    [[nodiscard]] bool failed(std::size_t row) const { return !status.empty() && status[row] >= 400; }
    /// Has a prediction and its truth and did not fail.
    [[nodiscard]] bool labelled(std::size_t row) const;
    /// Returns the loss of a labelled row: 0 or 1 for "wrong", or the absolute error.
    [[nodiscard]] double loss(std::size_t row) const;
    [[nodiscard]] bool inReference(std::size_t row) const;
    [[nodiscard]] bool inCurrent(std::size_t row) const;
    /// Returns the range from the first row to just after the last one that has a time.
    [[nodiscard]] TimeRange extent() const;
    /// Index of the positive class, or noClass.
    [[nodiscard]] std::uint32_t positive() const;
};

/// Chooses the model, the task and the positive class, and reads the rows. Regression is what has numbers on
/// both sides that are not whole or of more than 20 different values, without probabilities of classes.
/// Errors: Invalid (the filter), NotFound (no such model or class, no rows), Cancelled, or of reading.
[[nodiscard]] Result<EvaluatedRows> readRows(const RecordTable& table, const EvaluationQuestion& question,
                                             const CancelToken& cancel);

} // namespace qd
