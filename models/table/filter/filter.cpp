// SPDX-License-Identifier: Apache-2.0
#include "models/table/filter/filter.h"

#include "models/base/parallel.h"
#include "models/table/filter/filterparser.h"

namespace qd {

Result<Selection> select(const RecordTable& table, const QString& filter, const CancelToken& cancel)
{
    const auto test = parseFilter(table, filter);
    if (!test)
        return Failure(test.error());
    if (!*test)
        return Selection();
    const TableData& data = table.data();
    std::vector<std::vector<std::uint32_t>> found(data.blocks.size());
    const auto done = parallelFor(
        data.blocks.size(),
        [&](std::size_t block) -> Result<void> {
            std::vector<std::uint8_t> mask(data.blocks[block].rows);
            if (auto tested = (*test)->test(data, block, mask); !tested)
                return tested;
            found[block].reserve(static_cast<std::size_t>(std::count(mask.begin(), mask.end(), 1)));
            for (std::size_t row = 0; row < mask.size(); ++row) {
                if (mask[row] != 0)
                    found[block].push_back(
                        static_cast<std::uint32_t>(data.firstRows[block] + static_cast<std::int64_t>(row)));
            }
            return {};
        },
        cancel);
    if (!done)
        return Failure(done.error());
    Selection selection{false, {}};
    for (const auto& rows : found)
        selection.rows.insert(selection.rows.end(), rows.begin(), rows.end());
    return selection;
}

Result<void> checkFilter(const RecordTable& table, const QString& filter)
{
    const auto test = parseFilter(table, filter);
    return test ? Result<void>() : Failure(test.error());
}

} // namespace qd
