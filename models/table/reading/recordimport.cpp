// SPDX-License-Identifier: Apache-2.0
#include "models/table/reading/recordimport.h"

#include "models/base/text.h"
#include "models/logs/formats/lineformat.h"
#include "models/logs/logcollector.h"
#include "models/logs/rows/recordbuilder.h"
#include "models/logs/text/cleantext.h"
#include "models/parquet/duckdbsession.h"
#include "models/parquet/parquetfolder.h"
#include "models/table/columns/parquetimport.h"
#include "models/table/reading/readassumptions.h"
#include "models/table/reading/textimport.h"

#include <QCoreApplication>

#include <chrono>

namespace qd {

namespace {

struct RecordImportWords
{
    Q_DECLARE_TR_FUNCTIONS(RecordImportWords)
};

/// The bytes of a text by which its format is told.
constexpr std::size_t headSize = static_cast<std::size_t>(64) * 1024;

/// Reads the parts of a set one after the other into one table.
class Importer
{
public:
    Importer(TableBuilder& builder, const ImportOptions& options,
             const std::function<void(const ReadProgress&)>& progress, const CancelToken& cancel)
        : m_builder(builder), m_options(options), m_progress(progress), m_cancel(cancel)
    {
    }

    [[nodiscard]] Result<void> read(std::vector<LogPart> parts);
    [[nodiscard]] Result<ImportedLogs> finish();

private:
    [[nodiscard]] Result<void> readPart(LogPart& part);
    [[nodiscard]] Result<void> readParquet(LogPart& part);
    [[nodiscard]] Result<std::shared_ptr<DuckDbSession>> parquetSession();
    [[nodiscard]] Result<void> readText(ByteSource& source, std::uint32_t number, LogPart& part);
    [[nodiscard]] Result<void> stream(ByteSource& source, std::uint32_t number, LogPart& part);
    void name(const QStringList& columns);
    void take(const LogBatch& batch, std::int64_t records, LogPart& part);
    void take(LogBatch&& batch, std::uint32_t source, LogPart& part);
    void storeBlock();
    void tell(std::int64_t bytesRead);
    void assume(const IdRepeats& repeats, bool areOthers);
    [[nodiscard]] bool areColumnsNamed() const;
    /// The fast path reads values as they are usually written.
    [[nodiscard]] bool isFastPathWanted() const
    {
        return m_options.onFastPath && !m_options.mapping.saysHowValuesAreWritten();
    }
    void keepRepeated(std::span<const RowPlace> places);
    [[nodiscard]] Error whyEmpty() const;

    TableBuilder& m_builder;
    ImportOptions m_options;
    std::function<void(const ReadProgress&)> m_progress;
    CancelToken m_cancel;
    std::optional<BlockBuilder> m_block; ///< the block of formats that are not read straight into columns
    ImportedLogs m_result;
    MendedRows m_mended;
    std::int64_t m_samples = 0; ///< server metrics, which no table has
    std::string m_metric;       ///< the name of the first of them
    LeftOutColumns m_leftOut;
    QStringList m_named;    ///< the columns that were named last
    QString m_repeatedName; ///< a name that two columns have
    std::int64_t m_bytesBefore = 0;
    std::int64_t m_bytesTotal = 0;
    std::vector<Error>
        m_noTexts; ///< the errors of files that are no logs: problems where nothing else is there
    std::optional<Error> m_unrecognised;
    std::optional<Error> m_storageError;
    std::chrono::steady_clock::time_point m_told;
    QStringList m_parquetFiles;
    std::shared_ptr<DuckDbSession> m_parquet;
};

/// Why a member of an archive or standard input that holds columns is not read.
std::optional<Error> columnsInStream(std::string_view head, const std::string& name)
{
    if (head.starts_with("PAR1"))
        return Error{ErrorKind::Invalid, toQString(name),
                     RecordImportWords::tr("Parquet files are not read from archives or standard input."),
                     RecordImportWords::tr("Unpack it, or save it as a file, and open that.")};
    if (name.ends_with(".xlsx ([Content_Types].xml)"))
        return Error{ErrorKind::Invalid, toQString(name),
                     RecordImportWords::tr("Excel workbooks are not read."),
                     RecordImportWords::tr("Save the sheet as CSV, and open that.")};
    return std::nullopt;
}

void Importer::storeBlock()
{
    RowIdentities identities = m_block->identities();
    auto stored = m_block->store();
    if (stored)
        m_builder.addBlock(std::move(*stored), std::move(identities));
    else
        m_storageError = stored.error();
}

void Importer::take(const LogBatch& batch, std::int64_t records, LogPart& part)
{
    m_result.rows += batch.rows;
    m_result.otherRows += batch.otherRows;
    m_result.labelRecords += std::ssize(batch.labels);
    m_result.rejectedCount += batch.rejectedCount;
    addUnread(m_result.unreadCells, batch.unreadCells);
    addMended(m_mended, batch.mended);
    if (m_samples == 0 && !batch.samples.empty())
        m_metric = batch.samples.front().key.metric;
    m_samples += std::ssize(batch.samples);
    part.rows += batch.rows;
    part.records += records;
    const std::size_t room = m_options.keptRejections - m_result.rejected.size();
    const auto kept = static_cast<std::ptrdiff_t>(std::min(room, batch.rejected.size()));
    m_result.rejected.insert(m_result.rejected.end(), batch.rejected.begin(), batch.rejected.begin() + kept);
}

void Importer::take(LogBatch&& batch, std::uint32_t source, LogPart& part)
{
    take(batch, std::ssize(batch.records), part);
    for (std::size_t i = 0; i < batch.records.size(); ++i) {
        if (m_block->isFull())
            storeBlock();
        m_block->add(batch.records[i], batch.recordLines[i], source);
    }
    for (const LabelRecord& label : batch.labels)
        m_builder.addLabel(label);
}

/// About ten times a second.
void Importer::tell(std::int64_t bytesRead)
{
    const auto time = std::chrono::steady_clock::now();
    if (!m_progress || time - m_told < std::chrono::milliseconds(100))
        return;
    m_told = time;
    m_progress({m_bytesBefore + bytesRead, m_bytesTotal, m_result.rows});
}

void Importer::name(const QStringList& columns)
{
    std::vector<std::pair<std::string, FieldMatch>> names;
    if (columns != m_named && m_repeatedName.isEmpty())
        m_repeatedName = repeatedName(columns);
    m_named = columns;
    for (const QString& one : columns)
        names.emplace_back(one.toStdString(), m_options.mapping.match(one.toStdString()));
    m_builder.nameColumns(names);
}

/// All texts of other formats than JSON lines and tables.
Result<void> Importer::stream(ByteSource& source, std::uint32_t number, LogPart& part)
{
    if (!m_block)
        m_block.emplace(m_builder.schema(), m_builder.file());
    const auto log = streamLog(
        source, modifiedAt(part.path),
        {.keptRejections = m_options.keptRejections, .mapping = m_options.mapping, .anyScore = true},
        [&](LogBatch&& batch) { take(std::move(batch), number, part); },
        [&](const ReadProgress& now) { tell(now.bytesRead); }, m_cancel);
    if (!log)
        return Failure(log.error());
    storeBlock();
    if (m_storageError)
        return Failure(*m_storageError);
    name(log->columns);
    if (part.format == LogFormat::Unknown)
        part.format = log->format;
    if (!m_unrecognised)
        m_unrecognised = log->unrecognised;
    std::vector<Error>& problems = log->isText ? m_result.problems : m_noTexts;
    problems.insert(problems.end(), log->problems.begin(), log->problems.end());
    return {};
}

/// The present text of the source.
Result<void> Importer::readText(ByteSource& source, std::uint32_t number, LogPart& part)
{
    std::string head(headSize, '\0');
    const auto count = source.read(head);
    head.resize(count.value_or(0));
    if (auto error = columnsInStream(head, source.name())) {
        m_result.problems.push_back(std::move(*error));
        return {};
    }
    const LogFormat format = head.empty() ? LogFormat::Unknown : detectFormat(head);
    const std::vector<Assumption> assumed = source.assumptions();
    m_result.assumptions.insert(m_result.assumptions.end(), assumed.begin(), assumed.end());
    BegunSource text(source, head);
    TextImport fast(m_builder, text,
                    {source.name(), m_options.mapping, m_options.keptRejections, number, isFastPathWanted()});
    if (!count || !fast.begin(head, format)) {
        if (!count)
            m_result.problems.push_back(count.error());
        return count ? stream(text, number, part) : Result<void>();
    }
    const auto done = fast.run(
        [&](const ReadChunk& chunk) {
            take(chunk.batch, chunk.records, part);
            name(chunk.columns);
            if (!m_unrecognised)
                m_unrecognised = chunk.unrecognised;
            tell(source.bytesRead());
        },
        m_cancel);
    if (part.format == LogFormat::Unknown)
        part.format = format;
    if (done || done.error().kind == ErrorKind::Storage)
        return done;
    m_result.problems.push_back(done.error());
    return {};
}

/// One for all files of the set; a new one when damage may have spoilt it.
Result<std::shared_ptr<DuckDbSession>> Importer::parquetSession()
{
    if (m_parquet)
        return m_parquet;
    auto session = DuckDbSession::open(m_parquetFiles);
    if (session)
        m_parquet = *session;
    return session;
}

/// A file of columns.
Result<void> Importer::readParquet(LogPart& part)
{
    part.format = LogFormat::Parquet;
    auto session = parquetSession();
    if (!session) {
        Error error = session.error();
        error.where = part.path;
        m_result.problems.push_back(std::move(error));
        return {};
    }
    auto file = ParquetImport::open(part.path, *session, m_builder,
                                    {part.path.toStdString(), m_options.mapping, m_options.keptRejections,
                                     m_builder.addSource(part.path), isFastPathWanted()});
    if (!file) {
        m_parquet.reset();
        m_result.problems.push_back(file.error());
        return {};
    }
    if (auto error = (*file)->unrecognised()) {
        if (!m_unrecognised)
            m_unrecognised = std::move(error);
        m_result.rows += (*file)->rows();
        m_result.otherRows += (*file)->rows();
        part.rows = (*file)->rows();
    } else {
        m_builder.nameColumns((*file)->plan().matches());
        const double bytesPerRow =
            static_cast<double>(part.bytes) / static_cast<double>(std::max<std::int64_t>((*file)->rows(), 1));
        const auto done = (*file)->run(
            [&](const ReadChunk& chunk, std::int64_t rowsRead) {
                take(chunk.batch, chunk.records, part);
                tell(static_cast<std::int64_t>(static_cast<double>(rowsRead) * bytesPerRow));
            },
            m_cancel);
        if (!done && done.error().kind == ErrorKind::Storage)
            return done;
        if (!done) {
            m_parquet.reset();
            m_result.problems.push_back(done.error());
        }
    }
    m_bytesBefore += part.bytes;
    m_result.bytes += part.bytes;
    return {};
}

Result<void> Importer::readPart(LogPart& part)
{
    const auto source = CleanText::open(part.path.toStdString());
    if (!source) {
        m_result.problems.push_back(source.error());
        return {};
    }
    const std::uint32_t number = m_builder.addSource(part.path);
    while (true) {
        const auto more = (*source)->next();
        if (!more)
            m_result.problems.push_back(more.error());
        if (!more || !*more)
            break;
        if (auto read = readText(**source, number, part); !read)
            return read;
        if (m_cancel.isCancelled())
            return fail(ErrorKind::Cancelled, part.path, RecordImportWords::tr("The import was cancelled."));
    }
    part.bytes = (*source)->bytesRead();
    m_bytesBefore += part.bytes;
    m_result.bytes += part.bytes;
    return {};
}

Result<void> Importer::read(std::vector<LogPart> parts)
{
    for (const LogPart& part : parts) {
        m_bytesTotal += part.repeated ? 0 : part.bytes;
        if (isParquet(part.path))
            m_parquetFiles += part.path;
    }
    for (LogPart& part : parts) {
        if (part.repeated)
            continue;
        auto done = isParquet(part.path) ? readParquet(part) : readPart(part);
        if (!done)
            return done;
        if (m_cancel.isCancelled())
            return fail(ErrorKind::Cancelled, part.path, RecordImportWords::tr("The import was cancelled."));
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
                          .unrecognised = m_unrecognised,
                          .samples = m_samples,
                          .metric = m_metric});
}

/// Tells what rows and columns were taken for.
void Importer::assume(const IdRepeats& repeats, bool areOthers)
{
    std::vector<Assumption>& all = m_result.assumptions;
    const int column = m_result.table->columnOf(LogField::RequestId);
    const auto nameOf = [&](int at) { return m_result.table->columns()[static_cast<std::size_t>(at)].name; };
    if (column != noColumn && repeats.all() > 0)
        all.push_back(assumptionOf(repeats, areOthers, m_options.mapping.ids, nameOf(column)));
    for (const auto& [what, rows] : m_mended)
        all.push_back(assumptionOf(what, rows));
    if (m_leftOut.count > 0)
        all.push_back(assumptionOf(m_leftOut));
    if (!m_repeatedName.isEmpty())
        all.push_back(assumptionOfRepeated(m_repeatedName));
    const int latency = m_result.table->columnOf(LogField::Latency);
    if (latency != noColumn && areColumnsNamed() && !m_options.mapping.fields.contains(nameOf(latency)) &&
        !hasUnit(nameOf(latency)))
        all.push_back(assumptionOfLatency(nameOf(latency)));
}

/// The columns have the names that whoever writes the log gave them.
bool Importer::areColumnsNamed() const
{
    return std::all_of(m_result.parts.begin(), m_result.parts.end(), [](const LogPart& part) {
        return part.format == LogFormat::JsonLines || part.format == LogFormat::Csv ||
               part.format == LogFormat::Parquet;
    });
}

void Importer::keepRepeated(std::span<const RowPlace> places)
{
    const QStringList& paths = m_result.table->paths();
    for (const RowPlace& place : places) {
        const std::string path = paths.value(static_cast<qsizetype>(place.source)).toStdString();
        m_result.repeated.push_back(
            {place.line,
             {ErrorKind::Invalid, LinePlace{path, place.line}.text(),
              RecordImportWords::tr("Another row has the id of this request, and says more or came first."),
              RecordImportWords::tr("Say that the id identifies something else if all rows are to count.")}});
    }
}

Result<ImportedLogs> Importer::finish()
{
    if (m_builder.rows() == 0) {
        m_result.problems.insert(m_result.problems.end(), m_noTexts.begin(), m_noTexts.end());
        return Failure(whyEmpty());
    }
    m_result.passedOver = std::move(m_noTexts);
    const TableSchema& schema = m_builder.schema();
    m_leftOut = {schema.firstLeftOut(), schema.columnsLeftOut()};
    auto outcome = m_builder.finish(m_options.joinWindow, m_cancel, m_options.mapping.ids);
    if (!outcome)
        return Failure(outcome.error());
    m_result.table = std::move(outcome->table);
    m_result.repeatedRows = outcome->repeatedRows;
    keepRepeated(outcome->repeatedPlaces);
    m_result.homelessLabels = outcome->homelessLabels;
    assume(outcome->repeats, outcome->areIdsOthers);
    m_result.joinedLabels = outcome->joinedLabels;
    m_result.labelled = outcome->labelled;
    if (outcome->unkeptLabels > 0)
        m_result.problems.push_back(
            {ErrorKind::Invalid, m_result.parts.front().path,
             RecordImportWords::tr(
                 "%n late label(s) were not joined, because there are more than %1 different ones.", "",
                 static_cast<int>(
                     std::min<std::int64_t>(outcome->unkeptLabels, std::numeric_limits<int>::max())))
                 .arg(TableSchema::mostValues),
             RecordImportWords::tr("Check in the column mapping whether the label is the right column.")});
    return std::move(m_result);
}

} // namespace

Result<ImportedLogs> importLogs(const QStringList& paths, const ImportOptions& options,
                                const std::function<void(const ReadProgress&)>& progress,
                                const CancelToken& cancel)
{
    auto parts = findLogs(paths, options.mapping, cancel);
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
