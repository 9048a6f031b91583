// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/account/rowledger.h"
#include "models/items/rowsmodel.h"
#include "models/logs/files/logset.h"

/// Tables about an import of logs: what was read and what was not.
namespace qd {

using LogPartModel = RowsModel<LogPart>;
using RejectedModel = RowsModel<RejectedRow>;
using LedgerModel = RowsModel<LedgerLine>;

/// File, format, size, rows, predictions, first time.
[[nodiscard]] LogPartModel* makeLogPartModel(QObject* parent);
/// What became of the rows, and how many they are.
[[nodiscard]] LedgerModel* makeLedgerModel(QObject* parent);
/// Line, place, reason and what to do about it, of rows that could not be read.
[[nodiscard]] RejectedModel* makeRejectedModel(QObject* parent);
/// Returns the rejected rows as RFC 4180 text with a header, for whoever writes the log and opens it in a
/// spreadsheet.
[[nodiscard]] QByteArray rejectedCsv(std::span<const RejectedRow> rows);

} // namespace qd
