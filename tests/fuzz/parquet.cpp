// SPDX-License-Identifier: Apache-2.0
#include "models/parquet/duckdblibrary.h"
#include "models/table/reading/recordimport.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/memoryfile.h"

using namespace qd;

/// A file of columns as a table. The path for clean rows and the one for all rows make the same table; where
/// the library of DuckDB is not installed there is nothing to try.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const bool canRead = duckDb().has_value();
    const std::string text =
        "PAR1" + std::string(fuzz::textOf(data, size).substr(std::min<std::size_t>(size, 4)));
    if (!canRead)
        return 0;
    const fuzz::MemoryFile file(text);
    const auto quick = importLogs({file.path()}, {.mapping = {}, .keptRejections = 10});
    const auto careful =
        importLogs({file.path()}, {.mapping = {}, .keptRejections = 10, .onFastPath = false});
    QD_HOLDS(quick.has_value() == careful.has_value());
    if (!quick || !quick->problems.empty())
        return 0;
    QD_HOLDS(quick->rows == careful->rows && quick->rejectedCount == careful->rejectedCount);
    QD_HOLDS(quick->repeatedRows == careful->repeatedRows && quick->labelled == careful->labelled);
    QD_HOLDS(quick->table->rows() == careful->table->rows());
    return 0;
}
