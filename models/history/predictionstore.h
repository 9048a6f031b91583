// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/database.h"
#include "models/history/historyreader.h"

#include <span>
#include <unordered_map>

/// Prediction records and the labels that arrive after them.
namespace qd {

/// The writer's side. One connection, one thread; calls happen inside the caller's transaction.
class PredictionWriter
{
public:
    [[nodiscard]] static Result<PredictionWriter> prepare(const Database& database);

    /// A record with the endpoint and request id of an earlier one takes its place.
    [[nodiscard]] Result<void> write(std::span<const StoredPrediction> predictions);
    /// In any order with their predictions; the last label for a request wins.
    [[nodiscard]] Result<void> write(std::span<const StoredLabel> labels);
    /// After a rollback: names that were interned in it do not exist.
    void forget() { m_names.clear(); }

private:
    [[nodiscard]] Result<std::int64_t> intern(const std::string& name);
    [[nodiscard]] Result<void> write(const StoredPrediction& prediction);

    Statement m_findName;
    Statement m_insertName;
    Statement m_upsertPrediction;
    Statement m_upsertLabel;
    std::unordered_map<std::string, std::int64_t> m_names;
};

/// The reader's side; see HistoryReader for what each call promises.
class PredictionReader
{
public:
    explicit PredictionReader(const Database& database) : m_database(database) {}

    [[nodiscard]] Result<std::vector<StoredPrediction>> predictions(const PredictionQuery& query,
                                                                    const CancelToken& cancel) const;
    [[nodiscard]] Result<std::optional<std::pair<Timestamp, Timestamp>>> extent() const;

private:
    [[nodiscard]] Result<std::unordered_map<std::int64_t, std::string>> names() const;

    const Database& m_database;
};

} // namespace qd
