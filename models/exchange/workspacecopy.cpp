// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/workspacecopy.h"

#include "models/exchange/exchangewords.h"
#include "models/exchange/partialfile.h"
#include "models/exchange/rangecopy.h"
#include "models/history/historyidentity.h"
#include "models/history/schema/auditmigration.h"
#include "models/history/schema/migrations.h"
#include "models/history/sqlite/database.h"
#include "models/history/sqlite/databaseerror.h"
#include "models/history/upkeep/integrity.h"

#include <QFileInfo>
#include <QThread>

#include <sqlite3.h>

namespace qd {

namespace {

constexpr int pagesPerStep = 512; // a megabyte of 2 KiB pages between two looks at the token
constexpr int waitMs = 20;
constexpr double copiedShare = 0.9; // the rest of the bar is the integrity check

class Backup
{
public:
    Backup(const Database& target, const Database& source)
        : m_target(target.handle()),
          m_handle(sqlite3_backup_init(target.handle(), "main", source.handle(), "main"))
    {
    }
    Backup(const Backup&) = delete;
    Backup& operator=(const Backup&) = delete;
    ~Backup() { sqlite3_backup_finish(m_handle); }

    Result<void> run(const CancelToken& cancel, const ProgressSink& progress)
    {
        for (int code = SQLITE_OK; code != SQLITE_DONE;) {
            if (cancel.isCancelled())
                return Failure(cancelledError(databasePath(m_target)));
            code = m_handle ? sqlite3_backup_step(m_handle, pagesPerStep) : sqlite3_errcode(m_target);
            if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
                QThread::msleep(waitMs);
            else if (code != SQLITE_OK && code != SQLITE_DONE)
                return Failure(databaseError(m_target, code));
            report(progress);
        }
        return {};
    }

private:
    void report(const ProgressSink& progress) const
    {
        const double all = sqlite3_backup_pagecount(m_handle);
        if (progress && all > 0)
            progress({copiedShare * (1 - sqlite3_backup_remaining(m_handle) / all), 0});
    }

    sqlite3* m_target;
    sqlite3_backup* m_handle;
};

Result<void> copyPages(const QString& from, const QString& to, const CancelToken& cancel,
                       const ProgressSink& progress)
{
    const auto source = Database::open(from, Database::Mode::ReadOnly);
    if (!source)
        return Failure(source.error());
    // The backup stays on this snapshot: without it every commit of the writer would start it anew.
    const auto view = Transaction::begin(*source, Transaction::Kind::Read);
    if (!view)
        return Failure(view.error());
    if (const auto begun = historyVersion(*source); !begun)
        return Failure(begun.error());
    auto target = Database::open(to, Database::Mode::ReadWrite);
    if (!target)
        return Failure(target.error());
    return target
        ->execute("PRAGMA synchronous=OFF") // it reaches the disk as a whole, when it is whole
        .and_then([&] { return Backup(*target, *source).run(cancel, progress); });
}

// A range has an audit trail of its own already, which is a part of the other one; of a whole copy only the
// file is another one. An older version has no identity yet.
Result<void> makeItsOwn(const Database& database, bool isPart)
{
    const auto version = historyVersion(database);
    if (!version)
        return Failure(version.error());
    if (*version < versionOfIdentity)
        return {};
    if (!isPart)
        return renewHistoryIdentity(database);
    const auto last = database.integer("SELECT max(id) FROM audit");
    if (!last)
        return Failure(last.error());
    return historyIdentity(database).and_then([&](HistoryIdentity identity) {
        identity.trail = HistoryIdentity::Trail::Part;
        identity.kept = *last;
        return writeHistoryIdentity(database, identity);
    });
}

Result<void> makeSingleFile(const QString& path, bool isPart)
{
    const auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database)
        return Failure(database.error());
    return makeItsOwn(*database, isPart).and_then([&] {
        return database->execute("PRAGMA journal_mode=DELETE");
    });
}

Result<void> checkSound(const QString& path, const QString& target, const CancelToken& cancel)
{
    const auto problems = integrityProblems(path, cancel);
    if (!problems)
        return Failure(problems.error());
    if (problems->isEmpty())
        return {};
    return fail(
        ErrorKind::Storage, target, ExchangeWords::tr("The copy is damaged: %1").arg(problems->front()),
        ExchangeWords::tr(
            "The copy was removed. Check the disk, then check the history's integrity in the settings."));
}

// SQLite would take the log for the copy's own and play it into it.
Result<void> checkNoLog(const QString& target)
{
    for (const char* suffix : {"-wal", "-journal"}) {
        const QFileInfo log(target + QLatin1String(suffix));
        if (log.exists() && log.size() > 0)
            return fail(ErrorKind::Invalid, log.filePath(),
                        ExchangeWords::tr(
                            "This is the write-ahead log of another history that had the name of the copy."),
                        ExchangeWords::tr("Nothing was written. Choose another file, or move the log away."));
    }
    return {};
}

} // namespace

Result<ExportOutcome> copyWorkspace(const QString& historyPath, const QString& target,
                                    const OutputRules& rules, std::optional<TimeRange> range,
                                    const CancelToken& cancel, const ProgressSink& progress)
{
    auto file = PartialFile::create(target, rules);
    if (!file)
        return Failure(file.error());
    if (auto alone = checkNoLog(file->target()); !alone)
        return Failure(alone.error());
    ExportOutcome outcome;
    const ProgressSink copying = [&](const ExchangeProgress& so) {
        if (progress)
            progress({so.fraction * copiedShare, so.rows});
    };
    auto copied = range ? copyRange(historyPath, file->path(), *range, cancel, copying)
                              .map([&](const ExportOutcome& done) { outcome = done; })
                        : copyPages(historyPath, file->path(), cancel, progress);
    auto done =
        copied.and_then([&] { return makeSingleFile(file->path(), range.has_value()); }).and_then([&] {
            return checkSound(file->path(), target, cancel);
        });
    if (done && cancel.isCancelled())
        done = Failure(cancelledError(target));
    outcome.bytes = QFileInfo(file->path()).size();
    return done.and_then([&] { return file->commit(); }).map([&] { return outcome; });
}

} // namespace qd
