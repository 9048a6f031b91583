// SPDX-License-Identifier: Apache-2.0
#include "models/serving/versionswitch.h"

#include <algorithm>

namespace qd {

bool PlannedRequest::sendsTheSame(const PlannedRequest& other) const
{
    return method == other.method && url == other.url && body == other.body && headers == other.headers;
}

bool SwitchOutcome::isAccepted() const
{
    return !exchanges.empty() && exchanges.back().reply == Reply::Accepted;
}

SwitchEffect effectOf(const SwitchPlan& plan, const std::vector<HttpExchange>& exchanges,
                      const std::string& activeVersion)
{
    if (exchanges.size() < plan.requests.size() || exchanges.empty())
        return SwitchEffect::NoEffect;
    const Reply reply = exchanges.back().reply;
    if (reply == Reply::Refused)
        return SwitchEffect::NoEffect;
    const bool serves = activeVersion == plan.toVersion;
    return serves && reply != Reply::Doubtful ? SwitchEffect::TookEffect : SwitchEffect::Unknown;
}

bool mayTakeEffect(const SwitchOutcome& outcome)
{
    return outcome.effect == SwitchEffect::Unknown &&
           std::none_of(outcome.exchanges.begin(), outcome.exchanges.end(), [](const HttpExchange& sent) {
               return sent.reply == Reply::Doubtful || sent.reply == Reply::Refused;
           });
}

} // namespace qd
