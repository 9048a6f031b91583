// SPDX-License-Identifier: Apache-2.0
#include "models/table/arranger.h"

#include "models/logs/rows/loggedprobabilities.h"
#include "models/table/recordtablewords.h"

#include <algorithm>
#include <numeric>

namespace qd {

namespace {

/// Runs that are merged at once; each holds a decoded block.
constexpr std::size_t mostOpen = 12;

Failure cancelled()
{
    return fail(ErrorKind::Cancelled, {}, RecordTableWords::tr("The import was cancelled."));
}

/// Appends row `row` of `from`; both hold the column in the representation of its kind.
void appendValue(PlainColumn& to, const PlainColumn& from, std::size_t row)
{
    to.repr = from.repr;
    switch (from.repr) {
    case Repr::Numbers:
        to.numbers.push_back(from.numbers[row]);
        break;
    case Repr::Codes:
        to.codes.push_back(from.codes[row]);
        break;
    case Repr::Texts:
        to.texts.add(from.texts.at(row));
        break;
    case Repr::None:
        break;
    }
}

/// Rows of several blocks, in an order of one's own.
struct Pick
{
    const PlainBlock* block;
    std::size_t row;
};

PlainBlock gather(std::span<const Pick> picks, std::size_t columns)
{
    PlainBlock out;
    out.rows = picks.size();
    out.columns.resize(columns);
    for (const Pick& pick : picks) {
        out.times.push_back(pick.block->times[pick.row]);
        out.lines.push_back(pick.block->lines[pick.row]);
        out.sources.push_back(pick.block->sources[pick.row]);
    }
    for (std::size_t column = 0; column < columns; ++column) {
        for (const Pick& pick : picks)
            appendValue(out.columns[column], pick.block->columns[column], pick.row);
    }
    return out;
}

/// Returns the block without the rows that `patches` leave out, in order of time.
PlainBlock rearranged(const PlainBlock& block, std::span<const RowPatch> patches, std::int64_t firstRow)
{
    std::vector<char> leftOut(block.rows, 0);
    for (const RowPatch& patch : patches)
        leftOut[static_cast<std::size_t>(static_cast<std::int64_t>(patch.row) - firstRow)] =
            patch.isRepeated ? 1 : 0;
    std::vector<Pick> picks;
    for (std::size_t row = 0; row < block.rows; ++row) {
        if (leftOut[row] == 0)
            picks.push_back({&block, row});
    }
    std::stable_sort(picks.begin(), picks.end(), [&block](const Pick& a, const Pick& b) {
        return block.times[a.row] < block.times[b.row];
    });
    return gather(picks, block.columns.size());
}

/// The largest number of runs that overlap at one time.
std::size_t depthOf(const std::vector<std::vector<StoredBlock>>& runs)
{
    std::vector<std::pair<std::int64_t, int>> events; // ends after the beginnings of the same time
    for (const auto& run : runs) {
        events.emplace_back(run.front().minTime, -1);
        events.emplace_back(run.back().maxTime, 1);
    }
    std::sort(events.begin(), events.end());
    std::size_t open = 0;
    std::size_t most = 0;
    for (const auto& [time, ends] : events) {
        open = ends > 0 ? open - 1 : open + 1;
        most = std::max(most, open);
    }
    return most;
}

} // namespace

Result<PlainBlock> Arranger::read(const StoredBlock& block) const
{
    PlainBlock plain;
    plain.rows = block.rows;
    const auto integers = [&](const StoredColumn& column) -> Result<std::vector<std::int64_t>> {
        const auto bytes = load(column, block.rows, m_file);
        if (!bytes)
            return Failure(bytes.error());
        std::vector<std::int64_t> values(block.rows);
        decodeIntegers(*bytes, 0, values);
        return values;
    };
    auto times = integers(block.times);
    auto lines = integers(block.lines);
    const auto sources = integers(block.sources);
    if (!times || !lines || !sources)
        return Failure(!times ? times.error() : !lines ? lines.error() : sources.error());
    plain.times = std::move(*times);
    plain.lines = std::move(*lines);
    plain.sources.assign(sources->begin(), sources->end());
    for (const FinishedColumn& column : m_columns) {
        if (column.schemaColumn == noColumn)
            continue;
        auto values = plainColumn(block, column, m_file);
        if (!values)
            return Failure(values.error());
        plain.columns.resize(
            std::max(plain.columns.size(), static_cast<std::size_t>(column.schemaColumn) + 1));
        plain.columns[static_cast<std::size_t>(column.schemaColumn)] = std::move(*values);
    }
    return plain;
}

void Arranger::apply(std::span<const RowPatch> patches, std::int64_t firstRow, Duration joinWindow,
                     PlainBlock& block)
{
    const auto label = std::find_if(m_columns.begin(), m_columns.end(), [](const FinishedColumn& column) {
        return column.info.field == LogField::Label;
    });
    if (label == m_columns.end())
        return;
    PlainColumn& values = block.columns[static_cast<std::size_t>(label->schemaColumn)];
    std::map<std::size_t, std::string> texts;
    for (const RowPatch& patch : patches) {
        const auto row = static_cast<std::size_t>(static_cast<std::int64_t>(patch.row) - firstRow);
        const std::int64_t delay = patch.at - block.times[row];
        const bool inWindow =
            joinWindow.count() == 0 || patch.at == 0 || (delay >= 0 && delay <= joinWindow.count());
        if (patch.isRepeated || !inWindow)
            continue;
        ++m_joinedLabels;
        if (values.repr == Repr::Codes)
            values.codes[row] = patch.code;
        else if (values.repr == Repr::Numbers)
            values.numbers[row] = patch.code != missingCode ? label->numbers[patch.code] : patch.number;
        else
            texts[row] = patch.code != missingCode ? label->values[patch.code] : shortestNumber(patch.number);
    }
    if (texts.empty())
        return;
    BlockTexts changed;
    for (std::size_t row = 0; row < block.rows; ++row) {
        const auto late = texts.find(row);
        changed.add(late != texts.end() ? std::string_view(late->second) : values.texts.at(row));
    }
    values.texts = std::move(changed);
}

void Arranger::noteRepeated(std::span<const RowPatch> patches, std::int64_t firstRow, const PlainBlock& block)
{
    constexpr std::size_t most = 10'000;
    for (const RowPatch& patch : patches) {
        if (!patch.isRepeated || m_repeatedPlaces.size() == most)
            continue;
        const auto row = static_cast<std::size_t>(static_cast<std::int64_t>(patch.row) - firstRow);
        m_repeatedPlaces.push_back({block.sources[row], block.lines[row]});
    }
}

Result<std::vector<StoredBlock>> Arranger::patch(std::vector<StoredBlock> blocks, RowPatches& patches,
                                                 Duration joinWindow)
{
    std::vector<StoredBlock> patched;
    std::int64_t firstRow = 0;
    for (StoredBlock& block : blocks) {
        if (m_cancel.isCancelled())
            return cancelled();
        const auto its = patches.take(firstRow, firstRow + block.rows);
        if (!its)
            return Failure(its.error());
        if (its->empty() && block.sorted) {
            firstRow += block.rows;
            patched.push_back(std::move(block));
            continue;
        }
        auto plain = read(block);
        if (!plain)
            return Failure(plain.error());
        apply(*its, firstRow, joinWindow, *plain);
        noteRepeated(*its, firstRow, *plain);
        const PlainBlock better = rearranged(*plain, *its, firstRow);
        firstRow += block.rows;
        if (better.rows == 0)
            continue;
        auto stored = store(better, m_file);
        if (!stored)
            return Failure(stored.error());
        patched.push_back(std::move(*stored));
    }
    return patched;
}

/// A run whose rows are being taken.
struct Arranger::OpenRun
{
    std::size_t number = 0; ///< the number among all; the order of reading
    const Run* run = nullptr;
    std::size_t nextBlock = 0;
    PlainBlock block;
    std::size_t row = 0;

    [[nodiscard]] std::int64_t time() const { return block.times[row]; }
};

/// Takes the rows of several runs in order.
class Arranger::Merger
{
public:
    Merger(const Arranger& arranger, const std::vector<Run>& runs) : m_arranger(arranger), m_runs(runs)
    {
        m_order.resize(runs.size());
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        std::stable_sort(m_order.begin(), m_order.end(), [&runs](std::size_t a, std::size_t b) {
            return runs[a].front().minTime < runs[b].front().minTime;
        });
    }

    Result<Run> run()
    {
        while (true) {
            if (m_arranger.m_cancel.isCancelled())
                return cancelled();
            if (auto opened = openDue(); !opened)
                return Failure(opened.error());
            if (m_open.empty())
                break;
            if (auto done = m_open.size() == 1 ? takeAlone() : takeRows(); !done)
                return Failure(done.error());
        }
        if (auto flushed = flush(); !flushed)
            return Failure(flushed.error());
        return std::move(m_out);
    }

private:
    [[nodiscard]] OpenRun& first()
    {
        return *std::min_element(m_open.begin(), m_open.end(), [](const OpenRun& a, const OpenRun& b) {
            return std::pair(a.time(), a.number) < std::pair(b.time(), b.number);
        });
    }

    /// When the next closed run begins.
    [[nodiscard]] std::int64_t nextBegin() const
    {
        return m_next < m_order.size() ? m_runs[m_order[m_next]].front().minTime
                                       : std::numeric_limits<std::int64_t>::max();
    }

    Result<void> load(OpenRun& open)
    {
        auto block = m_arranger.read((*open.run)[open.nextBlock++]);
        if (!block)
            return Failure(block.error());
        open.block = std::move(*block);
        open.row = 0;
        return {};
    }

    /// Opens all runs that have rows at the present time.
    Result<void> openDue()
    {
        while (m_next < m_order.size() && (m_open.empty() || nextBegin() <= first().time())) {
            // The picks point into the open runs, which move.
            if (auto flushed = flushPicks(); !flushed)
                return flushed;
            OpenRun open;
            open.number = m_order[m_next++];
            open.run = &m_runs[open.number];
            if (auto loaded = load(open); !loaded)
                return loaded;
            m_open.push_back(std::move(open));
        }
        return {};
    }

    /// The block of the only open run is taken as a whole where nothing else comes in between.
    Result<void> takeAlone()
    {
        OpenRun& open = m_open.front();
        const StoredBlock& stored = (*open.run)[open.nextBlock - 1];
        if (open.row != 0 || stored.maxTime >= nextBegin())
            return takeRows();
        if (auto flushed = flush(); !flushed)
            return flushed;
        m_out.push_back(stored);
        return goOn(0);
    }

    /// Rows until a block is used up or the next run begins.
    Result<void> takeRows()
    {
        while (true) {
            OpenRun& open = first();
            m_picks.push_back({&open.block, open.row});
            ++open.row;
            const bool usedUp = open.row == open.block.rows;
            if (usedUp || m_picks.size() + m_pending.rows == mostBlockRows) {
                if (auto flushed = flushPicks(); !flushed)
                    return flushed;
            }
            if (usedUp)
                return goOn(static_cast<std::size_t>(&open - m_open.data()));
            if (nextBegin() <= first().time())
                return {};
        }
    }

    /// To the next block of an open run, or without it.
    Result<void> goOn(std::size_t index)
    {
        OpenRun& open = m_open[index];
        if (open.nextBlock < open.run->size())
            return load(open);
        m_open.erase(m_open.begin() + static_cast<std::ptrdiff_t>(index));
        return {};
    }

    /// Copies the rows picked so far to the pending block, and stores that when it is full.
    Result<void> flushPicks()
    {
        if (m_picks.empty())
            return {};
        std::vector<Pick> all;
        for (std::size_t row = 0; row < m_pending.rows; ++row)
            all.push_back({&m_pending, row});
        all.insert(all.end(), m_picks.begin(), m_picks.end());
        m_pending = gather(all, m_picks.front().block->columns.size());
        m_picks.clear();
        return m_pending.rows >= mostBlockRows / 2 ? flush() : Result<void>();
    }

    Result<void> flush()
    {
        if (auto flushed = flushPicks(); !flushed)
            return flushed;
        if (m_pending.rows == 0)
            return {};
        auto stored = store(m_pending, m_arranger.m_file);
        if (!stored)
            return Failure(stored.error());
        m_out.push_back(std::move(*stored));
        m_pending = {};
        return {};
    }

    const Arranger& m_arranger;
    const std::vector<Run>& m_runs;
    std::vector<std::size_t> m_order; ///< the parts by their beginnings
    std::size_t m_next = 0;
    std::vector<OpenRun> m_open;
    std::vector<Pick> m_picks;
    PlainBlock m_pending;
    Run m_out;
};

Result<Arranger::Run> Arranger::merge(std::vector<Run> runs)
{
    if (runs.size() == 1)
        return std::move(runs.front());
    return Merger(*this, runs).run();
}

Result<std::vector<StoredBlock>> Arranger::sort(std::vector<StoredBlock> blocks)
{
    std::vector<Run> runs;
    for (StoredBlock& block : blocks) {
        if (runs.empty() || block.minTime < runs.back().back().maxTime)
            runs.emplace_back();
        runs.back().push_back(std::move(block));
    }
    if (runs.empty())
        return std::vector<StoredBlock>();
    while (runs.size() > 1) {
        const std::size_t width = depthOf(runs) <= mostOpen ? runs.size() : mostOpen;
        std::vector<Run> longer;
        for (std::size_t i = 0; i < runs.size(); i += width) {
            const auto from = runs.begin() + static_cast<std::ptrdiff_t>(i);
            const auto to = runs.begin() + static_cast<std::ptrdiff_t>(std::min(i + width, runs.size()));
            auto merged = merge({std::make_move_iterator(from), std::make_move_iterator(to)});
            if (!merged)
                return Failure(merged.error());
            longer.push_back(std::move(*merged));
        }
        runs = std::move(longer);
    }
    return std::move(runs.front());
}

} // namespace qd
