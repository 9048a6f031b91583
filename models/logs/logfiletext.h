// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace qd {

/// The translation context of what is said of log files.
struct LogFileText
{
    Q_DECLARE_TR_FUNCTIONS(LogFileText)
};

} // namespace qd
