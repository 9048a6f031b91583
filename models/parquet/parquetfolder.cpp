// SPDX-License-Identifier: Apache-2.0
#include "models/parquet/parquetfolder.h"

#include "models/base/text.h"
#include "models/parquet/parquetfile.h"
#include "models/parquet/parquetwords.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

#include <simdjson.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

namespace qd {

namespace {

constexpr QLatin1String deltaLog("_delta_log");

Failure cannotTell(const QString& folder, const QString& why)
{
    return fail(
        ErrorKind::Invalid, folder, why,
        ParquetWords::tr("Export the table as Parquet or CSV with the program that writes it, or open "
                         "single files of it."));
}

/// The files that a Delta table consists of now, by its log.
class DeltaTable
{
public:
    explicit DeltaTable(QString folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] Result<std::set<QString>> files();

private:
    [[nodiscard]] Result<void> readCheckpoint(qint64 version, const QStringList& names);
    [[nodiscard]] Result<void> readCommit(const QString& name);
    [[nodiscard]] Result<void> take(simdjson::dom::object action);
    [[nodiscard]] Result<void> add(std::string_view path, bool hasDeletedRows);
    [[nodiscard]] QString logPath(const QString& name) const
    {
        return m_folder + '/' + deltaLog + '/' + name;
    }
    [[nodiscard]] QString filePath(std::string_view path) const
    {
        return QDir::cleanPath(m_folder + '/' +
                               QUrl::fromPercentEncoding(QByteArray(path.data(), std::ssize(path))));
    }

    QString m_folder;
    std::set<QString> m_files;
};

Result<void> DeltaTable::add(std::string_view path, bool hasDeletedRows)
{
    if (hasDeletedRows)
        return cannotTell(m_folder,
                          ParquetWords::tr("This Delta table marks single rows as deleted (deletion "
                                           "vectors), which the console does not read."));
    if (path.find("://") != std::string_view::npos || path.starts_with('/') || path.starts_with("file:"))
        return cannotTell(m_folder, ParquetWords::tr("This Delta table has files outside of its folder."));
    m_files.insert(filePath(path));
    return {};
}

Result<void> DeltaTable::take(simdjson::dom::object action)
{
    using simdjson::SUCCESS;
    std::string_view text;
    if (action.at_pointer("/metaData/configuration/delta.columnMapping.mode").get(text) == SUCCESS &&
        text != "none")
        return cannotTell(m_folder,
                          ParquetWords::tr("This Delta table gives its columns other names than its "
                                           "files do (column mapping)."));
    if (action.at_pointer("/remove/path").get(text) == SUCCESS)
        m_files.erase(filePath(text));
    if (action.at_pointer("/add/path").get(text) != SUCCESS)
        return {};
    simdjson::dom::object deleted;
    return add(text, action.at_pointer("/add/deletionVector").get(deleted) == SUCCESS);
}

Result<void> DeltaTable::readCommit(const QString& name)
{
    QFile file(logPath(name));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, file.fileName(), file.errorString());
    simdjson::dom::parser parser;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        simdjson::dom::object action;
        if (line.isEmpty())
            continue;
        if (parser.parse(line.constData(), static_cast<std::size_t>(line.size())).get(action) !=
            simdjson::SUCCESS)
            return cannotTell(file.fileName(), ParquetWords::tr("The log of this Delta table is damaged."));
        if (auto taken = take(action); !taken)
            return taken;
    }
    return {};
}

Result<void> DeltaTable::readCheckpoint(qint64 version, const QStringList& names)
{
    const QString prefix = QStringLiteral("%1.checkpoint.").arg(version, 20, 10, QChar('0'));
    for (const QString& name : names) {
        if (!name.startsWith(prefix) || !name.endsWith(QStringLiteral(".parquet")))
            continue;
        const auto file = ParquetFile::open(logPath(name).toStdString());
        if (!file)
            return Failure(file.error());
        std::vector<ParquetFile::Reading> wanted;
        for (const std::string column : {"add.path", "add.deletionVector.storageType"}) {
            const auto& columns = (*file)->columns();
            const auto at = std::find_if(columns.begin(), columns.end(),
                                         [&](const ParquetColumn& one) { return one.name() == column; });
            if (at != columns.end())
                wanted.push_back({static_cast<std::size_t>(at - columns.begin()), ReadAs::Text});
            else if (wanted.empty())
                return cannotTell(logPath(name), ParquetWords::tr("The log of this Delta table is damaged."));
        }
        std::mutex mutex;
        Result<void> outcome;
        const auto read = (*file)->read(wanted, [&](const ParquetRows& rows) {
            const std::lock_guard lock(mutex);
            for (std::size_t i = 0; i < rows.count && outcome; ++i) {
                if (rows.columns[0].has(i))
                    outcome =
                        add(rows.columns[0].textAt(i), rows.columns.size() > 1 && rows.columns[1].has(i));
            }
        });
        if (!read || !outcome)
            return read ? outcome : read;
    }
    return {};
}

Result<std::set<QString>> DeltaTable::files()
{
    static const QRegularExpression commit(QStringLiteral("^([0-9]{20})\\.json$"));
    static const QRegularExpression checkpoint(
        QStringLiteral("^([0-9]{20})\\.checkpoint(\\.[0-9]{10}\\.[0-9]{10})?\\.parquet$"));
    const QStringList names = QDir(m_folder + '/' + deltaLog).entryList(QDir::Files, QDir::Name);
    std::map<qint64, QString> commits;
    qint64 last = -1;
    for (const QString& name : names) {
        if (const auto found = commit.match(name); found.hasMatch())
            commits.emplace(found.captured(1).toLongLong(), name);
        else if (const auto kept = checkpoint.match(name); kept.hasMatch())
            last = std::max(last, kept.captured(1).toLongLong());
    }
    qint64 next = 0;
    if (last >= 0 && !commits.contains(0)) {
        if (auto read = readCheckpoint(last, names); !read)
            return Failure(read.error());
        next = last + 1;
    }
    for (const auto& [version, name] : commits) {
        if (version < next)
            continue;
        if (version > next)
            return cannotTell(m_folder,
                              ParquetWords::tr("The log of this Delta table has gaps, so that its old "
                                               "files cannot be told from those that count."));
        if (auto read = readCommit(name); !read)
            return Failure(read.error());
        ++next;
    }
    if (next == 0)
        return cannotTell(m_folder, ParquetWords::tr("The log of this Delta table has gaps, so that its old "
                                                     "files cannot be told from those that count."));
    return m_files;
}

/// What the folders above files are.
class Folders
{
public:
    /// Returns whether a file of the data belongs to it now.
    [[nodiscard]] Result<bool> isCurrent(const QString& file)
    {
        const QString root = rootOf(QFileInfo(file).absolutePath());
        if (root.isEmpty())
            return true;
        if (!QFileInfo(root + '/' + deltaLog).isDir())
            return cannotTell(root,
                              ParquetWords::tr("This folder is a table of Iceberg or Hudi, whose old files "
                                               "cannot be told from those that count."));
        auto known = m_tables.find(root);
        if (known == m_tables.end()) {
            auto files = DeltaTable(root).files();
            if (!files)
                return Failure(files.error());
            known = m_tables.emplace(root, std::move(*files)).first;
        }
        return known->second.contains(QDir::cleanPath(QFileInfo(file).absoluteFilePath()));
    }

private:
    /// Returns the nearest folder that is a table of which only some files count; empty for none.
    [[nodiscard]] QString rootOf(const QString& folder)
    {
        if (const auto known = m_roots.find(folder); known != m_roots.end())
            return known->second;
        const QDir dir(folder);
        const bool isTable = dir.exists(deltaLog) || dir.exists(QStringLiteral(".hoodie")) ||
                             !QDir(folder + QStringLiteral("/metadata"))
                                  .entryList({QStringLiteral("*.metadata.json")}, QDir::Files)
                                  .isEmpty();
        const QString above = QFileInfo(folder).path();
        const QString root = isTable ? folder : above == folder ? QString() : rootOf(above);
        m_roots.emplace(folder, root);
        return root;
    }

    std::map<QString, QString> m_roots;
    std::map<QString, std::set<QString>> m_tables;
};

/// Writers hide what is no data behind an underscore.
bool isHidden(const QString& file)
{
    const QStringList parts = file.split('/');
    return std::any_of(parts.begin(), parts.end(),
                       [](const QString& part) { return part.startsWith('_') && !part.contains('='); });
}

} // namespace

bool isParquet(const QString& path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = file.read(4);
    return head == "PAR1" || head == "PARE";
}

std::vector<PartitionValue> partitionValues(const QString& path)
{
    std::vector<PartitionValue> values;
    QStringList folders = QFileInfo(path).absolutePath().split('/');
    while (!folders.isEmpty()) {
        const QString folder = folders.takeLast();
        const qsizetype sign = folder.indexOf('=');
        if (sign < 1)
            break;
        const auto decoded = [](const QString& text) {
            return QUrl::fromPercentEncoding(text.toUtf8()).toStdString();
        };
        PartitionValue value{decoded(folder.left(sign)), decoded(folder.mid(sign + 1))};
        if (value.value == "__HIVE_DEFAULT_PARTITION__")
            value.value.clear();
        values.insert(values.begin(), std::move(value));
    }
    return values;
}

Result<QStringList> currentFiles(const QStringList& files)
{
    Folders folders;
    QStringList current;
    for (const QString& file : files) {
        if (file.contains('/' + deltaLog + '/'))
            continue;
        if (!isParquet(file)) {
            current += file;
            continue;
        }
        if (isHidden(QFileInfo(file).fileName()) || file.contains(QStringLiteral("/_temporary/")))
            continue;
        const auto isCurrent = folders.isCurrent(file);
        if (!isCurrent)
            return Failure(isCurrent.error());
        if (*isCurrent)
            current += file;
    }
    return current;
}

} // namespace qd
