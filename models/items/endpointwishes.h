// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/monitor/fleetsnapshot.h"

#include <QStringList>

namespace qd {

/// One thing that watching an endpoint would do on this computer or on the network.
struct EndpointWish
{
    QString text;           ///< one sentence; what comes from the history has no invisible characters in it
    bool isWarning = false; ///< people should think twice

    friend bool operator==(const EndpointWish&, const EndpointWish&) = default;
};

/// Everything that an endpoint wants, for whoever must agree to it: addresses, sign-in, followed files,
/// certificates, headers.
[[nodiscard]] std::vector<EndpointWish> wishesOf(const Endpoint& endpoint);

/// The endpoints that the user has not agreed to.
[[nodiscard]] std::vector<Endpoint> endpointsAwaitingConsent(const FleetSnapshot& snapshot);

/// Why what is shown of an endpoint cannot quite be trusted: its certificate is not verified, or its metrics
/// come from somewhere else. One sentence each; mostly none.
[[nodiscard]] QStringList trustWarnings(const EndpointStatus& status);

} // namespace qd
