// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qd {

/// What main() returns, or the end of the process at once: nothing may be taken apart any more beneath a
/// thread that a hung file system holds (see WorkPools::haveLeftThreads()).
[[nodiscard]] int leaveWith(int code);

} // namespace qd
