// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/assumption.h"
#include "models/logs/mendedrows.h"
#include "models/table/rowpatches.h"

#include <QStringList>

namespace qd {

/// Columns for which a table has no room.
struct LeftOutColumns
{
    std::string first;
    std::size_t count = 0;
};

/// Tells what was taken for something while a log was read, in sentences.
/// `areOthers`: whether all rows count, whatever their ids are; `said`: what the user says of the ids.
[[nodiscard]] Assumption assumptionOf(const IdRepeats& repeats, bool areOthers, IdMeaning said,
                                      const std::string& column);
[[nodiscard]] Assumption assumptionOf(Mend what, const UnreadCells& rows);
[[nodiscard]] Assumption assumptionOf(const LeftOutColumns& columns);
/// `name` is that of two columns.
[[nodiscard]] Assumption assumptionOfRepeated(const QString& name);

/// The name of a column of latencies has no unit.
[[nodiscard]] Assumption assumptionOfLatency(const std::string& column);

/// Returns whether the name of a column of latencies says in which unit they are.
[[nodiscard]] bool hasUnit(const std::string& latency);
/// The first name that is there twice and means something; empty when there is none.
[[nodiscard]] QString repeatedName(const QStringList& names);

} // namespace qd
