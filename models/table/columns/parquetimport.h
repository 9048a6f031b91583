// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/blocks/tablebuilder.h"
#include "models/table/columns/columnplan.h"
#include "models/table/reading/rowreader.h"

namespace qd {

/// Reads one Parquet file into the table, on all cores: the library decodes it, and on its threads the rows
/// go into blocks, which are taken in their order.
class ParquetImport
{
public:
    /// Errors as ParquetFile::open().
    [[nodiscard]] static Result<std::unique_ptr<ParquetImport>> open(const QString& path,
                                                                     std::shared_ptr<DuckDbSession> session,
                                                                     TableBuilder& builder,
                                                                     RowReaderOptions options);

    [[nodiscard]] const ColumnPlan& plan() const { return m_plan; }
    [[nodiscard]] std::int64_t rows() const { return m_file->rows(); }
    /// The error for a file without the columns of a prediction or of a late label.
    [[nodiscard]] std::optional<Error> unrecognised() const;

    /// `take` gets everything but the rows, in order, from one thread at a time, and how many rows of the
    /// file have been read. Errors: the file is damaged, which says how much of it was read, or the temporary
    /// file fails. Returns early when cancelled.
    [[nodiscard]] Result<void> run(const std::function<void(const ReadChunk&, std::int64_t rowsRead)>& take,
                                   const CancelToken& cancel);

private:
    class Order;

    ParquetImport(std::unique_ptr<ParquetFile> file, ColumnPlan plan, TableBuilder& builder,
                  RowReaderOptions options)
        : m_file(std::move(file)), m_plan(std::move(plan)), m_builder(builder), m_options(std::move(options))
    {
    }

    std::unique_ptr<ParquetFile> m_file;
    ColumnPlan m_plan;
    TableBuilder& m_builder;
    RowReaderOptions m_options;
};

} // namespace qd
