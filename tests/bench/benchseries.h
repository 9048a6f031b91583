// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/benchmark.h"

namespace qd {

/// Memory of a process that does nothing but write, at this many live series, a few scrapes each, against the
/// peers' processes that are given the same.
[[nodiscard]] Figure memoryFigure(std::int64_t series);

/// The time for the keys that a matcher of each kind selects among this many series, and the memory of the
/// process that answers.
[[nodiscard]] std::vector<Figure> matcherFigures(std::int64_t series);

/// Our side of these, in a process of its own that bench starts: "live N", "fill N PATH" or "match PATH".
int runSeriesChild(const QStringList& arguments, QTextStream& out);

} // namespace qd
