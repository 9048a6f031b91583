// SPDX-License-Identifier: Apache-2.0
#include "tests/cases/casefixture.h"

#include <QMap>
#include <QTest>

using namespace qd;

/// Logs and tables as people really have them, each in a folder of `logs` with its right answer, given to the
/// real program.
class TestCasesLogs : public QObject
{
    Q_OBJECT

private slots:
    void theAnswerIsRight_data();
    void theAnswerIsRight();
    void rowsSumUp_data() { theAnswerIsRight_data(); }
    void rowsSumUp();

private:
    [[nodiscard]] const CaseOutcome& outcomeOf(const QString& name);

    QMap<QString, CaseOutcome> m_outcomes;
};

namespace {

QString folderOf(const QString& name)
{
    return QStringLiteral(QD_SOURCE_DIR "/tests/cases/logs/") + name;
}

} // namespace

const CaseOutcome& TestCasesLogs::outcomeOf(const QString& name)
{
    if (!m_outcomes.contains(name))
        m_outcomes[name] = CaseFixture(folderOf(name)).run();
    return m_outcomes[name];
}

void TestCasesLogs::theAnswerIsRight_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : QDir(folderOf({})).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        QTest::newRow(qPrintable(name)) << name;
}

void TestCasesLogs::theAnswerIsRight()
{
    QFETCH(QString, name);
    const QString fault = CaseFixture(folderOf(name)).fault(outcomeOf(name));
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
}

/// Every document is as its schema says, and no row of any log is lost without a reason.
void TestCasesLogs::rowsSumUp()
{
    QFETCH(QString, name);
    const QJsonObject& document = outcomeOf(name).document;
    if (!document.contains("rows"))
        QSKIP("The answer is no document about a log.");
    QFile file(QStringLiteral(QD_SOURCE_DIR "/resources/schemas/log.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList faults = SchemaCheck::of(document, QJsonDocument::fromJson(file.readAll()).object());
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    const QJsonObject rows = document["rows"].toObject();
    qint64 sum = rows["judged"].toInteger();
    const QJsonObject leftOut = rows["left_out"].toObject();
    for (const QJsonValue count : leftOut)
        sum += count.toInteger();
    QCOMPARE(sum, rows["read"].toInteger());
}

QTEST_GUILESS_MAIN(TestCasesLogs)
#include "tst_cases_logs.moc"
