// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <string>

namespace qd {

/// Tells whether two files hold the same, wherever they lie: a digest of the size, both ends and samples
/// between; logs are not edited inside. Reads at most 192 KiB of the file. Errors as FileDescriptor::open().
[[nodiscard]] Result<std::string> digestOfFile(const std::string& path);

} // namespace qd
