// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/classification.h"
#include "models/quality/undefined.h"

namespace qd {

/// Measures of a whole confusion matrix, binary or of many classes. Definitions: scikit-learn's model
/// evaluation guide, which gives 0 where these are undefined.

/// Mean recall of the classes that were true at least once.
[[nodiscard]] Defined<double> balancedAccuracy(const ConfusionMatrix& matrix);
/// Matthews (1975), for many classes Gorodkin (2004): the correlation of truth and prediction, −1 to 1.
/// ConstantPredictions when either side has one class only.
[[nodiscard]] Defined<double> matthewsCorrelation(const ConfusionMatrix& matrix);
/// Cohen (1960): agreement beyond chance, unweighted. ConstantPredictions when chance alone gives 1.
[[nodiscard]] Defined<double> cohensKappa(const ConfusionMatrix& matrix);

enum class KappaWeights { Linear, Quadratic };
/// Cohen (1968): disagreement weighted by how far apart the two classes lie in the matrix's order, or by the
/// square of that: 1 − Σ w·observed / Σ w·expected by chance. Only for classes that have an order. As
/// scikit-learn's cohen_kappa_score(weights=…). ConstantPredictions when chance alone would never disagree.
[[nodiscard]] Defined<double> weightedKappa(const ConfusionMatrix& matrix, KappaWeights weights);

/// Precision, recall and F1 from the sums over the classes whose indices are given. Over all classes the
/// three equal accuracy, since each row has one label; over a part of them (all but "other", say) they do
/// not.
[[nodiscard]] ClassScores microAverage(const ConfusionMatrix& matrix, std::span<const std::size_t> classes);
[[nodiscard]] ClassScores microAverage(const ConfusionMatrix& matrix);

} // namespace qd
