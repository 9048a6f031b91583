// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace qd::fleet {

/// Lower-cased words of a text, split at anything that is no letter. Bytes above 127 count as letters.
[[nodiscard]] std::vector<std::string> words(std::string_view text);

/// Multinomial logistic regression (softmax) over bags of words, fitted by stochastic gradient descent.
/// Deterministic for a seed. Immutable after fit(), so any thread may ask it.
class SoftmaxModel
{
public:
    struct Document
    {
        std::string text;
        std::size_t label = 0; ///< index of the class
    };

    static SoftmaxModel fit(const std::vector<Document>& documents, std::size_t classes, int epochs,
                            std::uint64_t seed);

    /// One probability per class; they sum to 1. Words that training never saw count for nothing.
    [[nodiscard]] std::vector<double> probabilities(std::string_view text) const;

private:
    [[nodiscard]] std::vector<std::size_t> bag(std::string_view text) const;
    [[nodiscard]] std::vector<double> probabilitiesOf(const std::vector<std::size_t>& bag) const;

    std::size_t m_classes = 0;
    std::unordered_map<std::string, std::size_t> m_vocabulary;
    std::vector<double> m_weights; ///< word by word, a row of classes each
    std::vector<double> m_bias;
};

} // namespace qd::fleet
