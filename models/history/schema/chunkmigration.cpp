// SPDX-License-Identifier: Apache-2.0
#include "models/history/schema/chunkmigration.h"

#include "models/history/samples/chunkwriter.h"

namespace qd {

// Samples as compressed chunks; see ChunkRow for why they are apart. `first` … `max` are of the numbers among
// the samples; `sum` is NULL where infinities cancel out. The rollups of a series lie together, see
// rollupRows(). Body and rollup go with their chunk, whoever removes it.
const char* const chunkTables = R"sql(
ALTER TABLE chunk RENAME TO older_chunk;
CREATE TABLE chunk(
    series INTEGER NOT NULL REFERENCES series(id),
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    samples INTEGER NOT NULL,
    nans INTEGER NOT NULL,
    first REAL NOT NULL,
    last REAL NOT NULL,
    min REAL NOT NULL,
    max REAL NOT NULL,
    sum REAL,
    blocks INTEGER NOT NULL,
    rollup_bits INTEGER NOT NULL,
    rollup INTEGER NOT NULL,
    body INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY(series, first_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE chunk_body(
    id INTEGER PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE rollup(
    id INTEGER PRIMARY KEY,
    coarse BLOB NOT NULL,
    fine BLOB NOT NULL
) STRICT;
CREATE TRIGGER chunk_removed AFTER DELETE ON chunk
    BEGIN
        DELETE FROM chunk_body WHERE id = OLD.body;
        DELETE FROM rollup WHERE id = OLD.rollup;
    END;
)sql";

// `others` counts the chunks that have the body, but for one; who has it alone has no row here. From here on
// `rollup_bits` holds two numbers, see ChunkRow::bitsAndTimes().
const char* const sharedBodies = R"sql(
CREATE TABLE shared_body(
    id INTEGER PRIMARY KEY,
    others INTEGER NOT NULL
) STRICT;
DROP TRIGGER chunk_removed;
CREATE TRIGGER chunk_removed AFTER DELETE ON chunk
    BEGIN
        DELETE FROM chunk_body WHERE id IN (OLD.body, OLD.rollup_bits >> 8) AND
            NOT EXISTS(SELECT 1 FROM shared_body s WHERE s.id = chunk_body.id);
        UPDATE shared_body SET others = others - 1 WHERE id IN (OLD.body, OLD.rollup_bits >> 8);
        DELETE FROM shared_body WHERE id IN (OLD.body, OLD.rollup_bits >> 8) AND others <= 0;
        DELETE FROM rollup WHERE id = OLD.rollup;
    END;
)sql";

// One chunk fewer has the body of this number. Asked number by number: for IN (...) SQLite builds a table
// each time, which took a third of the CPU of all writing.
#define QD_RELEASE_BODY(ID)                                                                                  \
    "DELETE FROM chunk_body WHERE id = " ID " AND NOT EXISTS(SELECT 1 FROM shared_body WHERE id = " ID ");"  \
    "UPDATE shared_body SET others = others - 1 WHERE id = " ID ";"                                          \
    "DELETE FROM shared_body WHERE id = " ID " AND others <= 0;"

// A wide rollup goes with the first of its chunks that does.
const char* const wideRollups = R"sql(
CREATE TABLE wide_rollup(
    series INTEGER NOT NULL REFERENCES series(id),
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    rollup_bits INTEGER NOT NULL,
    rollup INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY(series, first_at)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER wide_rollup_removed AFTER DELETE ON wide_rollup
    BEGIN
        DELETE FROM rollup WHERE id = OLD.rollup;
    END;
DROP TRIGGER chunk_removed;
CREATE TRIGGER chunk_removed AFTER DELETE ON chunk
    BEGIN
)sql" QD_RELEASE_BODY("OLD.body") QD_RELEASE_BODY("(OLD.rollup_bits >> 8)") R"sql(
        DELETE FROM rollup WHERE id = OLD.rollup;
        DELETE FROM wide_rollup WHERE series = OLD.series AND last_at >= OLD.first_at AND
            first_at = (SELECT max(first_at) FROM wide_rollup
                        WHERE series = OLD.series AND first_at <= OLD.first_at);
    END;
)sql";

const char* const countSharedBodies = R"sql(
DELETE FROM shared_body;
INSERT INTO shared_body(id, others) SELECT b, count(*) - 1 FROM (
    SELECT body b FROM chunk UNION ALL SELECT rollup_bits >> 8 FROM chunk
) WHERE b <> 0 GROUP BY b HAVING count(*) > 1;
)sql";

namespace {

constexpr std::size_t samplesAtOnce = 16'384;

// Gives samples to the writer a piece at a time: a year of them does not fit into memory.
class Refiller
{
public:
    explicit Refiller(ChunkWriter& writer) : m_writer(writer) {}

    void add(SeriesId series, const Sample& sample)
    {
        if (series != m_series || m_samples.size() == samplesAtOnce)
            std::ignore = flush(); // a failure is kept
        m_series = series;
        m_samples.push_back(sample);
    }
    [[nodiscard]] Result<void> flush()
    {
        if (m_done)
            m_done = m_writer.add(m_series, m_samples);
        m_samples.clear();
        return m_done;
    }

private:
    ChunkWriter& m_writer;
    SeriesId m_series = 0;
    std::vector<Sample> m_samples;
    Result<void> m_done;
};

Result<void> fromRows(const Database& database, ChunkWriter& writer)
{
    auto rows = database.prepare("SELECT series, at, value FROM sample ORDER BY series, at");
    if (!rows)
        return Failure(rows.error());
    Refiller refiller(writer);
    auto read = forEachRow(*rows, {}, [&](const Statement& row) {
        refiller.add(row.integer(0), {row.time(1), std::bit_cast<double>(row.integer(2))});
    });
    rows->reset();
    return read.and_then([&] { return refiller.flush(); }).and_then([&] {
        return database.execute("DROP TABLE sample");
    });
}

bool decodeAll(ByteView body, std::vector<Sample>& samples)
{
    const auto blocks = isChunkSound(body) ? openChunk(body) : std::nullopt;
    BlockSamples decoded;
    for (const BlockView& block : blocks.value_or(std::vector<BlockView>())) {
        if (!decodeBlock(block.bytes, block.summary.count, decoded))
            return false;
        for (std::size_t i = 0; i < decoded.count(); ++i)
            samples.push_back(decoded.at(i));
    }
    return blocks.has_value();
}

Result<void> fromOlderChunks(const Database& database, ChunkWriter& writer)
{
    auto rows = database.prepare("SELECT series, body, first_at FROM older_chunk ORDER BY series, first_at");
    if (!rows)
        return Failure(rows.error());
    auto setAside = database.prepare(
        "INSERT OR IGNORE INTO damaged_chunk(series, first_at, last_at, samples, body) "
        "SELECT series, first_at, last_at, samples, body FROM older_chunk WHERE series = ? AND first_at = ?");
    if (!setAside)
        return Failure(setAside.error());
    Refiller refiller(writer);
    Result<void> kept;
    std::vector<Sample> samples;
    auto read = forEachRow(*rows, {}, [&](const Statement& row) {
        samples.clear();
        if (!decodeAll(row.blob(1), samples)) {
            if (kept)
                kept = setAside->run(row.integer(0), row.time(2));
            return;
        }
        for (const Sample& sample : samples)
            refiller.add(row.integer(0), sample);
    });
    rows->reset();
    return read.and_then([&] { return kept; }).and_then([&] { return refiller.flush(); }).and_then([&] {
        return database.execute("DROP TABLE older_chunk");
    });
}

} // namespace

Result<void> samplesToChunks(const Database& database)
{
    auto writer = ChunkWriter::prepare(database);
    if (!writer)
        return Failure(writer.error());
    const auto hasRows = database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'sample'");
    if (!hasRows)
        return Failure(hasRows.error());
    return (*hasRows != 0 ? fromRows(database, *writer) : Result<void>()).and_then([&] {
        return fromOlderChunks(database, *writer);
    });
}

} // namespace qd
