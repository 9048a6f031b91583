// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/border.h"
#include "models/history/audit/audithead.h"
#include "models/history/predictions/predictionwriter.h"
#include "models/history/recordstore.h"
#include "models/history/samples/samplewriter.h"
#include "models/history/upkeep/tidytime.h"

#include <memory>
#include <span>

namespace qd {

using SharedBatch = std::shared_ptr<const WriteBatch>;

/// Puts batches into the file. One thread.
class BatchWriter
{
public:
    /// `database` must outlive the writer and is used by nobody else. The cache is told what has changed.
    [[nodiscard]] static Result<BatchWriter> prepare(const Database& database,
                                                     std::shared_ptr<ColumnCache> columns);

    /// Writes all batches in one transaction, in order; returns after COMMIT. On an error none of them is in
    /// the file.
    [[nodiscard]] Result<void> commit(std::span<const SharedBatch> batches);
    /// `work() -> Result<void>` in one transaction; what it did is in the file, or nothing of it.
    template <typename Work>
    [[nodiscard]] Result<void> transact(Work work);

    /// The writer of samples, for chores within transact().
    [[nodiscard]] SampleWriter& samples() { return m_samples; }
    [[nodiscard]] PredictionWriter& predictions() { return m_predictions; }
    [[nodiscard]] RecordWriter& records() { return m_records; }
    /// newestRecorded() before this writer wrote anything.
    [[nodiscard]] const std::vector<Timestamp>& newestBefore() const { return m_newestBefore; }

private:
    BatchWriter(const Database& database, SampleWriter samples, PredictionWriter predictions,
                RecordWriter records);

    enum class Told { Changes, Anything };
    template <typename Work>
    [[nodiscard]] Result<void> transact(Work work, Told told);
    [[nodiscard]] bool hasSomebodyElseWritten();
    void tell(Told told);
    void forget();
    void keepHead();
    [[nodiscard]] Result<void> write(const WriteBatch& batch);
    template <typename Record>
    [[nodiscard]] Result<void> writeEach(const std::vector<Record>& records);

    const Database* m_database;
    SampleWriter m_samples;
    PredictionWriter m_predictions;
    RecordWriter m_records;
    AuditHeadKeeper m_head;
    std::vector<Timestamp> m_newestBefore;
    std::shared_ptr<ColumnCache> m_columns;
    Statement m_dataVersion;
    std::int64_t m_seenVersion = 0;
};

template <typename Work>
Result<void> BatchWriter::transact(Work work)
{
    return transact(std::move(work), Told::Anything);
}

template <typename Work>
Result<void> BatchWriter::transact(Work work, Told told)
{
    const auto attempt = [&]() -> Result<void> {
        auto transaction = Transaction::begin(*m_database, Transaction::Kind::Write);
        if (!transaction)
            return Failure(transaction.error());
        return work().and_then([&] {
            m_columns->beginCommit();
            return transaction->commit();
        });
    };
    auto done = atBorder(attempt); // what was thrown is rolled back like any other failure
    tell(done ? told : Told::Anything);
    if (done)
        keepHead();
    else
        forget();
    return done;
}

} // namespace qd
