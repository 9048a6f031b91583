// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/classification.h"

#include <limits>
#include <map>
#include <optional>
#include <string>

namespace qd {

/// What a stretch of a prediction log says about a model. Precision, recall and F1 are those of the positive
/// class when one is set, else the macro average; all are absent while undefined. Definitions:
/// classification.h and quantiles.h.
struct WindowQuality
{
    std::int64_t predictions = 0;
    std::int64_t labelled = 0; ///< the rows with a known label that did not fail
    std::int64_t failed = 0;
    std::optional<double> accuracy;
    std::optional<double> precision;
    std::optional<double> recall;
    std::optional<double> f1;
    double latencyP50 = std::numeric_limits<double>::quiet_NaN(); ///< seconds; NaN when the log has none
    double latencyP90 = std::numeric_limits<double>::quiet_NaN();
    double latencyP99 = std::numeric_limits<double>::quiet_NaN();
    double latencyMean = std::numeric_limits<double>::quiet_NaN();
};

/// Counts from which everything but the latencies of a WindowQuality follows; can be added to and taken from.
/// Cost per change: logarithmic in the number of different (truth, prediction) pairs.
class QualityTally
{
public:
    void add(bool failed);
    void remove(bool failed);
    void addLabelled(const std::string& truth, const std::string& predicted);
    void removeLabelled(const std::string& truth, const std::string& predicted);
    void merge(const QualityTally& other);

    [[nodiscard]] bool isEmpty() const { return m_predictions == 0; }
    /// Everything but the latencies.
    [[nodiscard]] WindowQuality quality(const std::string& positiveClass) const;

private:
    std::int64_t m_predictions = 0;
    std::int64_t m_failed = 0;
    std::map<std::pair<std::string, std::string>, std::int64_t> m_cells; ///< (truth, predicted), none zero
};

} // namespace qd
