// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/recordtable.h"

namespace qd {

/// "Accuracy, recall and p99 per minute by version", and the like.
struct TallyQuestion
{
    Duration window{0};        ///< 0: the whole of the selection is one window
    std::vector<int> by;       ///< Code columns, at most three
    std::string positiveClass; ///< the positive class for recall and precision; empty: macro averages
    QString filter;            ///< see select()
    std::vector<double> quantiles{0.5, 0.9, 0.99}; ///< the quantiles of the latency that are told
};

struct TallyRow
{
    Timestamp from;                   ///< the beginning of the window, a multiple of its length
    std::vector<std::uint32_t> group; ///< a code for each of `by`
    std::int64_t predictions = 0;
    std::int64_t failed = 0; ///< status >= 400
    std::int64_t labelled = 0;
    std::int64_t correct = 0;
    std::optional<double> accuracy;
    std::optional<double> precision;
    std::optional<double> recall;
    std::optional<double> f1;
    std::vector<double> latencies; ///< seconds, exact quantiles (type 7); NaN without latencies
};

/// Tallies the rows; the result ascends by window, then by group, and empty groups are left out. Cost in
/// proportion to the rows of the columns involved, on all cores; the answer to a question that was asked
/// before is kept.
[[nodiscard]] Result<std::vector<TallyRow>> tally(const RecordTable& table, const TallyQuestion& question,
                                                  const CancelToken& cancel = {});

} // namespace qd
