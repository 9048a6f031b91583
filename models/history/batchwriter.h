// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/predictionstore.h"
#include "models/history/recordstore.h"
#include "models/history/samplestore.h"

#include <memory>
#include <span>

namespace qd {

using SharedBatch = std::shared_ptr<const WriteBatch>;

/// Puts batches into the file. One thread.
class BatchWriter
{
public:
    /// `database` must outlive the writer and is used by nobody else.
    [[nodiscard]] static Result<BatchWriter> prepare(const Database& database);

    /// All of them in one transaction, in order; returns after COMMIT. On an error none of them is in the
    /// file.
    [[nodiscard]] Result<void> commit(std::span<const SharedBatch> batches);
    /// `work() -> Result<void>` in one transaction; what it did is in the file, or nothing of it.
    template <typename Work>
    [[nodiscard]] Result<void> transact(Work work);

    /// For chores, within transact().
    [[nodiscard]] SampleWriter& samples() { return m_samples; }
    [[nodiscard]] PredictionWriter& predictions() { return m_predictions; }

private:
    BatchWriter(const Database& database, SampleWriter samples, PredictionWriter predictions,
                RecordWriter records);

    void forget();
    [[nodiscard]] Result<void> write(const WriteBatch& batch);
    template <typename Record>
    [[nodiscard]] Result<void> writeEach(const std::vector<Record>& records);

    const Database* m_database;
    SampleWriter m_samples;
    PredictionWriter m_predictions;
    RecordWriter m_records;
};

template <typename Work>
Result<void> BatchWriter::transact(Work work)
{
    const auto attempt = [&]() -> Result<void> {
        auto transaction = Transaction::begin(*m_database, Transaction::Kind::Write);
        if (!transaction)
            return tl::make_unexpected(transaction.error());
        return work().and_then([&] { return transaction->commit(); });
    };
    auto done = attempt();
    if (!done)
        forget();
    return done;
}

} // namespace qd
