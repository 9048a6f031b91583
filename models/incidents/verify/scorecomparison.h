// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/records.h"
#include "models/incidents/verify/comparison.h"

#include <map>
#include <optional>
#include <span>
#include <string>

/// Precision, recall and F1 of two groups of labelled predictions. They are no means of single outcomes, and
/// samples of their sliding windows look back beyond the action that is judged; so they are computed anew
/// from the counts of (label, prediction).
namespace qd {

enum class Score { Precision, Recall, F1 };

/// Returns the score; nothing for metrics that are none of the three.
[[nodiscard]] std::optional<Score> scoreOf(std::string_view metric);

struct ScoreCounts
{
    std::map<std::pair<std::string, std::string>, std::int64_t> cells; ///< (label, prediction), none zero
    std::int64_t total = 0;
};

/// Counts the records that carry a label and did not fail.
[[nodiscard]] ScoreCounts scoreCounts(std::span<const StoredPrediction> rows);
/// Returns the score of the positive class, or without one the macro average over the classes that occur;
/// definitions as in classification.h. NaN where undefined.
[[nodiscard]] double scoreValue(const ScoreCounts& counts, Score score, const std::string& positiveClass);
/// How much better the second group is. The interval is that of the posterior of either group's cells,
/// Dirichlet with two pseudo-counts shared by all cells (Goutte & Gaussier 2005; Jeffreys' prior for two
/// classes), by 4,000 draws of a generator with a fixed seed: the same counts give the same interval. Nothing
/// where the score is undefined. Some 10 ms for two classes, half a second for forty.
[[nodiscard]] std::optional<Improvement> compareScores(const ScoreCounts& first, const ScoreCounts& second,
                                                       Score score, const std::string& positiveClass,
                                                       double confidence);

} // namespace qd
