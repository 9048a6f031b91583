// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/guioperator.h"
#include "tests/gui/testfleet.h"

#include "models/history/history.h"
#include "models/history/historyreader.h"
#include "models/incidents/incident.h"
#include "widgets/shell/mainwindow.h"

#include <QFile>
#include <QTest>
#include <QWizardPage>

using namespace qd;

/// Fault -> alert -> wizard -> rollback -> verdict passed -> report, by mouse and keyboard.
class TestStory : public QObject
{
    Q_OBJECT

private slots:
    void faultIsFoundRolledBackAndProvedMended()
    {
        TestFleet fleet;
        QVERIFY(fleet.start());
        QCOMPARE(fleet.servingVersion("demo-fraud", "fraud"), std::string("1"));
        auto console = openConsole(fleet.historyPath());
        console->start();
        console->watch(fleet.endpoints());
        GuiOperator user(*console);

        QVERIFY(user.waitFor([&] { return console->accuracyOf("fraud").value_or(0) > 0.9; }));
        QVERIFY(user.startTriage("fraud"));
        QCOMPARE(fleet.servingVersion("demo-fraud", "fraud"), std::string("2"));

        QVERIFY(user.waitForPage("locatePage"));
        QVERIFY(user.next());
        QVERIFY(user.waitForPage("analysePage"));
        QVERIFY(user.next());
        QVERIFY(user.waitForPage("fixPage"));
        QVERIFY(user.confirmRollback("fraud"));
        QVERIFY(user.next());
        QCOMPARE(fleet.servingVersion("demo-fraud", "fraud"), std::string("1"));
        QVERIFY(user.waitForPage("verifyPage"));
        QVERIFY(user.next());
        QVERIFY(user.waitForPage("reportPage"));

        const Incident incident = user.wizard()->incident();
        QVERIFY(incident.analysis && !incident.analysis->hypotheses.empty());
        QCOMPARE(incident.analysis->hypotheses.front().id, std::string("new-version"));
        QCOMPARE(incident.verifications.back().verdict, Verdict::Passed);

        const QString html = fleet.file("report.html");
        QWizardPage* report = user.wizard()->currentPage();
        QVERIFY(QMetaObject::invokeMethod(report, "exportHtml", Q_ARG(QString, html)));
        QVERIFY(user.waitFor([&] { return QFileInfo(html).size() > 0; }));
        QVERIFY(user.finish());

        QVERIFY(user.waitFor([&] { return console->accuracyOf("fraud").value_or(0) > 0.9; }));
        console.reset();
        checkHistory(fleet.historyPath(), incident.id);
        checkReport(html);
    }

private:
    static void checkHistory(const QString& path, const std::string& incidentId)
    {
        const auto reader = *HistoryReader::open(path);
        const auto record = *reader->incident(incidentId);
        QVERIFY(record);
        const Incident closed = *fromRecord(*record);
        QVERIFY(!closed.isOpen());
        QCOMPARE(closed.step, IncidentStep::Closed);
        QCOMPARE(closed.actions.size(), std::size_t(1));
        QVERIFY(closed.actions.front().succeeded());

        QStringList phases;
        const std::vector<AuditRecord> trail = *reader->audit(incidentId);
        for (const AuditRecord& audit : trail) {
            if (audit.actionId == closed.actions.front().actionId)
                phases.push_back(QString::fromStdString(audit.action + ' ' + audit.phase));
        }
        QCOMPARE(phases, QStringList({"rollback intended", "rollback succeeded"}));
        QVERIFY(!reader->events({{0}, {INT64_MAX}}, "version")->empty());
        QVERIFY(!reader->events({{0}, {INT64_MAX}}, "rollback")->empty());
    }

    static void checkReport(const QString& path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString report = QString::fromUtf8(file.readAll());
        for (const char* expected : {"fraud", "<svg", "/v2/repository/models/fraud/load"})
            QVERIFY2(report.contains(QLatin1String(expected)), expected);
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    prepareApplication();
    TestStory test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_story.moc"
