// SPDX-License-Identifier: Apache-2.0
#include "models/logs/files/logset.h"

#include "models/logs/files/filedigest.h"
#include "models/logs/text/cleantext.h"
#include "models/parquet/parquetfolder.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>

#include <set>

namespace qd {

namespace {

struct LogSetWords
{
    Q_DECLARE_TR_FUNCTIONS(LogSetWords)
};

/// The first time in a file, by its first batch with any.
std::optional<Timestamp> firstTime(const QString& path, const ColumnMapping& mapping,
                                   const CancelToken& cancel)
{
    if (isParquet(path))
        return std::nullopt; // its rows are no text
    const auto source = CleanText::open(path.toStdString());
    if (!source)
        return std::nullopt; // told when it is read
    std::optional<Timestamp> first;
    const auto take = [&first](Timestamp at) {
        if (at.ms != 0 && (!first || at < *first))
            first = at;
    };
    const CancelToken enough;
    (void)streamLog(
        **source, modifiedAt(path), {.keepAttributes = false, .mapping = mapping, .threads = 1},
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

Result<QStringList> filesOf(const QStringList& paths)
{
    QStringList files;
    for (const QString& path : paths) {
        if (!QFileInfo(path).isDir()) {
            files += path;
            continue;
        }
        const auto current = currentFiles(logsIn(path));
        if (!current)
            return Failure(current.error());
        files += *current;
    }
    files.removeDuplicates();
    return files;
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
    static const QStringList suffixes{"log", "jsonl", "ndjson", "json",    "csv",  "tsv",
                                      "txt", "out",   "err",    "parquet", "parq", "pq"};
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

Result<std::vector<LogPart>> findLogs(const QStringList& paths, const ColumnMapping& mapping,
                                      const CancelToken& cancel)
{
    std::vector<LogPart> parts;
    std::set<std::string> known;
    const auto files = filesOf(paths);
    if (!files)
        return Failure(files.error());
    for (const QString& path : *files) {
        LogPart part;
        part.path = path;
        part.bytes = QFileInfo(path).size();
        if (files->size() > 1) {
            if (auto digest = digestOfFile(path.toStdString()))
                part.repeated = !known.insert(std::move(*digest)).second;
            if (!part.repeated)
                part.begins = firstTime(path, mapping, cancel);
        }
        parts.push_back(std::move(part));
    }
    if (parts.empty()) {
        return fail(
            ErrorKind::NotFound, paths.join(QStringLiteral(", ")), LogSetWords::tr("There are no logs here."),
            LogSetWords::tr("Choose the files themselves; in a folder, only names such as p.log, p.jsonl or "
                            "p.csv.1.gz are taken for logs."));
    }
    std::sort(parts.begin(), parts.end(), isOlder);
    return parts;
}

} // namespace qd
