// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/recordtable.h"

namespace qd {

/// "Time", "Request id", "Latency"…; for Other "Segment or feature".
[[nodiscard]] QString logFieldTitle(LogField field);
/// "text", "number"…
[[nodiscard]] QString columnKindTitle(ColumnKind kind);
/// Name of a column for people: its meaning where it has one, else as in the log.
[[nodiscard]] QString columnTitle(const TableColumn& column);

} // namespace qd
