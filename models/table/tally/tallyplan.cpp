// SPDX-License-Identifier: Apache-2.0
#include "models/table/tally/tallyplan.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct RecordTallyWords
{
    Q_DECLARE_TR_FUNCTIONS(RecordTallyWords)
};

constexpr std::size_t mostBy = 3;

/// Returns whether the latencies of all blocks are stored at one scale.
bool haveOneScale(const TableData& data, int column, StoredColumn& scale)
{
    bool first = true;
    for (const StoredBlock& block : data.blocks) {
        const StoredColumn& stored =
            storedColumn(block, data.columns[static_cast<std::size_t>(column)].schemaColumn);
        if (stored.repr != Repr::Numbers)
            continue;
        if (stored.width == 8 || stored.base != 0)
            return false;
        if (!first && (stored.exponent != scale.exponent || stored.unit != scale.unit))
            return false;
        scale = stored;
        first = false;
    }
    return true;
}

/// Calls `use(values, none)` with the stored numbers of a column whose values are not all the same; `none` is
/// what a missing one is.
template <typename Use>
bool withStored(const ColumnBytes& column, const Use& use)
{
    switch (column.stored.width) {
    case 1:
        use(reinterpret_cast<const std::uint8_t*>(column.bytes.data()), static_cast<std::uint8_t>(-1));
        return true;
    case 2:
        use(reinterpret_cast<const std::uint16_t*>(column.bytes.data()), static_cast<std::uint16_t>(-1));
        return true;
    case 4:
        use(reinterpret_cast<const std::uint32_t*>(column.bytes.data()), static_cast<std::uint32_t>(-1));
        return true;
    default:
        return false;
    }
}

/// The code that all rows of the block have, `missing` for none.
std::uint32_t commonCode(const ColumnBytes& column, std::uint32_t missing)
{
    return column.stored.repr != Repr::Codes
               ? missing
               : std::min<std::uint32_t>(static_cast<std::uint32_t>(column.stored.base), missing);
}

} // namespace

Result<TallyPlan> planTally(const RecordTable& table, const TallyQuestion& question)
{
    TallyPlan plan;
    auto test = parseFilter(table, question.filter);
    if (!test)
        return Failure(test.error());
    plan.test = std::move(*test);
    plan.windowMs = question.window.count();
    plan.by = question.by;
    const TableData& data = table.data();
    for (const int column : plan.by) {
        const bool known = column >= 0 && static_cast<std::size_t>(column) < data.columns.size();
        if (!known || table.columns()[static_cast<std::size_t>(column)].kind != ColumnKind::Code ||
            plan.by.size() > mostBy) {
            return fail(
                ErrorKind::Invalid, {},
                RecordTallyWords::tr(
                    "Rows can be grouped by at most three columns, and only by columns with few values."));
        }
        plan.sizes.push_back(static_cast<std::uint32_t>(table.dictionary(column).size()));
        plan.groups *= plan.sizes.back() + 1;
    }
    plan.label = table.columnOf(LogField::Label);
    plan.prediction = table.columnOf(LogField::Prediction);
    plan.status = table.columnOf(LogField::Status);
    plan.latency = table.columnOf(LogField::Latency);
    if (plan.status != noColumn &&
        table.columns()[static_cast<std::size_t>(plan.status)].kind != ColumnKind::Number)
        plan.status = noColumn;
    if (plan.latency != noColumn)
        plan.decimalLatencies = haveOneScale(data, plan.latency, plan.latencyScale);
    const auto isCode = [&](int column) {
        return column == noColumn ||
               table.columns()[static_cast<std::size_t>(column)].kind == ColumnKind::Code;
    };
    plan.answersAreCodes = isCode(plan.label) && isCode(plan.prediction);
    const auto size = [&](int column) {
        return column == noColumn ? 0U : static_cast<std::uint32_t>(table.dictionary(column).size());
    };
    plan.labels = plan.answersAreCodes ? size(plan.label) : 1;
    plan.predictions = plan.answersAreCodes ? size(plan.prediction) : 2;
    return plan;
}

/// Calls `take(k, value)` for the rows that count.
template <typename Value, typename Take>
void TallyBlock::eachRow(const Value* values, const Take& take) const
{
    if (m_plan.test) {
        const std::uint32_t* const rows = m_rows.data();
        for (std::size_t k = 0; k < m_count; ++k)
            take(k, values[rows[k]]);
    } else {
        for (std::size_t k = 0; k < m_count; ++k)
            take(k, values[k]);
    }
}

Result<void> TallyBlock::choose(const TableData& data, std::size_t block)
{
    m_count = data.blocks[block].rows;
    if (!m_plan.test)
        return {};
    m_mask.resize(m_count);
    if (auto tested = m_plan.test->test(data, block, m_mask); !tested)
        return tested;
    m_rows.resize(m_mask.size() + 1);
    std::size_t chosen = 0;
    for (std::size_t row = 0; row < m_mask.size(); ++row) {
        m_rows[chosen] = static_cast<std::uint32_t>(row);
        chosen += m_mask[row];
    }
    m_count = chosen;
    return {};
}

Result<void> TallyBlock::addCells(const TableData& data, std::size_t block)
{
    const auto add = [&](int column, std::uint32_t size, std::uint32_t stride) -> Result<void> {
        std::uint32_t* const out = cells.data();
        if (column == noColumn) {
            for (std::size_t k = 0; k < m_count; ++k)
                out[k] += size * stride;
            return {};
        }
        const auto bytes = data.column(block, column);
        if (!bytes)
            return Failure(bytes.error());
        const bool varies = withStored(**bytes, [&](const auto* codes, auto) {
            eachRow(codes, [out, size, stride](std::size_t k, auto code) {
                out[k] += std::min<std::uint32_t>(code, size) * stride;
            });
        });
        if (!varies) {
            const std::uint32_t same = commonCode(**bytes, size) * stride;
            for (std::size_t k = 0; k < m_count; ++k)
                out[k] += same;
        }
        return {};
    };
    cells.assign(m_count, 0);
    if (!m_plan.answersAreCodes)
        return addNumberCells(data, block);
    if (auto done = add(m_plan.label, m_plan.labels, m_plan.predictions + 1); !done)
        return done;
    return add(m_plan.prediction, m_plan.predictions, 1);
}

Result<std::vector<double>> TallyBlock::numbersOf(const TableData& data, std::size_t block, int column) const
{
    const std::size_t rows = data.blocks[block].rows;
    std::vector<double> values(rows, std::numeric_limits<double>::quiet_NaN());
    if (column == noColumn || data.columns[static_cast<std::size_t>(column)].info.kind == ColumnKind::Text)
        return values;
    const auto bytes = data.column(block, column);
    if (!bytes)
        return Failure(bytes.error());
    if (data.columns[static_cast<std::size_t>(column)].info.kind == ColumnKind::Number) {
        decodeNumbers(**bytes, 0, values);
        return values;
    }
    std::vector<std::uint32_t> codes(rows);
    decodeCodes(**bytes, 0, codes);
    for (std::size_t row = 0; row < rows; ++row) {
        if (codes[row] != missingCode)
            values[row] = numberOrNan(data.columns[static_cast<std::size_t>(column)].dictionary[codes[row]]);
    }
    return values;
}

Result<void> TallyBlock::addNumberCells(const TableData& data, std::size_t block)
{
    const auto labels = numbersOf(data, block, m_plan.label);
    const auto predictions = numbersOf(data, block, m_plan.prediction);
    if (!labels || !predictions)
        return Failure(labels ? predictions.error() : labels.error());
    std::vector<std::uint32_t> all(labels->size());
    for (std::size_t row = 0; row < all.size(); ++row) {
        const std::uint32_t label = std::isnan((*labels)[row]) ? m_plan.labels : 0;
        const std::uint32_t answer = (*labels)[row] == (*predictions)[row] ? 0 : wrongNumber;
        all[row] = label * (m_plan.predictions + 1) + answer;
    }
    eachRow(all.data(), [this](std::size_t k, std::uint32_t cell) { cells[k] = cell; });
    return {};
}

Result<void> TallyBlock::addFailures(const TableData& data, std::size_t block)
{
    constexpr double firstFailure = 400;
    if (m_plan.status == noColumn)
        return {};
    const auto bytes = data.column(block, m_plan.status);
    if (!bytes)
        return Failure(bytes.error());
    const StoredColumn& stored = (*bytes)->stored;
    if (stored.repr != Repr::Numbers)
        return {};
    const std::uint32_t failed = m_plan.failedCell();
    std::uint32_t* const out = cells.data();
    // A status is a whole number, which needs no decoding.
    if (stored.width != 8 && stored.exponent == 0 && stored.unit == 0) {
        const auto first = static_cast<std::uint32_t>(static_cast<std::int64_t>(firstFailure) - stored.base);
        withStored(**bytes, [&](const auto* values, auto none) {
            eachRow(values, [=](std::size_t k, auto value) {
                out[k] = value >= first && value != none ? failed : out[k];
            });
        });
        return {};
    }
    std::vector<double> statuses((*bytes)->rows);
    decodeNumbers(**bytes, 0, statuses);
    eachRow(statuses.data(),
            [=](std::size_t k, double status) { out[k] = status >= firstFailure ? failed : out[k]; });
    return {};
}

Result<void> TallyBlock::addGroups(const TableData& data, std::size_t block)
{
    groups.assign(m_count, 0);
    std::uint64_t* const out = groups.data();
    for (std::size_t i = 0; i < m_plan.by.size(); ++i) {
        const auto bytes = data.column(block, m_plan.by[i]);
        if (!bytes)
            return Failure(bytes.error());
        const std::uint32_t size = m_plan.sizes[i];
        const bool varies = withStored(**bytes, [&](const auto* codes, auto) {
            eachRow(codes, [out, size](std::size_t k, auto code) {
                out[k] = out[k] * (size + 1) + std::min<std::uint32_t>(code, size);
            });
        });
        if (!varies) {
            const std::uint32_t same = commonCode(**bytes, size);
            for (std::size_t k = 0; k < m_count; ++k)
                out[k] = out[k] * (size + 1) + same;
        }
    }
    return {};
}

Result<void> TallyBlock::addLatencies(const TableData& data, std::size_t block)
{
    decimals.clear();
    numbers.clear();
    if (m_plan.latency == noColumn)
        return {};
    const auto bytes = data.column(block, m_plan.latency);
    if (!bytes)
        return Failure(bytes.error());
    if (m_plan.decimalLatencies) {
        decimals.assign(m_count, static_cast<std::uint32_t>(-1));
        std::uint32_t* const out = decimals.data();
        if ((*bytes)->stored.repr != Repr::Numbers)
            return {};
        withStored(**bytes, [&](const auto* values, auto none) {
            eachRow(values, [out, none](std::size_t k, auto value) {
                out[k] = value == none ? static_cast<std::uint32_t>(-1) : static_cast<std::uint32_t>(value);
            });
        });
        return {};
    }
    std::vector<double> all((*bytes)->rows);
    decodeNumbers(**bytes, 0, all);
    numbers.resize(m_count);
    eachRow(all.data(), [this](std::size_t k, double number) { numbers[k] = number; });
    return {};
}

Result<void> TallyBlock::addTimes(const TableData& data, std::size_t block)
{
    const StoredBlock& one = data.blocks[block];
    times.clear();
    if (m_plan.windowOf(one.minTime) == m_plan.windowOf(one.maxTime)) {
        times.assign(m_count, one.minTime);
        return {};
    }
    const auto bytes = data.column(block, 0);
    if (!bytes)
        return Failure(bytes.error());
    std::vector<std::int64_t> all((*bytes)->rows);
    decodeIntegers(**bytes, 0, all);
    if (!m_plan.test) {
        times = std::move(all);
        return {};
    }
    times.resize(m_count);
    eachRow(all.data(), [this](std::size_t k, std::int64_t time) { times[k] = time; });
    return {};
}

Result<void> TallyBlock::load(const TableData& data, std::size_t block)
{
    for (const auto step : {&TallyBlock::choose, &TallyBlock::addTimes, &TallyBlock::addCells,
                            &TallyBlock::addFailures, &TallyBlock::addGroups, &TallyBlock::addLatencies}) {
        if (auto done = (this->*step)(data, block); !done)
            return done;
        if (m_count == 0) {
            times.clear();
            return {};
        }
    }
    return {};
}

} // namespace qd
