// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace qd {

/// Why a figure has no value. Never an error: the data are readable, the definition just does not apply.
enum class Undefined {
    NoData,         ///< no row to compute it from
    OneClass,       ///< all rows are of one class
    TooFewRows,     ///< a variance needs two rows on every side
    ConstantTarget, ///< the true values are all the same
    NoNonZeroTarget,
    ConstantPredictions, ///< every row is predicted as the same class, or has the same true one
    NoSpread,            ///< the reference values are all the same
    NotProbabilities,    ///< scores rank the predictions, but are no probabilities
    OtherTask,           ///< a figure of classifications, of a regression; or the other way round
    TooLarge,            ///< larger than a double can be
};

/// A figure, or the reason why there is none.
template <typename T>
using Defined = tl::expected<T, Undefined>;

[[nodiscard]] inline tl::unexpected<Undefined> undefined(Undefined reason)
{
    return tl::unexpected<Undefined>(reason);
}

/// One translated sentence for a tooltip or a report. Any thread.
[[nodiscard]] QString undefinedReason(Undefined reason);

} // namespace qd
