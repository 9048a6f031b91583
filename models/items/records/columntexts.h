// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/recordtable.h"

namespace qd {

/// "Time", "Request id", "Latency"…; for Other "Segment or feature".
[[nodiscard]] QString logFieldTitle(LogField field);
/// "text", "number"…
[[nodiscard]] QString columnKindTitle(ColumnKind kind);
/// Name of a column for people: its meaning, with its unit, where it has one, else as in the log.
[[nodiscard]] QString columnTitle(const TableColumn& column);
/// A cell of the column as people read it: latencies, which tables hold in seconds, in milliseconds without
/// what a binary fraction adds to them; everything else as it is.
[[nodiscard]] QString cellText(const TableColumn& column, const QString& cell);

} // namespace qd
