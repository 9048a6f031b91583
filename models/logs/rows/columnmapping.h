// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/rows/fieldmap.h"

#include <functional>
#include <map>
#include <string>

namespace qd {

/// What the user says about the columns of a log; names that are not mentioned are recognised as
/// matchField() does.
struct ColumnMapping
{
    std::map<std::string, FieldMatch, std::less<>> fields; ///< fields by the column's name in the log
    /// The zone of times that have none, as minutes east of UTC.
    int zoneMinutes = 0;

    [[nodiscard]] bool isEmpty() const { return fields.empty() && zoneMinutes == 0; }
    [[nodiscard]] FieldMatch match(std::string_view name) const
    {
        const auto said = fields.find(name);
        return said != fields.end() ? said->second : matchField(name);
    }
};

} // namespace qd
