// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"
#include "models/history/predictions/predictionwriter.h"
#include "models/history/upkeep/chore.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace qd {

/// Brings all samples into chunks and all predictions into segments of full size: empties the tails, then
/// joins what is small.
class Settling
{
public:
    [[nodiscard]] Result<bool> advance(BatchWriter& writer, const Chore::Pause& pause);
    /// 0 to 1.
    [[nodiscard]] double fraction() const;

private:
    [[nodiscard]] Result<void> plan(BatchWriter& writer);
    [[nodiscard]] Result<void> doOne(BatchWriter& writer);
    [[nodiscard]] bool isDone() const;

    struct Plan
    {
        std::vector<std::int64_t> buckets;
        std::optional<std::vector<SeriesId>> series; ///< known once the tail is empty
        std::vector<PredictionWriter::SettlingPiece> predictions;
    };
    std::optional<Plan> m_plan;
    std::size_t m_bucketsDone = 0;
    std::size_t m_seriesDone = 0;
    std::size_t m_predictionsDone = 0;
};

/// Gives free pages back to the disk, a few at a time.
class Shrinking
{
public:
    [[nodiscard]] Result<bool> advance(const Database& database, const Chore::Pause& pause);
    [[nodiscard]] double fraction() const;

private:
    std::int64_t m_freeAtFirst = -1;
    std::int64_t m_free = 0;
};

/// Brings the write-ahead log into the file and empties it, as far as readers let it; waits for none.
[[nodiscard]] Result<void> checkpoint(const Database& database);

} // namespace qd
