// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/answermeaning.h"
#include "models/logs/rows/columnmapping.h"

namespace qd {

/// Holds all that a user says about the meaning of a log. What is not said is decided from its values, and
/// told as an Assumption.
struct LogMeaning
{
    ColumnMapping columns{};
    AnswerMeaning answers{};
    std::string positiveClass{};

    [[nodiscard]] bool isEmpty() const
    {
        return columns.isEmpty() && answers.isEmpty() && positiveClass.empty();
    }
};

} // namespace qd
