// SPDX-License-Identifier: Apache-2.0
#include "models/table/tally/tally.h"

#include "models/base/parallel.h"
#include "models/table/tally/tallyplan.h"
#include "models/table/tally/tallywindow.h"

#include <QCoreApplication>

#include <thread>
#include <unordered_map>

namespace qd {

namespace {

/// Consecutive blocks, for one thread. Windows that lie wholly inside are finished at once; the first and the
/// last one may go on in the neighbours.
class TallyRange
{
public:
    TallyRange(const TableData& data, const TallyPlan& plan, const TallyScorer& scorer)
        : m_data(data), m_plan(plan), m_scorer(scorer), m_block(plan), m_present(plan)
    {
    }

    [[nodiscard]] Result<void> add(std::size_t block)
    {
        if (auto loaded = m_block.load(m_data, block); !loaded)
            return loaded;
        const std::vector<std::int64_t>& times = m_block.times;
        std::size_t from = 0;
        while (from < times.size()) {
            const std::int64_t window = m_plan.windowOf(times[from]);
            std::size_t to = times.size();
            if (m_plan.windowOf(times.back()) != window) {
                const auto end = std::lower_bound(times.begin() + static_cast<std::ptrdiff_t>(from),
                                                  times.end(), (window + 1) * m_plan.windowMs);
                to = static_cast<std::size_t>(end - times.begin());
            }
            enter(window);
            m_present.add(m_block, from, to);
            from = to;
        }
        return {};
    }

    /// Ends the tally after the last block.
    void end()
    {
        if (m_window)
            open.emplace_back(*m_window, std::move(m_present));
    }

    std::vector<std::pair<std::int64_t, TallyWindow>> open; ///< the first and the last window
    std::vector<TallyRow> rows;                             ///< the tallies of the rows between

private:
    void enter(std::int64_t window)
    {
        if (m_window == window)
            return;
        if (m_window && open.empty()) {
            open.emplace_back(*m_window, std::move(m_present));
            m_present = TallyWindow(m_plan);
        } else if (m_window) {
            m_scorer.score(*m_window, m_present, rows);
            m_present.clear();
        }
        m_window = window;
    }

    const TableData& m_data;
    const TallyPlan& m_plan;
    const TallyScorer& m_scorer;
    TallyBlock m_block;
    TallyWindow m_present;
    std::optional<std::int64_t> m_window;
};

std::string keyOf(const TallyQuestion& question)
{
    std::string key = std::to_string(question.window.count());
    for (const int column : question.by)
        key += ',' + std::to_string(column);
    for (const double at : question.quantiles)
        key += ';' + std::to_string(std::bit_cast<std::uint64_t>(at));
    key += '\n' + question.positiveClass + '\n' + question.filter.toStdString();
    return key;
}

/// Puts the windows that several ranges have a part of together.
std::vector<TallyRow> joined(std::vector<std::unique_ptr<TallyRange>>& ranges, const TallyScorer& scorer)
{
    std::vector<TallyRow> rows;
    std::optional<std::pair<std::int64_t, TallyWindow>> last;
    const auto finishLast = [&] {
        if (last)
            scorer.score(last->first, last->second, rows);
        last.reset();
    };
    for (const auto& range : ranges) {
        bool first = true;
        for (auto& [window, tally] : range->open) {
            if (last && last->first == window) {
                last->second.merge(std::move(tally));
            } else {
                finishLast();
                last.emplace(window, std::move(tally));
            }
            if (first && !range->rows.empty()) {
                finishLast();
                std::move(range->rows.begin(), range->rows.end(), std::back_inserter(rows));
            }
            first = false;
        }
    }
    finishLast();
    return rows;
}

Result<std::vector<TallyRow>> compute(const RecordTable& table, const TallyQuestion& question,
                                      const CancelToken& cancel)
{
    const auto plan = planTally(table, question);
    if (!plan)
        return Failure(plan.error());
    const TableData& data = table.data();
    const TallyScorer scorer(table, question, *plan);
    const std::size_t blocks = data.blocks.size();
    const std::size_t parts = std::min<std::size_t>(
        blocks, static_cast<std::size_t>(std::max(1U, std::thread::hardware_concurrency())) * 4);
    std::vector<std::unique_ptr<TallyRange>> ranges(parts);
    const auto done = parallelFor(
        parts,
        [&](std::size_t part) -> Result<void> {
            ranges[part] = std::make_unique<TallyRange>(data, *plan, scorer);
            for (std::size_t block = blocks * part / parts; block < blocks * (part + 1) / parts; ++block) {
                if (cancel.isCancelled())
                    return {};
                if (auto added = ranges[part]->add(block); !added)
                    return added;
            }
            ranges[part]->end();
            return {};
        },
        cancel);
    if (!done)
        return Failure(done.error());
    return joined(ranges, scorer);
}

} // namespace

Result<std::vector<TallyRow>> tally(const RecordTable& table, const TallyQuestion& question,
                                    const CancelToken& cancel)
{
    const std::string key = keyOf(question);
    if (const auto known = table.data().answer(key))
        return std::any_cast<const std::vector<TallyRow>&>(*known);
    auto rows = compute(table, question, cancel);
    if (rows)
        table.data().keepAnswer(key, *rows);
    return rows;
}

} // namespace qd
