// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace qd {

/// The cell in quotation marks where RFC 4180 asks for them.
void appendCell(std::string& text, std::string_view cell);

} // namespace qd
