// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"

#include <map>

namespace qd {

/// Writes the filters (see models/table/filter.h) of the rows behind what is shown of an evaluation: within
/// its own filter and model, and of one of its versions. A value type; any thread.
class RowsBehind
{
public:
    RowsBehind() = default;
    /// `version` is an index into Evaluation::versions. `scoreColumns` names the columns that hold the
    /// probability of a class; without one, a score of two classes is told by "probability".
    RowsBehind(EvaluationPtr evaluation, std::size_t version,
               std::map<std::string, std::string> scoreColumns = {});

    /// Returns the rows behind another version.
    [[nodiscard]] RowsBehind ofVersion(std::size_t version) const;
    /// Returns the rows behind a version that may not be among those of the evaluation.
    [[nodiscard]] RowsBehind ofVersionNamed(const std::string& version) const;
    [[nodiscard]] QString all() const;
    /// Labelled rows that did not fail; an empty class stands for any.
    [[nodiscard]] QString cell(const std::string& truth, const std::string& predicted) const;
    /// Returns the filter for a stretch of time.
    [[nodiscard]] QString during(TimeRange range) const;
    /// Labelled rows that a threshold calls positive (score ≥ threshold) or negative, and that truly are so.
    /// Empty when the log does not tell scores of the positive class.
    [[nodiscard]] QString decided(double threshold, bool positive, bool trulyPositive) const;
    /// Returns the filter for all rows that the version calls positive.
    [[nodiscard]] QString calledPositive(double threshold) const;
    /// Returns the filter for rows whose score, or confidence in the predicted class when there are more than
    /// two, lies in (low, high]; with low itself when it is 0.
    [[nodiscard]] QString scoreBetween(double low, double high) const;
    /// Returns the filter for rows with a latency in (low, high] seconds; an infinite bound is none.
    [[nodiscard]] QString latencyBetween(double low, double high) const;
    [[nodiscard]] QString withStatus(int status) const;
    /// Returns the filter for rows with a status of 400 or more.
    [[nodiscard]] QString failed() const;
    /// Returns the filter for rows with a label, without those that failed.
    [[nodiscard]] QString labelled() const;
    /// Returns the filter for rows with a prediction that have no label, without those that failed.
    [[nodiscard]] QString unlabelled() const;
    /// Labelled rows of a regression whose prediction − truth lies in [low, high); an infinite bound is none.
    [[nodiscard]] QString residualBetween(double low, double high) const;
    [[nodiscard]] QString slice(const Slice& slice) const;
    /// Returns the filter for the rows of a cell in the current period.
    [[nodiscard]] QString driftCell(const ColumnDrift& drift, const DriftCell& cell) const;
    /// Returns the filter for a segment of any version; an empty value stands for missing ones.
    [[nodiscard]] QString segment(const std::string& column, const std::string& value) const;
    /// Returns the rows behind this version narrowed to a value of a column.
    [[nodiscard]] RowsBehind within(const std::string& column, const std::string& value) const;
    /// Returns the filter for the current period that is compared with the reference.
    [[nodiscard]] QString current() const;
    /// Returns the filter for a category in the current period.
    [[nodiscard]] QString category(const std::string& column, const std::string& value) const;

private:
    [[nodiscard]] QString select(QStringList terms) const;
    [[nodiscard]] QStringList labelledTerms() const;
    [[nodiscard]] QStringList currentTerms() const;
    [[nodiscard]] QString scoreTerm(double low, bool withLow, double high) const;
    [[nodiscard]] QString confidenceTerm(double low, bool withLow, double high) const;
    [[nodiscard]] QStringList decisionTerms(double threshold, bool positive) const;

    EvaluationPtr m_evaluation;
    std::size_t m_version = 0;
    std::map<std::string, std::string> m_scoreColumns;
    QString m_narrowed; ///< a further condition, or none
};

} // namespace qd
