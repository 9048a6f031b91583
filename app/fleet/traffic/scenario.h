// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fleet/statefile.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace qd::fleet {

/// The story: `afterSeconds` from now version 2 of fraud is deployed, once in the life of a folder. What
/// becomes of it afterwards is up to the operator. Ends early on destruction.
class Scenario
{
public:
    Scenario(double afterSeconds, int apiPort, StateFile state);
    ~Scenario();
    Scenario(const Scenario&) = delete;
    Scenario& operator=(const Scenario&) = delete;

private:
    void run(double afterSeconds);

    const int m_apiPort;
    StateFile m_state;
    std::mutex m_mutex;
    std::condition_variable m_stopped;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace qd::fleet
