// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/error.h"
#include "models/base/outputtarget.h"

#include <QByteArray>

namespace qd {

/// Prints a report's HTML to A4 pages with numbers. Its inline drawings become images of 288 dpi. The file is
/// replaced only when all of it has been written, and only as OutputTarget allows. A cancelled token ends it
/// between two pages.
[[nodiscard]] Result<void> writePdf(const QByteArray& html, const QString& title, const QString& path,
                                    const OutputRules& rules, const CancelToken& cancel = {});

} // namespace qd
