// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/net/curlclient.h"
#include "models/serving/servingplatform.h"

#include <QTest>

#include <optional>

namespace qd {

/// Calls one of a platform's asking functions and waits for its answer.
template <typename T, typename Ask>
Result<T> answerOf(Ask ask)
{
    std::optional<Result<T>> answer;
    ask([&](Result<T> outcome) { answer = std::move(outcome); });
    if (answer)
        return fail(ErrorKind::Invalid, QStringLiteral("the test"),
                    QStringLiteral("It answered before it returned."));
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30'000))
        return fail(ErrorKind::Timeout, QStringLiteral("the test"), QStringLiteral("No answer came at all."));
    return std::move(*answer);
}

inline Result<Health> healthOf(ServingPlatform& platform)
{
    return answerOf<Health>([&](auto done) { platform.fetchHealth(done); });
}

inline Result<std::vector<ServedModel>> modelsOf(ServingPlatform& platform)
{
    return answerOf<std::vector<ServedModel>>([&](auto done) { platform.fetchModels(done); });
}

inline Result<SwitchPlan> planOf(ServingPlatform& platform, const std::string& model,
                                 const std::string& version)
{
    return answerOf<SwitchPlan>([&](auto done) { platform.planSwitch(model, version, done); });
}

inline Result<SwitchOutcome> execute(ServingPlatform& platform, const SwitchPlan& plan)
{
    return answerOf<SwitchOutcome>([&](auto done) { platform.executeSwitch(plan, done); });
}

} // namespace qd
