// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string_view>

namespace qd {

/// What a column of a prediction log can mean. Other: kept among the attributes.
enum class LogField {
    Timestamp,
    RequestId,
    Model,
    Version,
    Prediction,
    Probability,
    Label,
    Latency,
    Status,
    ClassProbability, ///< the probability of one class (prob_cat) or of all, as an object or a list
                      ///< (probabilities)
    Other
};
inline constexpr int logFieldCount = static_cast<int>(LogField::Other);

struct FieldMatch
{
    LogField field = LogField::Other;
    int rank = 0;             ///< when two columns of a line mean the same, the lower rank is taken
    double unitSeconds = 1.0; ///< latency only: seconds per unit of the number
    std::size_t classAt =
        0; ///< class probability only: where the class begins in the name; 0 for all classes
};

/// Recognises a column by its name: case, "_", "-", "." and "@" do not matter. Latency takes its unit from
/// the name (latency_ms, duration_seconds, took_us…); without one it is taken to be in milliseconds.
[[nodiscard]] FieldMatch matchField(std::string_view name);

/// "prediction, predicted, pred…": the names by which a field is known, for messages.
[[nodiscard]] QString fieldNames(LogField field);

} // namespace qd
