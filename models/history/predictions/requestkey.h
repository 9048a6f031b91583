// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/bytes.h"

#include <string_view>

namespace qd {

/// 40 bits that stand for an endpoint's request id. Two ids share one about once in 10¹² pairs: whoever finds
/// a key looks at the id itself.
using RequestKey = std::uint64_t;
inline constexpr unsigned requestKeyBits = 40;

[[nodiscard]] RequestKey requestKey(std::int64_t endpoint, std::string_view requestId);

/// The keys of all segments lie in this many buckets, by their upper bits, so that a single key is looked for
/// in a sixty-fourth of them.
inline constexpr unsigned keyBuckets = 64;
[[nodiscard]] inline unsigned bucketOf(RequestKey key)
{
    return static_cast<unsigned>(key >> (requestKeyBits - 6));
}

/// Sorted keys of one bucket: about three and a half bytes each.
void encodeKeys(std::span<const RequestKey> sorted, Bytes& out);
[[nodiscard]] bool decodeKeys(ByteView bytes, std::vector<RequestKey>& sorted);

/// Which keys have been seen: never forgets one, and takes about one in 10⁴ others for seen. Open addressing
/// with 16 bits per place, of which a quarter stays free whatever comes: what would not fit any more makes it
/// say of every key that it may have been seen, which is true and merely slow.
class KeyFilter
{
public:
    /// Makes a filter for so many keys, within what a filter may take of the memory.
    explicit KeyFilter(std::size_t keys);

    void add(RequestKey key);
    [[nodiscard]] bool mayContain(RequestKey key) const;
    /// Returns whether so many more can be added; if not, it is time to make a larger one. Always, when that
    /// would not help.
    [[nodiscard]] bool hasRoomFor(std::size_t keys) const;
    /// Makes the filter say of every key that it may have been seen.
    void giveUp() { m_hasGivenUp = true; }

private:
    [[nodiscard]] std::size_t placeOf(RequestKey key) const;

    std::vector<std::uint16_t> m_places; ///< 0: free
    std::size_t m_count = 0;
    bool m_hasGivenUp = false;
};

} // namespace qd
