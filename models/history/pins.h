// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/time.h"
#include "models/history/records.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace qd {

class Database;

/// A stretch of time whose data is never dropped. Kept as a document of kind "pin".
struct Pin
{
    std::string id;
    TimeRange range;
    QString reason;       ///< why, as the operator or the incident has it
    std::string incident; ///< the incident that the pin belongs to; empty: pinned by hand

    friend bool operator==(const Pin&, const Pin&) = default;
};

[[nodiscard]] DocumentRecord toDocument(const Pin& pin);
/// The document that takes the pin away.
[[nodiscard]] DocumentRecord unpin(const std::string& id);
/// Returns the pin; nothing when the document is no pin that can be read.
[[nodiscard]] std::optional<Pin> pinFrom(const DocumentRecord& document);

/// The pin of an incident covers at least the day before it was opened and the day after it was closed; one
/// that is open has no end. `looksAt` are the periods that its findings are about.
[[nodiscard]] Pin incidentPin(const IncidentRecord& incident, const QString& title,
                              std::span<const TimeRange> looksAt);

/// Pins laid over one another.
class PinnedRanges
{
public:
    PinnedRanges() = default;
    explicit PinnedRanges(std::vector<TimeRange> ranges);

    /// Returns whether anything of first … last, both included, is pinned.
    [[nodiscard]] bool touch(Timestamp first, Timestamp last) const;
    [[nodiscard]] const std::vector<TimeRange>& ranges() const { return m_ranges; }

private:
    std::vector<TimeRange> m_ranges; ///< ascending, apart from each other
};

/// Everything that must stay: pins, and every incident's own time whether or not it has a pin. A pin that
/// cannot be read fails the call, so that nothing is dropped which may be wanted.
[[nodiscard]] Result<PinnedRanges> pinnedRanges(const Database& database);

} // namespace qd
