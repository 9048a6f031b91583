// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"

namespace qd {

/// Something else that a user may say instead of what was decided.
struct MeaningChoice
{
    QString text;
    AnswerMeaning meaning{};     ///< the meaning with this choice in it
    std::string positiveClass{}; ///< the positive class; empty: to be decided
    bool isChosen = false;
};

/// Returns what can be said about a decision of an evaluation; the first one leaves it to be decided. Empty
/// for decisions that the columns of the log make.
[[nodiscard]] std::vector<MeaningChoice> meaningChoices(Decision about, const EvaluationQuestion& question,
                                                        const std::vector<std::string>& classes);

} // namespace qd
