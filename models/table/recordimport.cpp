// SPDX-License-Identifier: Apache-2.0
#include "models/table/recordimport.h"

#include "models/logs/logcollector.h"
#include "models/table/tablebuilder.h"

#include <chrono>

namespace qd {

namespace {

/// Reads the parts of a set one after the other into one table.
class Importer
{
public:
    Importer(TableBuilder& builder, const ImportOptions& options,
             const std::function<void(const ReadProgress&)>& progress, const CancelToken& cancel)
        : m_builder(builder),
          m_options(options),
          m_progress(progress),
          m_cancel(cancel),
          m_block(builder.schema(), builder.file())
    {
    }

    [[nodiscard]] Result<void> read(std::vector<LogPart> parts);
    [[nodiscard]] Result<ImportedLogs> finish();

private:
    [[nodiscard]] Result<void> readPart(LogPart& part);
    void take(LogBatch&& batch, std::uint32_t source, LogPart& part);
    void storeBlock();
    void tell(const ReadProgress& now);
    [[nodiscard]] Error whyEmpty() const;

    TableBuilder& m_builder;
    ImportOptions m_options;
    std::function<void(const ReadProgress&)> m_progress;
    CancelToken m_cancel;
    BlockBuilder m_block;
    ImportedLogs m_result;
    std::int64_t m_bytesBefore = 0;
    std::int64_t m_bytesTotal = 0;
    std::optional<Error> m_unrecognised;
    std::optional<Error> m_storageError;
    std::chrono::steady_clock::time_point m_told;
};

void Importer::storeBlock()
{
    const std::vector<RowIdentity> identities = std::move(m_block.identities());
    auto stored = m_block.store();
    if (stored)
        m_builder.addBlock(std::move(*stored), identities);
    else
        m_storageError = stored.error();
}

void Importer::take(LogBatch&& batch, std::uint32_t source, LogPart& part)
{
    m_result.rows += batch.rows;
    m_result.otherRows += batch.otherRows;
    m_result.labelRecords += std::ssize(batch.labels);
    m_result.rejectedCount += batch.rejectedCount;
    part.rows += batch.rows;
    part.records += std::ssize(batch.records);
    for (std::size_t i = 0; i < batch.records.size(); ++i) {
        if (m_block.isFull())
            storeBlock();
        m_block.add(batch.records[i], batch.recordLines[i], source);
    }
    for (const LabelRecord& label : batch.labels)
        m_builder.addLabel(label);
    for (RejectedRow& row : batch.rejected) {
        if (m_result.rejected.size() < m_options.keptRejections)
            m_result.rejected.push_back(std::move(row));
    }
}

/// About ten times a second.
void Importer::tell(const ReadProgress& now)
{
    const auto time = std::chrono::steady_clock::now();
    if (!m_progress || time - m_told < std::chrono::milliseconds(100))
        return;
    m_told = time;
    m_progress({m_bytesBefore + now.bytesRead, m_bytesTotal, m_result.rows});
}

Result<void> Importer::readPart(LogPart& part)
{
    const auto source = ByteSource::open(part.path.toStdString());
    if (!source) {
        m_result.problems.push_back(source.error());
        return {};
    }
    const std::uint32_t number = m_builder.addSource(part.path);
    const auto log = streamLog(
        **source, modifiedAt(part.path),
        {.keptRejections = m_options.keptRejections, .mapping = m_options.mapping},
        [&](LogBatch&& batch) { take(std::move(batch), number, part); },
        [&](const ReadProgress& now) { tell(now); }, m_cancel);
    if (!log)
        return Failure(log.error());
    storeBlock();
    if (m_storageError)
        return Failure(*m_storageError);
    std::vector<std::pair<std::string, FieldMatch>> names;
    for (const QString& name : log->columns)
        names.emplace_back(name.toStdString(), m_options.mapping.match(name.toStdString()));
    m_builder.nameColumns(names);
    part.format = log->format;
    part.bytes = (*source)->bytesRead();
    m_bytesBefore += part.bytes;
    m_result.bytes += part.bytes;
    if (!m_unrecognised)
        m_unrecognised = log->unrecognised;
    m_result.problems.insert(m_result.problems.end(), log->problems.begin(), log->problems.end());
    return {};
}

Result<void> Importer::read(std::vector<LogPart> parts)
{
    for (const LogPart& part : parts)
        m_bytesTotal += part.repeated ? 0 : part.bytes;
    for (LogPart& part : parts) {
        if (part.repeated)
            continue;
        if (auto done = readPart(part); !done)
            return done;
    }
    m_result.parts = std::move(parts);
    return {};
}

Error Importer::whyEmpty() const
{
    const QString where = m_result.parts.empty() ? QString() : m_result.parts.front().path;
    return emptyLogError({.where = where,
                          .bytes = m_result.bytes,
                          .otherRows = m_result.otherRows,
                          .labelRecords = m_result.labelRecords,
                          .rejected = m_result.rejected,
                          .problems = m_result.problems,
                          .unrecognised = m_unrecognised});
}

Result<ImportedLogs> Importer::finish()
{
    if (m_builder.rows() == 0)
        return Failure(whyEmpty());
    auto outcome = m_builder.finish(m_options.joinWindow, m_cancel);
    if (!outcome)
        return Failure(outcome.error());
    m_result.table = std::move(outcome->table);
    m_result.repeatedRows = outcome->repeatedRows;
    m_result.joinedLabels = outcome->joinedLabels;
    m_result.labelled = outcome->labelled;
    return std::move(m_result);
}

} // namespace

Result<ImportedLogs> importLogs(const QStringList& paths, const ImportOptions& options,
                                const std::function<void(const ReadProgress&)>& progress,
                                const CancelToken& cancel)
{
    auto parts = findLogs(paths, {}, cancel);
    if (!parts)
        return Failure(parts.error());
    auto builder = TableBuilder::create();
    if (!builder)
        return Failure(builder.error());
    Importer importer(**builder, options, progress, cancel);
    if (auto read = importer.read(std::move(*parts)); !read)
        return Failure(read.error());
    return importer.finish();
}

} // namespace qd
