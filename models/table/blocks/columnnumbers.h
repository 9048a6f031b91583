// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/blocks/tabledata.h"

namespace qd {

/// A block of any column but Text as numbers, row by row; times are milliseconds, NaN where a value is
/// missing or a text is no number.
[[nodiscard]] Result<std::vector<double>> columnNumbers(const TableData& data, std::size_t block, int column);

} // namespace qd
