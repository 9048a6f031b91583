// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace qd {

/// A switch that a double of a server carried out, and for whom: clients of a test tell by the header X-From.
struct CarriedOut
{
    std::string who;
    std::string version;

    friend bool operator==(const CarriedOut&, const CarriedOut&) = default;
};

} // namespace qd
