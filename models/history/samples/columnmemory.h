// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/samples/columncache.h"
#include "models/history/sqlite/statementcache.h"

namespace qd {

/// One reader's way to the cache of columns: sees to it that it takes from there only what its own view of
/// the file would say.
class ColumnMemory
{
public:
    /// The cache may be none: then nothing is known.
    explicit ColumnMemory(std::shared_ptr<ColumnCache> cache) : m_cache(std::move(cache)) {}

    using Read = std::function<Result<std::vector<PixelColumn>>(TimeRange range, int columns)>;

    /// Returns the moment, which has to be asked for before the view of the file begins.
    [[nodiscard]] ColumnCache::Moment now() const;
    /// The columns of the range, of which `read` reads those that are not known. Called within the view.
    [[nodiscard]] Result<std::vector<PixelColumn>> columns(StatementCache& statements,
                                                           const ColumnCache::Moment& moment, SeriesId id,
                                                           TimeRange range, int columns, const Read& read);

private:
    [[nodiscard]] Result<void> noticeOthers(StatementCache& statements, const ColumnCache::Moment& moment);

    std::shared_ptr<ColumnCache> m_cache;
    std::int64_t m_seenVersion = 0;  ///< the version of the file that was seen, by PRAGMA data_version
    std::uint64_t m_seenCommits = 0; ///< the commits of the writer that were seen at that time
};

} // namespace qd
