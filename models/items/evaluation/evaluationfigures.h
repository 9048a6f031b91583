// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"

#include <span>

/// The figures of an evaluation as people read them: name, meaning, value with its unit. GUI thread, for the
/// texts follow the console's language.
namespace qd {

enum class Better { Higher, Lower, Neither };
/// Which rows a figure is made of.
enum class FigureRows { Labelled, All, Failed };

/// One figure of one version.
struct EvaluationFigure
{
    const char* id; ///< stands for the figure in objectNames
    QString (*title)();
    QString (*hint)();
    Better better;
    Defined<double> (*value)(const VersionEvaluation& version, const std::string& positiveClass);
    QString (*text)(double value);
    /// An interval, or another remark to the value; may be null, and may return nothing.
    QString (*detail)(const VersionEvaluation& version) = nullptr;
    bool isSpecial = false; ///< nobody misses it where no version has it
    FigureRows rows = FigureRows::Labelled;
};

/// Returns the figures that suit the task, most telling first.
[[nodiscard]] std::span<const EvaluationFigure> figuresOf(TaskKind task);
/// Returns nullptr for an unknown id.
[[nodiscard]] const EvaluationFigure* findFigure(TaskKind task, std::string_view id);
/// "94.1 %", or "–" where it is undefined.
[[nodiscard]] QString figureText(const EvaluationFigure& figure, const VersionEvaluation& version,
                                 const std::string& positiveClass);

/// "v2"; "All versions".
[[nodiscard]] QString versionName(const std::string& version);
/// "0.873", "12.3": a value in the unit of the target.
[[nodiscard]] QString plainNumber(double value);
/// "0.912": a score without a unit, three decimals.
[[nodiscard]] QString scoreText(double value);
/// "< 0.001", "0.042".
[[nodiscard]] QString chanceValueText(double p);
/// "93.1 % to 95.0 %".
[[nodiscard]] QString intervalText(const QString& low, const QString& high);

} // namespace qd
