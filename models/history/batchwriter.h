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
    /// Brings all samples into chunks and all predictions into segments of full size, and gives the pages
    /// that this frees back to the disk.
    [[nodiscard]] Result<void> settle();

private:
    BatchWriter(const Database& database, SampleWriter samples, PredictionWriter predictions,
                RecordWriter records);

    [[nodiscard]] Result<void> commitAll(std::span<const SharedBatch> batches);
    [[nodiscard]] Result<void> write(const WriteBatch& batch);
    template <typename Record>
    [[nodiscard]] Result<void> writeEach(const std::vector<Record>& records);

    const Database* m_database;
    SampleWriter m_samples;
    PredictionWriter m_predictions;
    RecordWriter m_records;
};

} // namespace qd
