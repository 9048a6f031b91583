// SPDX-License-Identifier: Apache-2.0
#include "models/serving/endpoint.h"
#include "models/serving/telemetrymapping.h"
#include "tests/fuzz/fuzz.h"

using namespace qd;

/// An endpoint of a history, and a mapping of a platform's metrics. What is read can be written and is read
/// as the same; whether it is fit for use is said without harm.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    (void)parseTelemetryMapping(bytes, QStringLiteral("mapping.json"));
    const auto endpoint = endpointFromJson(fuzz::textOf(data, size));
    if (!endpoint)
        return 0;
    (void)validate(*endpoint);
    const auto again = endpointFromJson(endpointToJson(*endpoint));
    QD_HOLDS(again && endpointToJson(*again) == endpointToJson(*endpoint));
    return 0;
}
