// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/acknowledgements.h"
#include "tests/gui/guioperator.h"
#include "tests/gui/testfleet.h"

#include "models/history/history.h"
#include "models/history/historyreader.h"
#include "models/incidents/incident.h"
#include "widgets/shell/mainwindow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <QTextStream>
#include <QWizardPage>

using namespace qd;

namespace {

const QString acknowledgeReason = QStringLiteral("Looking after it");

/// The console that will be killed: works up to `lastPage`, says so, and keeps running.
int runVictim(const QString& historyPath, const QString& endpointsPath, const QString& lastPage)
{
    QFile file(endpointsPath);
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    std::vector<Endpoint> endpoints;
    for (const QJsonValue& entry : QJsonDocument::fromJson(file.readAll()).array())
        endpoints.push_back(
            *endpointFromJson(QJsonDocument(entry.toObject()).toJson(QJsonDocument::Compact).toStdString()));

    auto console = openConsole(historyPath);
    recordAcknowledgements(console->history(), historyPath + ".acknowledged");
    console->start();
    console->watch(endpoints);
    GuiOperator user(*console);
    if (!user.acknowledge("fraud", acknowledgeReason))
        return 5;
    if (!user.startTriage("fraud"))
        return 2;
    while (!user.waitForPage(qPrintable(lastPage), 200)) {
        if (user.waitForPage("fixPage", 10) && !user.confirmRollback("fraud"))
            return 3;
        if (!user.next())
            return 4;
    }
    console->history().flush(); // the page is shown before the incident's step is stored
    QTextStream(stdout) << "reached " << lastPage << Qt::endl;
    return QApplication::exec();
}

void writeEndpoints(const QString& path, const std::vector<Endpoint>& endpoints)
{
    QJsonArray array;
    for (const Endpoint& endpoint : endpoints)
        array.append(QJsonDocument::fromJson(QByteArray::fromStdString(endpointToJson(endpoint))).object());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(array).toJson());
}

} // namespace

/// The console is killed with SIGKILL in the middle of the wizard and started again.
class TestStoryKilled : public QObject
{
    Q_OBJECT

private slots:
    void incidentResumesAndNothingAcknowledgedIsLost_data()
    {
        QTest::addColumn<QString>("lastPage");
        QTest::newRow("while the causes are weighed") << "analysePage";
        QTest::newRow("while the verification fills") << "verifyPage";
    }

    void incidentResumesAndNothingAcknowledgedIsLost()
    {
        QFETCH(QString, lastPage);
        TestFleet fleet;
        QVERIFY(fleet.start());
        writeEndpoints(fleet.file("endpoints.json"), fleet.endpoints());

        QProcess victim;
        victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        victim.start(QCoreApplication::applicationFilePath(),
                     {"--victim", fleet.historyPath(), fleet.file("endpoints.json"), lastPage});
        QVERIFY(QTest::qWaitFor(
            [&] { return victim.canReadLine() || victim.state() == QProcess::NotRunning; }, 120'000));
        QCOMPARE(QString::fromUtf8(victim.readLine()).trimmed(), "reached " + lastPage);
        victim.kill(); // SIGKILL
        QVERIFY(victim.waitForFinished());

        int facts = 0;
        const QStringList missing =
            missingAcknowledgements(fleet.historyPath() + ".acknowledged", fleet.historyPath(), &facts);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.mid(0, 10).join(u'\n')));
        QVERIFY2(facts > 1'000, qPrintable(QString::number(facts)));
        qInfo("%d acknowledged facts survived", facts);

        checkAcknowledgement(fleet.historyPath());

        auto console = openConsole(fleet.historyPath());
        console->start();
        GuiOperator user(*console);
        QVERIFY(user.continueOpenIncident());
        QVERIFY(user.waitForPage(qPrintable(lastPage)));

        if (lastPage == "analysePage") {
            QVERIFY(user.next());
            QVERIFY(user.waitForPage("fixPage"));
            QVERIFY(user.confirmRollback("fraud"));
            QVERIFY(user.next());
            QVERIFY(user.waitForPage("verifyPage"));
        }
        QVERIFY(user.next());
        QVERIFY(user.waitForPage("reportPage"));
        QCOMPARE(user.wizard()->incident().verifications.back().verdict, Verdict::Passed);
        QCOMPARE(user.wizard()->incident().actions.size(), std::size_t(1));
        QVERIFY(user.finish());
        QCOMPARE(fleet.servingVersion("demo-fraud", "fraud"), std::string("1"));
    }

private:
    /// What the operator was told is done, is done: the alert itself, and the audit trail.
    static void checkAcknowledgement(const QString& historyPath)
    {
        const auto reader = *HistoryReader::open(historyPath);
        const std::vector<AlertRecord> alerts = *reader->alerts({{0}, {INT64_MAX}});
        const auto acknowledged = std::find_if(alerts.begin(), alerts.end(), [](const AlertRecord& record) {
            const auto alert = fromRecord(record);
            return alert && alert->acknowledged && alert->acknowledged->reason == acknowledgeReason;
        });
        QVERIFY(acknowledged != alerts.end());
        QStringList phases;
        const std::vector<AuditRecord> trail = *reader->audit();
        for (const AuditRecord& line : trail) {
            if (line.target == acknowledged->id)
                phases.append(QString::fromStdString(line.action + ' ' + line.phase));
        }
        QCOMPARE(phases, QStringList({"acknowledge intended", "acknowledge succeeded"}));
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    prepareApplication();
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--victim")
        return runVictim(arguments.value(2), arguments.value(3), arguments.value(4));
    TestStoryKilled test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_story_killed.moc"
