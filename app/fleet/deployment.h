// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <tl/expected.hpp>

namespace qd::fleet {

/// Rolls a version of fraud out as a deployment job would: reads the live configuration, loads it again with
/// the version policy for `version`, and waits for the version to be ready. `apiPort`: of the Triton server
/// on 127.0.0.1. The error is a sentence with the server's own words.
[[nodiscard]] tl::expected<void, std::string> deployFraud(int apiPort, int version);

} // namespace qd::fleet
