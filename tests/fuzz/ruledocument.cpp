// SPDX-License-Identifier: Apache-2.0
#include "models/alerts/alert.h"
#include "models/alerts/alertrule.h"
#include "tests/fuzz/fuzz.h"

using namespace qd;

/// Rules and silences that somebody wrote. What is read can be written and is read as the same.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::textOf(data, size);
    (void)silenceFromJson(text);
    const auto rule = ruleFromJson(text);
    if (!rule)
        return 0;
    const auto again = ruleFromJson(ruleToJson(*rule));
    QD_HOLDS(again && *again == *rule);
    QD_HOLDS(!describeRule(*rule).isEmpty());
    (void)ruleConditionText(*rule);
    return 0;
}
