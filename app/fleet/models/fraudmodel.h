// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fleet/models/logisticmodel.h"
#include "app/fleet/prediction.h"
#include "app/fleet/traffic/transactions.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace qd::fleet {

class FeatureStore;

/// A loaded version of the fraud model: it owns whatever it takes to serve. Thread-safe.
class FraudModel
{
public:
    virtual ~FraudModel() = default;
    /// "fraud" or "legit". Blocks for its lookups in the feature store.
    [[nodiscard]] virtual Prediction classify(const Transaction& transaction) = 0;
    /// Memory that this version has piled up while serving.
    [[nodiscard]] virtual std::size_t heldBytes() const { return 0; }
};

/// The trained versions that lie in the repository; load() makes one of them serve.
///
/// Version 1: 15 features, one lookup. Version 2 adds products of features and reads as well offline, but it
/// was trained on a table that holds amounts in cents, while the service hands it euros, as to version 1: a
/// training-serving skew. It also looks each of its features up by itself instead of all at once, and samples
/// the neighbourhood of each payment for later explanations, which it never frees.
class FraudCatalogue
{
public:
    explicit FraudCatalogue(std::uint64_t seed);

    [[nodiscard]] std::vector<int> versions() const { return {1, 2}; }
    /// Returns nullptr for a version that is not there. The catalogue and `store` must outlive the answer.
    [[nodiscard]] std::unique_ptr<FraudModel> load(int version, FeatureStore& store) const;

    /// Share of right answers on `test` by the weights alone. `unit`: what the amounts are handed over in.
    enum class AmountUnit { Euros, Cents };
    [[nodiscard]] double accuracy(int version, const std::vector<LabelledTransaction>& test,
                                  AmountUnit unit = AmountUnit::Euros) const;

private:
    LogisticModel m_first;
    LogisticModel m_second;
};

} // namespace qd::fleet
