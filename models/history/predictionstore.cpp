// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictionstore.h"

#include <algorithm>

namespace qd {

namespace {

constexpr const char* upsertPrediction = R"sql(
INSERT INTO prediction(endpoint, model, version, request_id, at, prediction, probability, label, latency, status,
                       attributes)
VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT(endpoint, request_id) WHERE request_id IS NOT NULL DO UPDATE SET
    model = excluded.model, version = excluded.version, at = excluded.at, prediction = excluded.prediction,
    probability = excluded.probability, label = excluded.label, latency = excluded.latency,
    status = excluded.status, attributes = excluded.attributes)sql";

constexpr const char* upsertLabel = R"sql(
INSERT INTO late_label(endpoint, request_id, at, label) VALUES(?, ?, ?, ?)
ON CONFLICT DO UPDATE SET at = excluded.at, label = excluded.label)sql";

using Names = std::unordered_map<std::int64_t, std::string>;

StoredPrediction predictionOf(const Statement& row, const Names& names)
{
    StoredPrediction stored;
    stored.endpoint = names.at(row.integer(0));
    PredictionRecord& record = stored.record;
    record.model = names.at(row.integer(1));
    record.version = names.at(row.integer(2));
    record.requestId = row.text(3);
    record.at = row.time(4);
    record.prediction = row.text(5);
    record.probability = row.optionalReal(6);
    record.label = row.optionalText(7);
    record.latencySeconds = row.optionalReal(8);
    record.status = static_cast<int>(row.integer(9));
    record.attributes = row.text(10);
    return stored;
}

} // namespace

Result<PredictionWriter> PredictionWriter::prepare(const Database& database)
{
    PredictionWriter writer;
    return database
        .prepare({
            {&writer.m_findName, "SELECT id FROM name WHERE text = ?"},
            {&writer.m_insertName, "INSERT INTO name(text) VALUES(?) RETURNING id"},
            {&writer.m_upsertPrediction, upsertPrediction},
            {&writer.m_upsertLabel, upsertLabel},
        })
        .map([&] { return std::move(writer); });
}

Result<void> PredictionWriter::write(std::span<const StoredPrediction> predictions)
{
    for (const StoredPrediction& prediction : predictions) {
        if (auto done = write(prediction); !done)
            return done;
    }
    return {};
}

Result<void> PredictionWriter::write(const StoredPrediction& prediction)
{
    const PredictionRecord& record = prediction.record;
    const auto endpoint = intern(prediction.endpoint);
    if (!endpoint)
        return tl::make_unexpected(endpoint.error());
    const auto model = intern(record.model);
    if (!model)
        return tl::make_unexpected(model.error());
    const auto version = intern(record.version);
    if (!version)
        return tl::make_unexpected(version.error());
    const auto requestId = record.requestId.empty() ? std::nullopt : std::optional(record.requestId);
    return m_upsertPrediction.run(*endpoint, *model, *version, requestId, record.at, record.prediction,
                                  record.probability, record.label, record.latencySeconds, record.status,
                                  record.attributes);
}

Result<void> PredictionWriter::write(std::span<const StoredLabel> labels)
{
    for (const StoredLabel& label : labels) {
        const auto endpoint = intern(label.endpoint);
        if (!endpoint)
            return tl::make_unexpected(endpoint.error());
        const LabelRecord& record = label.record;
        if (auto done = m_upsertLabel.run(*endpoint, record.requestId, record.at, record.label); !done)
            return done;
    }
    return {};
}

Result<std::int64_t> PredictionWriter::intern(const std::string& name)
{
    if (const auto known = m_names.find(name); known != m_names.end())
        return known->second;
    auto* source = &m_findName;
    auto found = source->bind(name).step();
    if (found && !*found) {
        source = &m_insertName;
        found = source->bind(name).step();
    }
    if (!found)
        return tl::make_unexpected(found.error());
    const std::int64_t id = source->integer(0);
    source->reset();
    m_names.emplace(name, id);
    return id;
}

Result<std::vector<StoredPrediction>> PredictionReader::predictions(const PredictionQuery& wanted,
                                                                    const CancelToken& cancel) const
{
    std::string sql = R"sql(
        SELECT p.endpoint, p.model, p.version, p.request_id, p.at, p.prediction, p.probability,
               coalesce(l.label, p.label), p.latency, p.status, p.attributes
        FROM prediction p
        LEFT JOIN late_label l ON l.endpoint = p.endpoint AND l.request_id = p.request_id
        WHERE p.at >= ? AND p.at < ?)sql";
    std::vector<std::string_view> parameters;
    const auto require = [&](const char* condition, const std::string& name) {
        if (name.empty())
            return;
        sql += condition;
        parameters.emplace_back(name);
    };
    require(" AND p.endpoint = (SELECT id FROM name WHERE text = ?)", wanted.endpoint);
    require(" AND p.model = (SELECT id FROM name WHERE text = ?)", wanted.model);
    require(" AND p.version = (SELECT id FROM name WHERE text = ?)", wanted.version);
    sql += " ORDER BY p.at DESC, p.id DESC LIMIT ?";

    const auto snapshot = Transaction::begin(m_database, Transaction::Kind::Read);
    if (!snapshot)
        return tl::make_unexpected(snapshot.error());
    const auto known = names();
    if (!known)
        return tl::make_unexpected(known.error());
    auto query = m_database.prepare(sql);
    if (!query)
        return tl::make_unexpected(query.error());
    query->bind(wanted.range.from, wanted.range.to);
    int index = 2;
    for (const std::string_view name : parameters)
        query->bindOne(++index, name);
    query->bindOne(++index, wanted.limit > 0 ? wanted.limit : std::int64_t{-1});
    auto rows = collectRows(*query, cancel, [&](const Statement& row) { return predictionOf(row, *known); });
    if (rows)
        std::reverse(rows->begin(), rows->end());
    return rows;
}

Result<Names> PredictionReader::names() const
{
    auto query = m_database.prepare("SELECT id, text FROM name");
    if (!query)
        return tl::make_unexpected(query.error());
    Names names;
    if (auto read =
            forEachRow(*query, {}, [&](const Statement& row) { names.emplace(row.integer(0), row.text(1)); });
        !read)
        return tl::make_unexpected(read.error());
    return names;
}

Result<std::optional<std::pair<Timestamp, Timestamp>>> PredictionReader::extent() const
{
    auto query =
        m_database.prepare("SELECT (SELECT min(at) FROM prediction), (SELECT max(at) FROM prediction)");
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
