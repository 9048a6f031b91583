// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/traffic/transactions.h"

#include "app/fleet/jsonwriter.h"

#include <algorithm>
#include <cmath>

namespace qd::fleet {

namespace {

constexpr std::array<double, 6> countryWeights = {0.34, 0.2, 0.16, 0.14, 0.1, 0.06};
constexpr std::array<double, 6> countryRisk = {-0.6, -0.4, 0.0, 0.3, 0.7, 1.2};
constexpr std::array<double, 4> channelWeights = {0.4, 0.3, 0.2, 0.1};
constexpr std::array<double, 4> channelRisk = {-0.7, 0.4, 0.1, 0.8};

// The law behind the labels; standardized by hand so that each term has a spread of about its factor.
double fraudLogit(const Transaction& t, std::size_t country, std::size_t channel)
{
    const double amount = (std::log(t.amountEur) - 4.0) / 1.8;
    const double age = (std::log(t.accountAgeDays) - 5.5) / 1.2;
    const double distance = (std::log1p(t.distanceKm) - 2.5) / 1.3;
    const double night = t.hour < 6 ? 1.0 : 0.0;
    const double recent = (t.recentPayments - 1.5) / 1.3;
    const double risk = 0.95 * amount - 1.0 * age + 1.0 * distance + 0.7 * night + 0.8 * recent +
                        countryRisk[country] + channelRisk[channel];
    return 5.0 * (risk - 1.08);
}

double rounded(double value, double step)
{
    return std::round(value / step) * step;
}

} // namespace

LabelledTransaction TransactionGenerator::next()
{
    std::normal_distribution<double> normal;
    std::discrete_distribution<std::size_t> anyCountry(countryWeights.begin(), countryWeights.end());
    std::discrete_distribution<std::size_t> anyChannel(channelWeights.begin(), channelWeights.end());
    const std::size_t country = anyCountry(m_random);
    const std::size_t channel = anyChannel(m_random);

    Transaction t;
    t.amountEur = std::max(0.5, std::round(100 * std::exp(4.0 + 1.8 * normal(m_random))) / 100);
    t.hour = std::uniform_int_distribution<int>(0, 23)(m_random);
    t.accountAgeDays = std::max(1.0, std::round(std::exp(5.5 + 1.2 * normal(m_random))));
    t.distanceKm = std::max(0.0, rounded(std::exp(2.5 + 1.3 * normal(m_random)) - 1, 0.125));
    t.recentPayments = std::poisson_distribution<int>(1.5)(m_random);
    t.country = countries[country];
    t.channel = channels[channel];

    const double probability = 1.0 / (1.0 + std::exp(-fraudLogit(t, country, channel)));
    return {std::move(t), std::bernoulli_distribution(probability)(m_random)};
}

std::vector<LabelledTransaction> TransactionGenerator::take(std::size_t count)
{
    std::vector<LabelledTransaction> all;
    all.reserve(count);
    while (all.size() < count) {
        all.push_back(next());
    }
    return all;
}

std::string featuresJson(const Transaction& t)
{
    JsonWriter json;
    json.beginObject();
    json.field("amount", t.amountEur);
    json.field("hour", t.hour);
    json.field("account_age_days", t.accountAgeDays);
    json.field("distance_km", t.distanceKm);
    json.field("recent_payments", t.recentPayments);
    json.field("country", t.country);
    json.field("channel", t.channel);
    return json.endObject().text();
}

} // namespace qd::fleet
