// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/fleet/traffic/latelabels.h"
#include "app/fleet/traffic/traffic.h"

#include <memory>

namespace qd::fleet {

struct LoadSettings
{
    int port = 0; ///< the port of the server on 127.0.0.1
    double requestsPerSecond = 1;
    int mostInFlight = 16; ///< requests at the same time
    std::uint64_t seed = 1;
};

/// Clients of one server: sends the source's requests with Poisson arrivals that do not wait for answers,
/// over kept-alive connections. Requests for which no client is free for long are given up. Labels of
/// requests that were answered with 200 go to `labels`, which must outlive this. Runs from construction to
/// destruction.
class LoadGenerator
{
public:
    LoadGenerator(const LoadSettings& settings, CallSource source, LateLabels& labels);
    ~LoadGenerator();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd::fleet
