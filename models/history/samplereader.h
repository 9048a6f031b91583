// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunkreader.h"
#include "models/history/tailreader.h"

namespace qd {

/// The samples of the history for a reader: chunks with the tail laid over them, in one view of the file. See
/// HistoryReader for what each call promises. A chunk that is not as it was written fails the call that needs
/// it.
class SampleReader
{
public:
    explicit SampleReader(const Database& database) : m_database(database), m_statements(database) {}

    [[nodiscard]] Result<std::vector<Sample>> samples(SeriesId id, TimeRange range,
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

    const Database& m_database;
    mutable StatementCache m_statements;
    ChunkReader m_chunks{m_statements};
    mutable TailReader m_tail{m_statements};
};

} // namespace qd
