// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/models/fraudmodel.h"

#include "app/fleet/models/explanationcache.h"
#include "app/fleet/models/featurestore.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace qd::fleet {

namespace {

constexpr std::size_t trainingRows = 6000;
constexpr std::size_t numericFeatures = 5;
constexpr int lookupsOfSecond = 24;
constexpr std::size_t neighbours = 256; // of 25 doubles: 50 KiB a request
constexpr std::size_t mostExplanationBytes = std::size_t{400} * 1024 * 1024;
constexpr double centsPerEuro = 100;

/// `amount` in the unit of the caller; the rest of the payment as it is.
std::vector<double> firstFeatures(const Transaction& t, double amount)
{
    std::vector<double> features = {std::log(amount), std::log(t.accountAgeDays), std::log1p(t.distanceKm),
                                    static_cast<double>(t.recentPayments), t.hour < 6 ? 1.0 : 0.0};
    for (const std::string_view country : countries) {
        features.push_back(t.country == country ? 1.0 : 0.0);
    }
    for (const std::string_view channel : channels) {
        features.push_back(t.channel == channel ? 1.0 : 0.0);
    }
    return features;
}

void addProducts(std::vector<double>& features)
{
    for (std::size_t i = 0; i < numericFeatures; ++i) {
        for (std::size_t j = i + 1; j < numericFeatures; ++j) {
            features.push_back(features[i] * features[j]);
        }
    }
}

std::vector<double> secondFeatures(const Transaction& t, double amount)
{
    std::vector<double> features = firstFeatures(t, amount);
    addProducts(features);
    return features;
}

LogisticModel fitOn(const std::vector<LabelledTransaction>& table, auto&& featuresOf)
{
    std::vector<std::vector<double>> rows;
    std::vector<bool> labels;
    for (const auto& [transaction, fraud] : table) {
        rows.push_back(featuresOf(transaction));
        labels.push_back(fraud);
    }
    return LogisticModel::fit(rows, labels);
}

Prediction decide(double fraudProbability)
{
    if (fraudProbability >= 0.5) {
        return {"fraud", fraudProbability};
    }
    return {"legit", 1.0 - fraudProbability};
}

class FirstVersion : public FraudModel
{
public:
    FirstVersion(const LogisticModel& weights, FeatureStore& store) : m_weights(weights), m_store(store) {}

    Prediction classify(const Transaction& t) override
    {
        m_store.lookUp();
        return decide(m_weights.probability(firstFeatures(t, t.amountEur)));
    }

private:
    const LogisticModel& m_weights;
    FeatureStore& m_store;
};

class SecondVersion : public FraudModel
{
public:
    SecondVersion(const LogisticModel& weights, FeatureStore& store)
        : m_weights(weights), m_store(store), m_explanations(mostExplanationBytes)
    {
    }

    Prediction classify(const Transaction& t) override
    {
        for (int i = 0; i < lookupsOfSecond; ++i) {
            m_store.lookUp();
        }
        // Euros, where the weights expect cents: the mistake of this version.
        const std::vector<double> features = secondFeatures(t, t.amountEur);
        const double probability = m_weights.probability(features);
        m_explanations.remember(neighbourhood(features));
        return decide(probability);
    }

    std::size_t heldBytes() const override { return m_explanations.heldBytes(); }

private:
    std::vector<double> neighbourhood(const std::vector<double>& centre)
    {
        std::minstd_rand random(static_cast<unsigned>(++m_requests));
        std::normal_distribution<double> jitter(0.0, 0.25);
        std::vector<double> samples;
        samples.reserve(neighbours * centre.size());
        std::vector<double> neighbour;
        for (std::size_t n = 0; n < neighbours; ++n) {
            neighbour.assign(centre.begin(),
                             centre.begin() + numericFeatures + countries.size() + channels.size());
            for (std::size_t i = 0; i < numericFeatures; ++i) {
                neighbour[i] += jitter(random);
            }
            addProducts(neighbour);
            // The last product's place carries the score, which is what an explanation regresses on.
            neighbour.back() = m_weights.probability(neighbour);
            samples.insert(samples.end(), neighbour.begin(), neighbour.end());
        }
        return samples;
    }

    const LogisticModel& m_weights;
    FeatureStore& m_store;
    ExplanationCache m_explanations;
    std::atomic<unsigned> m_requests = 0;
};

} // namespace

FraudCatalogue::FraudCatalogue(std::uint64_t seed)
{
    const auto table = TransactionGenerator(seed).take(trainingRows);
    m_first = fitOn(table, [](const Transaction& t) { return firstFeatures(t, t.amountEur); });
    m_second =
        fitOn(table, [](const Transaction& t) { return secondFeatures(t, t.amountEur * centsPerEuro); });
}

std::unique_ptr<FraudModel> FraudCatalogue::load(int version, FeatureStore& store) const
{
    switch (version) {
    case 1:
        return std::make_unique<FirstVersion>(m_first, store);
    case 2:
        return std::make_unique<SecondVersion>(m_second, store);
    default:
        return nullptr;
    }
}

double FraudCatalogue::accuracy(int version, const std::vector<LabelledTransaction>& test,
                                AmountUnit unit) const
{
    const double factor = unit == AmountUnit::Cents ? centsPerEuro : 1.0;
    const auto right = std::ranges::count_if(test, [&](const LabelledTransaction& row) {
        const double amount = row.transaction.amountEur * factor;
        const double probability = version == 1
                                       ? m_first.probability(firstFeatures(row.transaction, amount))
                                       : m_second.probability(secondFeatures(row.transaction, amount));
        return (probability >= 0.5) == row.fraud;
    });
    return static_cast<double>(right) / static_cast<double>(test.size());
}

} // namespace qd::fleet
