// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/rows/evaluatedrows.h"
#include "models/evaluation/rows/rowsample.h"

#include <functional>
#include <map>

namespace qd {

/// One column's values and how samples of them are compared.
class DriftColumn
{
public:
    DriftColumn(std::string name, std::vector<double> numbers)
        : m_name(std::move(name)), m_numbers(std::move(numbers))
    {
    }
    /// `texts` must outlive the column.
    DriftColumn(std::string name, std::vector<std::uint32_t> codes, const std::vector<std::string>& texts)
        : m_name(std::move(name)), m_codes(std::move(codes)), m_texts(&texts)
    {
    }

    [[nodiscard]] ColumnDrift compare(const RowSample& reference, const RowSample& current) const;
    /// Returns for every row the index of its cell in `drift`, which compare() made; −1 for a value that
    /// neither sample had.
    [[nodiscard]] std::vector<int> cellsOf(const ColumnDrift& drift) const;

private:
    [[nodiscard]] CategoryCounts counts(const RowSample& sample) const;
    [[nodiscard]] std::vector<double> picked(const RowSample& sample) const;

    std::string m_name;
    std::vector<double> m_numbers;
    std::vector<std::uint32_t> m_codes;
    const std::vector<std::string>* m_texts = nullptr; ///< the texts of categories
};

/// Reads one column of the table after the other: segments, numeric features, predictions and their
/// probability. Columns of more than 1,000 different texts are left out and named in `notes`.
[[nodiscard]] Result<void> visitDriftColumns(const EvaluatedRows& rows, const RecordTable& table,
                                             std::vector<QString>& notes,
                                             const std::function<void(const DriftColumn&)>& take,
                                             const CancelToken& cancel);

/// Ranks what is said about each column by rankDrifts() of its drift.
template <typename Said>
void rankByDrift(std::vector<Said>& columns, ColumnDrift Said::*drift)
{
    std::vector<ColumnDrift> drifts;
    std::map<std::string, Said> byName;
    for (Said& said : columns) {
        drifts.push_back(said.*drift);
        byName.emplace((said.*drift).column, std::move(said));
    }
    rankDrifts(drifts);
    columns.clear();
    for (ColumnDrift& ranked : drifts) {
        columns.push_back(std::move(byName.at(ranked.column)));
        columns.back().*drift = std::move(ranked);
    }
}

} // namespace qd
