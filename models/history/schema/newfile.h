// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

namespace qd {

/// Makes an empty history where there is no file or an empty one. It is made under another name and gets its
/// own when it is whole and on the disk: whatever happens meanwhile, there is no half-made history
/// afterwards. The caller has the file's lock.
[[nodiscard]] Result<void> createHistoryFile(const QString& path);

/// What SQLite keeps beside a file goes with it: a log of another file must not be taken for its own.
void removeCompanions(const QString& path);

} // namespace qd
