// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string_view>

namespace qd {

/// One sentence that says what a page is when it is plainly no metrics (HTML, JSON, XML, zeros, packed or
/// other binary data); empty when it may be metrics. Looks at the first kilobyte only.
[[nodiscard]] QString sayWhatItIs(std::string_view body);

} // namespace qd
