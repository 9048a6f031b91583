// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/predictions/requestkey.h"
#include "models/history/sqlite/database.h"

#include <map>
#include <optional>

namespace qd {

/// Row of a bucket's keys of one segment: clustered by bucket, so that one key is looked for in neighbours.
[[nodiscard]] constexpr std::int64_t keyRow(unsigned bucket, std::int64_t segment)
{
    return static_cast<std::int64_t>(bucket) << 40 | segment;
}

/// An index from request keys to the segments that hold them. Rows that are damaged hold nothing. One
/// connection, one thread; calls happen inside the caller's transaction.
class KeyIndex
{
public:
    [[nodiscard]] static Result<KeyIndex> prepare(const Database& database);

    /// Keys in any order.
    [[nodiscard]] Result<void> add(std::int64_t segment, std::vector<RequestKey> keys);
    [[nodiscard]] Result<void> remove(std::int64_t segment);
    /// Returns, for each segment that has any of the keys, which of them (as places in `keys`). Costs as much
    /// as the buckets of these keys in all segments.
    [[nodiscard]] Result<std::map<std::int64_t, std::vector<std::size_t>>>
    find(std::span<const RequestKey> keys);

    /// Returns false only for a key that is in no segment and was not noted, so that most new ids cost no
    /// look into the file. The first call, and one after the number of keys has doubled, reads all keys.
    [[nodiscard]] Result<bool> mayContain(RequestKey key);
    /// A key that belongs to no segment.
    [[nodiscard]] Result<void> note(RequestKey key);

private:
    [[nodiscard]] Result<std::size_t> countKnown();
    [[nodiscard]] Result<void> makeRoom(std::size_t keys);

    Statement m_insert;
    Statement m_remove;
    Statement m_read;
    Statement m_keyBytes;
    Statement m_countLabels;
    Statement m_labelIds;
    std::optional<KeyFilter> m_filter; ///< keys of rolled back writes do no harm
};

} // namespace qd
