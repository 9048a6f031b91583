// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/filter/rowtests.h"

/// What a filter asks of two columns of a row.
namespace qd {

/// Two columns of Code with one text each, equal or unequal.
[[nodiscard]] RowTestPtr codePairTest(const TableData& data, int a, int b, bool equal);
/// Two columns by their values; texts that are no numbers count as missing. None of them is Text.
[[nodiscard]] RowTestPtr numberPairTest(int a, Relation relation, int b);
/// a − b with a number; texts that are no numbers count as missing. None of the columns is Text.
[[nodiscard]] RowTestPtr differenceTest(int a, int b, Relation relation, double value);

} // namespace qd
