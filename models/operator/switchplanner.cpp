// SPDX-License-Identifier: Apache-2.0
#include "models/operator/switchplanner.h"

namespace qd {

namespace {

/// Answers with what the platform says, which is not needed any more after that.
template <typename T>
ServingPlatform::Done<T> lastAnswer(ServingPlatform* platform, const SwitchPlanner::Done<T>& done)
{
    return [platform, done](Result<T> answer) {
        platform->deleteLater();
        done(std::move(answer));
    };
}

} // namespace

void SwitchPlanner::fetchModels(const std::string& endpointId, Done<std::vector<ServedModel>> done)
{
    m_platforms.open(endpointId, [done = std::move(done)](Result<ServingPlatform*> platform) {
        if (platform)
            (*platform)->fetchModels(lastAnswer(*platform, done));
        else
            done(Failure(platform.error()));
    });
}

void SwitchPlanner::plan(const std::string& endpointId, const std::string& model,
                         const std::string& toVersion, Done<SwitchPlan> done)
{
    m_platforms.open(endpointId,
                     [model, toVersion, done = std::move(done)](Result<ServingPlatform*> platform) {
                         if (platform)
                             (*platform)->planSwitch(model, toVersion, lastAnswer(*platform, done));
                         else
                             done(Failure(platform.error()));
                     });
}

} // namespace qd
