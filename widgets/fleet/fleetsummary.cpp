// SPDX-License-Identifier: Apache-2.0
#include "widgets/fleet/fleetsummary.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace qd {

namespace {

struct FleetSummaryWords
{
    Q_DECLARE_TR_FUNCTIONS(FleetSummaryWords)

public:
    static QString count(EndpointState state, int n)
    {
        switch (state) {
        case EndpointState::Failing:
            return tr("%n failing", nullptr, n);
        case EndpointState::Unreachable:
            return tr("%n unreachable", nullptr, n);
        case EndpointState::Degraded:
            return tr("%n degraded", nullptr, n);
        case EndpointState::Stale:
            return tr("%n stale", nullptr, n);
        case EndpointState::Unknown:
            return tr("%n unknown", nullptr, n);
        case EndpointState::NoMetrics:
            return tr("%n without metrics", nullptr, n);
        case EndpointState::Healthy:
            return tr("%n healthy", nullptr, n);
        case EndpointState::AwaitingConsent:
            return tr("%n waiting for consent", nullptr, n);
        case EndpointState::Unusable:
            return tr("%n that cannot be watched", nullptr, n);
        }
        return {};
    }
};

} // namespace

QString fleetSummary(const std::vector<EndpointState>& states)
{
    QStringList parts;
    for (const auto state : {EndpointState::Failing, EndpointState::Unreachable, EndpointState::Degraded,
                             EndpointState::Stale, EndpointState::NoMetrics, EndpointState::AwaitingConsent,
                             EndpointState::Unusable, EndpointState::Unknown, EndpointState::Healthy}) {
        const auto n = static_cast<int>(std::count(states.begin(), states.end(), state));
        if (n > 0)
            parts.append(FleetSummaryWords::count(state, n));
    }
    return parts.join(QCoreApplication::translate("FleetSummary", ", ", "between the items of a list"));
}

} // namespace qd
