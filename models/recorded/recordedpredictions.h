// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/predictions/predictioncolumns.h"
#include "models/table/recordtable.h"

namespace qd {

/// Predictions of the history as a table, so that all that is said about logs can be said about them.
struct RecordedPredictions
{
    RecordTablePtr table;
    std::int64_t labelled = 0;      ///< the rows with a label, however it came
    std::size_t columnsLeftOut = 0; ///< attributes beyond the most columns of a table
};

/// How far the reading has come.
struct RecordedProgress
{
    std::int64_t rows = 0;
    double share = 0; ///< 0 to 1
};

/// What the history holds of `query` (its limit has no meaning here), with the labels that have arrived.
/// A row for every record: the history itself has one per request id. Reads column by column, some ten
/// thousand rows at a time, so memory does not grow with the range. A table without rows when nothing is
/// stored. Blocking, for the pool. Errors: Cancelled; Storage of the history or of the temporary folder.
[[nodiscard]] Result<RecordedPredictions>
recordedPredictions(const HistoryReader& reader, const PredictionQuery& query,
                    const std::function<void(const RecordedProgress&)>& progress = {},
                    const CancelToken& cancel = {});
/// Reads the rows of several queries, which must not overlap, with the columns that each of them asks for.
/// The progress begins anew with each query. Otherwise as above.
[[nodiscard]] Result<RecordedPredictions>
recordedPredictions(const HistoryReader& reader, std::span<const PredictionColumnQuery> queries,
                    const std::function<void(const RecordedProgress&)>& progress = {},
                    const CancelToken& cancel = {});

} // namespace qd
