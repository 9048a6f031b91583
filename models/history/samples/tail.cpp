// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/tail.h"

#include "models/history/chunks/checksum.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr int rowBits = 36; // 2^36 batches between two emptyings of 2^27 buckets
constexpr std::size_t samplesPerSeries = 128;
constexpr std::size_t fewestSamples = 1'024;
constexpr double largestWhole = 0x1p50;

// An odd number is a whole value; 0 says that eight bytes follow.
void writeValue(double value, ByteWriter& out)
{
    if (std::abs(value) < largestWhole) {
        const auto whole = static_cast<std::int64_t>(value);
        if (std::bit_cast<std::uint64_t>(static_cast<double>(whole)) == std::bit_cast<std::uint64_t>(value)) {
            out.varint(zigzag(whole) << 1 | 1);
            return;
        }
    }
    out.byte(0);
    out.word(std::bit_cast<std::uint64_t>(value));
}

double readValue(ByteReader& in)
{
    const std::uint64_t tag = in.varint();
    return tag == 0 ? std::bit_cast<double>(in.word()) : static_cast<double>(unzigzag(tag >> 1));
}

std::size_t offsetOf(SeriesId series)
{
    return static_cast<std::size_t>(series % bucketSeries);
}

bool readEntries(ByteReader& in, std::int64_t bucket, SeriesId only, std::vector<TailEntry>& entries)
{
    const std::size_t before = entries.size();
    const std::uint64_t count = in.varint();
    std::int64_t at = 0;
    for (std::uint64_t i = 0; i < count && !in.failed(); ++i) {
        const SeriesId series = bucket * bucketSeries + in.byte();
        at = static_cast<std::int64_t>(static_cast<std::uint64_t>(at) +
                                       static_cast<std::uint64_t>(in.signedVarint()));
        const double value = readValue(in);
        if (only == 0 || series == only)
            entries.push_back({series, {{at}, value}});
    }
    if (in.atEnd() && !in.failed())
        return true;
    entries.resize(before);
    return false;
}

} // namespace

Bytes encodeTail(std::int64_t row, std::span<const TailEntry> entries)
{
    Bytes out(checksumBytes);
    ByteWriter writer(out);
    writer.signedVarint(row);
    writer.varint(entries.size());
    std::int64_t before = 0;
    for (const auto& [series, sample] : entries) {
        writer.byte(static_cast<unsigned>(offsetOf(series)));
        writer.signedVarint(static_cast<std::int64_t>(static_cast<std::uint64_t>(sample.at.ms) -
                                                      static_cast<std::uint64_t>(before)));
        writeValue(sample.value, writer);
        before = sample.at.ms;
    }
    seal(out);
    return out;
}

bool decodeTail(ByteView body, std::int64_t row, SeriesId only, std::vector<TailEntry>& entries)
{
    ByteReader in(unsealed(body));
    return in.signedVarint() == row && !in.failed() && readEntries(in, bucketOfRow(row), only, entries);
}

bool decodeUnsealedTail(ByteView body, std::int64_t row, std::vector<TailEntry>& entries)
{
    ByteReader in(body);
    return readEntries(in, bucketOfRow(row), 0, entries);
}

std::pair<Timestamp, Timestamp> extentOf(std::span<const TailEntry> entries)
{
    const auto [first, last] =
        std::minmax_element(entries.begin(), entries.end(),
                            [](const TailEntry& a, const TailEntry& b) { return a.sample.at < b.sample.at; });
    return {first->sample.at, last->sample.at};
}

void sortSamples(std::vector<Sample>& samples)
{
    const auto isBefore = [](const Sample& a, const Sample& b) { return a.at < b.at; };
    if (!std::is_sorted(samples.begin(), samples.end(), isBefore))
        std::stable_sort(samples.begin(), samples.end(), isBefore);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (i + 1 < samples.size() && samples[i + 1].at == samples[i].at)
            continue;
        samples[kept++] = samples[i];
    }
    samples.resize(kept);
}

std::pair<std::int64_t, std::int64_t> tailRows(std::int64_t bucket)
{
    return {bucket << rowBits, (bucket + 1) << rowBits};
}

std::int64_t bucketOfRow(std::int64_t row)
{
    return row >> rowBits;
}

void TailWriter::Bucket::note(std::span<const TailEntry> entries)
{
    samples += entries.size();
    for (const TailEntry& entry : entries)
        present.set(offsetOf(entry.series));
}

Result<TailWriter> TailWriter::prepare(const Database& database)
{
    TailWriter writer;
    return database
        .prepare({
            {&writer.m_insert, "INSERT INTO tail(id, first_at, last_at, body) VALUES(?, ?, ?, ?)"},
            {&writer.m_read, "SELECT id, body FROM tail WHERE id >= ? AND id < ? ORDER BY id"},
            {&writer.m_remove, "DELETE FROM tail WHERE id >= ? AND id < ?"},
            {&writer.m_setAside,
             "INSERT OR IGNORE INTO damaged_chunk(series, first_at, last_at, samples, body) "
             "SELECT -id, first_at, last_at, 0, body FROM tail WHERE id = ?"},
            {&writer.m_listBuckets, "SELECT DISTINCT id >> 36 FROM tail ORDER BY 1"},
        })
        .map([&] { return std::move(writer); });
}

Result<bool> TailWriter::add(std::int64_t bucket, std::span<const TailEntry> entries)
{
    const auto known = state(bucket);
    if (!known)
        return Failure(known.error());
    Bucket& state = **known;
    const auto [first, last] = extentOf(entries);
    const std::int64_t row = state.nextRow++;
    if (auto done = m_insert.run(row, first, last, encodeTail(row, entries)); !done)
        return Failure(done.error());
    state.note(entries);
    return state.samples >= std::max(fewestSamples, state.present.count() * samplesPerSeries);
}

Result<bool> TailWriter::has(SeriesId series)
{
    return state(bucketOf(series)).map([&](const Bucket* bucket) {
        return bucket->present.test(offsetOf(series));
    });
}

Result<std::vector<std::pair<SeriesId, std::vector<Sample>>>> TailWriter::take(std::int64_t bucket)
{
    Bucket emptied;
    const auto entries = read(bucket, emptied);
    if (!entries)
        return Failure(entries.error());
    const auto [from, to] = tailRows(bucket);
    if (auto done = m_remove.run(from, to); !done)
        return Failure(done.error());
    emptied.nextRow = from;
    m_buckets[bucket] = emptied;

    std::array<std::vector<Sample>, bucketSeries> samples;
    for (const TailEntry& entry : *entries)
        samples[offsetOf(entry.series)].push_back(entry.sample);
    std::vector<std::pair<SeriesId, std::vector<Sample>>> taken;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (samples[i].empty())
            continue;
        sortSamples(samples[i]);
        taken.emplace_back(bucket * bucketSeries + static_cast<SeriesId>(i), std::move(samples[i]));
    }
    return taken;
}

Result<std::vector<std::int64_t>> TailWriter::buckets()
{
    return collectRows(m_listBuckets.bind(), {}, [](const Statement& row) { return row.integer(0); });
}

Result<TailWriter::Bucket*> TailWriter::state(std::int64_t bucket)
{
    if (const auto known = m_buckets.find(bucket); known != m_buckets.end())
        return &known->second;
    Bucket state;
    const auto entries = read(bucket, state);
    if (!entries)
        return Failure(entries.error());
    state.note(*entries);
    return &(m_buckets[bucket] = state);
}

Result<std::vector<TailEntry>> TailWriter::read(std::int64_t bucket, Bucket& state)
{
    const auto [from, to] = tailRows(bucket);
    state.nextRow = from;
    std::vector<TailEntry> entries;
    std::vector<std::int64_t> damaged;
    auto done = forEachRow(m_read.bind(from, to), {}, [&](const Statement& row) {
        state.nextRow = row.integer(0) + 1;
        if (!decodeTail(row.blob(1), row.integer(0), 0, entries))
            damaged.push_back(row.integer(0));
    });
    m_read.reset();
    if (!done)
        return Failure(done.error());
    for (const std::int64_t id : damaged) {
        if (auto kept = m_setAside.run(id); !kept)
            return Failure(kept.error());
    }
    return entries;
}

} // namespace qd
