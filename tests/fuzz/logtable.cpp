// SPDX-License-Identifier: Apache-2.0
#include "models/logs/logfile.h"
#include "models/table/reading/recordimport.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/memoryfile.h"

#include <cstring>

using namespace qd;

namespace {

void hasTheSameValues(const RecordTable& a, const RecordTable& b)
{
    QD_HOLDS(a.rows() == b.rows());
    const auto left = a.read(0, a.rows());
    const auto right = b.read(0, b.rows());
    QD_HOLDS(left && right && left->size() == right->size());
    for (std::size_t i = 0; i < left->size(); ++i)
        QD_HOLDS((*left)[i].cells == (*right)[i].cells && (*left)[i].line == (*right)[i].line);
}

} // namespace

/// A log as a table. The path for clean rows and the one for all rows make the same table.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::MemoryFile file(fuzz::textOf(data, size));
    const auto quick = importLogs({file.path()}, {.mapping = {}, .keptRejections = 10});
    const auto careful =
        importLogs({file.path()}, {.mapping = {}, .keptRejections = 10, .onFastPath = false});
    QD_HOLDS(quick.has_value() == careful.has_value());
    if (!quick)
        return 0;
    QD_HOLDS(quick->rows == careful->rows && quick->rejectedCount == careful->rejectedCount);
    QD_HOLDS(quick->repeatedRows == careful->repeatedRows && quick->labelled == careful->labelled);
    hasTheSameValues(*quick->table, *careful->table);
    return 0;
}
