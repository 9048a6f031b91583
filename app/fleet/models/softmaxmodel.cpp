// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/models/softmaxmodel.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace qd::fleet {

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> found;
    std::string word;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 128 || (c >= 'a' && c <= 'z')) {
            word += c;
        } else if (c >= 'A' && c <= 'Z') {
            word += static_cast<char>(c - 'A' + 'a');
        } else if (!word.empty()) {
            found.push_back(std::exchange(word, {}));
        }
    }
    if (!word.empty()) {
        found.push_back(std::move(word));
    }
    return found;
}

SoftmaxModel SoftmaxModel::fit(const std::vector<Document>& documents, std::size_t classes, int epochs,
                               std::uint64_t seed)
{
    SoftmaxModel model;
    model.m_classes = classes;
    model.m_bias.assign(classes, 0);
    for (const Document& document : documents) {
        for (std::string& word : words(document.text)) {
            model.m_vocabulary.try_emplace(std::move(word), model.m_vocabulary.size());
        }
    }
    model.m_weights.assign(model.m_vocabulary.size() * classes, 0);

    std::vector<std::vector<std::size_t>> bags;
    bags.reserve(documents.size());
    for (const Document& document : documents) {
        bags.push_back(model.bag(document.text));
    }
    std::vector<std::size_t> order(documents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937_64 random(seed);
    for (int epoch = 0; epoch < epochs; ++epoch) {
        std::ranges::shuffle(order, random);
        const double rate = 0.2 / (1.0 + epoch);
        for (const std::size_t index : order) {
            const std::vector<double> p = model.probabilitiesOf(bags[index]);
            for (std::size_t c = 0; c < classes; ++c) {
                const double step = rate * ((documents[index].label == c ? 1.0 : 0.0) - p[c]);
                model.m_bias[c] += step;
                for (const std::size_t word : bags[index]) {
                    model.m_weights[word * classes + c] += step;
                }
            }
        }
    }
    return model;
}

std::vector<double> SoftmaxModel::probabilities(std::string_view text) const
{
    return probabilitiesOf(bag(text));
}

std::vector<std::size_t> SoftmaxModel::bag(std::string_view text) const
{
    std::vector<std::size_t> known;
    for (const std::string& word : words(text)) {
        if (const auto it = m_vocabulary.find(word); it != m_vocabulary.end()) {
            known.push_back(it->second);
        }
    }
    return known;
}

std::vector<double> SoftmaxModel::probabilitiesOf(const std::vector<std::size_t>& bag) const
{
    std::vector<double> p = m_bias;
    for (const std::size_t word : bag) {
        for (std::size_t c = 0; c < m_classes; ++c) {
            p[c] += m_weights[word * m_classes + c];
        }
    }
    const double highest = *std::ranges::max_element(p);
    double sum = 0;
    for (double& value : p) {
        value = std::exp(value - highest);
        sum += value;
    }
    for (double& value : p) {
        value /= sum;
    }
    return p;
}

} // namespace qd::fleet
