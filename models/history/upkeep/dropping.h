// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/batchwriter.h"
#include "models/history/pins.h"
#include "models/history/tidy.h"
#include "models/history/upkeep/chore.h"

#include <array>
#include <map>
#include <memory>

namespace qd {

inline constexpr std::int64_t msPerHour = 3'600'000;

/// How many bytes of unpinned data there are of each hour since the epoch, about.
using BytesByHour = std::map<std::int64_t, std::int64_t>;

/// How data of one kind is counted and dropped, a slice at a time. Each object makes one pass; calls happen
/// inside the caller's transaction.
class Dropping
{
public:
    struct Pass
    {
        const PinnedRanges& pins;
        const Chore::Pause& pause;
        BatchWriter& writer;
    };

    virtual ~Dropping() = default;
    /// Counts a part of the data; returns true when all is counted.
    [[nodiscard]] virtual Result<bool> count(const Pass& pass, BytesByHour& bytes) = 0;
    /// Drops what is unpinned and ended before the time. True when all of that is gone. What is stored in one
    /// piece and lies across the time, or across the edge of a pin, stays whole.
    [[nodiscard]] virtual Result<bool> drop(const Pass& pass, Timestamp before, TidyReport& report) = 0;
    /// 0 to 1 of the pass.
    [[nodiscard]] virtual double fraction() const = 0;
};

enum class DataKind { Samples, Predictions, Labels, Events, Alerts };
inline constexpr std::array dataKinds{DataKind::Samples, DataKind::Predictions, DataKind::Labels,
                                      DataKind::Events, DataKind::Alerts};

[[nodiscard]] Result<std::unique_ptr<Dropping>> makeDropping(const Database& database, DataKind kind);

} // namespace qd
