// SPDX-License-Identifier: Apache-2.0
#include "auditedits.h"
#include "historyfixture.h"

#include "models/history/audit/audithead.h"
#include "models/history/historyidentity.h"
#include "models/history/salvage/salvage.h"
#include "models/history/upkeep/integrity.h"
#include "tests/support/require.h"

#include <map>

using namespace qd;

/// Whatever is done to the audit trail of a file at rest is told, row by row.
class TestAuditTrail : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void whatWasWrittenIsSound();
    void everyRandomEditIsNamed();
    void anOlderCopyIsToldAlsoAfterItWasGoneOnWith();
    void aHeadThatIsBehindIsNoHarm();
    void withoutAHeadThatIsSaid();
    void aHeadIsReadableByItsOwnerOnly();
    void aHeadThatCannotBeReadIsToldAndKept();
    void aBatchThatFailedIsNotInTheHead();
    void anOutcomeNeedsItsIntention();
    void rowsOfAnOlderVersionAreToldApart();
    void aSalvagedTrailIsNotCalledSound();
    void theCheckOfTheHistoryHasTheTrailInIt();

private:
    static constexpr int rowCount = 60;
    QTemporaryDir m_folder;
    QByteArray m_now;
    QByteArray m_before;
    std::string m_identity;
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

// Intentions and outcomes, every tenth with a body of several pages.
AuditRecord lineOf(int number)
{
    const int act = number / 2;
    return {0,
            {1'700'000'000'000 + number * 1'000},
            "ada",
            act % 3 == 0 ? "rollback" : "acknowledge",
            number % 2 == 0 ? "intended"
            : act % 5 == 0  ? "failed"
                            : "succeeded",
            "act-" + std::to_string(act),
            act % 4 == 0 ? "" : "incident-" + std::to_string(act % 4),
            "triton/fraud",
            R"({"reason":")" + std::string(std::size_t(number % 10 == 0 ? 5'000 : number * 7), 'r') + "\"}"};
}

bool isNamed(const AuditReport& report, std::int64_t row)
{
    return std::any_of(report.findings.begin(), report.findings.end(), [&](const AuditFinding& finding) {
        return finding.first <= row && row <= finding.last;
    });
}

QString textsOf(const AuditReport& report)
{
    QStringList texts{nameOf(report.state), nameOf(report.kept)};
    for (const AuditFinding& finding : report.findings)
        texts << QLatin1String(nameOf(finding.kind)) + ": " + finding.text;
    return (texts + report.remarks).join('\n');
}

// Without a write-ahead log beside it, whoever opens it.
QByteArray asOneFile(const QString& path)
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath("copy");
    writeFile(copy, contents(path));
    require(require(Database::open(copy, Database::Mode::ReadWrite)).execute("PRAGMA journal_mode=DELETE"));
    return contents(copy);
}

void run(const QString& path, const char* sql)
{
    require(require(Database::open(path, Database::Mode::ReadWrite)).execute(sql)); // its triggers do not run
}

} // namespace

void TestAuditTrail::initTestCase()
{
    keepAuditHeadsIn(m_folder.filePath("heads"));
    TemporaryHistory t;
    m_identity = t.history->identity();
    for (int i = 0; i < rowCount; ++i) {
        if (i == rowCount * 2 / 3) {
            t.history.reset();
            m_before = asOneFile(t.path());
            t.reopen();
        }
        require(t.write({.audit = {lineOf(i)}}));
    }
    t.history.reset();
    m_now = asOneFile(t.path());
}

void TestAuditTrail::cleanup()
{
    keepAuditHeadsIn(m_folder.filePath("heads"));
}

void TestAuditTrail::whatWasWrittenIsSound()
{
    const QString path = m_folder.filePath("sound.qdh");
    writeFile(path, m_now);
    const AuditReport report = require(checkAuditTrail(path));
    QVERIFY2(report.state == AuditReport::State::Sound, qPrintable(textsOf(report)));
    QCOMPARE(report.kept, AuditReport::Kept::Agrees);
    QCOMPARE(report.head.rows, rowCount);
    QCOMPARE(report.head.last, rowCount);
    QVERIFY(report.findings.empty());
    QVERIFY(report.remarks.isEmpty());
    QCOMPARE(require(keptAuditHead(m_identity))->head, report.head);
}

// QD_AUDIT_EDITS=2000 for the whole of it.
void TestAuditTrail::everyRandomEditIsNamed()
{
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("QD_AUDIT_EDITS", &isGiven);
    const int edits = isGiven ? given : 150;
    const QString path = m_folder.filePath("edited.qdh");
    writeFile(path, m_now);
    const auto sound = AuditEditor::rowsIn(path);
    QVERIFY(sound);
    AuditEditor editor(m_now, m_before, 20'260);
    std::map<QString, int> byKind;
    int named = 0;
    int refused = 0;
    int unread = 0;
    while (named + refused < edits) {
        const AuditEdit edit = editor.edit(path);
        const auto report = checkAuditTrail(path);
        if (!report) {
            QVERIFY(!report.error().what.isEmpty());
            ++refused;
            ++byKind[edit.name];
            continue;
        }
        const auto rows = AuditEditor::rowsIn(path);
        if (edit.mayChangeNothing && report->state == AuditReport::State::Sound && rows == sound) {
            ++unread; // SQLite reads the same trail, and finds its pages in order
            continue;
        }
        const QString what =
            QStringLiteral("edit %1, %2:\n").arg(named + refused).arg(edit.name) + textsOf(*report);
        QVERIFY2(report->state == AuditReport::State::Broken, qPrintable(what));
        QVERIFY2(!report->findings.empty(), qPrintable(what));
        for (const std::int64_t row : edit.rows)
            QVERIFY2(isNamed(*report, row), qPrintable(what + QStringLiteral("\nnot row %1").arg(row)));
        // Of what a byte has changed each row is named that reads otherwise, unless the page itself is.
        const bool isDamaged =
            std::any_of(report->findings.begin(), report->findings.end(),
                        [](const auto& finding) { return finding.kind == AuditFinding::Kind::Damaged; });
        if (edit.mayChangeNothing && rows && !isDamaged) {
            for (const QByteArray& row : *rows) {
                if (std::find(sound->begin(), sound->end(), row) == sound->end())
                    QVERIFY2(isNamed(*report, QByteArray::fromHex(row.left(row.indexOf('|'))).toLongLong()),
                             qPrintable(what + "\n" + row));
            }
        }
        ++named;
        ++byKind[edit.name];
    }
    for (const auto& [name, count] : byKind)
        qInfo("%5d  %s", count, qPrintable(name));
    qInfo("%d edits of the audit trail: %d named, %d files not opened, 0 unnoticed (%d more changed bytes "
          "that nobody reads)",
          edits, named, refused, unread);
}

void TestAuditTrail::anOlderCopyIsToldAlsoAfterItWasGoneOnWith()
{
    keepAuditHeadsIn(m_folder.filePath("other heads"));
    TemporaryHistory t;
    require(t.write({.audit = {lineOf(0), lineOf(1)}}));
    t.history.reset();
    const QByteArray older = contents(t.path());
    t.reopen();
    require(t.write({.audit = {lineOf(2), lineOf(3), lineOf(4), lineOf(5)}}));
    t.history.reset();
    const QByteArray newer = contents(t.path());

    writeFile(t.path(), older);
    AuditReport report = require(checkAuditTrail(t.path()));
    QCOMPARE(report.state, AuditReport::State::Broken);
    QCOMPARE(report.kept, AuditReport::Kept::Contradicts);
    QCOMPARE(report.findings.front().kind, AuditFinding::Kind::CutOff);
    QCOMPARE(report.findings.front().first, 3);
    QCOMPARE(report.findings.front().last, 6);

    t.reopen();
    require(t.write({.audit = {lineOf(6), lineOf(7)}}));
    t.history.reset();
    report = require(checkAuditTrail(t.path()));
    QCOMPARE(report.state, AuditReport::State::Broken);
    QVERIFY2(isNamed(report, 6), qPrintable(textsOf(report)));

    writeFile(t.path(), newer); // put back: another end than the one that was written last, all the same
    report = require(checkAuditTrail(t.path()));
    QCOMPARE(report.state, AuditReport::State::Broken);
}

void TestAuditTrail::aHeadThatIsBehindIsNoHarm()
{
    keepAuditHeadsIn(m_folder.filePath("heads behind"));
    TemporaryHistory t;
    require(t.write({.audit = {lineOf(0), lineOf(1)}}));
    const auto behind = require(keptAuditHead(t.history->identity()));
    QCOMPARE(behind->head.last, 2);
    require(t.write({.audit = {lineOf(2), lineOf(3)}}));
    const std::string identity = t.history->identity();
    t.history.reset();
    require(keepAuditHead(identity, *behind)); // killed after the commit
    const AuditReport report = require(checkAuditTrail(t.path()));
    QVERIFY2(report.state == AuditReport::State::Sound, qPrintable(textsOf(report)));
    QCOMPARE(report.kept, AuditReport::Kept::Behind);
    QCOMPARE(report.remarks.size(), 1);
    t.reopen();
    QCOMPARE(require(checkAuditTrail(t.path())).kept, AuditReport::Kept::Agrees);
}

void TestAuditTrail::withoutAHeadThatIsSaid()
{
    keepAuditHeadsIn({});
    const QString path = m_folder.filePath("elsewhere.qdh");
    writeFile(path, m_now);
    const AuditReport report = require(checkAuditTrail(path));
    QCOMPARE(report.state, AuditReport::State::Sound);
    QCOMPARE(report.kept, AuditReport::Kept::None);
    QCOMPARE(report.remarks.size(), 1);
}

void TestAuditTrail::aHeadIsReadableByItsOwnerOnly()
{
    const QDir heads(m_folder.filePath("heads"));
    const QStringList names = heads.entryList(QDir::Files);
    QCOMPARE(names, QStringList{QString::fromStdString(m_identity) + ".json"});
    QCOMPARE(QFileInfo(heads.filePath(names.front())).permissions() &
                 (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
}

void TestAuditTrail::aHeadThatCannotBeReadIsToldAndKept()
{
    keepAuditHeadsIn(m_folder.filePath("unreadable heads"));
    TemporaryHistory t;
    const QString kept =
        m_folder.filePath("unreadable heads/" + QString::fromStdString(t.history->identity()) + ".json");
    t.history.reset();
    QVERIFY(QFile::exists(kept));
    writeFile(kept, "{\"rows\":");
    t.reopen();
    require(t.write({.audit = {lineOf(0), lineOf(1)}}));
    QCOMPARE(contents(kept), QByteArray("{\"rows\":"));
    const AuditReport report = require(checkAuditTrail(t.path()));
    QCOMPARE(report.kept, AuditReport::Kept::Unreadable);
    QCOMPARE(report.remarks.size(), 1);
}

void TestAuditTrail::aBatchThatFailedIsNotInTheHead()
{
    keepAuditHeadsIn(m_folder.filePath("heads of failures"));
    TemporaryHistory t;
    require(t.write({.audit = {lineOf(0)}}));
    QVERIFY(!t.write({.incidentSteps = {{0, "nobody", {1}, "locate", "{}"}}, .audit = {lineOf(1)}}));
    require(t.write({.audit = {lineOf(1), lineOf(2)}}));
    const AuditReport report = require(checkAuditTrail(t.path()));
    QVERIFY2(report.state == AuditReport::State::Sound, qPrintable(textsOf(report)));
    QCOMPARE(report.kept, AuditReport::Kept::Agrees);
    QCOMPARE(report.head.rows, 3);
}

void TestAuditTrail::anOutcomeNeedsItsIntention()
{
    keepAuditHeadsIn({});
    TemporaryHistory t;
    require(t.write({.audit = {lineOf(0), lineOf(1), lineOf(3)}}));
    const AuditReport report = require(checkAuditTrail(t.path()));
    QCOMPARE(report.state, AuditReport::State::Broken);
    QCOMPARE(report.findings.size(), 1u);
    QCOMPARE(report.findings.front().kind, AuditFinding::Kind::Unintended);
    QCOMPARE(report.findings.front().first, 3);
    QCOMPARE(report.findings.front().action, "acknowledge");
}

void TestAuditTrail::rowsOfAnOlderVersionAreToldApart()
{
    keepAuditHeadsIn({});
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    QVERIFY(QFile::copy(QD_TEST_DATA "/version-7.qdh", path));
    {
        const auto database = require(Database::open(path, Database::Mode::ReadWrite));
        require(database.execute(
            "INSERT INTO audit SELECT 5, at + 1, actor, action, 'failed', action_id, incident, "
            "target, body FROM audit"));
    }
    QVERIFY(History::open(path));
    const AuditReport report = require(checkAuditTrail(path));
    QCOMPARE(report.migrated, 5);
    QCOMPARE(report.state, AuditReport::State::Broken); // rows 2 to 4 are missing, whenever that was
    QCOMPARE(report.findings.size(), 1u);
    QCOMPARE(report.findings.front().kind, AuditFinding::Kind::Removed);
    QCOMPARE(report.findings.front().first, 2);
    QCOMPARE(report.findings.front().last, 4);
    QCOMPARE(report.remarks.size(), 2); // when it was chained, and that no head is kept
}

void TestAuditTrail::aSalvagedTrailIsNotCalledSound()
{
    keepAuditHeadsIn({});
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.qdh");
    writeFile(path, m_now);
    run(path, "DELETE FROM audit WHERE id IN (3, 60); UPDATE audit SET actor = 'eve' WHERE id = 10");
    const auto salvaged = require(salvageHistory(path, {1'700'000'000'000}, {}));
    QCOMPARE(require(integrityProblems(salvaged.copy)), QStringList());
    AuditReport report = require(checkAuditTrail(salvaged.copy));
    QVERIFY2(report.state == AuditReport::State::Partial, qPrintable(textsOf(report)));
    QVERIFY(isNamed(report, 3));
    QVERIFY(isNamed(report, 10));
    QVERIFY(!auditProblems(report).isEmpty());
    {
        const auto history = require(History::open(salvaged.copy));
        history->write({.audit = {lineOf(60), lineOf(61)}});
        history->flush();
    }
    report = require(checkAuditTrail(salvaged.copy));
    QVERIFY2(report.state == AuditReport::State::Partial, qPrintable(textsOf(report)));
    run(salvaged.copy, "UPDATE audit SET actor = 'eve' WHERE id = 61");
    QCOMPARE(require(checkAuditTrail(salvaged.copy)).state, AuditReport::State::Broken);
}

void TestAuditTrail::theCheckOfTheHistoryHasTheTrailInIt()
{
    const QString path = m_folder.filePath("checked.qdh");
    writeFile(path, m_now);
    QCOMPARE(require(historyProblems(path)), QStringList());
    run(path, "UPDATE audit SET actor = 'eve' WHERE id = 7");
    const QStringList problems = require(historyProblems(path));
    QCOMPARE(problems.size(), 1);
    QVERIFY2(problems.front().startsWith("Row 7 (rollback"), qPrintable(problems.front()));
}

QTEST_GUILESS_MAIN(TestAuditTrail)
#include "tst_audittrail.moc"
