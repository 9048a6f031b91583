// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/metrics.h"
#include "models/incidents/incident.h"

#include <QString>

/// Short texts that several screens of triage and review share, in the console's present language.
namespace qd {

/// "31/01/2026 09:05:07", local time in the locale's date order.
[[nodiscard]] QString timeText(Timestamp at);
/// "42 s", "2 min 13 s", "3 h 5 min", "4 d 2 h".
[[nodiscard]] QString durationText(Duration duration);
/// The value of a standard metric in its unit; any other as a plain number; "–" for NaN.
[[nodiscard]] QString metricValueText(const std::string& metric, double value);
/// "fraud, version 2, on Demo fleet"; parts that are empty are left out.
[[nodiscard]] QString subjectText(const Subject& subject, const QString& endpointName);
/// One sentence: what changed, since when and how surely, from what to what, against which threshold.
[[nodiscard]] QString locationText(const Subject& subject, const Location& location,
                                   const QString& endpointName);
/// The last verdict, or that there was none.
[[nodiscard]] QString incidentVerdictText(const Incident& incident);
/// Two sentences for the operator: what the comparisons of a verification say, and what to do next. `model`
/// is the one whose version was switched.
[[nodiscard]] QString verdictExplanation(const Verification& verification, const QString& model);
/// The incident's metric is told by the samples of its series, because no prediction log tells it.
[[nodiscard]] bool comparesSamples(const Verification& verification);
/// The first secondary metric that provably got worse than in the baseline; nullptr when none did, or while
/// the verdict is pending.
[[nodiscard]] const MetricComparison* worsenedMetric(const Verification& verification);
/// A sign for a verdict that needs no colour to be understood.
[[nodiscard]] QString verdictGlyph(Verdict verdict);
/// What was to be switched, and what is known to have come of it.
[[nodiscard]] QString actionText(const IncidentAction& action);

} // namespace qd
