// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/error.h"
#include "models/incidents/locate/locate.h"

#include <optional>
#include <vector>

namespace qd {

struct EventRecord;
class HistoryReader;

/// A "version" event of the history: the platform began to serve another version.
struct VersionSwitch
{
    Timestamp at;
    std::string from;
    std::string to;
};

/// Returns the switches of the subject's endpoint and model, ascending.
[[nodiscard]] Result<std::vector<VersionSwitch>> versionSwitches(const HistoryReader& reader,
                                                                 const Subject& subject, TimeRange range);
/// The version of most predictions in `affected`'s first minute; without predictions the target of the last
/// switch at or before `noticedBy`, looking back over all of the history; else empty.
[[nodiscard]] Result<std::string> versionServing(const HistoryReader& reader, const Subject& subject,
                                                 TimeRange affected, Timestamp noticedBy,
                                                 const CancelToken& cancel);

} // namespace qd
