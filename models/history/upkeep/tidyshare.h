// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/upkeep/dropping.h"

namespace qd {

/// What of one kind of data is too old, as a share of all there is of it: 0 to 1. Unpinned data that ended
/// before `before`; of rows that lie across it, with `across`, the part before. Costs a look at each series
/// when nothing is too old, else a pass over the list of chunks.
[[nodiscard]] Result<double> shareBefore(const Database& database, DataKind kind, const PinnedRanges& pins,
                                         Timestamp before, bool across);

} // namespace qd
