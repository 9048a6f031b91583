// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/naturalorder.h"
#include "models/base/predictionrecord.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qd {

/// More classes are none that a matrix could show.
inline constexpr std::size_t mostMatrixClasses = 60;

/// Rows are true classes, columns predicted ones, as in scikit-learn. Classes in natural text order.
struct ConfusionMatrix
{
    std::vector<std::string> classes;
    std::vector<std::int64_t> counts; ///< row-major, classes.size() squared

    void add(const std::string& truth, const std::string& predicted);
    [[nodiscard]] std::int64_t at(std::size_t truth, std::size_t predicted) const;
    [[nodiscard]] std::int64_t total() const;
};

/// The scores of one class; nullopt where a score is undefined because of a zero denominator.
struct ClassScores
{
    std::optional<double> precision;
    std::optional<double> recall;
    std::optional<double> f1;
    std::int64_t support = 0;
};

/// What the scores of one class are computed from.
struct ClassTally
{
    std::int64_t truePositives = 0;
    std::int64_t predicted = 0; ///< how often the class was predicted
    std::int64_t support = 0;   ///< how often it was true
};

struct ClassificationScores
{
    std::int64_t labelled = 0;
    std::optional<double> accuracy;
    std::vector<ClassScores> perClass; ///< the scores of each class in the order of the matrix
    /// The mean over the classes that are true or predicted in these rows; undefined values count as 0, as
    /// scikit-learn's zero_division=0.
    ClassScores macro;
    ClassScores weighted;
};

/// Definitions: scikit-learn's model evaluation guide.
[[nodiscard]] ClassificationScores scores(const ConfusionMatrix& matrix);
/// Returns the scores from one tally per class; cost in proportion to the number of classes, not to its
/// square.
[[nodiscard]] ClassificationScores scores(std::span<const ClassTally> tallies);

/// Returns the matrix of the records that carry a label and did not fail.
[[nodiscard]] ConfusionMatrix confusionMatrix(std::span<const PredictionRecord> records);

} // namespace qd
