// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/rows/fieldmap.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace qd {

/// What a column of ids identifies.
enum class IdMeaning {
    Decide,   ///< what the values say, see IdRepeats
    Requests, ///< one prediction each: of rows with one id only one counts
    Others    ///< users, sessions, batches: all rows count
};

/// What a time that is written as a number counts since 1970.
enum class TimeUnit {
    Decide, ///< what its size says
    Seconds,
    Milliseconds,
    Microseconds,
    Nanoseconds,
    ExcelDays ///< days since 30 December 1899, as spreadsheets count
};

/// What the user says about the columns of a log and how they are written. Names that are not mentioned are
/// recognised as matchField() does; all else that is not said is decided from the values.
struct ColumnMapping
{
    std::map<std::string, FieldMatch, std::less<>> fields{}; ///< fields by the column's name in the log
    /// The zone of times that have none, as minutes east of UTC.
    int zoneMinutes = 0;
    IdMeaning ids = IdMeaning::Decide;
    TimeUnit timeUnit = TimeUnit::Decide;
    char decimal = 0; ///< the decimal mark, point or comma; 0: decided
    std::vector<std::string>
        missing{}; ///< texts that stand for "no value" in every column, as they are written

    [[nodiscard]] bool isEmpty() const
    {
        return fields.empty() && zoneMinutes == 0 && ids == IdMeaning::Decide && !saysHowValuesAreWritten();
    }
    /// Whether the values are to be read in another way than usual.
    [[nodiscard]] bool saysHowValuesAreWritten() const
    {
        return timeUnit != TimeUnit::Decide || decimal != 0 || !missing.empty();
    }
    [[nodiscard]] FieldMatch match(std::string_view name) const
    {
        const auto said = fields.find(name);
        return said != fields.end() ? said->second : matchField(name);
    }
};

} // namespace qd
