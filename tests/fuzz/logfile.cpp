// SPDX-License-Identifier: Apache-2.0
#include "models/logs/logfile.h"

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/memoryfile.h"

using namespace qd;

/// A whole file, which may be packed or an archive. Reading ends; what it counts are the rows that it read.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::MemoryFile file(fuzz::textOf(data, size));
    const auto log = readLog(file.path(), {.keptRejections = 10});
    if (!log) {
        QD_HOLDS(!log.error().what.isEmpty());
        return 0;
    }
    QD_HOLDS(log->rejectedCount + log->otherRows <= log->rows);
    QD_HOLDS(log->joinedLabels <= log->labelled && log->labelled <= std::int64_t(log->records.size()));
    QD_HOLDS(log->rejected.size() <= 10);
    return 0;
}
