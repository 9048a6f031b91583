// SPDX-License-Identifier: Apache-2.0
#include "models/table/rowpatches.h"

#include "models/base/parallel.h"

#include <algorithm>
#include <mutex>

namespace qd {

namespace {

/// Positions in a list by the hashes of their ids, with open addressing.
class Positions
{
public:
    explicit Positions(std::size_t items)
    {
        std::size_t size = 16;
        while (size < items * 2)
            size *= 2;
        m_slots.resize(size, none);
    }

    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

    /// The first slot for which `same` holds, or a free one.
    template <typename Same>
    [[nodiscard]] std::uint32_t& slot(const TextHash96& id, const Same& same)
    {
        std::size_t at = id.low & (m_slots.size() - 1);
        while (m_slots[at] != none && !same(m_slots[at]))
            at = (at + 1) & (m_slots.size() - 1);
        return m_slots[at];
    }

private:
    std::vector<std::uint32_t> m_slots;
};

} // namespace

Result<void> RowPatches::findIn(std::size_t part, std::vector<RowPatch>& found)
{
    auto rows = m_rows.take(part);
    auto labels = m_labels.take(part);
    if (!rows || !labels)
        return Failure(rows ? labels.error() : rows.error());
    const auto byRow = [](const RowIdentity& a, const RowIdentity& b) { return a.row < b.row; };
    if (!std::is_sorted(rows->begin(), rows->end(), byRow))
        std::sort(rows->begin(), rows->end(), byRow);
    // The last label of a request counts.
    Positions labelled(labels->size());
    const auto sameLabel = [&labels](const TextHash96& id) {
        return [&labels, &id](std::uint32_t at) { return (*labels)[at].id == id; };
    };
    for (std::uint32_t i = 0; i < labels->size(); ++i)
        labelled.slot((*labels)[i].id, sameLabel((*labels)[i].id)) = i;
    Positions known(rows->size());
    for (std::uint32_t i = 0; i < rows->size(); ++i) {
        const RowIdentity& row = (*rows)[i];
        std::uint32_t& first = known.slot(row.id, [&](std::uint32_t at) {
            return (*rows)[at].id == row.id && (*rows)[at].model == row.model;
        });
        if (first != Positions::none) {
            found.push_back({row.row, true, missingCode, 0, 0});
            continue;
        }
        first = i;
        if (labels->empty())
            continue;
        const std::uint32_t label = labelled.slot(row.id, sameLabel(row.id));
        if (label != Positions::none) {
            const LateLabel& late = (*labels)[label];
            found.push_back({row.row, false, late.code, late.number, late.at});
        }
    }
    return {};
}

Result<void> RowPatches::find()
{
    if (!m_isUsed)
        return {};
    std::mutex mutex;
    return parallelFor(
        parts,
        [&](std::size_t part) -> Result<void> {
            std::vector<RowPatch> found;
            if (auto done = findIn(part, found); !done)
                return done;
            const std::lock_guard lock(mutex);
            for (const RowPatch& patch : found) {
                m_patches.add(patch.row >> rowBits, patch);
                m_repeated += patch.isRepeated ? 1 : 0;
            }
            return {};
        },
        {}, fewProcessors());
}

Result<std::vector<RowPatch>> RowPatches::take(std::int64_t from, std::int64_t to)
{
    std::vector<RowPatch> patches;
    while (true) {
        while (m_taken < m_ready.size() && m_ready[m_taken].row < to) {
            if (m_ready[m_taken].row >= from)
                patches.push_back(m_ready[m_taken]);
            ++m_taken;
        }
        if (m_taken < m_ready.size() || m_nextPart << rowBits >= to)
            return patches;
        auto part = m_patches.take(static_cast<std::size_t>(m_nextPart++));
        if (!part)
            return Failure(part.error());
        m_ready = std::move(*part);
        m_taken = 0;
        std::sort(m_ready.begin(), m_ready.end(),
                  [](const RowPatch& a, const RowPatch& b) { return a.row < b.row; });
    }
}

} // namespace qd
