// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace qd::fleet {

/// A card payment as the shop reports it: the raw inputs of the fraud models.
struct Transaction
{
    double amountEur = 0;
    int hour = 0; ///< local, 0 to 23
    double accountAgeDays = 0;
    double distanceKm = 0;  ///< the distance from the place of the last payment
    int recentPayments = 0; ///< in the last hour
    std::string country;    ///< one of `countries`
    std::string channel;    ///< one of `channels`
};

inline constexpr std::array<std::string_view, 6> countries = {"DE", "FR", "PL", "US", "BR", "NG"};
inline constexpr std::array<std::string_view, 4> channels = {"pos", "web", "app", "phone"};

struct LabelledTransaction
{
    Transaction transaction;
    bool fraud = false;
};

/// Draws payments from one fixed population, about 30 % of them fraud. Which payment is fraud follows a
/// logistic law of its properties, so even the best classifier is right in about 95 of 100 cases.
class TransactionGenerator
{
public:
    explicit TransactionGenerator(std::uint64_t seed) : m_random(seed) {}
    [[nodiscard]] LabelledTransaction next();
    [[nodiscard]] std::vector<LabelledTransaction> take(std::size_t count);

private:
    std::mt19937_64 m_random;
};

/// {"amount":…,"hour":…,…} as in the prediction log.
[[nodiscard]] std::string featuresJson(const Transaction& transaction);

} // namespace qd::fleet
