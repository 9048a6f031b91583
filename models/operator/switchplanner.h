// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/operator/platformguard.h"

#include <functional>

namespace qd {

/// Asks an endpoint what it serves, and with which requests another version would serve. Reads only, so that
/// no audit is needed.
class SwitchPlanner
{
public:
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    explicit SwitchPlanner(PlatformGuard& platforms) : m_platforms(platforms) {}

    void fetchModels(const std::string& endpointId, Done<std::vector<ServedModel>> done);
    void plan(const std::string& endpointId, const std::string& model, const std::string& toVersion,
              Done<SwitchPlan> done);

private:
    PlatformGuard& m_platforms;
};

} // namespace qd
