// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/chunkbodies.h"

#include <sqlite3.h>

#include <algorithm>

namespace qd {

namespace {

// Enough for the series that are settled one after the other; what is older is not looked for.
constexpr std::size_t mostLatest = 65'536;

BlockView viewOf(const EncodedBlock& block, bool isApart)
{
    const ByteView bytes(block.bytes);
    if (!isApart)
        return {block.summary, bytes};
    const auto times =
        block.timeBytes > 0 ? std::optional(block.timeBytes) : timeBytesOf(bytes, block.summary.count);
    if (!times)
        return {block.summary, bytes};
    return {block.summary, bytes.first(*times), bytes.subspan(*times)};
}

bool areApart(std::span<const BlockView> blocks)
{
    return blocks.size() >= ChunkBodies::fewestApart &&
           std::none_of(blocks.begin(), blocks.end(), [](const BlockView& b) { return b.values.empty(); });
}

// As encodeBlock() made it; nothing when it is damaged.
std::optional<EncodedBlock> encodedAgain(const BlockView& view)
{
    const auto summary = wholeSummaryOf(view);
    if (!summary)
        return std::nullopt;
    EncodedBlock block{*summary, {view.bytes.begin(), view.bytes.end()}};
    BlockTimes times;
    if (view.bytes.empty()) {
        if (!spreadTimes(summary->firstAt.ms, summary->lastAt.ms, static_cast<std::size_t>(summary->count),
                         times))
            return std::nullopt;
        encodeRegularTimes(times, block.bytes);
    }
    block.timeBytes = view.values.empty() ? 0 : block.bytes.size();
    block.bytes.insert(block.bytes.end(), view.values.begin(), view.values.end());
    return block;
}

std::uint64_t checksumIn(const Bytes& body)
{
    return ByteReader(body).word();
}

} // namespace

std::optional<std::vector<BlockView>> openBodies(ByteView body, ByteView times, bool areApart)
{
    if (!isChunkSound(body) || (areApart && !isChunkSound(times)))
        return std::nullopt;
    return areApart ? openChunk(times, body) : openChunk(body);
}

std::vector<BlockView> viewsOf(std::span<const EncodedBlock> blocks)
{
    std::vector<BlockView> views;
    views.reserve(blocks.size());
    for (const EncodedBlock& block : blocks)
        views.push_back(viewOf(block, blocks.size() >= ChunkBodies::fewestApart));
    return views;
}

Result<ChunkBodies> ChunkBodies::prepare(const Database& database)
{
    ChunkBodies bodies;
    bodies.m_database = &database;
    const auto tables = database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'shared_body'");
    if (!tables)
        return Failure(tables.error());
    bodies.m_canShare = *tables > 0;
    return database
        .prepare({
            {&bodies.m_both, bodiesOfChunk},
            {&bodies.m_body, "SELECT body FROM chunk_body WHERE id = ?"},
            {&bodies.m_insert, "INSERT INTO chunk_body(body) VALUES(?)"},
        })
        .and_then([&]() -> Result<void> {
            if (!bodies.m_canShare)
                return {};
            return database.prepare({{&bodies.m_share, "INSERT INTO shared_body(id, others) VALUES(?, 1) "
                                                       "ON CONFLICT(id) DO UPDATE SET others = others + 1"}});
        })
        .map([&] { return std::move(bodies); });
}

Result<void> ChunkBodies::store(std::span<const BlockView> blocks, ChunkRow& row)
{
    const auto set = [](std::int64_t& member) { return [&member](std::int64_t id) { member = id; }; };
    if (!m_canShare || !areApart(blocks))
        return insert(encodeChunk(blocks)).map(set(row.body));
    const ChunkParts parts =
        encodeChunkParts(blocks, row.rollup != 0 ? BlockNumbers::LeftOut : BlockNumbers::Spelled);
    return findOrInsert(parts.times).map(set(row.times)).and_then([&] {
        return findOrInsert(parts.values).map(set(row.body));
    });
}

Result<std::vector<EncodedBlock>> ChunkBodies::read(const ChunkRow& row)
{
    if (const auto found = m_both.bind(row.body, row.times).step(); !found)
        return Failure(found.error());
    const auto views = openBodies(m_both.blob(0), m_both.blob(1), row.times != 0);
    std::vector<EncodedBlock> blocks;
    for (const BlockView& view : views.value_or(std::vector<BlockView>())) {
        auto block = encodedAgain(view);
        if (!block) {
            blocks.clear();
            break;
        }
        blocks.push_back(std::move(*block));
    }
    m_both.reset();
    return blocks;
}

Result<std::int64_t> ChunkBodies::insert(const Bytes& body)
{
    return m_insert.run(body).map([&] { return sqlite3_last_insert_rowid(m_database->handle()); });
}

Result<std::int64_t> ChunkBodies::findOrInsert(const Bytes& body)
{
    const std::uint64_t checksum = checksumIn(body);
    if (const auto known = m_latest.find(checksum); known != m_latest.end()) {
        const std::int64_t id = known->second;
        const auto found = m_body.bind(id).step();
        if (!found)
            return Failure(found.error());
        const bool isSame = *found && std::ranges::equal(m_body.blob(0), body);
        m_body.reset();
        if (isSame)
            return m_share.run(id).map([id] { return id; });
    }
    if (m_latest.size() >= mostLatest)
        m_latest.clear();
    return insert(body).map([&](std::int64_t id) { return m_latest[checksum] = id; });
}

} // namespace qd
