// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/incident.h"
#include "models/incidents/incidentjson.h"
#include "tests/fuzz/fuzz.h"

using namespace qd;

/// An incident of a history. What is read can be written and is read as the same.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto incident = incidentFromJson(std::string(fuzz::textOf(data, size)));
    if (!incident)
        return 0;
    const std::string written = incidentToJson(*incident);
    const auto again = incidentFromJson(written);
    QD_HOLDS(again && incidentToJson(*again) == written);
    return 0;
}
