// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace qd::fleet {

/// An input or output of the fraud model, by Triton's types.
struct TensorSpec
{
    std::string_view name;
    std::string_view datatype; ///< the data type of the inference protocol: FP64, INT64, BYTES
};

[[nodiscard]] const std::vector<TensorSpec>& fraudInputs();
[[nodiscard]] const std::vector<TensorSpec>& fraudOutputs();

/// How many requests run at the same time; more wait in the queue.
inline constexpr int instanceCount = 16;

/// What a version policy asks of the versions that exist.
struct VersionChoice
{
    std::vector<int> versions; ///< versions that exist and are asked for; never empty
    std::string policyJson;    ///< the policy in canonical form
};

/// Reads `version_policy` (specific, latest or all; absent: the latest one) out of a model configuration in
/// JSON and checks that it is one of the model "fraud".
[[nodiscard]] tl::expected<VersionChoice, std::string> chooseVersions(std::string_view configJson,
                                                                      const std::vector<int>& existing);

/// The configuration in the shape of GET /v2/models/fraud/config.
[[nodiscard]] std::string fraudConfigJson(std::string_view policyJson);

} // namespace qd::fleet
