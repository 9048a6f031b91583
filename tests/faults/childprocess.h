// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace qd {

/// How a program ended.
struct ChildOutcome
{
    int code = -1;        ///< what it ended with; -1: by a signal
    int signal = 0;       ///< that ended it; 0: none
    bool hasHung = false; ///< it took more of the processor than it may, or waited for ever
    qint64 mostBytes = 0; ///< of memory that it held at once
    QByteArray output;    ///< both streams, the first 64 KiB

    [[nodiscard]] bool hasCrashed() const { return !hasHung && (signal != 0 || code >= 126); }
};

struct ChildLimits
{
    int cpuSeconds = 10;   ///< of the processor, so that the load of the machine does not count
    int wallSeconds = 180; ///< of waiting
    int endAfterMs = 0;    ///< asks it to end then (SIGTERM); 0: it ends by itself
};

/// Runs the program without a display and with little room, and waits for it.
[[nodiscard]] ChildOutcome runChild(const QString& program, const QStringList& arguments, const QString& home,
                                    const ChildLimits& limits = {});

} // namespace qd
