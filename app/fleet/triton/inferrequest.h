// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fleet/models/fraudmodel.h"

#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace qd::fleet {

/// A request of the V2 inference protocol for the fraud model: one tensor of shape [1] per input.
struct InferRequest
{
    std::string id; ///< the client's, may be empty
    Transaction transaction;
};

/// What could not be accepted: the sentence for the client, and the request's id where it was legible.
struct InferError
{
    std::string id;
    std::string what;
};

[[nodiscard]] tl::expected<InferRequest, InferError> parseInferRequest(std::string_view body);
[[nodiscard]] std::string inferRequestJson(const InferRequest& request);
[[nodiscard]] std::string inferResponseJson(std::string_view id, int version, const Prediction& prediction);

} // namespace qd::fleet
