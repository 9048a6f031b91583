// SPDX-License-Identifier: Apache-2.0
#include "models/table/columns/parquetimport.h"

#include "models/base/text.h"
#include "models/table/columns/columnreader.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <thread>

namespace qd {

/// The blocks of all threads on their way into the table.
class ParquetImport::Order
{
public:
    Order(ParquetImport& import, const std::function<void(const ReadChunk&, std::int64_t)>& take)
        : m_import(import), m_take(take), m_codes(import.m_builder.schema(), import.m_plan)
    {
    }

    [[nodiscard]] TextCodes& codes() { return m_codes; }

    /// Takes rows from any thread.
    void take(const ParquetRows& rows)
    {
        Worker& worker = own();
        const bool follows = worker.next == rows.first;
        if (worker.next > worker.first && (!follows || !worker.reader.hasRoomFor(rows.count)))
            flush(worker);
        if (worker.next == worker.first)
            worker.first = rows.first;
        worker.reader.read(rows);
        worker.next = rows.first + static_cast<std::int64_t>(rows.count);
    }

    /// Takes what the threads still hold, and what lies behind a part that could not be read.
    void finish()
    {
        for (auto& [thread, worker] : m_workers) {
            if (worker->next > worker->first)
                flush(*worker);
        }
        const std::lock_guard lock(m_orderMutex);
        for (auto& [first, piece] : m_pieces)
            accept(piece);
        m_pieces.clear();
    }

    [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }

private:
    struct Worker
    {
        ColumnReader reader;
        std::int64_t first = 0; ///< the rows [first, next) of the file are in the present block
        std::int64_t next = 0;
    };
    struct Piece
    {
        ReadChunk chunk;
        std::int64_t rows = 0;
    };

    Worker& own()
    {
        const std::lock_guard lock(m_workerMutex);
        auto& worker = m_workers[std::this_thread::get_id()];
        if (!worker)
            worker.reset(new Worker{ColumnReader(m_import.m_builder.schema(), m_import.m_builder.file(),
                                                 m_import.m_options, m_import.m_plan, m_codes)});
        return *worker;
    }

    void flush(Worker& worker)
    {
        Piece piece{worker.reader.take(), worker.next - worker.first};
        const std::lock_guard lock(m_orderMutex);
        m_pieces.emplace(worker.first, std::move(piece));
        worker.first = worker.next;
        while (!m_pieces.empty() && m_pieces.begin()->first == m_next) {
            m_next += m_pieces.begin()->second.rows;
            accept(m_pieces.begin()->second);
            m_pieces.erase(m_pieces.begin());
        }
    }

    void accept(Piece& piece)
    {
        for (auto& [block, identities] : piece.chunk.blocks)
            m_import.m_builder.addBlock(std::move(block), std::move(identities));
        for (const LabelRecord& label : piece.chunk.batch.labels)
            m_import.m_builder.addLabel(label);
        if (piece.chunk.failure && !m_failure)
            m_failure = piece.chunk.failure;
        m_read += piece.rows;
        m_take(piece.chunk, m_read);
    }

    ParquetImport& m_import;
    const std::function<void(const ReadChunk&, std::int64_t)>& m_take;
    TextCodes m_codes;
    std::mutex m_workerMutex;
    std::map<std::thread::id, std::unique_ptr<Worker>> m_workers;
    std::mutex m_orderMutex;
    std::map<std::int64_t, Piece> m_pieces; ///< pieces by their first rows, that wait for earlier ones
    std::int64_t m_next = 0;
    std::int64_t m_read = 0;
    std::optional<Error> m_failure;
};

Result<std::unique_ptr<ParquetImport>> ParquetImport::open(const QString& path,
                                                           std::shared_ptr<DuckDbSession> session,
                                                           TableBuilder& builder, RowReaderOptions options)
{
    auto file = ParquetFile::open(path.toStdString(), std::move(session));
    if (!file)
        return Failure(file.error());
    ColumnPlan plan = ColumnPlan::of((*file)->columns(), partitionValues(path), options.mapping);
    return std::unique_ptr<ParquetImport>(
        new ParquetImport(std::move(*file), std::move(plan), builder, std::move(options)));
}

std::optional<Error> ParquetImport::unrecognised() const
{
    if (m_plan.mayHoldRecords)
        return std::nullopt;
    return unrecognisedColumns(m_options.name, m_plan.names());
}

Result<void> ParquetImport::run(const std::function<void(const ReadChunk&, std::int64_t)>& take,
                                const CancelToken& cancel)
{
    Order order(*this, take);
    const auto read = m_file->read(
        m_plan.readings, [&order](const ParquetRows& rows) { order.take(rows); }, cancel, std::nullopt,
        [&order](std::size_t reading, std::string_view text) { return order.codes().code(reading, text); });
    order.finish();
    if (order.failure())
        return Failure(*order.failure());
    if (!read && !cancel.isCancelled())
        return Failure(read.error());
    return {};
}

} // namespace qd
