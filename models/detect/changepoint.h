// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace qd {

/// What is taken to change; each is −2 log likelihood of a segment.
enum class ChangeCost {
    Mean,            ///< normal, one variance for the whole series
    MeanAndVariance, ///< normal, both may change
    Proportion,      ///< values are 0 or 1
};

struct PeltOptions
{
    ChangeCost cost = ChangeCost::Mean;
    /// Price of one more change point. 0: BIC-like, parameters added per change times log n.
    double penalty = 0;
    std::size_t minimumSegment = 3; ///< values, ≥ 2 for MeanAndVariance
    /// Standard deviation within segments, for ChangeCost::Mean. 0: from the median absolute difference of
    /// neighbours, which changes of level cannot inflate.
    double noise = 0;
};

/// The BIC-like penalty: 2 log n for one parameter, 3 log n for mean and variance.
[[nodiscard]] double defaultPenalty(ChangeCost cost, std::size_t n);

/// All change points, each the index of the first value of a new segment, ascending. Exact minimum of the
/// penalised cost by PELT (Killick, Fearnhead & Eckley 2012); linear time when changes are spread over the
/// series, quadratic at worst. No NaN.
[[nodiscard]] std::vector<std::size_t> changePoints(std::span<const double> values,
                                                    const PeltOptions& options = {});

/// The one most likely change point.
struct SingleChange
{
    std::size_t index = 0; ///< first value after the change
    std::size_t low = 0;   ///< the indices that `confidence` cannot exclude
    std::size_t high = 0;
    double statistic = 0; ///< −2 log likelihood ratio against no change
    double pValue =
        1; ///< p-value that nothing changed, for having searched all splits: searchedSplitPValue()
};

/// P(the largest likelihood ratio over all splits that leave the share `edge` on either side ≥ `statistic`)
/// where nothing changes: Vostrikova's (1981) tail, as in Csörgő & Horváth (1997, 1.3.26). On the safe side
/// for few values. At most 1.
[[nodiscard]] double searchedSplitPValue(double statistic, double edge);

/// Returns the likeliest split of the values whether or not anything changed, as its p-value tells; nothing
/// for fewer than two segments' values. Otherwise as singleChange().
[[nodiscard]] std::optional<SingleChange> likeliestChange(std::span<const double> values,
                                                          ChangeCost cost = ChangeCost::Mean,
                                                          std::size_t minimumSegment = 5,
                                                          double confidence = 0.95);

/// Returns nothing when no split beats no split by the default penalty plus log n (the price of having
/// searched). The range collects the splits whose likelihood ratio to the best is at most −2 ln(1 −
/// √confidence), the limit law of Hansen (2000, Econometrica 68, p. 582). Assumes independent values: thin
/// out serially correlated ones.
[[nodiscard]] std::optional<SingleChange> singleChange(std::span<const double> values,
                                                       ChangeCost cost = ChangeCost::Mean,
                                                       std::size_t minimumSegment = 5,
                                                       double confidence = 0.95);

/// The likelihood-ratio bound described above; 7.35 at 95 %.
[[nodiscard]] double changeRangeBound(double confidence);

} // namespace qd
