// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/filter/filterparser.h"
#include "models/table/tally/tally.h"

namespace qd {

/// How the rows of a table become counts: each row falls into a group (a number for the codes of the `by`
/// columns) and a cell (a number for what its label and prediction are).
struct TallyPlan
{
    RowTestPtr test; ///< the test; none: all rows
    std::int64_t windowMs = 0;
    std::vector<int> by;
    std::vector<std::uint32_t> sizes; ///< the sizes of the dictionaries of `by`; one more code means missing
    std::uint64_t groups = 1;
    int label = noColumn;
    int prediction = noColumn;
    int status = noColumn;
    int latency = noColumn;

    /// Cells: label * (predictions + 1) + prediction, with the size of the dictionary for a missing one, and
    /// a last one for failures. Answers that are no codes have three labels and predictions: see below.
    std::uint32_t labels = 0;
    std::uint32_t predictions = 0;
    bool answersAreCodes = true;
    [[nodiscard]] std::uint32_t failedCell() const { return (labels + 1) * (predictions + 1); }
    [[nodiscard]] std::uint32_t cells() const { return failedCell() + 1; }

    /// All latencies are decimals of one scale, so that their whole numbers can be compared.
    bool decimalLatencies = false;
    StoredColumn latencyScale;

    [[nodiscard]] bool isDense() const { return groups * cells() <= 65'536; }
    [[nodiscard]] std::int64_t windowOf(std::int64_t ms) const
    {
        return windowMs == 0 ? 0 : ms / windowMs - (ms % windowMs < 0 ? 1 : 0);
    }
};

/// Cells of answers that are numbers: label 0, prediction 0 for a right one and 1 for a wrong one.
inline constexpr std::uint32_t wrongNumber = 1;

[[nodiscard]] Result<TallyPlan> planTally(const RecordTable& table, const TallyQuestion& question);

/// The rows of one block that count, with what counts.
class TallyBlock
{
public:
    explicit TallyBlock(const TallyPlan& plan) : m_plan(plan) {}

    [[nodiscard]] Result<void> load(const TableData& data, std::size_t block);

    /// The times of the rows that count; the other vectors are of these rows, too.
    std::vector<std::int64_t> times;
    std::vector<std::uint32_t> cells;
    std::vector<std::uint64_t> groups;
    std::vector<std::uint32_t> decimals; ///< latencies; all ones when missing
    std::vector<double> numbers;         ///< latencies when they are no decimals; NaN when missing

private:
    [[nodiscard]] Result<void> choose(const TableData& data, std::size_t block);
    [[nodiscard]] Result<void> addCells(const TableData& data, std::size_t block);
    [[nodiscard]] Result<void> addNumberCells(const TableData& data, std::size_t block);
    [[nodiscard]] Result<void> addGroups(const TableData& data, std::size_t block);
    [[nodiscard]] Result<void> addFailures(const TableData& data, std::size_t block);
    [[nodiscard]] Result<void> addLatencies(const TableData& data, std::size_t block);
    [[nodiscard]] Result<void> addTimes(const TableData& data, std::size_t block);
    template <typename Value, typename Take>
    void eachRow(const Value* values, const Take& take) const;
    [[nodiscard]] Result<std::vector<double>> numbersOf(const TableData& data, std::size_t block,
                                                        int column) const;

    const TallyPlan& m_plan;
    std::vector<std::uint8_t> m_mask;
    std::vector<std::uint32_t> m_rows; ///< the rows that passed, when there is a test
    std::size_t m_count = 0;
};

} // namespace qd
