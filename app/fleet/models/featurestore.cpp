// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/models/featurestore.h"

#include <chrono>
#include <cmath>
#include <thread>

namespace qd::fleet {

namespace {

constexpr double medianMs = 1.5;
constexpr double spread = 0.4; // of the logarithm

} // namespace

void FeatureStore::lookUp()
{
    double ms = 0;
    {
        const std::lock_guard lock(m_mutex);
        ms = std::lognormal_distribution<double>(std::log(medianMs), spread)(m_random);
    }
    std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(ms));
}

} // namespace qd::fleet
