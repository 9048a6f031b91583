// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace qd {

/// The HTTP status that a word means, as programs that speak no HTTP log it: ok, success, error, timeout, and
/// the codes of gRPC. Nothing for other words.
[[nodiscard]] std::optional<int> statusOfWord(std::string_view word);

/// The name of a member that tells of an error, among those of a JSON object; empty when there is none. The
/// object need not be closed.
[[nodiscard]] std::string_view errorMemberIn(std::string_view json);

} // namespace qd
