// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/bench_chartshistory.h"
#include "tests/bench/benchmark.h"

namespace qd {

/// The program's settings are read from and written to this folder from now on.
void useSettingsIn(const QString& folder);

/// From the start of a process that opens the console on the history, to its window's first painting, and to
/// the first with curves; with the file in the page cache and without.
[[nodiscard]] std::vector<Figure> measureStarts(const ChartsHistory& file, std::int64_t size);

/// That process: opens the console on the file `path` with the settings in `settings`, and prints what
/// happened when, in ns of the monotonic clock.
[[nodiscard]] int runChartsStart(const QString& path, const QString& settings);

} // namespace qd
