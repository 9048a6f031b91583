// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/base/canceltoken.h"
#include "models/base/error.h"
#include "models/base/sample.h"

namespace qd {

class HistoryReader;

/// What an incident is about.
struct Subject
{
    std::string endpoint;
    std::string model;   ///< may be empty: the endpoint itself
    std::string version; ///< serving when the fault began to show, for people; may be empty, filters nothing
    SeriesKey series;    ///< the series that breached, e.g. model_accuracy_ratio{endpoint,model}
};

/// Where and since when: found by a change point in the series around the alert.
struct Location
{
    Timestamp onset;
    TimeRange onsetRange;     ///< the uncertainty of the onset
    TimeRange baseline;       ///< the healthy period before it that later steps compare with
    TimeRange affected;       ///< the period from the onset to when the finding was made, or to the recovery
    double baselineValue = 0; ///< over `baseline`: of its predictions, or the median of the series
    double affectedValue = 0; ///< over `affected`, likewise
    double threshold = 0;     ///< the threshold of the alert's rule; NaN without an alert
    /// Whether there is a change point; false: the onset is the time the alert became pending.
    bool foundChangePoint = false;
    std::string version; ///< the version that served when the fault began to show; empty when the history
                         ///< does not tell
};

/// Finds the stretch of the series that the alert (or, without one, the worst level) stands in, walks back to
/// the healthy level before it, and fits the onset of a ramp there, because metrics of a sliding window fall
/// slowly. For accuracy, error ratio and latency the onset is then sharpened on the raw predictions. Looks
/// back 30 minutes from the alert. The baseline is empty, its value NaN, when the history has no healthy
/// stretch before the onset. Predictions are read of all versions, or of the one that the series names; the
/// subject's own version is found anew each time. Values
/// are those of the predictions where they tell the metric (see predictionvalue.h), else medians of the
/// series. Fails with NotFound when the series has no samples. Pool
/// thread.
///
/// `alert` may be nullptr for an incident opened by hand on `subject.series`.
[[nodiscard]] Result<Location> locate(const HistoryReader& reader, const Subject& subject, const Alert* alert,
                                      Timestamp now, const CancelToken& cancel = {});

/// The location with times chosen by hand: with another onset the baseline keeps its length and ends there,
/// and an empty onsetRange tells that it was set by hand; the affected period runs to `affectedUntil`.
/// Medians and version are computed again. Fails with Invalid when the times are out of order, or NotFound
/// when a period has no samples. Pool thread.
[[nodiscard]] Result<Location> moveOnset(const HistoryReader& reader, const Subject& subject,
                                         const Location& location, Timestamp onset, Timestamp affectedUntil,
                                         const CancelToken& cancel = {});

/// `version` is the series' own label, empty on the series of a whole model; Location::version then tells.
[[nodiscard]] Subject subjectOf(const Alert& alert);

} // namespace qd
