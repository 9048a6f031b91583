// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/samples/tail.h"
#include "models/history/sqlite/statementcache.h"

namespace qd {

/// The samples that wait in the tail, for a reader. What was decoded of a bucket stays until the file changes
/// or another bucket is asked for, so that reading all series one after the other, as an export does, decodes
/// each bucket once and not for each of its series. Belongs to the connection's thread; calls happen inside
/// the caller's view of the file.
class TailReader
{
public:
    explicit TailReader(StatementCache& statements) : m_statements(statements) {}

    /// Returns the samples of the series within the range, sorted. Fails when a row of its bucket that
    /// reaches into the range is damaged.
    [[nodiscard]] Result<std::vector<Sample>> samples(SeriesId id, TimeRange range);

private:
    [[nodiscard]] Result<bool> isCurrent(std::int64_t bucket, TimeRange range);
    [[nodiscard]] Result<void> read(std::int64_t bucket, TimeRange range);

    StatementCache& m_statements;
    std::int64_t m_version = -1; ///< the version of the file, as this connection sees it
    std::int64_t m_bucket = -1;
    TimeRange m_range;                                      ///< whose rows were read
    std::vector<std::vector<Sample>> m_samples;             ///< samples by series of the bucket, as they came
    std::vector<std::pair<Timestamp, Timestamp>> m_damaged; ///< first and last time of rows
};

} // namespace qd
