// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/predictionrecord.h"
#include "models/base/sample.h"
#include "models/logs/mendedrows.h"

#include <vector>

namespace qd {

/// A row that could not be read, kept aside.
struct RejectedRow
{
    std::int64_t line = 0; ///< the number of the line, from 1; the first of a row that spans several
    Error reason;          ///< `where` names file, member and line
};

/// What a stretch of a log holds, in its order.
struct LogBatch
{
    std::int64_t rows = 0;      ///< lines that are neither blank nor a header
    std::int64_t otherRows = 0; ///< the rows of these that are readable, but with nothing about a prediction
    std::vector<PredictionRecord> records;
    std::vector<std::int64_t> recordLines; ///< where each of the records was read
    std::vector<LabelRecord> labels;       ///< labels that came later than their predictions
    std::vector<SeriesSample> samples;     ///< server metrics that were written into the log
    std::int64_t rejectedCount = 0;
    std::vector<RejectedRow> rejected; ///< the first `keptRejections`
    std::size_t keptRejections = 1000;
    UnreadByField unreadCells; ///< cells that count as missing; their rows stay
    MendedRows mended;         ///< rows that were read after something was put right

    void reject(std::int64_t line, Error reason)
    {
        ++rejectedCount;
        if (rejected.size() < keptRejections)
            rejected.push_back({line, std::move(reason)});
    }
    [[nodiscard]] bool isEmpty() const { return records.empty() && labels.empty() && samples.empty(); }
};

} // namespace qd
