// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"

#include <list>
#include <mutex>
#include <span>
#include <unordered_map>

namespace qd {

/// A time from which on a series may have other samples than before.
struct SeriesChange
{
    SeriesId series = 0;
    Timestamp from;
};

/// Columns of charts that have been read, so that a chart that moves on, pans back or is drawn again reads
/// only the columns that it has not seen. What is in it is always what reading would give: the writer tells
/// it what has changed before a batch is acknowledged, and readers tell when somebody else has written.
///
/// Bounded; what was asked for longest ago goes first. Any thread.
class ColumnCache
{
public:
    /// Columns of one series side by side: number n begins at `phase` + n · `step`.
    struct Grid
    {
        SeriesId series = 0;
        std::int64_t step = 1;  ///< ms
        std::int64_t phase = 0; ///< ms, less than `step`
        friend bool operator==(const Grid&, const Grid&) = default;
    };
    /// The columns from number `from` to before `to`; the empty ones among them are not listed.
    struct Run
    {
        std::int64_t from = 0;
        std::int64_t to = 0;
        std::vector<PixelColumn> columns{};
    };
    /// When a reader began. Counts what had happened by then.
    struct Moment
    {
        std::uint64_t begun = 0;     ///< commits of the writer
        std::uint64_t committed = 0; ///< the number of commits that have ended
        std::uint64_t changes = 0;   ///< times that columns may have become old

        /// No commit was on its way: what was known then is what the file said.
        [[nodiscard]] bool isQuiet() const { return begun == committed; }
    };

    explicit ColumnCache(std::size_t mostBytes = 32UL << 20) : m_mostBytes(mostBytes) {}

    /// Returns the moment, which has to be asked for before the reader's view of the file begins.
    [[nodiscard]] Moment now() const;
    /// What is known of the columns [from, to): a part of them side by side. Nothing when a commit has begun
    /// since the moment, so that all that a reader puts together is of one view of the file.
    [[nodiscard]] Run find(const Moment& moment, const Grid& grid, std::int64_t from, std::int64_t to);
    /// Keeps a run together with what is known beside it, unless anything has changed since the moment.
    void keep(const Moment& moment, const Grid& grid, Run run);
    /// Anything may have changed, by somebody else.
    void clear();

    /// Begins a commit; called by the writer, before COMMIT. One of the next two follows.
    void beginCommit();
    /// What the commit has changed.
    void endCommit(std::span<const SeriesChange> changes);
    /// Anything may have changed.
    void endCommit();

private:
    struct Entry
    {
        Grid grid;
        Run run;
    };
    using Entries = std::list<Entry>;

    [[nodiscard]] Entries::iterator entryOf(const Grid& grid);
    void cut(const SeriesChange& change);
    void forget(Entries::iterator entry);
    void forgetAll();
    [[nodiscard]] static std::size_t bytesOf(const Run& run);

    const std::size_t m_mostBytes;
    mutable std::mutex m_mutex;
    Moment m_now;
    std::size_t m_bytes = 0;
    Entries m_entries; ///< what was asked for last comes first
    std::unordered_map<SeriesId, std::vector<Entries::iterator>> m_bySeries;
};

} // namespace qd
