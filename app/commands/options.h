// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands/commandspec.h"
#include "models/base/time.h"

#include <optional>

/// Options that several commands have.
namespace qd {

/// --help, --version and --language, which every command has.
[[nodiscard]] std::vector<OptionSpec> sharedOptions();

[[nodiscard]] OptionSpec historyOption();
[[nodiscard]] OptionSpec themeOption();
[[nodiscard]] OptionSpec jsonOption();
[[nodiscard]] OptionSpec forceOption();
[[nodiscard]] OptionSpec fromOption();
[[nodiscard]] OptionSpec toOption();

/// What --from and --to say; nothing where they are not given. Errors: what is not a time, and a range that
/// ends before it begins.
struct TimeLimits
{
    std::optional<Timestamp> from{};
    std::optional<Timestamp> to{};
};
[[nodiscard]] Result<TimeLimits> readTimeLimits(const Given& given);

} // namespace qd
