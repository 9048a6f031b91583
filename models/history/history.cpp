// SPDX-License-Identifier: Apache-2.0
#include "models/history/history.h"

#include "models/base/async.h"
#include "models/history/historyidentity.h"
#include "models/history/historyreader.h"
#include "models/history/readerpool.h"
#include "models/history/samples/columncache.h"
#include "models/history/schema/migrations.h"
#include "models/history/schema/newfile.h"
#include "models/history/sqlite/databaseerror.h"
#include "models/history/sqlite/filelock.h"
#include "models/history/upkeep/integrity.h"
#include "models/history/upkeep/tidying.h"
#include "models/history/writerthread.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace qd {

namespace {

struct Writing
{
    FileLock lock;
    std::string identity;
    std::unique_ptr<WriterThread> thread; // ends before the lock is given up
};

// One file has one lock, whichever link it is reached by.
QString realPath(const QString& path)
{
    const QFileInfo info(path);
    return info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
}

// Reads the file without being able to write to it: what is not a history of ours stays as it is.
Result<void> checkIsOurs(const QString& path)
{
    if (QFileInfo(path).size() == 0)
        return {};
    const auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database)
        return Failure(database.error());
    return historyVersion(*database).and_then([&](int) { return touchTables(*database); });
}

Result<void> makeFolder(const QString& path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (QDir().mkpath(folder))
        return {};
    return fail(ErrorKind::Storage, folder,
                QCoreApplication::translate("History", "The folder of the history cannot be created."),
                QCoreApplication::translate("History", "Check the permissions of the folder above it."));
}

Result<void> bringUpToDate(const Database& database, const OpeningWatch& watch)
{
    const auto version = historyVersion(database);
    if (!version)
        return Failure(version.error());
    if (*version == newestHistoryVersion())
        return {};
    if (*version == 0)
        return migrate(database, historyMigrations());
    const CancelGuard guard(database.handle(), watch.cancel);
    const auto enter = [&](HistoryUpgrade stage) {
        if (watch.upgrading)
            watch.upgrading(stage);
    };
    enter(HistoryUpgrade::Copying);
    auto done = backUp(database, *version);
    if (done) {
        enter(HistoryUpgrade::Converting);
        done = migrate(database, historyMigrations());
    }
    if (!done && watch.cancel.isCancelled())
        return Failure(cancelledError(databasePath(database.handle())));
    return done;
}

Result<Writing> openForWriting(const QString& path, std::shared_ptr<ColumnCache> columns,
                               const OpeningWatch& watch)
{
    // An emptied log or lock must not be taken for a file that wants to become a history.
    if (auto ownName = checkNoCompanion(path).and_then([&] { return checkHasOneName(path); }); !ownName)
        return Failure(ownName.error());
    auto lock = FileLock::acquire(path);
    if (!lock)
        return Failure(lock.error());
    if (QFileInfo(path).size() == 0) {
        if (auto created = createHistoryFile(path); !created)
            return Failure(created.error());
    }
    // Only reads: what is not a history of ours stays as it is.
    if (auto held = lock->holdFile(path).and_then([&] { return checkIsOurs(path); }); !held)
        return Failure(held.error());
    auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database)
        return Failure(database.error());
    auto ready = database->useWriteAheadLog().and_then([&] { return bringUpToDate(*database, watch); });
    if (!ready)
        return Failure(ready.error());
    auto identity = historyIdentity(*database);
    if (!identity)
        return Failure(identity.error());
    auto thread = WriterThread::start(std::move(*database), std::move(columns));
    if (!thread)
        return Failure(thread.error());
    return Writing{std::move(*lock), std::move(identity->identity), std::move(*thread)};
}

Error readOnlyError(const QString& path)
{
    return {ErrorKind::Storage, path,
            QCoreApplication::translate("History", "The history is open read-only."),
            QCoreApplication::translate("History", "Open it for writing to record data.")};
}

} // namespace

struct History::Private
{
    QString path;
    std::string identity{};
    std::optional<Writing> writing{}; ///< the writing side; absent: read-only
    std::shared_ptr<ReaderPool> readers{};
};

History::History(std::unique_ptr<Private> data) : d(std::move(data))
{
}

Result<std::unique_ptr<History>> History::open(const QString& path, Access access, const OpeningWatch& watch)
{
    auto d = std::make_unique<Private>();
    d->path = realPath(path);
    const auto columns = std::make_shared<ColumnCache>();
    if (access == Access::ReadOnly) {
        const auto readable = HistoryReader::open(d->path);
        if (!readable)
            return Failure(readable.error());
        d->identity = (*readable)->identity();
    } else {
        auto writing = makeFolder(d->path).and_then([&] { return openForWriting(d->path, columns, watch); });
        if (!writing)
            return Failure(writing.error());
        d->identity = writing->identity;
        d->writing.emplace(std::move(*writing));
    }
    d->readers = std::make_shared<ReaderPool>(d->path, columns);
    return std::unique_ptr<History>(new History(std::move(d)));
}

History::~History()
{
    d->readers->close(); // the last connection to close tidies the log away, and must be the writer's
    d->writing.reset();  // while the signals of the last commits still have a sender
}

QString History::path() const
{
    return d->path;
}

bool History::isReadOnly() const
{
    return !d->writing;
}

const std::string& History::identity() const
{
    return d->identity;
}

void History::write(WriteBatch batch, QObject* context, Done done)
{
    write(std::make_shared<const WriteBatch>(std::move(batch)), context, std::move(done));
}

void History::write(std::shared_ptr<const WriteBatch> shared, QObject* context, Done done)
{
    // Without a context the callback runs where the batch was written.
    auto answer = done && context ? Delivery<Result<void>>::make(context, std::exchange(done, {})) : nullptr;
    auto report = [this, shared, answer, done = std::move(done)](const Result<void>& result) {
        if (result)
            emit committed(shared);
        else
            emit writeFailed(result.error());
        if (answer)
            answer->post(result);
        else if (done)
            done(result);
    };
    if (d->writing)
        d->writing->thread->enqueue({shared, std::move(report)});
    else
        report(Failure(readOnlyError(d->path)));
}

void History::settle(QObject* context, Done done)
{
    auto answer = done && context ? Delivery<Result<void>>::make(context, std::exchange(done, {})) : nullptr;
    auto report = [answer, done = std::move(done)](const Result<void>& result) {
        if (answer)
            answer->post(result);
        else if (done)
            done(result);
    };
    if (d->writing)
        d->writing->thread->enqueue(std::make_unique<SettlingChore>(std::move(report)));
    else
        report(Failure(readOnlyError(d->path)));
}

CancelToken History::tidy(const TidyRequest& request, QObject* context,
                          std::function<void(const Result<TidyReport>&)> done)
{
    const CancelToken cancel;
    auto answer = Delivery<Result<TidyReport>>::make(context, std::move(done));
    if (d->writing) {
        d->writing->thread->enqueue(std::make_unique<Tidying>(
            request, cancel, [this](const TidyProgress& progress) { emit tidyProgress(progress); },
            [answer](const Result<TidyReport>& report) { answer->post(report); }));
    } else {
        answer->post(Failure(readOnlyError(d->path)));
    }
    return cancel;
}

void History::flush()
{
    if (d->writing)
        d->writing->thread->flush();
}

Result<std::unique_ptr<HistoryReader>> History::reader() const
{
    return HistoryReader::open(d->path);
}

std::shared_ptr<ReaderPool> History::readers() const
{
    return d->readers;
}

CancelToken History::checkIntegrity(QObject* context, std::function<void(const Result<QStringList>&)> done)
{
    return runOnPool(
        context, [path = d->path](const CancelToken& cancel) { return historyProblems(path, cancel); },
        std::move(done), Lane::Background);
}

} // namespace qd
