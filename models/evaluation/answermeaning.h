// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

namespace qd {

enum class TaskKind { Classification, Regression };

/// What the one score per row of a log says.
enum class ScoreKind {
    Confidence,  ///< the probability of the predicted class
    Probability, ///< the probability of one class, whatever was predicted
    Score,       ///< no probability: higher values speak for one class
    Unknown      ///< nothing that figures could rest on
};

/// What the user says of a score.
struct SaidScore
{
    ScoreKind kind = ScoreKind::Confidence;
    std::string ofClass{}; ///< the class of a Probability or a Score

    friend bool operator==(const SaidScore&, const SaidScore&) = default;
};

/// What the user says about the predictions, labels and scores of a log. What is not said is decided from the
/// values.
struct AnswerMeaning
{
    std::optional<TaskKind> task{};
    std::optional<SaidScore> score{};
    char decimal = 0; ///< the decimal mark, point or comma; 0: decided

    [[nodiscard]] bool isEmpty() const { return !task && !score && decimal == 0; }
    friend bool operator==(const AnswerMeaning&, const AnswerMeaning&) = default;
};

} // namespace qd
