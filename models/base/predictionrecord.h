// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <optional>
#include <string>

namespace qd {

/// One served prediction, as a model's log tells it.
struct PredictionRecord
{
    Timestamp at;
    /// The request's id; empty when the log has none; then late labels cannot be joined.
    std::string requestId;
    std::string model;
    std::string version;
    std::string prediction;
    std::optional<double> probability; ///< the probability of the predicted class, 0 to 1
    std::optional<std::string> label;  ///< the truth, when the record itself carries it
    std::optional<double> latencySeconds;
    int status = 0;         ///< HTTP status, 0 when the log has none; failed means >= 400
    std::string attributes; ///< JSON object text: input features and segments; "{}" when none
    std::string scores;     ///< JSON object text, class to probability, of all classes; empty when none

    [[nodiscard]] bool failed() const { return status >= 400; }
    friend bool operator==(const PredictionRecord&, const PredictionRecord&) = default;
};

/// The truth about an earlier prediction, arriving later.
struct LabelRecord
{
    Timestamp at;
    std::string requestId;
    std::string label;
    std::string model = {}; ///< the model that it is about; empty when it is not said

    friend bool operator==(const LabelRecord&, const LabelRecord&) = default;
};

} // namespace qd
