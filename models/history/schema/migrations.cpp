// SPDX-License-Identifier: Apache-2.0
#include "models/history/schema/migrations.h"

#include "models/history/schema/auditmigration.h"
#include "models/history/schema/chunkmigration.h"
#include "models/history/schema/predictionmigration.h"
#include "models/history/schema/schemacheck.h"
#include "models/history/schema/tailmigration.h"
#include "models/history/sqlite/databaseerror.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <array>

namespace qd {

namespace {

constexpr qint64 databaseHeaderBytes = 100;

// What is measured. Samples are clustered by series and time; a value is the 64 bits of its double as an
// integer, because SQLite turns a NaN into NULL. Late labels have a table of their own and are joined when
// predictions are read, so that it does not matter which of the two comes first.
constexpr const char* measurements = R"sql(
CREATE TABLE series(
    id INTEGER PRIMARY KEY,
    metric TEXT NOT NULL,
    labels TEXT NOT NULL,
    UNIQUE(metric, labels)
) STRICT;
CREATE TABLE series_label(
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    series INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
    PRIMARY KEY(name, value, series)
) STRICT, WITHOUT ROWID;
CREATE INDEX series_label_by_series ON series_label(series);
CREATE TABLE sample(
    series INTEGER NOT NULL REFERENCES series(id),
    at INTEGER NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY(series, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE name(
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE prediction(
    id INTEGER PRIMARY KEY,
    endpoint INTEGER NOT NULL REFERENCES name(id),
    model INTEGER NOT NULL REFERENCES name(id),
    version INTEGER NOT NULL REFERENCES name(id),
    request_id TEXT,
    at INTEGER NOT NULL,
    prediction TEXT NOT NULL,
    probability REAL,
    label TEXT,
    latency REAL,
    status INTEGER NOT NULL,
    attributes TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX prediction_identity ON prediction(endpoint, request_id) WHERE request_id IS NOT NULL;
CREATE INDEX prediction_by_model ON prediction(endpoint, model, at);
CREATE INDEX prediction_by_time ON prediction(at);
CREATE TABLE late_label(
    endpoint INTEGER NOT NULL REFERENCES name(id),
    request_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY(endpoint, request_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE log_position(
    path TEXT PRIMARY KEY,
    device INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    offset INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE event(
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    model TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_time ON event(at);
CREATE TABLE document(
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY(kind, id)
) STRICT, WITHOUT ROWID;
)sql";

// What was judged and done. The steps of an incident and the audit trail can only grow; the insert triggers
// close the back door of INSERT OR REPLACE, which removes rows without asking the delete triggers.
constexpr const char* operations = R"sql(
CREATE TABLE alert(
    id TEXT PRIMARY KEY,
    rule TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    model TEXT NOT NULL,
    state TEXT NOT NULL,
    pending_at INTEGER NOT NULL,
    firing_at INTEGER NOT NULL,
    resolved_at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX alert_by_time ON alert(pending_at);
CREATE TABLE incident(
    id TEXT PRIMARY KEY,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER NOT NULL,
    step TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE TABLE incident_step(
    id INTEGER PRIMARY KEY,
    incident TEXT NOT NULL REFERENCES incident(id),
    at INTEGER NOT NULL,
    step TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX incident_step_by_incident ON incident_step(incident);
CREATE TABLE audit(
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    phase TEXT NOT NULL,
    action_id TEXT NOT NULL,
    incident TEXT NOT NULL,
    target TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_incident ON audit(incident);

CREATE TRIGGER incident_step_no_update BEFORE UPDATE ON incident_step
    BEGIN SELECT RAISE(ABORT, 'incident steps are never changed'); END;
CREATE TRIGGER incident_step_no_delete BEFORE DELETE ON incident_step
    BEGIN SELECT RAISE(ABORT, 'incident steps are never removed'); END;
CREATE TRIGGER incident_step_no_replace BEFORE INSERT ON incident_step
    WHEN EXISTS(SELECT 1 FROM incident_step WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'incident steps are never replaced'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit trail is never changed'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit trail is never removed'); END;
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
    WHEN EXISTS(SELECT 1 FROM audit WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'the audit trail is never replaced'); END;
)sql";

// Samples as compressed chunks, which the next step takes apart. The tail holds what waits for a chunk, one
// row per batch and bucket of series, the bucket in the upper bits of its id: a table by rowid keeps a batch
// of a few kilobytes within its page. What is found damaged when it is to be changed is kept in
// damaged_chunk.
constexpr const char* chunks = R"sql(
CREATE TABLE chunk(
    series INTEGER NOT NULL REFERENCES series(id),
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    samples INTEGER NOT NULL,
    nans INTEGER NOT NULL,
    blocks INTEGER NOT NULL,
    first REAL NOT NULL,
    last REAL NOT NULL,
    min REAL NOT NULL,
    max REAL NOT NULL,
    sum REAL,
    body BLOB NOT NULL,
    PRIMARY KEY(series, first_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE tail(
    id INTEGER PRIMARY KEY,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE damaged_chunk(
    series INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    samples INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY(series, first_at)
) STRICT, WITHOUT ROWID;
)sql";

const std::array steps{
    Migration{1, measurements},
    Migration{2, operations},
    Migration{3, chunks}, // what it brought there, the next step brings where it stays
    Migration{4, chunkTables, samplesToChunks},
    Migration{5, predictionTables, predictionsToSegments},
    Migration{6, sharedBodies, sealTails},
    Migration{7, wideRollups},
    Migration{8, chainedAudit, chainAudit},
};

Failure notOurs(const Database& database)
{
    return fail(ErrorKind::Invalid, databasePath(database.handle()),
                QCoreApplication::translate("History", "This is the database of another program."),
                QCoreApplication::translate(
                    "History", "Nothing was changed in it. Choose another file for the history."));
}

Failure tooNew(const Database& database, int version)
{
    return fail(ErrorKind::Invalid, databasePath(database.handle()),
                QCoreApplication::translate("History", "This history was written by a newer Quarterdeck "
                                                       "(version %1 of the file, this program knows %2).")
                    .arg(version)
                    .arg(newestHistoryVersion()),
                QCoreApplication::translate("History", "Open it with that Quarterdeck or a later one."));
}

Result<void> carryOut(const Database& database, const Migration& step)
{
    auto transaction = Transaction::begin(database, Transaction::Kind::Write);
    if (!transaction)
        return Failure(transaction.error());
    const std::string stamp = "PRAGMA application_id=" + std::to_string(historyApplicationId) +
                              "; PRAGMA user_version=" + std::to_string(step.version);
    return database.execute(step.sql)
        .and_then([&] { return step.convert ? step.convert(database) : Result<void>(); })
        .and_then([&] { return database.execute(stamp.c_str()); })
        .and_then([&] { return transaction->commit(); });
}

Failure noBackup(const QString& path)
{
    return fail(
        ErrorKind::Storage, path,
        QCoreApplication::translate("History",
                                    "The backup copy that is made before the upgrade cannot be written."),
        QCoreApplication::translate("History", "Nothing was changed. Free as much space on the disk as "
                                               "the history takes, then open it again."));
}

// Reaches the disk before the upgrade begins.
bool synchronize(const QString& path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool isDone = ::fsync(fd) == 0;
    ::close(fd);
    return isDone;
}

// SQLite fills a file that is there and empty, and leaves its permissions.
bool createPrivately(const QString& path)
{
    QFile::remove(path);
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0)
        ::close(fd);
    return fd >= 0;
}

} // namespace

std::span<const Migration> historyMigrations()
{
    return steps;
}

int newestHistoryVersion()
{
    return steps.back().version;
}

Result<int> historyVersion(const Database& database)
{
    // SQLite takes a file of one byte for an empty one and would write over it.
    const QString path = databasePath(database.handle());
    if (const qint64 size = QFileInfo(path).size(); size > 0 && size < databaseHeaderBytes)
        return Failure(databaseError(database.handle(), SQLITE_NOTADB));

    const auto application = database.integer("PRAGMA application_id");
    if (!application)
        return Failure(application.error());
    const auto version = database.integer("PRAGMA user_version");
    if (!version)
        return Failure(version.error());
    const auto objects = database.integer("SELECT count(*) FROM sqlite_schema");
    if (!objects)
        return Failure(objects.error());

    if (*application == 0 && *version == 0 && *objects == 0)
        return database.obeyTriggers().map([] { return 0; });
    if (*application != historyApplicationId || *version < 1)
        return notOurs(database);
    const int known = static_cast<int>(*version);
    if (known > newestHistoryVersion())
        return tooNew(database, known);
    return checkSchema(database, known).and_then([&] { return database.obeyTriggers(); }).map([&] {
        return known;
    });
}

Failure needsUpgrade(const QString& path)
{
    return fail(ErrorKind::Invalid, path,
                QCoreApplication::translate("History", "This history was written by an older Quarterdeck."),
                QCoreApplication::translate("History", "Open it once for writing to upgrade it."));
}

Result<void> touchTables(const Database& database)
{
    auto names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'");
    if (!names)
        return Failure(names.error());
    const auto tables = collectRows(*names, {}, [](const Statement& row) { return row.text(0); });
    if (!tables)
        return Failure(tables.error());
    for (const std::string& table : *tables) {
        if (auto row = database.integer("SELECT 1 FROM \"" + table + "\" LIMIT 1"); !row)
            return Failure(row.error());
    }
    return {};
}

Result<void> backUp(const Database& database, int version)
{
    const QString copy =
        QStringLiteral("%1.v%2.bak").arg(databasePath(database.handle()), QString::number(version));
    const QString partial = copy + QStringLiteral(".partial");
    auto vacuum = database.prepare("VACUUM INTO ?");
    if (!vacuum)
        return Failure(vacuum.error());
    if (!createPrivately(partial) || !vacuum->run(partial.toStdString()) || !synchronize(partial)) {
        QFile::remove(partial);
        return noBackup(copy);
    }
    QFile::remove(copy);
    if (!QFile::rename(partial, copy))
        return noBackup(copy);
    return {};
}

Result<void> migrate(const Database& database, std::span<const Migration> steps)
{
    auto version = historyVersion(database);
    if (!version)
        return Failure(version.error());
    for (const Migration& step : steps) {
        if (step.version <= *version)
            continue;
        if (auto done = carryOut(database, step); !done)
            return done;
    }
    return {};
}

} // namespace qd
