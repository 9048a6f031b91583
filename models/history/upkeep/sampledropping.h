// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/upkeep/dropping.h"

namespace qd {

/// Samples go by whole rows of chunks, so the cost follows the rows; of a row across the edge those blocks go
/// (of up to 512 samples) that are on one side. Samples that wait in the tail stay until they have settled. A
/// series without samples goes too, except the newest, so that the number of a series is never given to
/// another.
class SampleDropping : public Dropping
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Dropping>> prepare(const Database& database);

    [[nodiscard]] Result<bool> count(const Pass& pass, BytesByHour& bytes) override;
    [[nodiscard]] Result<bool> drop(const Pass& pass, Timestamp before, TidyReport& report) override;
    [[nodiscard]] double fraction() const override;

private:
    struct Row
    {
        ChunkRow chunk;
        std::int64_t bytes = 0; ///< the bytes of the chunk's bodies and rollup
    };

    /// The next rows from the cursor on that begin before the time, of one series; the cursor is after them.
    [[nodiscard]] Result<std::vector<Row>> nextRows(Timestamp before);
    [[nodiscard]] Result<std::int64_t> drop(const Pass& pass, const Row& row, Timestamp before);
    [[nodiscard]] Result<bool> toNextSeries();
    [[nodiscard]] Result<bool> isEmpty(const Pass& pass);

    Statement m_nextSeries;
    Statement m_rows;
    Statement m_anyRow;
    Statement m_removeDamaged;
    SeriesId m_series = 0; ///< cursor: this series, rows that begin after m_at
    Timestamp m_at{INT64_MIN};
    SeriesId m_lastId = 0;
    bool m_hasMoreRows = false;
};

} // namespace qd
