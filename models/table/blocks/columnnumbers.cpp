// SPDX-License-Identifier: Apache-2.0
#include "models/table/blocks/columnnumbers.h"

#include "models/table/filter/rowtests.h"

namespace qd {

Result<std::vector<double>> columnNumbers(const TableData& data, std::size_t block, int column)
{
    const auto bytes = data.column(block, column);
    if (!bytes)
        return Failure(bytes.error());
    const FinishedColumn& meaning = data.columns[static_cast<std::size_t>(column)];
    std::vector<double> numbers((*bytes)->rows, std::numeric_limits<double>::quiet_NaN());
    if (meaning.info.kind == ColumnKind::Number) {
        decodeNumbers(**bytes, 0, numbers);
    } else if (meaning.info.kind == ColumnKind::Time) {
        std::vector<std::int64_t> times(numbers.size());
        decodeIntegers(**bytes, 0, times);
        for (std::size_t i = 0; i < times.size(); ++i)
            numbers[i] = times[i] != 0 ? static_cast<double>(times[i]) : numbers[i];
    } else {
        std::vector<double> values;
        for (const std::string& value : meaning.dictionary)
            values.push_back(numberOrNan(value));
        std::vector<std::uint32_t> codes(numbers.size());
        decodeCodes(**bytes, 0, codes);
        for (std::size_t i = 0; i < codes.size(); ++i)
            numbers[i] = codes[i] != missingCode ? values[codes[i]] : numbers[i];
    }
    return numbers;
}

} // namespace qd
