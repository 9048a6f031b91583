// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/error.h"

#include <QStringList>

namespace qd {

/// Each check stops telling after so many problems: nobody reads more, and a damaged file may have millions.
inline constexpr qsizetype mostProblems = 100;

/// PRAGMA integrity_check and foreign_key_check, and the checksums of all chunks, segments of predictions,
/// and of what waits to become one of them, on a connection of its own; reads the whole file. Empty: sound.
/// ErrorKind::Cancelled soon after it is cancelled.
[[nodiscard]] Result<QStringList> integrityProblems(const QString& path, const CancelToken& cancel = {});

/// Returns the problems of the file, and what is wrong with the audit trail, see checkAuditTrail().
[[nodiscard]] Result<QStringList> historyProblems(const QString& path, const CancelToken& cancel = {});

} // namespace qd
