// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/predictioncheck.h"

#include "models/history/chunks/checksum.h"
#include "models/history/predictions/predictiontail.h"
#include "models/history/predictions/requestkey.h"
#include "models/history/predictions/segmentreader.h"
#include "models/history/upkeep/integrity.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace qd {

namespace {

constexpr std::int64_t segmentOfKeyRow = (std::int64_t{1} << 40) - 1; // see keyRow()

constexpr std::uint64_t countWeight = std::uint64_t{1} << 44;

// Whether the header sums these rows up, and each of their columns is its own and not another segment's.
bool isOf(const SegmentHeader& header, std::span<const PredictionRow> rows)
{
    const auto expected = decodeHeader(encodeSegment(rows).header);
    return expected && std::all_of(header.columns.begin(), header.columns.end(), [&](const auto& stored) {
               const ColumnSummary* const made = expected->find(stored.column);
               return !made || made->kind != stored.kind ||
                      (made->name == stored.name && made->nulls == stored.nulls && made->min == stored.min &&
                       made->max == stored.max &&
                       (made->words.empty() || stored.words.empty() || made->words == stored.words));
           });
}

class PredictionCheck
{
public:
    explicit PredictionCheck(const Database& database) : m_database(database), m_segments(database) {}

    Result<QStringList> run()
    {
        return checkKeys()
            .and_then([&] { return checkSegments(); })
            .and_then([&] { return checkTails(); })
            .and_then([&] { return checkLabels(); })
            .map([&] { return m_problems; });
    }

private:
    void add(const QString& problem)
    {
        if (m_problems.size() < mostProblems)
            m_problems << problem;
    }

    template <typename Check>
    Result<void> forEach(const char* sql, Check check)
    {
        auto rows = m_database.prepare(sql);
        if (!rows)
            return Failure(rows.error());
        return forEachRow(*rows, {}, check);
    }

    Result<void> checkKeys()
    {
        bool isSound = true;
        std::vector<RequestKey> keys;
        auto read = forEach("SELECT id, body FROM prediction_key", [&](const Statement& row) {
            const ByteView body = row.blob(1);
            keys.clear();
            if (isSealed(body) && decodeKeys(body.subspan(checksumBytes), keys))
                m_keys[row.integer(0) & segmentOfKeyRow] +=
                    std::accumulate(keys.begin(), keys.end(), keys.size() * countWeight);
            else
                isSound = false;
        });
        if (!isSound)
            add(QCoreApplication::translate("History",
                                            "The index of the predictions' request ids is damaged."));
        return read;
    }

    Result<void> checkSegments()
    {
        std::vector<std::int64_t> ids;
        auto listed = forEach("SELECT id FROM prediction_segment ORDER BY id",
                              [&](const Statement& row) { ids.push_back(row.integer(0)); });
        if (!listed)
            return listed;
        for (const std::int64_t id : ids) {
            const auto segment = m_segments.find(id);
            if (!segment)
                return Failure(segment.error());
            if (*segment) // its stream is missing otherwise, which the references tell
                checkSegment(**segment);
        }
        return {};
    }

    void checkSegment(const SegmentInfo& segment)
    {
        std::vector<std::uint32_t> all(segment.rows);
        std::iota(all.begin(), all.end(), 0U);
        const auto dead = m_segments.dead(segment);
        const auto rows = m_segments.rows(segment, all);
        if (!rows || !dead) {
            add(rows ? dead.error().what : rows.error().what);
            return;
        }
        std::uint64_t keys = 0;
        for (const PredictionRow& row : *rows) {
            if (!row.record.requestId.empty())
                keys += requestKey(segment.endpointId, row.record.requestId) + countWeight;
        }
        const auto header = m_segments.header(segment);
        const bool agrees = !rows->empty() && rows->front().record.at == segment.firstAt &&
                            rows->back().record.at == segment.lastAt && dead->size() == segment.dead &&
                            header && isOf(*header, *rows);
        if (!agrees || keys != m_keys[segment.id])
            add(QCoreApplication::translate(
                    "History",
                    //: %1 is a model, %2 an endpoint, %3 a point in time
                    "The index of the predictions of model %1 at endpoint %2 from %3 on does not match them.")
                    .arg(QString::fromStdString(segment.model), QString::fromStdString(segment.endpoint),
                         toIso(segment.firstAt)));
    }

    Result<void> checkTails()
    {
        std::vector<PredictionRecord> records;
        return forEach("SELECT records, first_at, last_at, body, id FROM prediction_tail",
                       [&](const Statement& row) {
                           records.clear();
                           const bool isSound = !isInAnotherPlace(row.blob(3), row.integer(4)) &&
                                                decodeRecords(row.blob(3), {}, records) && !records.empty() &&
                                                row.integer(0) == std::ssize(records) &&
                                                extentOf(records) == std::pair(row.time(1), row.time(2));
                           if (!isSound)
                               add(QCoreApplication::translate(
                                   "History", "Some of the latest predictions are damaged."));
                       });
    }

    Result<void> checkLabels()
    {
        std::vector<PendingLabel> labels;
        return forEach("SELECT labels, body, id FROM label_tail", [&](const Statement& row) {
            labels.clear();
            const bool isSound = !isInAnotherPlace(row.blob(1), row.integer(2)) &&
                                 decodePending(row.blob(1), labels) && row.integer(0) == std::ssize(labels);
            if (!isSound)
                add(QCoreApplication::translate("History", "Some of the latest labels are damaged."));
        });
    }

    const Database& m_database;
    SegmentReader m_segments;
    QStringList m_problems;
    /// The sum of the keys of each segment, with their number above it, which no other keys are likely to
    /// have.
    std::unordered_map<std::int64_t, std::uint64_t> m_keys;
};

} // namespace

Result<QStringList> damagedPredictions(const Database& database)
{
    return PredictionCheck(database).run();
}

} // namespace qd
