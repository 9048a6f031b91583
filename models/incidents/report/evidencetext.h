// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/analyse/analysis.h"
#include "models/incidents/verify/verification.h"

#include <QString>

/// Sentences for people, in the console's present language, from the kinds and parameters that are stored.
namespace qd {

[[nodiscard]] QString hypothesisTitle(const Hypothesis& hypothesis);
[[nodiscard]] QString evidenceText(const Evidence& evidence);
/// "Accuracy", "Latency p99", "attribute country", or the raw name of a scraped metric.
[[nodiscard]] QString seriesTitle(const std::string& metric, const Labels& labels);
/// Returns the title of a row of "what changed", with the endpoint's name where it is not the subject's:
/// "Memory (This machine)".
[[nodiscard]] QString changeTitle(const Change& change);
/// What people see of a change: "−22.4 points" of a percentage, or "× 3.10", by what factor a magnitude grew.
[[nodiscard]] QString changeEffectText(const Change& change);
/// Returns the standardised size of the change, on which scale, and what a large one would be.
[[nodiscard]] QString standardisedEffectText(const Change& change);
/// "±0.4 s": how closely the onset that was found is known.
[[nodiscard]] QString onsetPrecisionText(const Location& location);
[[nodiscard]] QString verdictText(Verdict verdict);
/// One sentence: what was compared and with what result.
[[nodiscard]] QString comparisonText(const MetricComparison& comparison);

} // namespace qd
