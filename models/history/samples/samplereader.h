// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/samples/chunkreader.h"
#include "models/history/samples/columnmemory.h"
#include "models/history/samples/tailreader.h"

namespace qd {

/// The samples of the history for a reader: chunks with the tail laid over them, in one view of the file. See
/// HistoryReader for what each call promises. A chunk that is not as it was written fails the call that needs
/// it.
class SampleReader
{
public:
    /// The cache may be none.
    SampleReader(const Database& database, std::shared_ptr<ColumnCache> columns)
        : m_database(database), m_statements(database), m_known(std::move(columns))
    {
    }

    [[nodiscard]] Result<std::vector<Sample>> samples(SeriesId id, TimeRange range,
                                                      const CancelToken& cancel) const;
    [[nodiscard]] Result<std::vector<Timestamp>> cuts(SeriesId id, TimeRange range, std::int64_t samples,
                                                      const CancelToken& cancel) const;
    [[nodiscard]] Result<std::vector<PixelColumn>> columns(SeriesId id, TimeRange range, int columns,
                                                           const CancelToken& cancel) const;
    [[nodiscard]] Result<std::optional<Sample>> latest(SeriesId id, Timestamp at, Duration lookBack) const;
    /// The times of the first and last sample of all series; nothing without samples.
    [[nodiscard]] Result<std::optional<std::pair<Timestamp, Timestamp>>> extent() const;

private:
    /// Samples that wait in the tail, sorted.
    [[nodiscard]] Result<std::vector<Sample>> tail(SeriesId id, TimeRange range) const;
    /// The newest sample of the chunks within the range.
    [[nodiscard]] Result<std::optional<Sample>> newestStored(SeriesId id, TimeRange range) const;

    /// columns() by reading, within a view of the file.
    [[nodiscard]] Result<std::vector<PixelColumn>> readColumns(SeriesId id, TimeRange range, int columns,
                                                               const CancelToken& cancel) const;

    const Database& m_database;
    mutable StatementCache m_statements;
    mutable ColumnMemory m_known;
    ChunkReader m_chunks{m_statements};
    mutable TailReader m_tail{m_statements};
};

} // namespace qd
