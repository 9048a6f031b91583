// SPDX-License-Identifier: Apache-2.0
#include "models/table/rowidentities.h"

#include "models/base/parallel.h"
#include "models/table/blocks/tabledata.h"

#include <mutex>

namespace qd {

namespace {

/// Longer ids are not kept; they are hashed as others.
constexpr std::size_t longestKept = 256;

/// Compares by length first, so that req-9 comes before req-10.
bool precedes(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return a.size() < b.size();
    const std::size_t shared = sharedBytes(a, b);
    return shared < a.size() && static_cast<unsigned char>(a[shared]) < static_cast<unsigned char>(b[shared]);
}

bool ascend(const BlockTexts& ids, std::string_view& first, std::string_view& last)
{
    for (std::size_t row = 0; row < ids.size(); ++row) {
        const std::string_view id = ids.at(row);
        if (id.empty())
            continue;
        if (id.size() > longestKept || (!last.empty() && !precedes(last, id)))
            return false;
        if (first.empty())
            first = id;
        last = id;
    }
    return true;
}

std::vector<RowIdentity> hashed(const BlockTexts& ids, std::span<const std::uint32_t> models)
{
    std::vector<RowIdentity> rows;
    rows.reserve(ids.size());
    for (std::size_t row = 0; row < ids.size(); ++row) {
        if (const std::string_view id = ids.at(row); !id.empty())
            rows.push_back({hash96(id), row < models.size() ? models[row] : missingCode,
                            static_cast<std::uint32_t>(row)});
    }
    return rows;
}

Result<std::vector<RowIdentity>> hashed(const StoredBlock& block, int idColumn, int modelColumn,
                                        const TemporaryFile& file)
{
    const auto ids = load(storedColumn(block, idColumn), block.rows, file);
    const auto models = load(storedColumn(block, modelColumn), block.rows, file);
    if (!ids || !models)
        return Failure(ids ? models.error() : ids.error());
    std::vector<std::uint32_t> codes(block.rows);
    decodeCodes(*models, 0, codes);
    return hashed(decodeTexts(*ids), codes);
}

} // namespace

RowIdentities RowIdentities::of(const BlockTexts& ids, std::span<const std::uint32_t> models)
{
    std::string_view first;
    std::string_view last;
    if (!ascend(ids, first, last))
        return {{}, {}, hashed(ids, models)};
    return {std::string(first), std::string(last), {}};
}

void IdRanges::add(std::size_t block, std::int64_t firstRow, std::string first, std::string last)
{
    m_ranges.push_back({block, firstRow, std::move(first), std::move(last)});
}

std::vector<const IdRanges::Range*> IdRanges::overlapping() const
{
    std::vector<const Range*> order;
    for (const Range& range : m_ranges)
        order.push_back(&range);
    std::sort(order.begin(), order.end(),
              [](const Range* a, const Range* b) { return precedes(a->first, b->first); });
    std::vector<const Range*> found;
    const Range* farthest = nullptr; // of those before, the one with the highest last id
    for (const Range* range : order) {
        if (farthest && !precedes(farthest->last, range->first)) {
            if (found.empty() || found.back() != farthest)
                found.push_back(farthest);
            found.push_back(range);
        }
        if (!farthest || precedes(farthest->last, range->last))
            farthest = range;
    }
    // A row must come after those that it may repeat.
    std::sort(found.begin(), found.end(),
              [](const Range* a, const Range* b) { return a->firstRow < b->firstRow; });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

Result<void> IdRanges::compare(std::span<const StoredBlock> blocks, int idColumn, int modelColumn,
                               const TemporaryFile& file, RowPatches& patches,
                               const CancelToken& cancel) const
{
    std::vector<const Range*> needed;
    if (patches.isUsed()) {
        for (const Range& range : m_ranges)
            needed.push_back(&range);
    } else {
        needed = overlapping();
    }
    std::mutex mutex;
    return parallelFor(
        needed.size(),
        [&](std::size_t i) -> Result<void> {
            const Range& range = *needed[i];
            auto rows = hashed(blocks[range.block], idColumn, modelColumn, file);
            if (!rows)
                return Failure(rows.error());
            const std::lock_guard lock(mutex);
            for (RowIdentity& row : *rows) {
                row.row += static_cast<std::uint32_t>(range.firstRow);
                patches.add(row);
            }
            return {};
        },
        cancel, fewProcessors());
}

} // namespace qd
