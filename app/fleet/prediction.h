// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace qd::fleet {

/// What a classifier says about one input.
struct Prediction
{
    std::string label;
    double probability = 0; ///< the probability of `label`, 0 to 1
};

} // namespace qd::fleet
