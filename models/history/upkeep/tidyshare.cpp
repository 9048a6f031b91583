// SPDX-License-Identifier: Apache-2.0
#include "models/history/upkeep/tidyshare.h"

#include "models/history/sqlite/database.h"

#include <algorithm>

namespace qd {

namespace {

struct Measure
{
    const char* candidates; ///< first and last time, and weight, of what begins before ?1
    const char* all;        ///< weight of everything
};

Measure measureOf(DataKind kind)
{
    switch (kind) {
    case DataKind::Samples:
        return {"SELECT c.first_at, c.last_at, c.samples FROM series s CROSS JOIN chunk c "
                "ON c.series = s.id AND c.first_at < ?1",
                "SELECT sum(samples) FROM chunk"};
    case DataKind::Predictions:
        return {"SELECT first_at, last_at, rows - dead FROM prediction_segment WHERE first_at < ?1",
                "SELECT sum(rows - dead) FROM prediction_segment"};
    case DataKind::Labels:
        return {"SELECT at, at, 1 FROM unmatched_label WHERE at < ?1",
                "SELECT count(*) FROM unmatched_label"};
    case DataKind::Events:
        return {"SELECT at, at, 1 FROM event WHERE at < ?1", "SELECT count(*) FROM event"};
    case DataKind::Alerts:
        break;
    }
    return {"SELECT pending_at, resolved_at, 1 FROM alert WHERE resolved_at > 0 AND resolved_at < ?1",
            "SELECT count(*) FROM alert WHERE resolved_at > 0"};
}

// A row across the edge loses what is before it, once that may be about a quarter; see SampleDropping.
double partBefore(Timestamp firstAt, Timestamp lastAt, Timestamp before)
{
    if (lastAt < before)
        return 1;
    const double part = (static_cast<double>(before.ms) - static_cast<double>(firstAt.ms)) /
                        (static_cast<double>(lastAt.ms) - static_cast<double>(firstAt.ms));
    return part >= 0.25 ? std::min(part, 1.0) : 0;
}

} // namespace

Result<double> shareBefore(const Database& database, DataKind kind, const PinnedRanges& pins,
                           Timestamp before, bool across)
{
    const Measure measure = measureOf(kind);
    auto candidates = database.prepare(measure.candidates);
    if (!candidates)
        return Failure(candidates.error());
    double old = 0;
    const auto read = forEachRow(candidates->bind(before), {}, [&](const Statement& row) {
        const Timestamp firstAt = row.time(0);
        const Timestamp lastAt = row.time(1);
        const double part = partBefore(firstAt, lastAt, before);
        if (part > 0 && (across || part == 1) && !pins.touch(firstAt, std::min(lastAt, before)))
            old += part * static_cast<double>(row.integer(2));
    });
    if (!read)
        return Failure(read.error());
    if (old <= 0)
        return 0.0;
    return database.integer(measure.all).map([&](std::int64_t all) {
        return all > 0 ? std::min(old / static_cast<double>(all), 1.0) : 0.0;
    });
}

} // namespace qd
