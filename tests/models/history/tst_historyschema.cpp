// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"

#include "models/history/audit/auditcheck.h"
#include "models/history/historyfacts.h"
#include "models/history/salvage/salvage.h"
#include "models/history/sqlite/database.h"
#include "models/history/upkeep/integrity.h"
#include "tests/support/require.h"

#include <sqlite3.h>

using namespace qd;

/// A file whose tables and triggers are not ours is not obeyed: it is refused, and what it holds can be
/// salvaged.
class TestHistorySchema : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anotherSchemaIsRefused_data();
    void anotherSchemaIsRefused();
    void anotherSchemaIsRefusedBeforeAnUpgrade();
    void whatAnalyzeLeavesIsNoHarm();
    void noTriggerRunsBeforeTheSchemaIsKnown();
    void theListOfTablesCannotBeWritten();
    void aLineThatATriggerKeepsOutFailsTheBatch();

private:
    QByteArray m_sound;
};

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

// As anybody's SQLite would, without our guard; leaves no log behind.
void change(const QString& path, const QByteArray& sql)
{
    sqlite3* raw = nullptr;
    const QByteArray all = "PRAGMA journal_mode=DELETE; " + sql;
    if (sqlite3_open(qPrintable(path), &raw) != SQLITE_OK ||
        sqlite3_exec(raw, all.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(raw));
    sqlite3_close(raw);
}

AuditRecord line(const std::string& phase)
{
    return {0, {1'000}, "ada", "rollback", phase, "x", "", "e/m", "{}"};
}

} // namespace

void TestHistorySchema::initTestCase()
{
    TemporaryHistory t;
    require(t.write({.samples = {{accuracyOf("m"), {{1'000}, 1}}},
                     .events = {{0, {1'000}, "version", "e", "m", "{}"}},
                     .documents = {{"endpoint", "e", R"({"metricsUrl":"http://here/metrics"})"}},
                     .audit = {line("intended"), line("succeeded")}}));
    t.history.reset();
    change(t.path(), "");
    m_sound = contents(t.path());
}

void TestHistorySchema::anotherSchemaIsRefused_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* name, const char* sql, const char* named) {
        QTest::newRow(name) << QByteArray(sql) << QString::fromUtf8(named);
    };
    row("a trigger that keeps the audit trail empty",
        "CREATE TRIGGER a0 BEFORE INSERT ON audit BEGIN SELECT RAISE(IGNORE); END", "trigger “a0”");
    row("a protecting trigger gone, rows too", "DROP TRIGGER audit_no_delete; DELETE FROM audit",
        "trigger “audit_no_delete”");
    row("a protecting trigger that does nothing",
        "DROP TRIGGER audit_no_update; CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT 1; "
        "END",
        "trigger “audit_no_update”");
    row("a trigger that rewrites addresses",
        "CREATE TRIGGER steal AFTER INSERT ON document WHEN NEW.kind = 'endpoint' BEGIN UPDATE document SET "
        "body = replace(body, 'http://here', 'http://there') WHERE kind = 'endpoint'; END",
        "trigger “steal”");
    row("documents as a view",
        "ALTER TABLE document RENAME TO d; CREATE VIEW document AS SELECT kind, id, body FROM d", "“d");
    row("series as a view",
        "ALTER TABLE series RENAME TO s; CREATE VIEW series AS SELECT id, metric, labels FROM s", "“");
    row("a view without an end",
        "DROP TABLE event; CREATE VIEW event AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
        "n) "
        "SELECT i AS id, i AS at, 'version' AS kind, 'e' AS endpoint, 'm' AS model, '{}' AS detail FROM n",
        "view “event”");
    row("a virtual table", "CREATE VIRTUAL TABLE extra USING fts4(text)", "table “extra");
    row("a generated column",
        "ALTER TABLE event ADD COLUMN more TEXT GENERATED ALWAYS AS (hex(zeroblob(1000))) VIRTUAL",
        "table “event”");
    row("one more column", "ALTER TABLE document ADD COLUMN more TEXT", "table “document”");
    row("one more table", "CREATE TABLE extra(text)", "table “extra”");
    row("an index by an expression", "CREATE INDEX slow ON event(length(hex(detail)))", "index “slow”");
    row("an index gone", "DROP INDEX event_by_time", "index “event_by_time”");
    row("a rule gone",
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, 'TEXT NOT NULL', 'TEXT') "
        "WHERE "
        "name = 'event'; PRAGMA writable_schema=RESET",
        "table “event”");
    row("an index that lies",
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX audit_by_incident ON "
        "audit(target)' WHERE name = 'audit_by_incident'; PRAGMA writable_schema=RESET",
        "index “audit_by_incident”");
    row("a name that is a page of text", ("CREATE TABLE \"" + std::string(10'000, 'x') + "\"(text)").c_str(),
        "table “xxx");
}

void TestHistorySchema::anotherSchemaIsRefused()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, named);
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    writeFile(path, m_sound);
    QVERIFY(History::open(path, History::Access::ReadOnly));
    change(path, sql);
    const QByteArray before = contents(path);

    const auto compare = [&](const Error& error) {
        QCOMPARE(error.kind, ErrorKind::Invalid);
        QVERIFY2(error.text().contains(named), qPrintable(error.text()));
        QVERIFY(error.text().size() < 800);
        QVERIFY(canBeSalvaged(path, error));
    };
    for (const auto access : {History::Access::ReadWrite, History::Access::ReadOnly}) {
        const auto history = History::open(path, access);
        QVERIFY(!history);
        compare(history.error());
    }
    const auto problems = historyProblems(path);
    QVERIFY(!problems);
    compare(problems.error());
    const auto trail = checkAuditTrail(path);
    QVERIFY(!trail);
    compare(trail.error());
    const auto facts = historyFacts(path, {});
    QVERIFY(!facts);
    compare(facts.error());
    QCOMPARE(contents(path), before);

    const auto salvaged = require(salvageHistory(path, {1'700'000'000'000}, {}));
    const auto history = require(History::open(salvaged.copy));
    QCOMPARE(require(require(history->reader())->series({})).size(), 1u);
}

void TestHistorySchema::anotherSchemaIsRefusedBeforeAnUpgrade()
{
    const QTemporaryDir folder;
    for (const int version : {1, 2, 3, 5, 6, 7}) {
        const QString path = folder.filePath(QString::number(version));
        QVERIFY(QFile::copy(QStringLiteral(QD_TEST_DATA "/version-%1.qdh").arg(version), path));
        change(path, "CREATE TRIGGER steal AFTER INSERT ON document BEGIN SELECT 1; END");
        const QByteArray before = contents(path);
        const auto refused = History::open(path);
        QVERIFY(!refused);
        QVERIFY2(refused.error().text().contains("trigger “steal”"), qPrintable(refused.error().text()));
        QCOMPARE(contents(path), before);
        QVERIFY(!QFileInfo::exists(QStringLiteral("%1.v%2.bak").arg(path).arg(version)));
    }
}

void TestHistorySchema::whatAnalyzeLeavesIsNoHarm()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    writeFile(path, m_sound);
    change(path, "ANALYZE");
    const auto history = History::open(path);
    QVERIFY2(history, history ? "" : qPrintable(history.error().text()));
}

void TestHistorySchema::noTriggerRunsBeforeTheSchemaIsKnown()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    writeFile(path, m_sound);
    const auto database = require(Database::open(path, Database::Mode::ReadWrite));
    require(database.execute("DELETE FROM audit WHERE id = 2")); // its trigger would forbid it
    require(database.obeyTriggers());
    QVERIFY(!database.execute("DELETE FROM audit"));
}

void TestHistorySchema::theListOfTablesCannotBeWritten()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    writeFile(path, m_sound);
    const auto database = require(Database::open(path, Database::Mode::ReadWrite));
    require(database.execute("PRAGMA writable_schema=ON")); // says nothing, and does nothing
    QVERIFY(!database.execute("DELETE FROM sqlite_schema"));
    require(database.execute("CREATE TEMP VIEW v AS SELECT 1; CREATE VIEW main.w AS SELECT * FROM audit"));
    QVERIFY(!database.execute("SELECT * FROM w"));
}

// Somebody who has the file open beside us is not held back by the lock, nor by the comparison.
void TestHistorySchema::aLineThatATriggerKeepsOutFailsTheBatch()
{
    TemporaryHistory t;
    sqlite3* raw = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(t.path()), &raw), SQLITE_OK);
    QCOMPARE(sqlite3_exec(raw, "CREATE TRIGGER a0 BEFORE INSERT ON audit BEGIN SELECT RAISE(IGNORE); END",
                          nullptr, nullptr, nullptr),
             SQLITE_OK);
    const auto written =
        t.write({.events = {{0, {1}, "version", "e", "m", "{}"}}, .audit = {line("intended")}});
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Storage);
    QCOMPARE(sqlite3_exec(raw, "DROP TRIGGER a0", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(raw);
    QVERIFY(require(t.reader()->events(always)).empty());
    require(t.write({.audit = {line("intended")}}));
    QCOMPARE(require(checkAuditTrail(t.path())).state, AuditReport::State::Sound);
}

QTEST_GUILESS_MAIN(TestHistorySchema)
#include "tst_historyschema.moc"
