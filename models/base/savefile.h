// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/outputtarget.h"

#include <QByteArray>

namespace qd {

/// Writes the whole file or leaves what was there, readable by its owner only; OutputTarget says what is not
/// replaced. Waits for the disk: not in the GUI thread.
[[nodiscard]] Result<void> saveFile(const QString& path, const QByteArray& bytes,
                                    const OutputRules& rules = {});

} // namespace qd
