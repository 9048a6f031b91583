// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "models/base/cancel.h"
#include "models/base/error.h"
#include "models/base/sample.h"

namespace qd {

class HistoryReader;

/// What an incident is about.
struct Subject
{
    std::string endpoint;
    std::string model;   ///< may be empty: the endpoint itself
    std::string version; ///< serving when the fault began to show; may be empty
    SeriesKey series;    ///< the series that breached, e.g. model_accuracy_ratio{endpoint,model}
};

/// Where and since when: found by a change point in the series around the alert.
struct Location
{
    Timestamp onset;
    TimeRange onsetRange; ///< the uncertainty of the onset
    TimeRange baseline;   ///< the healthy period before it that later steps compare with
    TimeRange affected;   ///< from the onset to when the finding was made, or to the recovery
    double baselineValue = 0; ///< median over `baseline`
    double affectedValue = 0; ///< median over `affected`
    double threshold = 0;     ///< of the alert's rule; NaN without an alert
    bool foundChangePoint = false; ///< false: the onset is the time the alert became pending
};

/// `alert` may be nullptr for an incident opened by hand on `subject.series`.
[[nodiscard]] Result<Location> locate(const HistoryReader& reader, const Subject& subject, const Alert* alert,
                                      Timestamp now, const CancelToken& cancel = {});

[[nodiscard]] Subject subjectOf(const Alert& alert);

} // namespace qd
