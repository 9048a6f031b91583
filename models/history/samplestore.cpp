// SPDX-License-Identifier: Apache-2.0
#include "models/history/samplestore.h"

#include <bit>
#include <cmath>

namespace qd {

namespace {

std::int64_t toBits(double value)
{
    return std::bit_cast<std::int64_t>(value);
}

Sample sampleOf(const Statement& row)
{
    return {row.time(0), std::bit_cast<double>(row.integer(1))};
}

// Appends the rows of a query ordered by series, one per label, as whole series.
void appendLabel(std::vector<SeriesInfo>& series, const Statement& row)
{
    const SeriesId id = row.integer(0);
    if (series.empty() || series.back().id != id)
        series.push_back({id, {row.text(1), {}}});
    if (!row.isNull(2))
        series.back().key.labels.set(row.text(2), row.text(3));
}

void addToColumn(PixelColumn& column, const Sample& sample)
{
    if (column.count == 0) {
        column = {sample.at, sample.at, sample.value, sample.value, sample.value, sample.value, 1};
        return;
    }
    column.lastAt = sample.at;
    column.last = sample.value;
    column.min = std::min(column.min, sample.value);
    column.max = std::max(column.max, sample.value);
    ++column.count;
}

} // namespace

std::size_t SampleWriter::KeyHash::operator()(const SeriesKey& key) const
{
    const std::hash<std::string_view> hash;
    std::size_t seed = hash(key.metric);
    const auto mix = [&](std::string_view text) { seed = std::rotl(seed, 7) * 31 + hash(text); };
    for (const auto& [name, value] : key.labels) {
        mix(name);
        mix(value);
    }
    return seed;
}

Result<SampleWriter> SampleWriter::prepare(const Database& database)
{
    SampleWriter writer;
    return database
        .prepare({
            {&writer.m_findSeries, "SELECT id FROM series WHERE metric = ? AND labels = ?"},
            {&writer.m_insertSeries, "INSERT INTO series(metric, labels) VALUES(?, ?) RETURNING id"},
            {&writer.m_insertLabel, "INSERT INTO series_label(name, value, series) VALUES(?, ?, ?)"},
            {&writer.m_upsertSample, "INSERT INTO sample(series, at, value) VALUES(?, ?, ?) "
                                     "ON CONFLICT DO UPDATE SET value = excluded.value"},
        })
        .map([&] { return std::move(writer); });
}

Result<void> SampleWriter::write(std::span<const SeriesSample> samples)
{
    for (const auto& [key, sample] : samples) {
        const auto id = intern(key);
        if (!id)
            return tl::make_unexpected(id.error());
        if (auto done = m_upsertSample.run(*id, sample.at, toBits(sample.value)); !done)
            return done;
    }
    return {};
}

Result<SeriesId> SampleWriter::intern(const SeriesKey& key)
{
    if (const auto known = m_ids.find(key); known != m_ids.end())
        return known->second;
    const std::string labels = key.labels.toString();
    const auto found = m_findSeries.bind(key.metric, labels).step();
    if (!found)
        return tl::make_unexpected(found.error());
    if (*found) {
        const SeriesId id = m_findSeries.integer(0);
        m_findSeries.reset();
        m_ids.emplace(key, id);
        return id;
    }
    auto created = create(key, labels);
    if (created)
        m_ids.emplace(key, *created);
    return created;
}

Result<SeriesId> SampleWriter::create(const SeriesKey& key, const std::string& labels)
{
    if (auto row = m_insertSeries.bind(key.metric, labels).step(); !row)
        return tl::make_unexpected(row.error());
    const SeriesId id = m_insertSeries.integer(0);
    m_insertSeries.reset();
    for (const auto& [name, value] : key.labels) {
        if (auto done = m_insertLabel.run(name, value, id); !done)
            return tl::make_unexpected(done.error());
    }
    return id;
}

Result<std::vector<SeriesInfo>> SampleReader::series(const SeriesSelector& selector) const
{
    std::string sql = "SELECT s.id, s.metric, l.name, l.value FROM series s "
                      "LEFT JOIN series_label l ON l.series = s.id WHERE true";
    std::vector<std::string_view> parameters;
    if (!selector.metric.empty()) {
        sql += " AND s.metric = ?";
        parameters.emplace_back(selector.metric);
    }
    for (const auto& [name, value] : selector.labels) {
        sql += " AND EXISTS(SELECT 1 FROM series_label WHERE series = s.id AND name = ? AND value = ?)";
        parameters.emplace_back(name);
        parameters.emplace_back(value);
    }
    for (const std::string& name : selector.without) {
        sql += " AND NOT EXISTS(SELECT 1 FROM series_label WHERE series = s.id AND name = ?)";
        parameters.emplace_back(name);
    }
    sql += " ORDER BY s.metric, s.labels, l.name";

    auto query = m_database.prepare(sql);
    if (!query)
        return tl::make_unexpected(query.error());
    for (std::size_t i = 0; i < parameters.size(); ++i)
        query->bindOne(static_cast<int>(i) + 1, parameters[i]);
    std::vector<SeriesInfo> found;
    if (auto read = forEachRow(*query, {}, [&](const Statement& row) { appendLabel(found, row); }); !read)
        return tl::make_unexpected(read.error());
    return found;
}

Result<std::vector<Sample>> SampleReader::samples(SeriesId id, TimeRange range,
                                                  const CancelToken& cancel) const
{
    auto query = m_database.prepare(
        "SELECT at, value FROM sample WHERE series = ? AND at >= ? AND at < ? ORDER BY at");
    if (!query)
        return tl::make_unexpected(query.error());
    return collectRows(query->bind(id, range.from, range.to), cancel, sampleOf);
}

Result<std::vector<PixelColumn>> SampleReader::columns(SeriesId id, TimeRange range, int columns,
                                                       const CancelToken& cancel) const
{
    if (range.isEmpty() || columns < 1)
        return std::vector<PixelColumn>{};
    auto query = m_database.prepare(
        "SELECT at, value FROM sample WHERE series = ? AND at >= ? AND at < ? ORDER BY at");
    if (!query)
        return tl::make_unexpected(query.error());

    std::vector<PixelColumn> filled;
    std::int64_t current = -1;
    const std::int64_t length = range.length().count();
    const auto add = [&](const Statement& row) {
        const Sample sample = sampleOf(row);
        if (std::isnan(sample.value))
            return;
        const std::int64_t column = (sample.at.ms - range.from.ms) * columns / length;
        if (column != current)
            filled.emplace_back();
        current = column;
        addToColumn(filled.back(), sample);
    };
    if (auto read = forEachRow(query->bind(id, range.from, range.to), cancel, add); !read)
        return tl::make_unexpected(read.error());
    return filled;
}

Result<std::optional<Sample>> SampleReader::latest(SeriesId id, Timestamp at, Duration lookBack) const
{
    auto query = m_database.prepare(
        "SELECT at, value FROM sample WHERE series = ? AND at <= ? AND at >= ? ORDER BY at DESC LIMIT 1");
    if (!query)
        return tl::make_unexpected(query.error());
    const auto row = query->bind(id, at, at - lookBack).step();
    if (!row)
        return tl::make_unexpected(row.error());
    // The staleness marker says that the series has ended; what stood before it is no longer the latest.
    if (!*row || static_cast<std::uint64_t>(query->integer(1)) == staleMarkerBits)
        return std::nullopt;
    return sampleOf(*query);
}

Result<std::optional<std::pair<Timestamp, Timestamp>>> SampleReader::extent() const
{
    // Two steps into the clustered key per series; min() and max() over the whole table would read all of it.
    auto query = m_database.prepare(R"sql(
        SELECT min((SELECT at FROM sample WHERE series = s.id ORDER BY at LIMIT 1)),
               max((SELECT at FROM sample WHERE series = s.id ORDER BY at DESC LIMIT 1))
        FROM series s)sql");
    if (!query)
        return tl::make_unexpected(query.error());
    const auto row = query->step();
    if (!row)
        return tl::make_unexpected(row.error());
    if (query->isNull(0))
        return std::nullopt;
    return std::pair(query->time(0), query->time(1));
}

} // namespace qd
