// SPDX-License-Identifier: Apache-2.0
#include "models/items/alertmodel.h"
#include "models/items/rulemodel.h"
#include "models/monitor/monitor.h"
#include "models/net/secretstore.h"
#include "models/operator/operatoractions.h"
#include "tests/models/history/historyfixture.h"
#include "tests/support/scriptedhttp.h"
#include "tests/widgets/theme/grab.h"
#include "tests/widgets/timeline/timelinesupport.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/acknowledgedialog.h"
#include "widgets/timeline/alertspage.h"
#include "widgets/timeline/alerttimeline.h"
#include "widgets/timeline/ruledialog.h"
#include "widgets/timeline/rulesdialog.h"
#include "widgets/timeline/silencedialog.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QToolTip>
#include <QTranslator>

#include <algorithm>
#include <set>

using namespace qd;
using namespace qd::test;

namespace {

/// The page on a real history with the alerts of a morning in it.
struct Stage
{
    explicit Stage(const std::vector<Alert>& stored = morning(), ThemeMode theme = ThemeMode::Light)
    {
        Theme::instance().setMode(theme);
        WriteBatch batch;
        for (const Alert& alert : stored)
            batch.alerts.push_back(toRecord(alert));
        for (const AlertRule& rule : defaultRules())
            batch.documents.push_back({"rule", rule.id, ruleToJson(rule)});
        Endpoint endpoint;
        endpoint.id = "triton";
        endpoint.name = QStringLiteral("Demo Triton");
        endpoint.metricsUrl = "http://127.0.0.1:8002/metrics";
        batch.documents.push_back({"endpoint", endpoint.id, endpointToJson(endpoint)});
        if (!store.write(std::move(batch)))
            qFatal("The history refused the fixture.");
        page = std::make_unique<AlertsPage>(*store.history, actions, clock);
        page->resize(1180, 720);
        page->show();
        (void)QTest::qWaitForWindowExposed(page.get());
        table = page->findChild<QTableView*>(QStringLiteral("alertTable"));
        timeline = page->findChild<AlertTimeline*>();
    }

    int rows() const { return table->model()->rowCount(); }

    template <typename T>
    T* control(const char* name) const
    {
        return page->findChild<T*>(QLatin1String(name));
    }

    void choose(const char* id) const
    {
        QTest::mouseClick(timeline->viewport(), Qt::LeftButton, {}, timeline->barRect(id).center());
    }

    QString emptyTitle() const
    {
        return page->findChild<QWidget*>(QStringLiteral("noAlerts"))
            ->findChild<QLabel*>(QStringLiteral("emptyTitle"))
            ->text();
    }

    QString shownPage() const { return page->findChild<QStackedWidget*>()->currentWidget()->objectName(); }

    TemporaryHistory store;
    ScriptedHttp http;
    std::unique_ptr<SecretStore> secrets = makeMemorySecretStore();
    ManualClock clock{noon};
    Monitor monitor{*store.history, http, *secrets, clock};
    OperatorActions actions{*store.history, http, *secrets, monitor, clock};
    std::unique_ptr<AlertsPage> page;
    QTableView* table = nullptr;
    AlertTimeline* timeline = nullptr;
};

/// A language whose words are twice as long.
class LongWords : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override
    {
        return QString::fromUtf8(source).repeated(2);
    }
};

} // namespace

class TestAlertsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void pastAlertsComeFromTheHistory()
    {
        Stage stage;
        const QAbstractItemModelTester tester(stage.table->model());
        QTRY_COMPARE(stage.rows(), int(morning().size()));
        QTRY_VERIFY(!stage.timeline->barRect("resolved").isEmpty());
        bool named = false;
        for (int row = 0; row < stage.rows(); ++row)
            named |=
                stage.table->model()->index(row, 3).data().toString().contains(QStringLiteral("Demo Triton"));
        QVERIFY(named);
    }

    void columnsAreWideEnoughInEveryLanguage()
    {
        Stage stage;
        QTRY_COMPARE(stage.rows(), int(morning().size()));
        stage.page->resize(1800, 720);
        LongWords language;
        QVERIFY(QCoreApplication::installTranslator(&language));
        QCoreApplication::processEvents();
        for (const int column : {AlertModel::StateColumn, AlertModel::SeverityColumn, AlertModel::ValueColumn,
                                 AlertModel::SinceColumn, AlertModel::DurationColumn}) {
            const int width = stage.table->columnWidth(column);
            int widest = stage.table->horizontalHeader()->sectionSizeHint(column);
            for (int row = 0; row < stage.rows(); ++row) {
                const QModelIndex cell = stage.table->model()->index(row, column);
                QStyleOptionViewItem option;
                option.font = stage.table->font();
                option.fontMetrics = QFontMetrics(option.font);
                widest = std::max(widest, stage.table->itemDelegate()->sizeHint(option, cell).width());
            }
            QVERIFY2(width >= widest,
                     qPrintable(QStringLiteral("column %1: %2 < %3").arg(column).arg(width).arg(widest)));
        }
        QCoreApplication::removeTranslator(&language);
        QCoreApplication::processEvents();
    }

    void anEmptyHistorySaysWhatWatches()
    {
        Stage stage{std::vector<Alert>()};
        QCOMPARE(stage.shownPage(), QStringLiteral("noAlerts"));
        QTRY_COMPARE(stage.emptyTitle(), QStringLiteral("No alerts in this period"));
        auto* explanation = stage.page->findChild<QWidget*>(QStringLiteral("noAlerts"))
                                ->findChild<QLabel*>(QStringLiteral("emptyExplanation"));
        QTRY_VERIFY(explanation->text().startsWith(QLatin1Char('5'))); // six, one of them switched off
        stage.page->updateAlert(morning()[1]);
        QTRY_COMPARE(stage.rows(), 1);
        QVERIFY(stage.shownPage() != QStringLiteral("noAlerts"));
    }

    /// Before the history has answered, nobody knows that there are none.
    void nothingIsCalledEmptyBeforeItIsRead()
    {
        const TemporaryHistory store;
        Stage stage;
        AlertsPage page(*store.history, stage.actions, stage.clock);
        page.show();
        const auto title = [&page] {
            return page.findChild<QWidget*>(QStringLiteral("noAlerts"))
                ->findChild<QLabel*>(QStringLiteral("emptyTitle"))
                ->text();
        };
        QCOMPARE(title(), QStringLiteral("Reading…"));
        QTRY_COMPARE(title(), QStringLiteral("No alerts in this period"));
    }

    /// A click on an empty spot of the timeline chooses nothing; the row that was chosen can be chosen again.
    void theSameRowCanBeChosenAgain()
    {
        Stage stage;
        QTRY_VERIFY(!stage.timeline->barRect("resolved").isEmpty());
        auto* triage = stage.control<QPushButton>("triageButton");
        const QPoint row = stage.table->visualRect(stage.table->model()->index(1, 2)).center();
        QTest::mouseClick(stage.table->viewport(), Qt::LeftButton, {}, row);
        QVERIFY(triage->isEnabled());
        QTest::mouseClick(
            stage.timeline->viewport(), Qt::LeftButton, {},
            {stage.timeline->viewport()->width() - 2, stage.timeline->viewport()->height() - 2});
        QVERIFY(!triage->isEnabled());
        QTest::mouseClick(stage.table->viewport(), Qt::LeftButton, {}, row);
        QVERIFY(triage->isEnabled());
    }

    void anAlertLeadsToItsIncidentAndBack()
    {
        Stage stage;
        QTRY_VERIFY(!stage.timeline->barRect("resolved").isEmpty());
        Incident incident;
        incident.id = "incident";
        incident.number = 3;
        incident.alertId = "resolved";
        incident.step = IncidentStep::Fix;
        stage.page->setIncidents(AlertIncidents(std::vector{incident}));
        const auto tip = [&] {
            const QPoint at = stage.timeline->barRect("resolved").center();
            QHelpEvent event(QEvent::ToolTip, at, stage.timeline->viewport()->mapToGlobal(at));
            QApplication::sendEvent(stage.timeline->viewport(), &event);
            return QToolTip::text();
        };
        QTRY_VERIFY2(tip().contains(QStringLiteral("Incident #3, under way")), qPrintable(QToolTip::text()));
        stage.page->showAlert("resolved", noon - std::chrono::minutes(30));
        auto* show = stage.control<QPushButton>("incidentButton");
        QTRY_VERIFY(show->isVisible());
        QVERIFY(stage.control<QPushButton>("triageButton")->text().startsWith(QStringLiteral("Continue")));
        std::string asked;
        QObject::connect(stage.page.get(), &AlertsPage::incidentRequested, stage.page.get(),
                         [&](const std::string& id) { asked = id; });
        QTest::mouseClick(show, Qt::LeftButton);
        QCOMPARE(asked, std::string("incident"));
    }

    void filtersLeaveWhatMatches_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("severity");
        QTest::addColumn<int>("rows");
        QTest::newRow("all") << "" << 0 << 0 << 7;
        QTest::newRow("open") << "" << 1 << 0 << 4;
        QTest::newRow("unassigned") << "" << 2 << 0 << 2;
        QTest::newRow("firing") << "" << 3 << 0 << 3;
        QTest::newRow("pending") << "" << 4 << 0 << 1;
        QTest::newRow("resolved") << "" << 5 << 0 << 3;
        QTest::newRow("warning and critical") << "" << 0 << 1 << 6;
        QTest::newRow("critical") << "" << 0 << 2 << 3;
        QTest::newRow("text") << "FRAUD" << 0 << 0 << 3;
        QTest::newRow("two words") << "fraud p99" << 0 << 0 << 1;
        QTest::newRow("reason") << "data team" << 0 << 0 << 1;
        QTest::newRow("together") << "sentiment" << 3 << 2 << 1;
    }

    void filtersLeaveWhatMatches()
    {
        QFETCH(QString, text);
        QFETCH(int, state);
        QFETCH(int, severity);
        QFETCH(int, rows);
        Stage stage;
        QTRY_COMPARE(stage.rows(), 7);
        QTest::keyClicks(stage.control<QLineEdit>("searchEdit"), text);
        stage.control<QComboBox>("stateCombo")->setCurrentIndex(state);
        stage.control<QComboBox>("severityCombo")->setCurrentIndex(severity);
        QCOMPARE(stage.rows(), rows);
    }

    void filtersThatHideAllCanBeCleared()
    {
        Stage stage;
        QTRY_COMPARE(stage.rows(), 7);
        QTest::keyClicks(stage.control<QLineEdit>("searchEdit"), QStringLiteral("nothing like this"));
        QCOMPARE(stage.shownPage(), QStringLiteral("noMatchingAlerts"));
        auto* empty = stage.page->findChild<QWidget*>(QStringLiteral("noMatchingAlerts"));
        QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(stage.rows(), 7);
    }

    void theTableFollowsTheRange()
    {
        Stage stage;
        QTRY_COMPARE(stage.rows(), 7);
        stage.timeline->setRange({noon - std::chrono::minutes(60), noon - std::chrono::minutes(45)});
        QCOMPARE(stage.rows(), 1);
        QVERIFY(!stage.control<QToolButton>("liveButton")->isChecked());
        QTest::mouseClick(stage.control<QToolButton>("liveButton"), Qt::LeftButton);
        QVERIFY(stage.timeline->isFollowing());
    }

    void aLongerPeriodLoadsMore()
    {
        auto alerts = morning();
        alerts.push_back(
            makeAlert({"days ago", "fraud", Severity::Critical, AlertState::Resolved, 4000, 20}));
        Stage stage(alerts);
        QTRY_COMPARE(stage.rows(), 7);
        auto* spans = stage.control<QComboBox>("spanCombo");
        spans->setFocus();
        QTest::keyClick(spans, Qt::Key_End);
        QTRY_COMPARE(stage.rows(), 8);
    }

    void aClickOnABarShowsItsCharts()
    {
        Stage stage;
        QTRY_VERIFY(!stage.timeline->barRect("resolved").isEmpty());
        std::string endpoint;
        std::string model;
        TimeRange range;
        connect(stage.page.get(), &AlertsPage::jumpRequested, this,
                [&](const std::string& e, const std::string& m, TimeRange r) {
                    endpoint = e;
                    model = m;
                    range = r;
                });
        stage.choose("resolved");
        QCOMPARE(endpoint, std::string("triton"));
        QCOMPARE(model, std::string("fraud"));
        QVERIFY(range.contains(noon - std::chrono::minutes(50)));
        const auto selected = stage.table->selectionModel()->selectedRows();
        QCOMPARE(selected.size(), 1);
        QCOMPARE(selected[0].data(Qt::UserRole).toString(), QStringLiteral("resolved"));
    }

    void aChosenRowIsTheCurrentBar()
    {
        Stage stage;
        QTRY_COMPARE(stage.rows(), 7);
        QTRY_VERIFY(!stage.timeline->barRect("slow").isEmpty());
        QVERIFY(!stage.control<QPushButton>("triageButton")->isEnabled());
        stage.table->setFocus();
        stage.table->selectRow(3);
        QCOMPARE(QString::fromStdString(stage.timeline->current()),
                 stage.table->model()->index(3, 0).data(Qt::UserRole).toString());
        QSignalSpy triage(stage.page.get(), &AlertsPage::triageRequested);
        QTest::mouseClick(stage.control<QPushButton>("triageButton"), Qt::LeftButton);
        QCOMPARE(triage.count(), 1);
    }

    void liveValuesDoNotMoveTheSelection()
    {
        Stage stage;
        QTRY_VERIFY(!stage.timeline->barRect("firing").isEmpty());
        stage.choose("firing");
        auto alerts = morning();
        alerts[1].value = 0.5;
        stage.clock.advance(std::chrono::seconds(1));
        stage.page->setOpenAlerts({alerts[1], alerts[2], alerts[3], alerts[6]});
        stage.page->updateAlert(alerts[2]);
        QCoreApplication::processEvents();
        QCOMPARE(stage.timeline->current(), std::string("firing"));
        const auto selected = stage.table->selectionModel()->selectedRows();
        QCOMPARE(selected.size(), 1);
        QVERIFY(selected[0].siblingAtColumn(4).data().toString().startsWith(QStringLiteral("50")));
    }

    void commandsSuitTheAlert_data()
    {
        QTest::addColumn<QString>("alert");
        QTest::addColumn<bool>("acknowledge");
        QTest::addColumn<bool>("silence");
        QTest::addColumn<bool>("unsilence");
        QTest::newRow("firing") << "firing" << true << true << false;
        QTest::newRow("acknowledged") << "slow" << false << true << false;
        QTest::newRow("silenced") << "silenced" << true << false << true;
        QTest::newRow("resolved") << "resolved" << false << true << false;
    }

    void commandsSuitTheAlert()
    {
        QFETCH(QString, alert);
        QFETCH(bool, acknowledge);
        QFETCH(bool, silence);
        QFETCH(bool, unsilence);
        Stage stage;
        const QByteArray id = alert.toLatin1();
        QTRY_VERIFY(!stage.timeline->barRect(id.toStdString()).isEmpty());
        stage.choose(id.constData());
        const auto usable = [&](const char* name) {
            auto* button = stage.control<QPushButton>(name);
            return button->isVisible() && button->isEnabled();
        };
        QCOMPARE(usable("acknowledgeButton"), acknowledge);
        QCOMPARE(usable("silenceButton"), silence);
        QCOMPARE(usable("unsilenceButton"), unsilence);
    }

    void acknowledgingGoesThroughTheAuditTrail()
    {
        Stage stage;
        QTRY_VERIFY(!stage.timeline->barRect("firing").isEmpty());
        stage.choose("firing");
        QTest::mouseClick(stage.control<QPushButton>("acknowledgeButton"), Qt::LeftButton);
        auto* dialog = stage.page->findChild<AcknowledgeDialog*>();
        QVERIFY(dialog != nullptr);
        auto* reason = dialog->findChild<QLineEdit*>(QStringLiteral("reasonEdit"));
        QTest::keyClicks(reason, QStringLiteral("known"));
        QTest::keyClick(reason, Qt::Key_Return);
        // Nothing is watched here, so the alert is open no more: that is told, and the reason stays.
        const auto phases = [&stage] {
            std::set<std::string> found;
            const std::vector<AuditRecord> trail = *stage.store.reader()->audit();
            for (const AuditRecord& record : trail) {
                if (record.action == "acknowledge" && record.target == "firing")
                    found.insert(record.phase);
            }
            return found;
        };
        QTRY_COMPARE(phases(), (std::set<std::string>{"intended", "failed"}));
        QTRY_VERIFY(dialog->findChild<QLabel*>(QStringLiteral("dialogError"))->isVisible());
        QCOMPARE(reason->text(), QStringLiteral("known"));
    }

    void silencingStoresTheSilence()
    {
        Stage stage;
        QTRY_VERIFY(!stage.timeline->barRect("firing").isEmpty());
        stage.choose("firing");
        QTest::mouseClick(stage.control<QPushButton>("silenceButton"), Qt::LeftButton);
        auto* dialog = stage.page->findChild<SilenceDialog*>();
        QVERIFY(dialog != nullptr);
        auto* reason = dialog->findChild<QLineEdit*>(QStringLiteral("reasonEdit"));
        QTest::keyClicks(reason, QStringLiteral("retraining"));
        QTest::keyClick(reason, Qt::Key_Return);
        QTRY_VERIFY(stage.page->findChild<SilenceDialog*>() == nullptr);
        const auto silences = *stage.store.reader()->documents("silence");
        QCOMPARE(silences.size(), 1U);
        const auto silence = silenceFromJson(silences[0].body);
        QVERIFY(silence);
        QCOMPARE(silence->matchers.get("model"), std::string("fraud"));
        QCOMPARE(silence->reason, QStringLiteral("retraining"));
    }

    void rulesAreSwitchedRemovedAndBroughtBack()
    {
        Stage stage;
        QTRY_COMPARE(stage.rows(), 7);
        QTest::mouseClick(stage.control<QPushButton>("rulesButton"), Qt::LeftButton);
        auto* dialog = stage.page->findChild<RulesDialog*>();
        QVERIFY(dialog != nullptr);
        auto* table = dialog->findChild<QTableView*>(QStringLiteral("rulesTable"));
        auto* model = qobject_cast<RuleModel*>(table->model());
        const auto storedRules = [&] { return stage.store.reader()->documents("rule")->size(); };
        const int all = int(defaultRules().size());
        QCOMPARE(model->rowCount(), all);

        const int row = model->rowOf("memory-high");
        table->setCurrentIndex(model->index(row, 0));
        QTest::keyClick(table, Qt::Key_Space);
        QTRY_VERIFY(model->ruleAt(model->rowOf("memory-high"))->enabled);

        table->setCurrentIndex(model->index(model->rowOf("accuracy-low"), 0));
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("removeRuleButton")),
                          Qt::LeftButton);
        QTRY_COMPARE(model->rowCount(), all - 1);
        QCOMPARE(int(storedRules()), all - 1);
        auto* undo = dialog->findChild<QPushButton*>(QStringLiteral("noticeAction"));
        QVERIFY(undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QTRY_COMPARE(model->rowCount(), all);
        QCOMPARE(int(storedRules()), all);
    }

    void rulesAreAddedAndEdited()
    {
        Stage stage;
        QTRY_COMPARE(stage.rows(), 7);
        QTest::mouseClick(stage.control<QPushButton>("rulesButton"), Qt::LeftButton);
        auto* dialog = stage.page->findChild<RulesDialog*>();
        auto* model = dialog->findChild<RuleModel*>();
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("addRuleButton")), Qt::LeftButton);
        auto* form = dialog->findChild<RuleDialog*>();
        QVERIFY(form != nullptr);
        QTest::keyClicks(form->findChild<QLineEdit*>(QStringLiteral("nameEdit")), QStringLiteral("Mine"));
        QTest::mouseClick(form->findChild<QPushButton*>(QStringLiteral("submitButton")), Qt::LeftButton);
        QTRY_COMPARE(model->rowCount(), int(defaultRules().size()) + 1);
        QTRY_VERIFY(dialog->findChild<RuleDialog*>() == nullptr);

        // The new one is chosen; Enter on Edit opens it.
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("editRuleButton")), Qt::LeftButton);
        form = dialog->findChild<RuleDialog*>();
        QCOMPARE(form->rule().name, QStringLiteral("Mine"));
        const std::string id = form->rule().id;
        form->findChild<QLineEdit*>(QStringLiteral("nameEdit"))->setText(QStringLiteral("Yours"));
        QTest::mouseClick(form->findChild<QPushButton*>(QStringLiteral("submitButton")), Qt::LeftButton);
        QTRY_COMPARE(model->ruleAt(model->rowOf(id))->name, QStringLiteral("Yours"));
        const auto stored = stage.store.reader()->document("rule", id);
        QCOMPARE(ruleFromJson(**stored)->name, QStringLiteral("Yours"));
    }

    void anUnreadableAlertIsNamedAndTheOthersShown()
    {
        Stage stage;
        QTRY_COMPARE(stage.rows(), 7);
        AlertRecord broken = toRecord(morning()[0]);
        broken.id = "broken-one";
        broken.body = "{";
        WriteBatch batch;
        batch.alerts.push_back(broken);
        QVERIFY(stage.store.write(std::move(batch)));
        stage.page->hide();
        stage.page->show();
        auto* notice = stage.control<QLabel>("noticeText");
        QTRY_VERIFY(notice->isVisible());
        QVERIFY(notice->text().contains(QStringLiteral("broken-one")));
        QCOMPARE(stage.rows(), 7);
    }

    void pictures()
    {
        for (const bool dark : {false, true}) {
            const QString theme = dark ? QStringLiteral("dark") : QStringLiteral("light");
            Stage stage(morning(), dark ? ThemeMode::Dark : ThemeMode::Light);
            stage.page->setAutoFillBackground(true);
            stage.page->setOpenAlerts({});
            QTRY_COMPARE(stage.rows(), 7);
            QTRY_VERIFY(!stage.timeline->barRect("firing").isEmpty());
            stage.choose("firing");
            grab(*stage.page, QStringLiteral("alertspage-") + theme);
            QTest::mouseClick(stage.control<QPushButton>("rulesButton"), Qt::LeftButton);
            grab(*stage.page->findChild<RulesDialog*>(), QStringLiteral("rules-") + theme);
            stage.page->findChild<RulesDialog*>()->close();
            QTest::keyClicks(stage.control<QLineEdit>("searchEdit"), QStringLiteral("zzz"));
            grab(*stage.page, QStringLiteral("nomatch-") + theme);
        }
    }
};

QTEST_MAIN(TestAlertsPage)
#include "tst_alertspage.moc"
