// SPDX-License-Identifier: Apache-2.0
#include "app/commands/auditcommand.h"

#include "models/history/audit/audithead.h"
#include "models/history/sqlite/database.h"
#include "tests/models/history/historyfixture.h"
#include "tests/support/require.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

#include <cstdio>

using namespace qd;

/// `quarterdeck audit verify`: what it prints, for people and for programs, and how it ends.
class TestAuditCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aSoundTrailEndsWithZero();
    void rowsAreNamed();
    void programsReadJson();
    void whatCannotBeOpenedEndsWithOne();

private:
    QTemporaryDir m_folder;
    TemporaryHistory m_history;
};

namespace {

struct Outcome
{
    int code = 0;
    QByteArray printed;
};

Outcome run(const QString& path, bool asJson)
{
    QTemporaryFile file;
    if (!file.open())
        qFatal("no file");
    std::fflush(stdout);
    const int before = ::dup(STDOUT_FILENO);
    ::dup2(file.handle(), STDOUT_FILENO);
    Outcome outcome;
    outcome.code = runAudit({.historyPath = path, .asJson = asJson});
    std::fflush(stdout);
    ::dup2(before, STDOUT_FILENO);
    ::close(before);
    file.seek(0);
    outcome.printed = file.readAll();
    return outcome;
}

AuditRecord line(const std::string& phase)
{
    return {0, {1'700'000'000'000}, "ada", "rollback", phase, "x", "", "e/m", "{}"};
}

} // namespace

void TestAuditCommand::initTestCase()
{
    keepAuditHeadsIn(m_folder.filePath("heads"));
    m_history.reopen();
    require(m_history.write({.audit = {line("intended"), line("failed"), line("succeeded")}}));
    m_history.history.reset();
}

void TestAuditCommand::aSoundTrailEndsWithZero()
{
    const Outcome outcome = run(m_history.path(), false);
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.printed.contains("is intact: 3 rows"), outcome.printed.constData());
}

void TestAuditCommand::rowsAreNamed()
{
    require(require(Database::open(m_history.path(), Database::Mode::ReadWrite))
                .execute(
                    "UPDATE audit SET body = '{\"reason\":1}' WHERE id = 1; DELETE FROM audit WHERE id = 2"));
    const Outcome outcome = run(m_history.path(), false);
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.printed.contains("Row 1 (rollback, 2023-11-14T22:13:20.000Z) was altered."),
             outcome.printed.constData());
    QVERIFY2(outcome.printed.contains("Row 2 was removed from the trail."), outcome.printed.constData());
}

void TestAuditCommand::programsReadJson()
{
    const Outcome outcome = run(m_history.path(), true);
    QCOMPARE(outcome.code, 1);
    const QJsonObject json = QJsonDocument::fromJson(outcome.printed).object();
    QCOMPARE(json["state"].toString(), QStringLiteral("broken"));
    QCOMPARE(json["rows"].toInt(), 2);
    QCOMPARE(json["kept"].toString(), QStringLiteral("contradicts"));
    const QJsonArray findings = json["findings"].toArray();
    QVERIFY(findings.size() >= 2);
    const QJsonObject first = findings.first().toObject();
    QCOMPARE(first["kind"].toString(), QStringLiteral("altered"));
    QCOMPARE(first["first"].toInt(), 1);
    QCOMPARE(first["action"].toString(), QStringLiteral("rollback"));
    QCOMPARE(first["time"].toString(), QStringLiteral("2023-11-14T22:13:20.000Z"));
}

void TestAuditCommand::whatCannotBeOpenedEndsWithOne()
{
    const Outcome outcome = run(m_folder.filePath("nothing.qdh"), true);
    QCOMPARE(outcome.code, 1);
    QVERIFY(outcome.printed.isEmpty());
}

QTEST_GUILESS_MAIN(TestAuditCommand)
#include "tst_auditcommand.moc"
