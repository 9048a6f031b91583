// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"

#include "models/history/audit/auditchain.h"
#include "models/history/historyidentity.h"
#include "models/history/salvage/salvage.h"
#include "tests/support/require.h"

using namespace qd;

/// What tells one history from another, for as long as it lives.
class TestHistoryIdentity : public QObject
{
    Q_OBJECT

private slots:
    void everyHistoryHasItsOwn();
    void itStaysTheSame();
    void anUpgradeMakesOne();
    void anUpgradeChainsTheAuditTrail();
    void whatIsSalvagedIsAnotherHistory();
    void aHistoryWithoutOneIsNotWritten_data();
    void aHistoryWithoutOneIsNotWritten();
};

namespace {

void change(const QString& path, const char* sql)
{
    require(require(Database::open(path, Database::Mode::ReadWrite)).execute(sql));
}

} // namespace

void TestHistoryIdentity::everyHistoryHasItsOwn()
{
    const TemporaryHistory one;
    const TemporaryHistory other;
    QVERIFY(isHistoryIdentity(one.history->identity()));
    QVERIFY(one.history->identity() != other.history->identity());
}

void TestHistoryIdentity::itStaysTheSame()
{
    TemporaryHistory t;
    const std::string identity = t.history->identity();
    QCOMPARE(t.reader()->identity(), identity);
    QCOMPARE(require(History::open(t.path(), History::Access::ReadOnly))->identity(), identity);
    t.reopen();
    QCOMPARE(t.history->identity(), identity);
}

void TestHistoryIdentity::anUpgradeMakesOne()
{
    const QTemporaryDir folder;
    std::string first;
    for (const char* name : {"a.qdh", "b.qdh"}) {
        const QString path = folder.filePath(name);
        QVERIFY(QFile::copy(QD_TEST_DATA "/version-7.qdh", path));
        const std::string identity = require(History::open(path))->identity();
        QVERIFY(isHistoryIdentity(identity));
        QVERIFY(identity != first);
        QCOMPARE(require(History::open(path))->identity(), identity);
        first = identity;
    }
}

void TestHistoryIdentity::anUpgradeChainsTheAuditTrail()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    QVERIFY(QFile::copy(QD_TEST_DATA "/version-7.qdh", path));
    const auto history = require(History::open(path));
    const auto before = require(require(history->reader())->audit());
    QCOMPARE(before.size(), 1u);
    const AuditHash seed = auditSeed(history->identity(), 1);
    QCOMPARE(before.front().previous, toHex(seed));
    QCOMPARE(before.front().hash, toHex(auditHash(seed, before.front())));

    history->write({.audit = {{0, {1}, "ada", "rollback", "failed", "x", "i1", "e/m", "{}"}}});
    history->flush();
    const auto after = require(require(history->reader())->audit());
    QCOMPARE(after.size(), 2u);
    QCOMPARE(after.back().id, 2);
    QCOMPARE(after.back().previous, before.front().hash);
    QCOMPARE(after.back().hash, toHex(auditHash(*auditHashFromHex(before.front().hash), after.back())));
}

void TestHistoryIdentity::whatIsSalvagedIsAnotherHistory()
{
    TemporaryHistory t;
    const std::string original = t.history->identity();
    require(t.write({.audit = {{0, {1}, "ada", "rollback", "intended", "x", "", "e/m", "{}"}}}));
    t.history.reset();
    const auto report = require(salvageHistory(t.path(), {1'700'000'000'000}, {}));
    QVERIFY2(!report.lostAnything(), qPrintable(report.details().join('\n')));
    const auto identity =
        require(historyIdentity(require(Database::open(report.copy, Database::Mode::ReadOnly))));
    QVERIFY(identity.identity != original);
    QCOMPARE(identity.auditOrigin, original);
    QCOMPARE(identity.trail, HistoryIdentity::Trail::Salvaged);
    QCOMPARE(identity.kept, 1);
    const auto copy = require(History::open(report.copy));
    QCOMPARE(require(require(copy->reader())->audit()).front().previous, toHex(auditSeed(original, 0)));
}

void TestHistoryIdentity::aHistoryWithoutOneIsNotWritten_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("none") << QByteArray("DELETE FROM history");
    QTest::newRow("another number") << QByteArray("UPDATE history SET id = 2");
    QTest::newRow("no identity") << QByteArray("UPDATE history SET identity = '../../etc'");
    QTest::newRow("no origin") << QByteArray("UPDATE history SET audit_origin = ''");
    QTest::newRow("an unknown kind") << QByteArray("UPDATE history SET audit_trail = 'x'");
}

void TestHistoryIdentity::aHistoryWithoutOneIsNotWritten()
{
    QFETCH(QByteArray, damage);
    TemporaryHistory t;
    t.history.reset();
    change(t.path(), damage);
    const auto refused = History::open(t.path());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QVERIFY(canBeSalvaged(t.path(), refused.error()));
    QCOMPARE(require(History::open(t.path(), History::Access::ReadOnly))->identity(), std::string());
}

QTEST_GUILESS_MAIN(TestHistoryIdentity)
#include "tst_historyidentity.moc"
