// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/block.h"
#include "models/history/historyreader.h"

namespace qd {

/// Gathers samples, blocks and whole chunks, given in ascending time, into pixel columns (M4). What lies
/// within one column is added by its summary; the result is the same as from the samples one by one.
class ColumnBuilder
{
public:
    /// The range is not empty, `columns` at least 1.
    ColumnBuilder(TimeRange range, int columns);

    /// Adds a sample; what is outside the range or NaN is left out.
    void add(const Sample& sample);
    /// Returns true when the summary could be taken for its samples: all in one column and none NaN.
    [[nodiscard]] bool add(const BlockSummary& summary);
    /// Samples that are known to be in one column.
    void add(const PixelColumn& part);
    /// The samples [from, to) of a block.
    void add(const BlockSamples& block, std::size_t from, std::size_t to, bool hasNan);

    [[nodiscard]] std::vector<PixelColumn> take() { return std::move(m_filled); }

private:
    [[nodiscard]] std::int64_t columnOf(Timestamp at) const;
    [[nodiscard]] Timestamp startOf(std::int64_t column) const;
    /// Makes the column of this time, which is not before the last one located, the present one.
    void locate(Timestamp at);
    /// Adds to the present column's entry.
    void merge(const PixelColumn& part);
    void addRun(const BlockSamples& block, std::size_t from, std::size_t to);

    TimeRange m_range;
    std::int64_t m_columns;
    std::int64_t m_present = -1;
    Timestamp m_presentEnd;
    std::int64_t m_lastFilled = -1;
    std::size_t m_lastRun = 1;
    std::vector<PixelColumn> m_filled;
};

} // namespace qd
