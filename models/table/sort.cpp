// SPDX-License-Identifier: Apache-2.0
#include "models/table/sort.h"

#include "models/base/naturalorder.h"
#include "models/base/parallel.h"
#include "models/table/blocks/tabledata.h"
#include "models/table/filter/rowtests.h"

#include <QCoreApplication>

#include <algorithm>
#include <atomic>
#include <cmath>

namespace qd {

namespace {

struct SortRowsWords
{
    Q_DECLARE_TR_FUNCTIONS(SortRowsWords)
};

constexpr std::size_t runRows = 65'536;     ///< sorted in one go
constexpr std::size_t checkedRows = 65'536; ///< merged between two looks at the token
constexpr std::size_t mostTextBytes = std::size_t{512} << 20;

Failure sortCancelled()
{
    return fail(ErrorKind::Cancelled, {}, SortRowsWords::tr("The sorting was cancelled."));
}

/// How far the work is, by rows that are read, sorted or merged. Thread-safe.
class Meter
{
public:
    Meter(const SortProgress& sink, std::size_t rows) : m_sink(sink) { expect(rows, rows); }

    /// All rows are read, and those that have a value are sorted and merged.
    void expect(std::size_t rows, std::size_t withValue)
    {
        std::size_t passes = 1;
        for (std::size_t run = runRows; run < withValue; run *= 2)
            ++passes;
        m_total = static_cast<double>(rows) + static_cast<double>(withValue) * static_cast<double>(passes);
    }
    void add(std::size_t rows)
    {
        const std::size_t done = m_done += rows;
        if (m_sink)
            m_sink(std::min(1.0, static_cast<double>(done) / m_total));
    }

private:
    const SortProgress& m_sink;
    double m_total = 0; ///< changed between the passes only
    std::atomic<std::size_t> m_done = 0;
};

/// The positions of the selection whose rows lie in the block.
std::pair<std::size_t, std::size_t> positionsIn(const TableData& data, std::size_t block,
                                                const Selection& selection)
{
    const auto from = static_cast<std::uint32_t>(data.firstRows[block]);
    const auto to = static_cast<std::uint32_t>(data.firstRows[block + 1]);
    if (selection.all)
        return {from, to};
    const auto& rows = selection.rows;
    const auto first = std::lower_bound(rows.begin(), rows.end(), from);
    return {static_cast<std::size_t>(first - rows.begin()),
            static_cast<std::size_t>(std::lower_bound(first, rows.end(), to) - rows.begin())};
}

/// What the codes of a column sort by: the numbers that they stand for, if all do, or else their own order,
/// which is the natural one of the texts.
std::vector<double> keysOfCodes(const std::vector<std::string>& dictionary)
{
    std::vector<double> keys;
    for (const std::string& value : dictionary)
        keys.push_back(numberOrNan(value));
    if (std::any_of(keys.begin(), keys.end(), [](double key) { return std::isnan(key); })) {
        for (std::size_t code = 0; code < keys.size(); ++code)
            keys[code] = static_cast<double>(code);
    }
    return keys;
}

class Sorter
{
public:
    Sorter(const RecordTable& table, const Selection& selection, int column, bool isDescending,
           const CancelToken& cancel, const SortProgress& progress)
        : m_table(table),
          m_selection(selection),
          m_column(column),
          m_isDescending(isDescending),
          m_cancel(cancel),
          m_count(static_cast<std::size_t>(selection.count(table.rows()))),
          m_meter(progress, m_count)
    {
    }

    /// Positions of the selection in their new order.
    Result<std::vector<std::uint32_t>> run()
    {
        const TableColumn& column = m_table.columns()[static_cast<std::size_t>(m_column)];
        if (column.kind == ColumnKind::Text) {
            return readTexts().and_then([&] {
                return sorted(
                    [this](std::uint32_t at) { return m_texts[at].empty(); },
                    [this](std::uint32_t a, std::uint32_t b) { return naturalLess(m_texts[a], m_texts[b]); });
            });
        }
        return readNumbers().and_then([&] {
            return sorted([this](std::uint32_t at) { return std::isnan(m_numbers[at]); },
                          [this](std::uint32_t a, std::uint32_t b) { return m_numbers[a] < m_numbers[b]; });
        });
    }

private:
    /// Calls read(block, from, to) for each block that has positions of the selection.
    template <typename Read>
    Result<void> readBlocks(const Read& read)
    {
        const TableData& data = m_table.data();
        return parallelFor(
            data.blocks.size(),
            [&](std::size_t block) -> Result<void> {
                const auto [from, to] = positionsIn(data, block, m_selection);
                if (from == to)
                    return {};
                auto done = read(block, from, to);
                m_meter.add(to - from);
                return done;
            },
            m_cancel);
    }

    Result<void> readNumbers()
    {
        m_numbers.resize(m_count);
        const TableData& data = m_table.data();
        const ColumnKind kind = m_table.columns()[static_cast<std::size_t>(m_column)].kind;
        const std::vector<double> codeKeys =
            kind == ColumnKind::Code ? keysOfCodes(m_table.dictionary(m_column)) : std::vector<double>();
        return readBlocks([&](std::size_t block, std::size_t from, std::size_t to) -> Result<void> {
            const std::array columns{m_column};
            const auto take = [&](const RowBlock& rows) {
                const RowBlock::Values& values = rows.columns.front();
                for (std::size_t position = from; position < to; ++position) {
                    const std::size_t at = m_selection.at(static_cast<std::int64_t>(position)) -
                                           static_cast<std::size_t>(rows.firstRow);
                    m_numbers[position] = keyOf(values, at, codeKeys);
                }
            };
            return m_table.visit(columns, data.firstRows[block], data.firstRows[block + 1], take, m_cancel);
        });
    }

    static double keyOf(const RowBlock::Values& values, std::size_t at, const std::vector<double>& codeKeys)
    {
        constexpr double missing = std::numeric_limits<double>::quiet_NaN();
        if (!values.times.empty())
            return values.times[at] != 0 ? static_cast<double>(values.times[at]) : missing;
        if (!values.codes.empty())
            return values.codes[at] != missingCode ? codeKeys[values.codes[at]] : missing;
        return values.numbers[at];
    }

    Result<void> readTexts()
    {
        const TableData& data = m_table.data();
        m_texts.resize(m_count);
        m_pieces.resize(data.blocks.size());
        std::atomic<std::size_t> bytes = 0;
        return readBlocks([&](std::size_t block, std::size_t from, std::size_t to) -> Result<void> {
            auto texts = data.texts(block, m_column);
            if (!texts)
                return Failure(texts.error());
            BlockTexts& kept = m_pieces[block];
            for (std::size_t position = from; position < to; ++position)
                kept.add(
                    texts->at(static_cast<std::size_t>(m_selection.at(static_cast<std::int64_t>(position)) -
                                                       static_cast<std::size_t>(data.firstRows[block]))));
            for (std::size_t position = from; position < to; ++position)
                m_texts[position] = kept.at(position - from);
            return (bytes += kept.bytes()) > mostTextBytes ? tooMuch() : Result<void>();
        });
    }

    [[nodiscard]] Result<void> tooMuch() const
    {
        const std::string& name = m_table.columns()[static_cast<std::size_t>(m_column)].name;
        return fail(ErrorKind::Invalid, {},
                    SortRowsWords::tr("The column “%1” has too much text to be sorted by.")
                        .arg(QString::fromStdString(name)),
                    SortRowsWords::tr("Leave out rows by a filter, or sort by another column."));
    }

    template <typename IsMissing, typename IsBefore>
    Result<std::vector<std::uint32_t>> sorted(const IsMissing& isMissing, const IsBefore& isBefore)
    {
        std::vector<std::uint32_t> places;
        std::vector<std::uint32_t> without;
        for (std::uint32_t at = 0; at < m_count; ++at)
            (isMissing(at) ? without : places).push_back(at);
        m_meter.expect(m_count, places.size());
        const bool isDescending = m_isDescending;
        const auto isLess = [&isBefore, isDescending](std::uint32_t a, std::uint32_t b) {
            return isDescending ? isBefore(b, a) : isBefore(a, b);
        };
        return sortRuns(places, isLess).and_then([&] { return mergeRuns(places, isLess); }).map([&] {
            places.insert(places.end(), without.begin(), without.end());
            return std::move(places);
        });
    }

    template <typename IsLess>
    Result<void> sortRuns(std::vector<std::uint32_t>& places, const IsLess& isLess)
    {
        return parallelFor((places.size() + runRows - 1) / runRows,
                           [&](std::size_t run) -> Result<void> {
                               const std::size_t from = run * runRows;
                               const std::size_t to = std::min(from + runRows, places.size());
                               std::stable_sort(places.begin() + static_cast<std::ptrdiff_t>(from),
                                                places.begin() + static_cast<std::ptrdiff_t>(to), isLess);
                               m_meter.add(to - from);
                               return {};
                           },
                           m_cancel);
    }

    /// Neighbours by twos, until there is one run.
    template <typename IsLess>
    Result<void> mergeRuns(std::vector<std::uint32_t>& places, const IsLess& isLess)
    {
        std::vector<std::uint32_t> merged(places.size() > runRows ? places.size() : 0);
        for (std::size_t run = runRows; run < places.size(); run *= 2) {
            const auto done =
                parallelFor((places.size() + 2 * run - 1) / (2 * run),
                            [&](std::size_t pair) {
                                const std::size_t from = pair * 2 * run;
                                const std::size_t middle = std::min(from + run, places.size());
                                const std::size_t to = std::min(from + 2 * run, places.size());
                                const std::span all(places);
                                return merge(all.subspan(from, middle - from),
                                             all.subspan(middle, to - middle), merged.data() + from, isLess);
                            },
                            m_cancel);
            if (!done)
                return done;
            places.swap(merged);
        }
        return {};
    }

    template <typename IsLess>
    Result<void> merge(std::span<const std::uint32_t> first, std::span<const std::uint32_t> second,
                       std::uint32_t* out, const IsLess& isLess)
    {
        auto a = first.begin();
        auto b = second.begin();
        while (a != first.end() || b != second.end()) {
            if (m_cancel.isCancelled())
                return sortCancelled();
            std::size_t count = 0;
            for (; count < checkedRows && (a != first.end() || b != second.end()); ++count) {
                const bool isSecond = a == first.end() || (b != second.end() && isLess(*b, *a));
                *out++ = isSecond ? *b++ : *a++;
            }
            m_meter.add(count);
        }
        return {};
    }

    const RecordTable& m_table;
    const Selection& m_selection;
    int m_column;
    bool m_isDescending;
    CancelToken m_cancel;
    std::size_t m_count;
    Meter m_meter;
    std::vector<double> m_numbers; ///< numbers by position
    std::vector<BlockTexts> m_pieces;
    std::vector<std::string_view> m_texts; ///< texts by position; they lie in the pieces
};

} // namespace

Result<Selection> sortRows(const RecordTable& table, Selection selection, const RowOrder& order,
                           const CancelToken& cancel, const SortProgress& progress)
{
    const int column = order.isOfTable() ? noColumn : table.columnOf(order.column);
    if (column == noColumn)
        return selection;
    auto places = Sorter(table, selection, column, order.isDescending, cancel, progress).run();
    if (!places)
        return Failure(places.error());
    for (std::uint32_t& place : *places)
        place = selection.at(place);
    return Selection{false, std::move(*places), true};
}

} // namespace qd
