// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <QStringList>

namespace qd {

/// What lies on disk of logs that are being written.
struct GrowingLog
{
    QStringList paths;  ///< to read: what was opened, and what was rotated away from it since
    QString state;      ///< other bytes on disk, another text: place, size and time of every file
    QStringList absent; ///< what was opened and is not there just now

    friend bool operator==(const GrowingLog&, const GrowingLog&) = default;
};

/// Looks at files and folders that were opened at `since`. A file's rotated siblings (see LogName), packed or
/// not, belong to it when they were written after that: they hold what it held. So neither rotation by rename
/// nor copy-truncate loses rows that were there, and a file that comes late is seen when it comes. Reads the
/// folders only, no contents. Blocking, for the pool.
[[nodiscard]] GrowingLog lookAtLog(const QStringList& opened, Timestamp since);

} // namespace qd
