// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/models/sentimentcatalogue.h"

#include <algorithm>

namespace qd::fleet {

namespace {

constexpr std::size_t reviewsForSecond = 3000;
constexpr std::size_t reviewsForFirst = 700;
constexpr int epochs = 6;

std::vector<SoftmaxModel::Document> documents(const std::vector<Review>& reviews)
{
    std::vector<SoftmaxModel::Document> all;
    for (const Review& review : reviews) {
        all.push_back({review.text, review.sentiment});
    }
    return all;
}

// What the team had at the time: English, and hardly any French.
std::vector<Review> earlyReviews(const std::vector<Review>& reviews)
{
    std::vector<Review> early;
    for (const Review& review : reviews) {
        if (early.size() < reviewsForFirst && (review.language != "fr" || early.size() % 25 == 0)) {
            early.push_back(review);
        }
    }
    return early;
}

} // namespace

SentimentCatalogue::SentimentCatalogue(std::uint64_t seed)
{
    const std::vector<Review> reviews = ReviewGenerator(seed).take(reviewsForSecond);
    const std::size_t classes = sentiments.size();
    m_models.emplace("1.0", SoftmaxModel::fit(documents(earlyReviews(reviews)), classes, epochs, seed));
    m_models.emplace("2.0", SoftmaxModel::fit(documents(reviews), classes, epochs, seed));
}

std::vector<std::string> SentimentCatalogue::versions() const
{
    std::vector<std::string> names;
    for (const auto& [version, model] : m_models) {
        names.push_back(version);
    }
    return names;
}

std::vector<double> SentimentCatalogue::probabilities(const std::string& version, std::string_view text) const
{
    return m_models.at(version).probabilities(text);
}

double SentimentCatalogue::accuracy(const std::string& version, const std::vector<Review>& test) const
{
    const auto right = std::ranges::count_if(test, [&](const Review& review) {
        const auto p = probabilities(version, review.text);
        return static_cast<std::size_t>(std::ranges::max_element(p) - p.begin()) == review.sentiment;
    });
    return static_cast<double>(right) / static_cast<double>(test.size());
}

} // namespace qd::fleet
