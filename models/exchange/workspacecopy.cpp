// SPDX-License-Identifier: Apache-2.0
#include "models/exchange/workspacecopy.h"

#include "models/exchange/partialfile.h"
#include "models/exchange/rangecopy.h"
#include "models/history/database.h"
#include "models/history/databaseerror.h"
#include "models/history/integrity.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>

#include <sqlite3.h>

namespace qd {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

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
                return tl::make_unexpected(cancelledError(databasePath(m_target)));
            code = m_handle ? sqlite3_backup_step(m_handle, pagesPerStep) : sqlite3_errcode(m_target);
            if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
                QThread::msleep(waitMs);
            else if (code != SQLITE_OK && code != SQLITE_DONE)
                return tl::make_unexpected(databaseError(m_target, code));
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
        return tl::make_unexpected(source.error());
    // The backup stays on this snapshot: without it every commit of the writer would start it anew.
    const auto view = Transaction::begin(*source, Transaction::Kind::Read);
    if (!view)
        return tl::make_unexpected(view.error());
    if (auto begun = source->integer("SELECT count(*) FROM sqlite_schema"); !begun)
        return tl::make_unexpected(begun.error());
    auto target = Database::open(to, Database::Mode::ReadWrite);
    if (!target)
        return tl::make_unexpected(target.error());
    return target
        ->execute("PRAGMA synchronous=OFF") // it reaches the disk as a whole, when it is whole
        .and_then([&] { return Backup(*target, *source).run(cancel, progress); });
}

Result<void> makeSingleFile(const QString& path)
{
    const auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database)
        return tl::make_unexpected(database.error());
    return database->execute("PRAGMA journal_mode=DELETE");
}

Result<void> checkSound(const QString& path, const QString& target, const CancelToken& cancel)
{
    const auto problems = integrityProblems(path, cancel);
    if (!problems)
        return tl::make_unexpected(problems.error());
    if (problems->isEmpty())
        return {};
    return fail(ErrorKind::Storage, target, Words::tr("The copy is not sound: %1").arg(problems->front()),
                Words::tr("It was removed. Check the disk, then the history's integrity in the settings."));
}

} // namespace

Result<ExportOutcome> copyWorkspace(const QString& historyPath, const QString& target,
                                    std::optional<TimeRange> range, const CancelToken& cancel,
                                    const ProgressSink& progress)
{
    if (QFileInfo(target).exists() && QFileInfo(target) == QFileInfo(historyPath))
        return fail(ErrorKind::Invalid, target, Words::tr("This is the history itself."),
                    Words::tr("Choose another file for the copy."));
    auto file = PartialFile::create(target);
    if (!file)
        return tl::make_unexpected(file.error());
    ExportOutcome outcome;
    const ProgressSink copying = [&](const ExchangeProgress& so) {
        if (progress)
            progress({so.fraction * copiedShare, so.rows});
    };
    auto copied = range ? copyRange(historyPath, file->path(), *range, cancel, copying)
                              .map([&](const ExportOutcome& done) { outcome = done; })
                        : copyPages(historyPath, file->path(), cancel, progress);
    auto done = copied.and_then([&] { return makeSingleFile(file->path()); }).and_then([&] {
        return checkSound(file->path(), target, cancel);
    });
    if (done && cancel.isCancelled())
        done = tl::make_unexpected(cancelledError(target));
    outcome.bytes = QFileInfo(file->path()).size();
    return done.and_then([&] { return file->commit(); }).map([&] { return outcome; });
}

} // namespace qd
