// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/incidents/locate/locate.h"

namespace qd {

/// What a version did in one period, counted from the prediction log.
struct VersionTally
{
    std::int64_t predictions = 0;
    std::int64_t labelled = 0;
    std::int64_t correct = 0;

    /// Returns the accuracy; NaN without labels.
    [[nodiscard]] double accuracy() const;
};

/// When a version of the subject's model answered, and how well.
struct VersionUse
{
    std::string version;
    Timestamp firstAt;
    Timestamp lastAt;
    VersionTally before; ///< in the baseline
    VersionTally after;  ///< in the affected period
};

/// Returns the versions in the order of their first answer between the baseline's start and the end of the
/// affected period. Pool.
[[nodiscard]] Result<std::vector<VersionUse>> versionUse(const HistoryReader& reader, const Subject& subject,
                                                         const Location& location,
                                                         const CancelToken& cancel = {});

/// The version that gave most answers in the baseline; empty when the log tells none.
[[nodiscard]] std::string baselineVersion(const std::vector<VersionUse>& uses);

} // namespace qd
