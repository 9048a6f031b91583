// SPDX-License-Identifier: Apache-2.0
#include "models/table/rowidentities.h"

#include "models/base/parallel.h"
#include "models/logs/rows/writtennumbers.h"
#include "models/table/blocks/tabledata.h"

#include <bit>
#include <cmath>
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

std::vector<RowIdentity> hashed(const BlockTexts& ids, std::span<const std::uint32_t> models,
                                const std::function<RowContent(std::size_t)>& contentOf)
{
    std::vector<RowIdentity> rows;
    rows.reserve(ids.size());
    for (std::size_t row = 0; row < ids.size(); ++row) {
        if (const std::string_view id = ids.at(row); !id.empty())
            rows.push_back({hash96(id), row < models.size() ? models[row] : missingCode,
                            static_cast<std::uint32_t>(row), contentOf(row)});
    }
    return rows;
}

/// The column as the block holds it.
Result<PlainColumn> plainOf(const StoredBlock& block, int column, const TemporaryFile& file)
{
    const StoredColumn& stored = storedColumn(block, column);
    PlainColumn plain;
    plain.repr = stored.repr;
    if (stored.repr == Repr::None)
        return plain;
    const auto bytes = load(stored, block.rows, file);
    if (!bytes)
        return Failure(bytes.error());
    if (stored.repr == Repr::Codes)
        decodeCodes(*bytes, 0, plain.codes = std::vector<std::uint32_t>(block.rows));
    else if (stored.repr == Repr::Numbers)
        decodeNumbers(*bytes, 0, plain.numbers = std::vector<double>(block.rows));
    else
        plain.texts = decodeTexts(*bytes);
    return plain;
}

Result<std::vector<RowIdentity>> hashed(const StoredBlock& block, const IdentityColumns& columns,
                                        const TemporaryFile& file)
{
    const auto ids = plainOf(block, columns.id, file);
    const auto models = plainOf(block, columns.model, file);
    const auto predictions = plainOf(block, columns.prediction, file);
    const auto labels = plainOf(block, columns.label, file);
    const auto statuses = plainOf(block, columns.status, file);
    const auto probabilities = plainOf(block, columns.probability, file);
    const auto latencies = plainOf(block, columns.latency, file);
    for (const auto* column : {&ids, &models, &predictions, &labels, &statuses, &probabilities, &latencies}) {
        if (!*column)
            return Failure(column->error());
    }
    const auto times = load(block.times, block.rows, file);
    if (!times)
        return Failure(times.error());
    std::vector<std::int64_t> at(block.rows);
    decodeIntegers(*times, 0, at);
    const auto number = [](const PlainColumn& column, std::size_t row) {
        return column.repr == Repr::Numbers ? column.numbers[row] : std::numeric_limits<double>::quiet_NaN();
    };
    return hashed(ids->texts, models->codes, [&](std::size_t row) {
        return rowContent(contentNumber(*predictions, row), contentNumber(*labels, row), at[row],
                          {number(*statuses, row), number(*probabilities, row), number(*latencies, row)});
    });
}

std::uint32_t hashOf(double number)
{
    return static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(number) * hashing::keys[0] >> 32) | 1U;
}

} // namespace

std::uint32_t contentNumber(const PlainColumn& values, std::size_t row)
{
    switch (values.repr) {
    case Repr::Codes:
        return row < values.codes.size() ? values.codes[row] + 1 : 0; // the missing one becomes 0
    case Repr::Numbers:
        return std::isnan(values.numbers[row]) ? 0 : hashOf(values.numbers[row]);
    case Repr::Texts: {
        const std::string_view text = row < values.texts.size() ? values.texts.at(row) : std::string_view();
        if (text.empty())
            return 0;
        // Blocks of a regression hold numbers in the end.
        const auto number = writtenNumber(text, {});
        return number ? hashOf(*number) : static_cast<std::uint32_t>(hash64(text) >> 32) | 1U;
    }
    case Repr::None:
        break;
    }
    return 0;
}

RowContent rowContent(std::uint32_t prediction, std::uint32_t label, std::int64_t time,
                      const RowMeasures& measures)
{
    // Missing numbers may have different bits.
    const auto hash = [](double number) { return std::isnan(number) ? 0 : hashOf(number); };
    return {prediction, label,
            static_cast<std::uint32_t>(static_cast<std::uint64_t>(time) * hashing::keys[0] >> 32),
            hash(measures.probability) * 31U + hash(measures.latency), measures.status >= 400};
}

RowIdentities RowIdentities::of(const BlockTexts& ids, std::span<const std::uint32_t> models,
                                const std::function<RowContent(std::size_t)>& contentOf)
{
    std::string_view first;
    std::string_view last;
    if (!ascend(ids, first, last))
        return {{}, {}, hashed(ids, models, contentOf)};
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

Result<void> IdRanges::compare(std::span<const StoredBlock> blocks, const IdentityColumns& columns,
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
            auto rows = hashed(blocks[range.block], columns, file);
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
