// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fleet/models/softmaxmodel.h"
#include "app/fleet/traffic/reviews.h"

#include <map>
#include <string>
#include <vector>

namespace qd::fleet {

/// The trained versions of the sentiment model. "1.0" learned from few and mostly English reviews, "2.0" from
/// many in all three languages; both are decent. Immutable, so any thread may ask it.
class SentimentCatalogue
{
public:
    explicit SentimentCatalogue(std::uint64_t seed);

    [[nodiscard]] std::vector<std::string> versions() const;
    [[nodiscard]] bool has(const std::string& version) const { return m_models.contains(version); }
    /// Returns the probabilities in the order of `sentiments`. The version must be there.
    [[nodiscard]] std::vector<double> probabilities(const std::string& version, std::string_view text) const;
    [[nodiscard]] double accuracy(const std::string& version, const std::vector<Review>& test) const;

private:
    std::map<std::string, SoftmaxModel> m_models;
};

} // namespace qd::fleet
