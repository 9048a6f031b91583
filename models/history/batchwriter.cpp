// SPDX-License-Identifier: Apache-2.0
#include "models/history/batchwriter.h"

#include "models/base/clock.h"

namespace qd {

BatchWriter::BatchWriter(const Database& database, SampleWriter samples, PredictionWriter predictions,
                         RecordWriter records)
    : m_database(&database),
      m_samples(std::move(samples)),
      m_predictions(std::move(predictions)),
      m_records(std::move(records)),
      m_head(database, Clock::system().now())
{
}

Result<BatchWriter> BatchWriter::prepare(const Database& database, std::shared_ptr<ColumnCache> columns)
{
    auto samples = SampleWriter::prepare(database);
    if (!samples)
        return Failure(samples.error());
    auto predictions = PredictionWriter::prepare(database);
    if (!predictions)
        return Failure(predictions.error());
    auto records = RecordWriter::prepare(database);
    if (!records)
        return Failure(records.error());
    auto newest = newestRecorded(database);
    if (!newest)
        return Failure(newest.error());
    BatchWriter writer(database, std::move(*samples), std::move(*predictions), std::move(*records));
    writer.m_newestBefore = std::move(*newest);
    writer.m_columns = std::move(columns);
    return database.prepare({{&writer.m_dataVersion, "PRAGMA data_version"}}).map([&] {
        std::ignore = writer.hasSomebodyElseWritten(); // from now on
        return std::move(writer);
    });
}

Result<void> BatchWriter::commit(std::span<const SharedBatch> batches)
{
    return transact(
        [&]() -> Result<void> {
            for (const SharedBatch& batch : batches) {
                if (auto done = write(*batch); !done)
                    return done;
            }
            return {};
        },
        Told::Changes);
}

// Nobody should: they would have gone past the lock of the file.
bool BatchWriter::hasSomebodyElseWritten()
{
    const auto row = m_dataVersion.step();
    const std::int64_t version = row && *row ? m_dataVersion.integer(0) : 0;
    m_dataVersion.reset();
    return std::exchange(m_seenVersion, version) != version || version == 0;
}

void BatchWriter::tell(Told told)
{
    const auto changes = m_samples.takeChanges();
    if (told == Told::Changes && changes && !hasSomebodyElseWritten())
        m_columns->endCommit(*changes);
    else
        m_columns->endCommit();
}

void BatchWriter::forget()
{
    m_samples.forget();
    m_predictions.forget();
    m_records.audit().forget();
}

void BatchWriter::keepHead()
{
    if (const auto head = m_records.audit().takeHead())
        m_head.advance(*head);
}

Result<void> BatchWriter::write(const WriteBatch& batch)
{
    return m_samples.write(batch.samples)
        .and_then([&] { return m_samples.write(batch.runs); })
        .and_then([&] { return m_predictions.write(batch.predictions); })
        .and_then([&] { return m_predictions.write(batch.labels); })
        .and_then([&] { return writeEach(batch.logPositions); })
        .and_then([&] { return writeEach(batch.events); })
        .and_then([&] { return writeEach(batch.documents); })
        .and_then([&] { return writeEach(batch.alerts); })
        .and_then([&] { return writeEach(batch.incidents); })
        .and_then([&] { return writeEach(batch.incidentSteps); })
        .and_then([&] { return writeEach(batch.audit); });
}

template <typename Record>
Result<void> BatchWriter::writeEach(const std::vector<Record>& records)
{
    const RecordLimit limit(*m_database);
    for (const Record& record : records) {
        if (auto done = m_records.write(record); !done)
            return done;
    }
    return {};
}

} // namespace qd
