// SPDX-License-Identifier: Apache-2.0
#include "models/history/salvage/salvage.h"

#include "models/history/salvage/salvager.h"
#include "models/history/schema/migrations.h"
#include "models/history/schema/newfile.h"
#include "models/history/sqlite/filelock.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>

namespace qd {

namespace {

constexpr std::size_t versionAt = 60;
constexpr std::size_t applicationAt = 68;

// The newest, where the header does not say.
int versionOf(PageFile& pages)
{
    const Bytes header = pages.page(1).value_or(Bytes());
    const auto version = static_cast<int>(bigEndian(header, versionAt, 4));
    const bool isOurs = bigEndian(header, applicationAt, 4) == historyApplicationId;
    return isOurs && version >= 1 && version <= newestHistoryVersion() ? version : newestHistoryVersion();
}

QString nameOfCopy(const QString& path, Timestamp now)
{
    const QString stamp =
        QDateTime::fromMSecsSinceEpoch(now.ms, Qt::UTC).toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    const QString name = QStringLiteral("%1.salvaged-%2").arg(path, stamp);
    QString free = name;
    for (int i = 2; QFile::exists(free); ++i)
        free = QStringLiteral("%1-%2").arg(name, QString::number(i));
    return free;
}

void removeHistory(const QString& path)
{
    QFile::remove(path);
    removeCompanions(path);
}

Result<SalvageReport> salvageInto(const QString& partial, PageFile& pages,
                                  const std::function<void(double)>& progress, const CancelToken& cancel)
{
    auto target = Database::open(partial, Database::Mode::ReadWrite);
    if (!target)
        return Failure(target.error());
    const auto steps = historyMigrations().first(static_cast<std::size_t>(versionOf(pages)));
    // A file of version 3 has chunks instead of these; today's step to it leaves that to the next one.
    const char* const leftOut = steps.size() == 3 ? "DROP TABLE sample" : "";
    SalvageReport report;
    // Nobody relies on the copy before it has its name: it reaches the disk at the end.
    return target->useWriteAheadLog()
        .and_then([&] { return target->execute("PRAGMA synchronous=OFF"); })
        .and_then([&] { return migrate(*target, steps); })
        .and_then([&] { return target->execute(leftOut); })
        .and_then([&] { return Salvager(pages, *target, progress, cancel).run(report); })
        .and_then([&] { return target->execute("PRAGMA synchronous=FULL; PRAGMA wal_checkpoint(TRUNCATE)"); })
        .map([&] { return std::move(report); });
}

bool savedAnything(const SalvageReport& report)
{
    return std::any_of(report.tables.begin(), report.tables.end(),
                       [](const SalvageReport::Table& table) { return table.saved > 0; });
}

} // namespace

Result<SalvageReport> salvageHistory(const QString& path, Timestamp now,
                                     const std::function<void(double)>& progress, const CancelToken& cancel)
{
    auto lock = FileLock::acquire(path);
    if (!lock)
        return Failure(lock.error());
    if (auto held = lock->holdFile(path); !held)
        return Failure(held.error());
    auto pages = PageFile::open(path);
    if (!pages)
        return Failure(pages.error());
    const QString copy = nameOfCopy(path, now);
    const QString partial = copy + QStringLiteral(".partial");
    removeHistory(partial);
    auto report = salvageInto(partial, *pages, progress, cancel);
    const bool isWorthKeeping = report && savedAnything(*report);
    if (isWorthKeeping) {
        const auto named = OutputTarget::claim(copy).and_then(
            [&](const OutputTarget& target) { return target.take(partial); });
        if (named) {
            removeCompanions(partial);
            report->original = path;
            report->copy = copy;
            return report;
        }
        removeHistory(partial);
        return Failure(named.error());
    }
    removeHistory(partial);
    if (!report)
        return report;
    return fail(
        ErrorKind::Invalid, path,
        QCoreApplication::translate("Salvage", "Nothing of a history can be found in this file."),
        QCoreApplication::translate(
            "Salvage",
            "Nothing was changed in it. Restore a copy of it, or choose another file for the history."));
}

bool canBeSalvaged(const QString& path, const Error& error)
{
    if (error.kind != ErrorKind::Storage && error.kind != ErrorKind::Invalid)
        return false;
    auto pages = PageFile::open(path);
    if (!pages)
        return false;
    const Bytes first = pages->page(1).value_or(Bytes());
    const bool isDatabase = QByteArrayView(reinterpret_cast<const char*>(first.data()),
                                           static_cast<qsizetype>(std::min<std::size_t>(first.size(), 15))) ==
                            QByteArrayView("SQLite format 3");
    const bool isOurs = bigEndian(first, applicationAt, 4) == historyApplicationId;
    const bool isNewer =
        isOurs && bigEndian(first, versionAt, 4) > static_cast<std::uint32_t>(newestHistoryVersion());
    // A database whose header is whole and says that it is another program's is let be.
    return (isOurs && !isNewer) || !isDatabase;
}

bool SalvageReport::lostAnything() const
{
    return wasSchemaLost || !lostSamples.isEmpty() ||
           std::any_of(tables.begin(), tables.end(), [](const Table& table) {
               return table.lostPages + table.lostRows + table.placeholders > 0;
           });
}

QString SalvageReport::summary() const
{
    std::int64_t saved = 0;
    std::int64_t lostPages = 0;
    std::int64_t lostRows = 0;
    for (const Table& table : tables) {
        saved += table.saved;
        lostPages += table.lostPages;
        lostRows += table.lostRows;
    }
    const QLocale locale;
    if (!lostAnything()) {
        return QCoreApplication::translate("Salvage",
                                           "All %1 rows that the file refers to were saved into %2.")
            .arg(locale.toString(saved), copy);
    }
    return QCoreApplication::translate("Salvage", "%1 rows were saved into %2. %3 rows and %4 pages with any "
                                                  "number of rows could not be read.")
        .arg(locale.toString(saved), copy, locale.toString(lostRows), locale.toString(lostPages));
}

QStringList SalvageReport::details() const
{
    QStringList lines;
    const QLocale locale;
    for (const Table& table : tables) {
        if (table.saved + table.lostRows + table.lostPages + table.placeholders == 0)
            continue;
        lines << QCoreApplication::translate(
                     "Salvage", "Table %1: %2 rows saved, %3 rows and %4 pages lost, %5 rows rebuilt.")
                     .arg(table.name, locale.toString(table.saved), locale.toString(table.lostRows),
                          locale.toString(table.lostPages), locale.toString(table.placeholders));
    }
    if (wasSchemaLost) {
        lines << QCoreApplication::translate(
            "Salvage", "The list of tables could not be read; the tables were recognised by their content.");
    }
    for (const QString& lost : lostSamples)
        lines << QCoreApplication::translate("Salvage", "Samples that are missing or may be: %1").arg(lost);
    return lines;
}

} // namespace qd
