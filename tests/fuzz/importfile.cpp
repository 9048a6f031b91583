// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/importer.h"
#include "models/exchange/selectortext.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/memoryfile.h"

using namespace qd;

/// A file that is brought into the history: our own CSV, OpenMetrics or Prometheus text. Its lines are read
/// or told as rejected. The same bytes as a selector of series.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    (void)parseSelector(fuzz::textOf(data, std::min<std::size_t>(size, 4096)));
    const fuzz::MemoryFile file(fuzz::textOf(data, size));
    const auto outcome = previewImport(file.path());
    if (!outcome) {
        QD_HOLDS(!outcome.error().what.isEmpty());
        return 0;
    }
    QD_HOLDS(outcome->rejected <= outcome->lines);
    QD_HOLDS(std::int64_t(outcome->rejectedLines.size()) <= outcome->rejected);
    QD_HOLDS(outcome->series <= outcome->samples);
    return 0;
}
