// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/logmeaning.h"
#include "models/table/reading/recordimport.h"

#include <set>

namespace qd {

/// What the user said about the meaning of a log, kept in the settings ("logs/mapping/…", "logs/hidden/…")
/// for all logs of the same format with columns of the same names.
namespace columnmemory {

/// Returns what was said about such a log; empty when nothing was.
[[nodiscard]] LogMeaning recall(const LogPreview& preview);
/// An empty meaning forgets.
void remember(const LogPreview& preview, const LogMeaning& meaning);

/// Names of the columns that are not to be shown among these; of a table, which no longer knows its format.
[[nodiscard]] std::set<std::string> hidden(const std::vector<TableColumn>& columns);
/// Remembers the hidden columns; none forgets them.
void rememberHidden(const std::vector<TableColumn>& columns, const std::set<std::string>& names);

} // namespace columnmemory

} // namespace qd
