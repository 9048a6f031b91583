// SPDX-License-Identifier: Apache-2.0
#include "models/table/rowpatches.h"

#include "models/base/parallel.h"

#include <algorithm>
#include <mutex>
#include <utility>

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

/// Counts how a row compares with an earlier one of its id.
void compare(const RowContent& first, const RowContent& second, IdRepeats& repeats)
{
    const bool hasBothLabels = first.label != 0 && second.label != 0;
    if (first.failed || second.failed)
        ++repeats.retries;
    else if (first.prediction != second.prediction || (hasBothLabels && first.label != second.label))
        ++repeats.differing;
    else if ((first.moment == second.moment && first.measured == second.measured) ||
             first.label != second.label)
        ++repeats.same;
    else
        ++repeats.later;
}

bool saysMore(const RowContent& a, const RowContent& b)
{
    if (a.failed != b.failed)
        return b.failed;
    return a.label != 0 && b.label == 0;
}

} // namespace

void IdRepeats::add(const IdRepeats& other)
{
    rows += other.rows;
    retries += other.retries;
    same += other.same;
    differing += other.differing;
    later += other.later;
}

bool IdRepeats::areOthers() const
{
    // A few may be anything; a log that was written twice holds the same again.
    constexpr std::int64_t fewest = 5;
    const std::int64_t others = differing + later;
    const bool areMost = others >= fewest && others * 2 >= all();
    return areMost && (differing * 10 >= all() || all() * 10 > rows * 3);
}

/// Returns which of the rows, which are in order, are left out for another one.
std::vector<char> RowPatches::findRepeats(const std::vector<RowIdentity>& rows, IdRepeats& repeats)
{
    std::vector<char> isRepeated(rows.size());
    repeats.rows += std::ssize(rows);
    Positions known(rows.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        const RowIdentity& row = rows[i];
        std::uint32_t& kept = known.slot(
            row.id, [&](std::uint32_t at) { return rows[at].id == row.id && rows[at].model == row.model; });
        if (kept == Positions::none) {
            kept = i;
            continue;
        }
        compare(rows[kept].content, row.content, repeats);
        const bool isBetter = saysMore(row.content, rows[kept].content);
        isRepeated[isBetter ? kept : i] = 1;
        if (isBetter)
            kept = i;
    }
    return isRepeated;
}

void RowPatches::joinLabels(const std::vector<RowIdentity>& rows, const std::vector<LateLabel>& labels,
                            const std::vector<char>& isRepeated, Found& found)
{
    // The last label of a request counts; models may share requests, and labels may leave out the model.
    Positions ofModel(labels.size());
    Positions ofAny(labels.size());
    const auto atModel = [&labels](const TextHash96& id, std::uint32_t model) {
        return [&labels, &id, model](std::uint32_t at) {
            return labels[at].id == id && labels[at].model == model;
        };
    };
    const auto atId = [&labels](const TextHash96& id) {
        return [&labels, &id](std::uint32_t at) { return labels[at].id == id; };
    };
    for (std::uint32_t i = 0; i < labels.size(); ++i) {
        const LateLabel& label = labels[i];
        std::uint32_t& last = ofModel.slot(label.id, atModel(label.id, label.model));
        found.homelessLabels += last == Positions::none ? 1 : 0;
        last = i;
        ofAny.slot(label.id, atId(label.id)) = i;
    }
    const auto labelOf = [&](const RowIdentity& row) {
        if (labels.empty() || row.model == missingCode)
            return labels.empty() ? Positions::none : ofAny.slot(row.id, atId(row.id));
        const std::uint32_t own = ofModel.slot(row.id, atModel(row.id, row.model));
        const std::uint32_t any = ofModel.slot(row.id, atModel(row.id, missingCode));
        if (own == Positions::none || any == Positions::none)
            return std::min(own, any);
        return std::max(own, any);
    };
    std::vector<char> isJoined(labels.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RowPatch patch{.row = rows[i].row, .isRepeated = isRepeated[i] != 0};
        if (const std::uint32_t label = labelOf(rows[i]); label != Positions::none) {
            const LateLabel& late = labels[label];
            patch.hasLabel = true;
            patch.code = late.code;
            patch.number = late.number;
            patch.at = late.at;
            found.homelessLabels -= std::exchange(isJoined[label], 1) == 0 ? 1 : 0;
        }
        if (patch.isRepeated || patch.hasLabel)
            found.patches.push_back(patch);
    }
}

Result<void> RowPatches::findIn(std::size_t part, Found& found)
{
    auto rows = m_rows.take(part);
    auto labels = m_labels.take(part);
    if (!rows || !labels)
        return Failure(rows ? labels.error() : rows.error());
    const auto byRow = [](const RowIdentity& a, const RowIdentity& b) { return a.row < b.row; };
    if (!std::is_sorted(rows->begin(), rows->end(), byRow))
        std::sort(rows->begin(), rows->end(), byRow);
    joinLabels(*rows, *labels, findRepeats(*rows, found.repeats), found);
    return {};
}

Result<void> RowPatches::find(IdMeaning meaning)
{
    if (!m_isUsed)
        return {};
    std::mutex mutex;
    auto done = parallelFor(
        parts,
        [&](std::size_t part) -> Result<void> {
            Found found;
            if (auto read = findIn(part, found); !read)
                return read;
            const std::lock_guard lock(mutex);
            for (const RowPatch& patch : found.patches)
                m_patches.add(patch.row >> rowBits, patch);
            m_repeats.add(found.repeats);
            m_homeless += found.homelessLabels;
            return {};
        },
        {}, fewProcessors());
    m_areOthers = meaning == IdMeaning::Decide ? m_repeats.areOthers() : meaning == IdMeaning::Others;
    return done;
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
        if (m_areOthers) {
            std::erase_if(m_ready, [](const RowPatch& patch) { return !patch.hasLabel; });
            for (RowPatch& patch : m_ready)
                patch.isRepeated = false;
        }
        std::sort(m_ready.begin(), m_ready.end(),
                  [](const RowPatch& a, const RowPatch& b) { return a.row < b.row; });
    }
}

} // namespace qd
