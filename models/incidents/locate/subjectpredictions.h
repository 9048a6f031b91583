// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/figures.h"
#include "models/incidents/locate/locate.h"

#include <map>

namespace qd {

/// The recorded predictions of the model that an incident is about, as the evaluation reads them. Locating,
/// analysing and verifying all ask the evaluation about these rows, and so tell the figures of its screens.
struct SubjectPredictions
{
    RecordTablePtr table; ///< the table; null where there are no predictions
    EvaluatedRows rows;   ///< the rows of all periods in order of time; the baseline is the reference period
    std::vector<std::uint32_t> baseline;
    std::vector<std::uint32_t> affected;
    std::size_t columnsLeftOut = 0; ///< see RecordedPredictions

    [[nodiscard]] std::vector<std::uint32_t> within(TimeRange period) const
    {
        return rowsWithin(rows, period);
    }
};

struct WantedPredictions
{
    TimeRange baseline = {};
    TimeRange affected = {};
    TimeRange after = {};     ///< e.g. after an action
    std::string version = {}; ///< the version; empty: all
    bool gap = false;         ///< whether what lies between baseline and affected period is read, too
    bool inputs = false;      ///< whether the attributes are read, too
};

/// Reads the predictions of the subject's model. Scores are those of the class that the monitor takes for the
/// positive one, or macro averages without one. Without a model there are no rows. Pool thread; costs as much
/// as the periods have rows, of which some 60 bytes each stay in memory.
[[nodiscard]] Result<SubjectPredictions> readPredictions(const HistoryReader& reader, const Subject& subject,
                                                         const WantedPredictions& wanted,
                                                         const CancelToken& cancel);

/// Counts the rows of each version; those that name none are left out.
[[nodiscard]] std::map<std::string, std::int64_t> versionCounts(const EvaluatedRows& rows, RowSpan chosen);
/// Returns the version with the most rows; empty without any.
[[nodiscard]] std::string mostFrequent(const std::map<std::string, std::int64_t>& counts);

} // namespace qd
