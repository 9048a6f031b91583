// SPDX-License-Identifier: Apache-2.0
#include "models/history/series/serieswriter.h"

#include <QRandomGenerator>

#include <algorithm>
#include <bit>
#include <cstring>

namespace qd {

namespace {

// The product of two words folded to one: the step of wyhash (Wang Yi, 2019).
std::uint64_t foldedProduct(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide{a} * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

} // namespace

SeriesWriter::Digest SeriesWriter::digestOf(const SeriesKey& key) const
{
    constexpr std::uint64_t prime = 0xa0761d6478bd642fULL;
    constexpr std::uint64_t other = 0xe7037ed1a0b428dbULL;
    Digest digest = m_seed;
    const auto mix = [&](std::uint64_t word) {
        digest.low = foldedProduct(digest.low ^ word, prime ^ digest.high);
        digest.high = foldedProduct(digest.high + word, other ^ std::rotl(digest.low, 23));
    };
    const auto add = [&](std::string_view text) {
        mix(text.size());
        for (; !text.empty(); text.remove_prefix(std::min(text.size(), sizeof(std::uint64_t)))) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data(), std::min(text.size(), sizeof word));
            mix(word);
        }
    };
    add(key.metric);
    for (const auto& [name, value] : key.labels) {
        add(name);
        add(value);
    }
    return digest;
}

Result<SeriesWriter> SeriesWriter::prepare(const Database& database)
{
    SeriesWriter writer;
    auto* const random = QRandomGenerator::system();
    writer.m_seed = {random->generate64(), random->generate64()};
    return database
        .prepare({
            {&writer.m_findSeries, "SELECT id FROM series WHERE metric = ? AND labels = ?"},
            {&writer.m_insertSeries, "INSERT INTO series(metric, labels) VALUES(?, ?) RETURNING id"},
            {&writer.m_insertLabel, "INSERT INTO series_label(name, value, series) VALUES(?, ?, ?)"},
            {&writer.m_removeSeries, "DELETE FROM series WHERE id = ?"},
        })
        .map([&] { return std::move(writer); });
}

Result<SeriesId> SeriesWriter::intern(const SeriesKey& key)
{
    const Digest digest = digestOf(key);
    if (const auto known = m_ids.find(digest); known != m_ids.end())
        return known->second;
    const std::string labels = key.labels.toString();
    const auto found = m_findSeries.bind(key.metric, labels).step();
    if (!found)
        return Failure(found.error());
    if (*found) {
        const SeriesId id = m_findSeries.integer(0);
        m_findSeries.reset();
        m_ids.emplace(digest, id);
        return id;
    }
    m_findSeries.reset();
    auto created = create(key, labels);
    if (created)
        m_ids.emplace(digest, *created);
    return created;
}

Result<SeriesId> SeriesWriter::create(const SeriesKey& key, const std::string& labels)
{
    if (auto row = m_insertSeries.bind(key.metric, labels).step(); !row)
        return Failure(row.error());
    const SeriesId id = m_insertSeries.integer(0);
    m_insertSeries.reset();
    for (const auto& [name, value] : key.labels) {
        if (auto done = m_insertLabel.run(name, value, id); !done)
            return Failure(done.error());
    }
    return id;
}

Result<void> SeriesWriter::remove(std::span<const SeriesId> ids)
{
    if (ids.empty())
        return {};
    std::erase_if(
        m_ids, [&](const auto& known) { return std::binary_search(ids.begin(), ids.end(), known.second); });
    for (const SeriesId id : ids) {
        if (auto done = m_removeSeries.run(id); !done)
            return done;
    }
    return {};
}

} // namespace qd
