// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include <tl/expected.hpp>

namespace qd::fleet {

/// What the command line asks for.
struct Options
{
    std::string dir;        ///< logs and state live here
    double pace = 1.0;      ///< how much faster than in life the story runs
    double rate = 1.0;      ///< factor on the request rates
    std::uint64_t seed = 1; ///< the seed of data, models and traffic
    /// The seconds until version 2 of fraud is deployed; empty: never. Default 60 / pace.
    std::optional<double> faultAfterSeconds = 60.0;
    /// Versions and story begin anew; ports and request numbers go on.
    bool fresh = false;
    bool detached = false; ///< does not end with its standard input
    bool help = false;

    /// Factor on the request rates from pace and rate together. Pace counts up to 6 only: beyond that the
    /// fleet would take the processor from the console that watches it.
    [[nodiscard]] double trafficScale() const;
};

/// `arguments` without the program's name. The error is one sentence for the person who typed them.
[[nodiscard]] tl::expected<Options, std::string> parseOptions(std::span<const char* const> arguments);

[[nodiscard]] const char* helpText();

} // namespace qd::fleet
