// SPDX-License-Identifier: Apache-2.0
#include "models/history/salvage/labelsfromtext.h"
#include "models/history/salvage/salvager.h"

#include <algorithm>

// What the saved rows refer to: made anew where it is gone.
namespace qd {

Result<std::int64_t> Salvager::relabel()
{
    auto series = m_target.prepare("SELECT id, labels FROM series");
    if (!series)
        return Failure(series.error());
    auto insert = m_target.prepare("INSERT OR IGNORE INTO series_label(name, value, series) VALUES(?, ?, ?)");
    if (!insert)
        return Failure(insert.error());
    std::int64_t count = 0;
    Result<void> written;
    auto read = forEachRow(*series, m_cancel, [&](const Statement& row) {
        const auto labels = labelsFromText(row.text(1));
        if (!labels)
            return;
        for (const auto& [name, value] : *labels) {
            if (written)
                written = insert->run(name, value, row.integer(0));
            ++count;
        }
    });
    return read.and_then([&] { return written; }).map([&] { return count; });
}

Result<void> Salvager::fillReferences(SalvageReport& report)
{
    auto references = tableReferences(m_target);
    if (!references)
        return Failure(references.error());
    const auto fill = [&](const std::string& parent, const std::vector<StoredValue>& keys) -> Result<void> {
        for (const StoredValue& key : keys) {
            const auto added = addPlaceholder(parent, key);
            if (!added)
                return Failure(added.error());
            for (SalvageReport::Table& table : report.tables)
                table.placeholders += table.name.toStdString() == parent ? *added : 0;
        }
        return {};
    };
    for (const TableReference& reference : *references) {
        auto query =
            m_target.prepare("SELECT DISTINCT \"" + reference.column + "\" FROM \"" + reference.table +
                             "\" WHERE \"" + reference.column + "\" IS NOT NULL EXCEPT SELECT \"" +
                             reference.parentColumn + "\" FROM \"" + reference.parent + "\"");
        if (!query)
            return Failure(query.error());
        const bool isNumber = reference.parent != "incident";
        const auto missing = collectRows(*query, m_cancel, [&](const Statement& row) {
            return isNumber ? StoredValue(row.integer(0)) : StoredValue(row.text(0));
        });
        query->reset();
        if (!missing)
            return Failure(missing.error());
        if (auto done = fill(reference.parent, *missing); !done)
            return done;
    }
    for (const auto& [parent, ids] : {std::pair("series", &m_tailSeries),
                                      {"prediction_stream", &m_tailStreams},
                                      {"name", &m_tailEndpoints}}) {
        const auto keys = missing(parent, *ids);
        if (!keys)
            return Failure(keys.error());
        if (auto done = fill(parent, *keys); !done)
            return done;
    }
    return {};
}

Result<std::vector<StoredValue>> Salvager::missing(const char* table, const std::set<std::int64_t>& ids) const
{
    std::vector<StoredValue> keys;
    for (const std::int64_t id : ids) {
        const auto known = m_target.integer("SELECT count(*) FROM " + std::string(table) +
                                            " WHERE id = " + std::to_string(id));
        if (!known)
            return Failure(known.error());
        if (*known == 0)
            keys.emplace_back(id);
    }
    return keys;
}

// The row that others refer to is gone: without one they could not be read, either.
Result<std::int64_t> Salvager::addPlaceholder(const std::string& parent, const StoredValue& key)
{
    const auto run = [&](const char* sql, const auto&... values) -> Result<std::int64_t> {
        auto statement = m_target.prepare(sql);
        if (!statement)
            return Failure(statement.error());
        return statement->run(values...).map([] { return std::int64_t{1}; });
    };
    if (parent == "series") {
        const std::int64_t id = std::get<std::int64_t>(key);
        const std::string labels = labelsOf(id).toString();
        return run("INSERT INTO series(id, metric, labels) VALUES(?, 'salvaged_series', ?)", id, labels);
    }
    if (parent == "name") {
        const std::int64_t id = std::get<std::int64_t>(key);
        return run("INSERT INTO name(id, text) VALUES(?, ?)", id, "salvaged-" + std::to_string(id));
    }
    if (parent == "prediction_stream") {
        const std::int64_t id = std::get<std::int64_t>(key);
        const std::string name = "salvaged-stream-" + std::to_string(id);
        return run("INSERT OR IGNORE INTO name(text) VALUES(?)", name).and_then([&](std::int64_t) {
            return run("INSERT INTO prediction_stream(id, endpoint, model) SELECT ?1, id, id FROM name "
                       "WHERE text = ?2",
                       id, name);
        });
    }
    // The newest of an incident's frozen steps is the incident as it last stood.
    return run("INSERT OR IGNORE INTO incident(id, opened_at, closed_at, step, body) SELECT incident, "
               "(SELECT min(at) FROM incident_step WHERE incident = ?1), at, step, body FROM incident_step "
               "WHERE incident = ?1 ORDER BY id DESC LIMIT 1",
               std::get<std::string>(key));
}

// What the table of labels still has of the series, and its number, so that no two are alike.
Labels Salvager::labelsOf(std::int64_t series)
{
    if (!m_looseLabels) {
        m_looseLabels.emplace();
        const auto root = m_roots.find(labelTable);
        const auto shape = std::find_if(m_shapes.begin(), m_shapes.end(),
                                        [](const TableShape& s) { return s.name == labelTable; });
        if (root != m_roots.end() && shape != m_shapes.end()) {
            std::ignore =
                m_walker.walk({root->second, shape->hasRowids, shape->keyColumns}, [&](StoredRow row) {
                    if (shape->fits(row))
                        (*m_looseLabels)[std::get<std::int64_t>(row.values[2])].set(
                            std::get<std::string>(row.values[0]), std::get<std::string>(row.values[1]));
                    return true;
                });
        }
    }
    Labels labels = (*m_looseLabels)[series];
    labels.set("salvaged_number", std::to_string(series));
    return labels;
}

} // namespace qd
