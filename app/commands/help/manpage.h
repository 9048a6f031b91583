// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"

namespace qd {

/// The manual page of the program in section 1, made from the descriptions of its commands: troff with the
/// "man" macros, in UTF-8 and in the present language.
[[nodiscard]] QString manPage(const std::vector<CommandSpec>& commands);

} // namespace qd
