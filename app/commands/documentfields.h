// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"

namespace qd {

/// The fields of qualityDocument(), for the help.
[[nodiscard]] std::vector<FieldSpec> qualityFields();

} // namespace qd
