// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace qd::fleet {

inline constexpr std::array<std::string_view, 3> sentiments = {"negative", "neutral", "positive"};
inline constexpr std::array<std::string_view, 3> languages = {"en", "de", "fr"};

/// A customer's review with the mood its writer was in.
struct Review
{
    std::string text;
    std::string language;      ///< one of `languages`
    std::size_t sentiment = 0; ///< index into `sentiments`
};

/// Draws reviews: a mood, a language and a length, and then words that fit the mood more often than not.
/// Short reviews say too little to be sure, so even the best classifier is right in about nine of ten cases.
class ReviewGenerator
{
public:
    explicit ReviewGenerator(std::uint64_t seed) : m_random(seed) {}
    [[nodiscard]] Review next();
    [[nodiscard]] std::vector<Review> take(std::size_t count);

private:
    std::mt19937_64 m_random;
};

/// "short" up to 8 words, "medium" up to 16, else "long".
[[nodiscard]] std::string_view lengthBucket(std::size_t wordCount);

} // namespace qd::fleet
