// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/keyindex.h"

#include "models/history/chunks/checksum.h"

#include <algorithm>
#include <bitset>

namespace qd {

namespace {

constexpr std::size_t keysAtFirst = 65'536;
constexpr std::int64_t leastBytesPerKey = 3; // see encodeKeys()

bool unsealKeys(ByteView bytes, std::vector<RequestKey>& keys)
{
    return isSealed(bytes) && decodeKeys(bytes.subspan(checksumBytes), keys);
}

struct Wanted
{
    RequestKey key;
    std::size_t place;

    friend bool operator<(const Wanted& a, const Wanted& b) { return a.key < b.key; }
};

// The wanted keys of one bucket, with a quick answer for most that are not.
class WantedKeys
{
public:
    explicit WantedKeys(std::span<const Wanted> sorted) : m_sorted(sorted)
    {
        for (const Wanted& wanted : sorted)
            m_marks.set(markOf(wanted.key));
    }
    template <typename Found>
    void forEach(RequestKey key, Found found) const
    {
        if (!m_marks.test(markOf(key)))
            return;
        const auto [from, to] = std::equal_range(m_sorted.begin(), m_sorted.end(), Wanted{key, 0});
        std::for_each(from, to, found);
    }

private:
    static constexpr std::size_t marks = std::size_t{1} << 15;
    static std::size_t markOf(RequestKey key) { return key % marks; }

    std::span<const Wanted> m_sorted;
    std::bitset<marks> m_marks;
};

} // namespace

Result<KeyIndex> KeyIndex::prepare(const Database& database)
{
    KeyIndex index;
    return database
        .prepare({
            {&index.m_insert, "INSERT INTO prediction_key(id, body) VALUES(?, ?)"},
            {&index.m_remove, "DELETE FROM prediction_key WHERE id = ?"},
            {&index.m_read, "SELECT id, body FROM prediction_key WHERE id >= ? AND id < ?"},
            {&index.m_keyBytes, "SELECT coalesce(sum(length(body)), 0) FROM prediction_key"},
            {&index.m_countLabels, "SELECT count(*) FROM unmatched_label"},
            {&index.m_labelIds, "SELECT endpoint, request_id FROM unmatched_label"},
        })
        .map([&] { return std::move(index); });
}

Result<void> KeyIndex::add(std::int64_t segment, std::vector<RequestKey> keys)
{
    if (auto done = makeRoom(keys.size()); !done)
        return done;
    std::sort(keys.begin(), keys.end());
    for (auto from = keys.cbegin(); from != keys.cend();) {
        const unsigned bucket = bucketOf(*from);
        const auto to =
            std::find_if(from, keys.cend(), [&](RequestKey key) { return bucketOf(key) != bucket; });
        Bytes body(checksumBytes);
        encodeKeys({from, to}, body);
        seal(body);
        if (auto done = m_insert.run(keyRow(bucket, segment), body); !done)
            return done;
        from = to;
    }
    for (const RequestKey key : keys)
        m_filter->add(key);
    return {};
}

Result<void> KeyIndex::remove(std::int64_t segment)
{
    for (unsigned bucket = 0; bucket < keyBuckets; ++bucket) {
        if (auto done = m_remove.run(keyRow(bucket, segment)); !done)
            return done;
    }
    return {};
}

Result<std::map<std::int64_t, std::vector<std::size_t>>> KeyIndex::find(std::span<const RequestKey> keys)
{
    std::vector<Wanted> wanted;
    wanted.reserve(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        wanted.push_back({keys[i], i});
    std::sort(wanted.begin(), wanted.end());

    std::map<std::int64_t, std::vector<std::size_t>> segments;
    std::vector<RequestKey> stored;
    for (auto from = wanted.cbegin(); from != wanted.cend();) {
        const unsigned bucket = bucketOf(from->key);
        const auto to = std::find_if(from, wanted.cend(),
                                     [&](const Wanted& next) { return bucketOf(next.key) != bucket; });
        const WantedKeys inBucket({from, to});
        auto read =
            forEachRow(m_read.bind(keyRow(bucket, 0), keyRow(bucket + 1, 0)), {}, [&](const Statement& row) {
                if (!unsealKeys(row.blob(1), stored))
                    return;
                const std::int64_t segment = row.integer(0) - keyRow(bucket, 0);
                for (const RequestKey key : stored)
                    inBucket.forEach(key,
                                     [&](const Wanted& match) { segments[segment].push_back(match.place); });
            });
        m_read.reset();
        if (!read)
            return Failure(read.error());
        from = to;
    }
    return segments;
}

Result<bool> KeyIndex::mayContain(RequestKey key)
{
    if (auto done = makeRoom(0); !done)
        return Failure(done.error());
    return m_filter->mayContain(key);
}

Result<void> KeyIndex::note(RequestKey key)
{
    return makeRoom(1).map([&] { m_filter->add(key); });
}

// How many keys there may be, by the room that they take: what the segments claim to have is not proven.
Result<std::size_t> KeyIndex::countKnown()
{
    const auto bytes = m_keyBytes.bind().step();
    if (!bytes)
        return Failure(bytes.error());
    const auto labels = m_countLabels.bind().step();
    if (!labels)
        return Failure(labels.error());
    const auto known = static_cast<std::size_t>(m_keyBytes.integer(0) / leastBytesPerKey) +
                       static_cast<std::size_t>(m_countLabels.integer(0));
    m_keyBytes.reset();
    m_countLabels.reset();
    return known;
}

// The filter is filled from the file when there is none yet or it is too small.
Result<void> KeyIndex::makeRoom(std::size_t keys)
{
    if (m_filter && m_filter->hasRoomFor(keys))
        return {};
    const auto known = countKnown();
    if (!known)
        return Failure(known.error());
    KeyFilter filter(std::max(keysAtFirst, (*known + keys) * 2));
    std::vector<RequestKey> stored;
    auto read = forEachRow(m_read.bind(std::int64_t{0}, INT64_MAX), {}, [&](const Statement& row) {
        if (unsealKeys(row.blob(1), stored))
            std::for_each(stored.begin(), stored.end(), [&](RequestKey key) { filter.add(key); });
    });
    m_read.reset();
    if (!read)
        return read;
    read = forEachRow(m_labelIds.bind(), {},
                      [&](const Statement& row) { filter.add(requestKey(row.integer(0), row.text(1))); });
    m_labelIds.reset();
    if (!read)
        return read;
    if (!filter.hasRoomFor(keys)) // more keys than such bytes can honestly hold: filling it again is no help
        filter.giveUp();
    m_filter = std::move(filter);
    return {};
}

} // namespace qd
