// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/versions/evaluationnoise.h"

#include "models/evaluation/rows/tablevalues.h"

#include <bit>
#include <cmath>

namespace qd {

namespace {

constexpr std::size_t mostNoiseRows = 1'000'000;

// The finaliser of SplitMix64 (Steele, Lea & Flood 2014).
std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
{
    hash += value + 0x9e3779b97f4a7c15ULL;
    hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebULL;
    return hash ^ (hash >> 31U);
}

/// A hash of all inputs of each row; without any input, no two rows are equal.
Result<std::vector<std::uint64_t>> inputsOf(const EvaluatedRows& rows, const RecordTable& table,
                                            const CancelToken& cancel)
{
    std::vector<std::uint64_t> inputs(rows.size);
    bool any = false;
    for (int column = 0; column < static_cast<int>(table.columns().size()); ++column) {
        const TableColumn& one = table.columns()[static_cast<std::size_t>(column)];
        if (one.field != LogField::Other || (one.kind != ColumnKind::Number && one.kind != ColumnKind::Code))
            continue;
        any = true;
        const auto add = [&inputs](const auto& values, auto bitsOf) {
            for (std::size_t row = 0; row < inputs.size(); ++row)
                inputs[row] = mixed(inputs[row], bitsOf(values[row]));
        };
        if (one.kind == ColumnKind::Number) {
            const auto numbers = numbersOf(table, rows.selection, column, cancel);
            if (!numbers)
                return Failure(numbers.error());
            add(*numbers,
                [](double number) { return std::isnan(number) ? 1 : std::bit_cast<std::uint64_t>(number); });
        } else {
            const auto codes = codesOf(table, rows.selection, column, cancel);
            if (!codes)
                return Failure(codes.error());
            add(*codes, [](std::uint32_t code) { return std::uint64_t{code}; });
        }
    }
    for (std::size_t row = 0; row < inputs.size() && !any; ++row)
        inputs[row] = row;
    return inputs;
}

} // namespace

Result<void> evaluateNoise(std::span<VersionEvaluation> versions,
                           std::span<const std::vector<std::uint32_t>* const> rowsOf,
                           const EvaluatedRows& rows, const RecordTable& table, const CancelToken& cancel)
{
    if (rows.task != TaskKind::Regression)
        return {};
    const auto inputs = inputsOf(rows, table, cancel);
    if (!inputs)
        return Failure(inputs.error());
    for (std::size_t i = 0; i < versions.size(); ++i) {
        if (cancel.isCancelled())
            return cancelled();
        std::vector<NoisyPrediction> noisy;
        for (const std::uint32_t row : *rowsOf[i]) {
            if (noisy.size() == mostNoiseRows)
                break;
            if (rows.failed(row) || std::isnan(rows.value[row]))
                continue;
            noisy.push_back({(*inputs)[row], rows.value[row],
                             rows.labelled(row) ? std::optional(rows.target[row]) : std::nullopt});
        }
        versions[i].noise = predictionNoise(noisy);
    }
    return {};
}

} // namespace qd
