// SPDX-License-Identifier: Apache-2.0
#include "models/logs/logset.h"

#include "models/logs/logcollector.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>

namespace qd {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(LogSet)
};

/// The first time in a file, by its first batch with any.
std::optional<Timestamp> firstTime(const QString& path, const CancelToken& cancel)
{
    const auto source = ByteSource::open(path.toStdString());
    if (!source)
        return std::nullopt; // told when it is read
    std::optional<Timestamp> first;
    const auto take = [&first](Timestamp at) {
        if (at.ms != 0 && (!first || at < *first))
            first = at;
    };
    const CancelToken enough;
    (void)streamLog(
        **source, modifiedAt(path), {.keepAttributes = false, .threads = 1},
        [&](LogBatch&& batch) {
            for (const PredictionRecord& record : batch.records)
                take(record.at);
            for (const LabelRecord& label : batch.labels)
                take(label.at);
            for (const SeriesSample& sample : batch.samples)
                take(sample.sample.at);
            if (first || cancel.isCancelled())
                enough.cancel();
        },
        {}, enough);
    return first;
}

/// What is older stands first; files without times by their last writes, and by their names.
bool isOlder(const LogPart& a, const LogPart& b)
{
    const auto key = [](const LogPart& part) {
        const LogName name = LogName::of(QFileInfo(part.path).fileName());
        return std::tuple(part.begins.value_or(modifiedAt(part.path)), name.date, -name.rotations, part.path);
    };
    return key(a) < key(b);
}

QStringList filesOf(const QStringList& paths)
{
    QStringList files;
    for (const QString& path : paths) {
        if (QFileInfo(path).isDir())
            files += logsIn(path);
        else
            files += path;
    }
    files.removeDuplicates();
    return files;
}

/// Reads the parts of a set one after the other.
class SetReader
{
public:
    SetReader(std::vector<LogPart> found, const QString& name, const ReadLogOptions& options,
              const CancelToken& cancel)
        : parts(std::move(found)), m_options(options), m_cancel(cancel), m_collector(name, options)
    {
        for (const LogPart& part : parts)
            m_bytesTotal += part.repeated ? 0 : part.bytes;
    }

    [[nodiscard]] Result<void> read(LogPart& part, const std::function<void(const ReadProgress&)>& progress);
    [[nodiscard]] Result<LogSet> finish();

    std::vector<LogPart> parts;

private:
    ReadLogOptions m_options;
    CancelToken m_cancel;
    LogCollector m_collector;
    std::int64_t m_bytesBefore = 0; ///< of the parts that were read
    std::int64_t m_bytesTotal = 0;
};

Result<void> SetReader::read(LogPart& part, const std::function<void(const ReadProgress&)>& progress)
{
    const auto source = ByteSource::open(part.path.toStdString());
    if (!source) {
        StreamedLog none;
        none.problems.push_back(source.error());
        m_collector.add(none, 0);
        return {};
    }
    const auto take = [&](LogBatch&& batch) {
        part.rows += batch.rows;
        part.records += std::ssize(batch.records);
        m_collector.take(std::move(batch));
    };
    const auto tell = [&](const ReadProgress& now) {
        if (progress)
            progress({m_bytesBefore + now.bytesRead, m_bytesTotal, m_collector.rows()});
    };
    const auto log =
        streamLog(**source, modifiedAt(part.path),
                  {.keepAttributes = m_options.keepAttributes, .keptRejections = m_options.keptRejections},
                  take, tell, m_cancel);
    if (!log)
        return Failure(log.error());
    part.format = log->format;
    part.bytes = (*source)->bytesRead();
    m_bytesBefore += part.bytes;
    m_collector.add(*log, part.bytes);
    return {};
}

Result<LogSet> SetReader::finish()
{
    auto log = m_collector.finish();
    if (!log)
        return Failure(log.error());
    const auto earlier = [](const PredictionRecord& a, const PredictionRecord& b) { return a.at < b.at; };
    if (!std::is_sorted(log->records.begin(), log->records.end(), earlier))
        std::stable_sort(log->records.begin(), log->records.end(), earlier);
    return LogSet{std::move(*log), std::move(parts)};
}

} // namespace

LogName LogName::of(const QString& fileName)
{
    static const QRegularExpression packing(QStringLiteral("\\.(gz|zst|xz|bz2|tgz|tar|zip)$"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression number(QStringLiteral("\\.([0-9]{1,3})$"));
    static const QRegularExpression date(QStringLiteral(
        "[-._]?([0-9]{4})[-_]?([0-9]{2})[-_]?([0-9]{2})(?:[-_T]?([0-9]{2})[-_]?([0-9]{2})?)?"));
    LogName name{fileName, 0, {}};
    while (name.base.contains(packing))
        name.base.remove(packing);
    if (const auto found = number.match(name.base); found.hasMatch()) {
        name.rotations = found.captured(1).toInt();
        name.base.chop(found.capturedLength());
    }
    if (const auto found = date.match(name.base); found.hasMatch()) {
        name.date = found.capturedTexts().mid(1).join(QString());
        name.base.remove(found.capturedStart(), found.capturedLength());
    }
    return name;
}

bool LogName::isLog() const
{
    static const QStringList suffixes{"log", "jsonl", "ndjson", "json", "csv", "tsv", "txt", "out", "err"};
    return suffixes.contains(QFileInfo(base).suffix(), Qt::CaseInsensitive) ||
           base.contains(QStringLiteral("log"), Qt::CaseInsensitive);
}

QStringList logsIn(const QString& folder)
{
    QStringList logs;
    QDirIterator entries(folder, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString path = entries.next();
        // Archives of logs are often named after the machine.
        static const QRegularExpression archive(QStringLiteral("\\.(tar(\\.\\w+)?|tgz|zip)$"));
        if (LogName::of(entries.fileName()).isLog() || entries.fileName().contains(archive))
            logs += path;
    }
    logs.sort();
    return logs;
}

Timestamp modifiedAt(const QString& path)
{
    const QDateTime time = QFileInfo(path).lastModified();
    return {(time.isValid() ? time : QDateTime::currentDateTime()).toMSecsSinceEpoch()};
}

Result<std::vector<LogPart>> findLogs(const QStringList& paths, const ImportLedger& imported,
                                      const CancelToken& cancel)
{
    std::vector<LogPart> parts;
    ImportLedger known = imported;
    const QStringList files = filesOf(paths);
    for (const QString& path : files) {
        LogPart part;
        part.path = path;
        part.bytes = QFileInfo(path).size();
        if (auto identity = identifyFile(path.toStdString())) {
            part.identity = std::move(*identity);
            part.repeated = known.holds(part.identity);
            known.add(part.identity);
        }
        if (!part.repeated && files.size() > 1)
            part.begins = firstTime(path, cancel);
        parts.push_back(std::move(part));
    }
    if (parts.empty()) {
        return fail(ErrorKind::NotFound, paths.join(QStringLiteral(", ")), Tr::tr("There are no logs here."),
                    Tr::tr("Choose the files themselves; in a folder, only names such as p.log, p.jsonl or "
                           "p.csv.1.gz are taken for logs."));
    }
    std::sort(parts.begin(), parts.end(), isOlder);
    return parts;
}

Result<LogSet> readLogs(const QStringList& paths, const ReadLogOptions& options, const ImportLedger& imported,
                        const std::function<void(const ReadProgress&)>& progress, const CancelToken& cancel)
{
    auto found = findLogs(paths, imported, cancel);
    if (!found)
        return Failure(found.error());
    SetReader reader(std::move(*found), paths.value(0), options, cancel);
    bool all = true;
    for (LogPart& part : reader.parts) {
        all = all && part.repeated;
        if (cancel.isCancelled())
            return fail(ErrorKind::Cancelled, part.path, Tr::tr("Reading was cancelled."));
        if (part.repeated)
            continue;
        if (auto read = reader.read(part, progress); !read)
            return Failure(read.error());
    }
    if (all) {
        return fail(ErrorKind::Conflict, paths.join(QStringLiteral(", ")),
                    Tr::tr("These logs have been imported before."),
                    Tr::tr("Nothing was added; export newer logs, or look at the imported ones."));
    }
    return reader.finish();
}

} // namespace qd
