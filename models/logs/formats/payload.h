// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <vector>

/// What the bodies of inference requests and responses say, for the protocols that payload logs carry: V1
/// (TensorFlow Serving, KServe: instances, predictions), V2 (Open Inference Protocol: tensors), Seldon
/// (ndarray, tensor), and CSV.
namespace qd {

/// What a response says about one instance.
struct PayloadOutput
{
    std::string prediction;
    std::optional<double> probability; ///< the probability of the predicted class
    std::string scores;                ///< as PredictionRecord::scores

    friend bool operator==(const PayloadOutput&, const PayloadOutput&) = default;
};

/// Returns the HTTP status of a response that tells of an error instead of predictions, as servers word it:
/// the code in it, or 500. Nothing for other responses.
[[nodiscard]] std::optional<int> errorStatusOf(simdjson::dom::element body);

[[nodiscard]] std::vector<PayloadOutput> readOutputs(simdjson::dom::element body);
[[nodiscard]] std::vector<PayloadOutput> readCsvOutputs(std::string_view body);

/// The features of each instance as JSON objects. Values without a name are f0, f1…; instances of more than
/// 256 values (pictures, texts) keep none.
[[nodiscard]] std::vector<std::string> readInputs(simdjson::dom::element body);
[[nodiscard]] std::vector<std::string> readCsvInputs(std::string_view body);

} // namespace qd
