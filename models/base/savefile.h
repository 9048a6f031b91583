// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QByteArray>

namespace qd {

/// Writes the whole file or leaves what was there; ErrorKind::Storage. Waits for the disk: not in the GUI
/// thread.
[[nodiscard]] Result<void> saveFile(const QString& path, const QByteArray& bytes);

} // namespace qd
