// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/traffic/scenario.h"

#include "app/fleet/deployment.h"

#include <chrono>
#include <cstdio>

namespace qd::fleet {

namespace {

constexpr int worseVersion = 2;

} // namespace

Scenario::Scenario(double afterSeconds, int apiPort, StateFile state)
    : m_apiPort(apiPort), m_state(std::move(state)), m_thread([this, afterSeconds] { run(afterSeconds); })
{
}

Scenario::~Scenario()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_stopped.notify_all();
    m_thread.join();
}

void Scenario::run(double afterSeconds)
{
    std::unique_lock lock(m_mutex);
    if (m_stopped.wait_for(lock, std::chrono::duration<double>(afterSeconds), [this] { return m_stop; })) {
        return;
    }
    lock.unlock();
    auto done = deployFraud(m_apiPort, worseVersion);
    if (done) {
        const auto kept = m_state.update([](FleetState& state) { state.deployed = true; });
        done = kept ? tl::expected<void, std::string>() : tl::unexpected(kept.error());
    }
    if (!done) {
        std::fprintf(stderr, "quarterdeck-fleet: deploying fraud version 2 failed: %s\n",
                     done.error().c_str());
    }
}

} // namespace qd::fleet
