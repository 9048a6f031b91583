// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/recordtable.h"

namespace qd {

/// Reads a filter and finds its rows. A filter is an expression over columns:
///
///     version = "v2" and latency > 0.5 and not country in ("de", "fr")
///     label != prediction or status >= 500
///     prediction ~ "cat.*" and time >= "2026-01-31T10:00" and probability is missing
///     prediction - label > 2.5
///
/// Names are those of the columns, or of their meanings (time, id, model, version, prediction, label,
/// probability, latency, status); names with other characters stand in backquotes. Numbers compare by value,
/// text by = != ~ !~ and in; ~ matches anywhere (PCRE2). `and`, `or`, `not` and parentheses as usual;
/// keywords in any case. A comparison with a missing value is false; `is missing` asks for it. Empty text
/// selects everything. ErrorKind::Invalid names the character and what was expected there.
[[nodiscard]] Result<Selection> select(const RecordTable& table, const QString& filter,
                                       const CancelToken& cancel = {});

/// Checks whether `filter` can be read for this table; quick enough for every key press.
[[nodiscard]] Result<void> checkFilter(const RecordTable& table, const QString& filter);

} // namespace qd
