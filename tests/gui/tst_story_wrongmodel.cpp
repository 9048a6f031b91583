// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/guioperator.h"
#include "tests/gui/testfleet.h"

#include "models/history/history.h"
#include "models/history/historyreader.h"
#include "models/incidents/incident.h"
#include "widgets/shell/mainwindow.h"

#include <QTest>
#include <QWizardPage>

using namespace qd;

/// The operator rolls back the wrong model: the verdict is failed, the console says so and takes it back.
class TestStoryWrongModel : public QObject
{
    Q_OBJECT

private slots:
    void wrongRollbackFailsAndIsUndone()
    {
        TestFleet fleet;
        QVERIFY(fleet.start());
        auto console = openConsole(fleet.historyPath());
        console->start();
        console->watch(fleet.endpoints());
        GuiOperator user(*console);
        const std::string before = fleet.servingVersion("demo-sentiment", "sentiment");

        QVERIFY(user.startTriage("fraud"));
        QVERIFY(user.waitForPage("locatePage"));
        QVERIFY(user.next());
        QVERIFY(user.waitForPage("analysePage"));
        QVERIFY(user.next());
        QVERIFY(user.waitForPage("fixPage"));
        QVERIFY(user.choose(user.wizard(), "fixModelCombo", "sentiment"));
        QVERIFY(user.confirmRollback("sentiment"));
        QVERIFY(user.next());
        QVERIFY(fleet.servingVersion("demo-sentiment", "sentiment") != before);

        QVERIFY(user.waitForPage("verifyPage"));
        QVERIFY(user.waitFor([&] {
            const auto& verifications = user.wizard()->incident().verifications;
            return !verifications.empty() && verifications.back().verdict == Verdict::Failed;
        }));
        QVERIFY(
            user.waitFor([&] { return user.textOf(user.wizard(), "verifyVerdictLabel").contains("ailed"); }));
        const std::string incidentId = user.wizard()->incident().id;

        QVERIFY(user.click(user.wizard(), "verifyUndoToggle"));
        QVERIFY(user.type(user.wizard(), "verifyUndoConfirmEdit", "sentiment"));
        QVERIFY(user.click(user.wizard(), "verifyUndoButton"));
        QVERIFY(user.waitFor([&] {
            const auto& actions = user.wizard()->incident().actions;
            return actions.size() == 2 && actions.back().isUndo && actions.back().succeeded();
        }));
        QCOMPARE(fleet.servingVersion("demo-sentiment", "sentiment"), before);
        QCOMPARE(fleet.servingVersion("demo-fraud", "fraud"), std::string("2"));
        QVERIFY(user.waitForPage("fixPage"));

        console.reset();
        const auto reader = *HistoryReader::open(fleet.historyPath());
        const Incident stored = *fromRecord(**reader->incident(incidentId));
        QVERIFY(stored.isOpen());
        QCOMPARE(stored.verifications.back().verdict, Verdict::Failed);
        QCOMPARE(stored.actions.back().undoes, stored.actions.front().actionId);
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    prepareApplication();
    TestStoryWrongModel test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_story_wrongmodel.moc"
