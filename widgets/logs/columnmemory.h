// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/recordimport.h"

namespace qd {

/// What the user said about the columns of a log, kept in the settings ("logs/mapping/…") for all logs of the
/// same format with columns of the same names.
namespace columnmemory {

/// Empty when nothing was said about such a log.
[[nodiscard]] ColumnMapping recall(const LogPreview& preview);
/// An empty mapping forgets.
void remember(const LogPreview& preview, const ColumnMapping& mapping);

} // namespace columnmemory

} // namespace qd
