// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>
#include <random>

namespace qd::fleet {

/// Stands for the remote store that a model asks for a customer's history: a lookup blocks for as long as one
/// over a data-centre network would, lognormal around 1.5 ms. Thread-safe; lookups of several threads
/// overlap.
class FeatureStore
{
public:
    explicit FeatureStore(std::uint64_t seed) : m_random(seed) {}
    void lookUp();

private:
    std::mutex m_mutex;
    std::mt19937_64 m_random;
};

} // namespace qd::fleet
