// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/history/sqlite/database.h"

namespace qd {

struct SegmentLosses
{
    std::int64_t segments = 0;
    std::int64_t columns = 0;
};

/// Proves the segments of predictions that were saved by the checksums of header and columns, writes anew
/// what else their rows say, and the index of request ids. A segment that cannot be read whole, and columns
/// without one, are set aside in damaged_prediction. What the segments refer to must be there.
[[nodiscard]] Result<SegmentLosses> mendedSegments(const Database& target, const CancelToken& cancel);

} // namespace qd
