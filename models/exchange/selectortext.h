// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/history/historyreader.h"

namespace qd {

/// Reads a series selector as Prometheus writes it: `up`, `up{job="a",instance=~"b.*"}`, `{model!=""}`.
/// ErrorKind::Invalid with the column (from 1, in bytes) of the first character that does not fit.
/// Expressions are checked where they are used.
[[nodiscard]] Result<SeriesSelector> parseSelector(std::string_view text);

} // namespace qd
