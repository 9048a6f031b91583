// SPDX-License-Identifier: Apache-2.0
#include "models/history/history.h"
#include "models/history/historyreader.h"
#include "models/items/fleetmodel.h"
#include "models/monitor/monitor.h"
#include "models/net/secretstore.h"
#include "models/operator/operatoractions.h"
#include "tests/support/settingsfolder.h"
#include "tests/widgets/theme/grab.h"
#include "widgets/fleet/endpointdialog.h"
#include "widgets/fleet/fleetpage.h"
#include "widgets/fleet/fleetsummary.h"
#include "widgets/fleet/sparklinedelegate.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace qd;

namespace {

constexpr Timestamp noon{1'767'268'800'000};

/// Nobody answers; the page needs no network.
class SilentHttp : public HttpClient
{
public:
    RequestId send(HttpRequest, QObject*, Done) override { return ++m_last; }
    void cancel(RequestId) override {}

private:
    RequestId m_last = 0;
};

ModelStatus served(const std::string& name, EndpointState state, double accuracy)
{
    ModelStatus status;
    status.model = name;
    status.servingVersion = "2";
    status.state = state;
    status.accuracy = accuracy;
    status.latencyP99 = 0.0123;
    status.requestRate = 48.2;
    status.errorRatio = 0.004;
    status.memoryBytes = 312.0 * 1024 * 1024;
    for (int i = 0; i < 60; ++i)
        status.sparkline.push_back({noon - Duration{1000 * (60 - i)}, accuracy + 0.02 * std::sin(i / 4.0)});
    status.sparklineMetric = "model_accuracy_ratio";
    return status;
}

EndpointStatus endpoint(const std::string& id, const QString& name, EndpointState state,
                        std::vector<ModelStatus> models)
{
    EndpointStatus status;
    status.endpoint.id = id;
    status.endpoint.name = name;
    status.endpoint.platform = Platform::Triton;
    status.endpoint.metricsUrl = "http://localhost:8002/metrics";
    status.endpoint.apiUrl = "http://localhost:8000";
    status.state = state;
    status.lastSuccess = noon - Duration{2000};
    status.scrapeDuration = Duration{14};
    status.samplesPerScrape = 213;
    status.models = std::move(models);
    return status;
}

FleetSnapshotPtr fleet()
{
    FleetSnapshot snapshot;
    snapshot.at = noon;
    snapshot.endpoints = {
        endpoint("triton", "Fraud server", EndpointState::Failing,
                 {served("fraud", EndpointState::Failing, 0.78),
                  served("chargeback", EndpointState::Healthy, 0.95)}),
        endpoint("torch", "Sentiment", EndpointState::Healthy,
                 {served("sentiment", EndpointState::Healthy, 0.91)}),
        endpoint("edge", "Edge gateway", EndpointState::Unreachable, {}),
        endpoint("host", "Machine room", EndpointState::Stale, {}),
    };
    snapshot.endpoints[2].lastSuccess = {};
    snapshot.endpoints[2].lastError =
        Error{ErrorKind::Unreachable, "Edge gateway (http://10.0.0.7:8002/metrics)",
              "The connection was refused.", "Check that the server runs and that the port is right."};
    return std::make_shared<const FleetSnapshot>(std::move(snapshot));
}

} // namespace

class TestFleetPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        keepSettingsIn(m_folder.path());
        Theme::instance().setMode(ThemeMode::Light);
        auto opened = History::open(m_folder.filePath(QStringLiteral("history.sqlite")));
        QVERIFY(opened);
        m_history = std::move(*opened);
        m_secrets = makeMemorySecretStore();
        m_monitor = std::make_unique<Monitor>(*m_history, m_http, *m_secrets, m_clock);
        m_actions = std::make_unique<OperatorActions>(*m_history, m_http, *m_secrets, *m_monitor, m_clock);
    }

    void cleanupTestCase()
    {
        m_actions.reset();
        m_monitor.reset();
        m_history.reset();
    }

    void init()
    {
        QSettings().clear();
        m_page = std::make_unique<FleetPage>(*m_actions);
        m_page->resize(1200, 640);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup() { m_page.reset(); }

    void nothingIsCalledEmptyBeforeItIsRead()
    {
        const auto title = [this] { return label("emptyTitle").text(); };
        QCOMPARE(title(), QStringLiteral("Reading…"));
        FleetSnapshot unfinished;
        unfinished.isComplete = false;
        m_page->setSnapshot(std::make_shared<const FleetSnapshot>(unfinished));
        QCOMPARE(title(), QStringLiteral("Reading…"));
        m_page->setSnapshot(std::make_shared<const FleetSnapshot>());
        QCOMPARE(title(), QStringLiteral("No endpoints yet"));
    }

    void invitesToAddAnEndpointWhenThereIsNone()
    {
        m_page->setSnapshot(std::make_shared<const FleetSnapshot>());
        auto* button = m_page->findChild<QPushButton*>(QStringLiteral("emptyAction"));
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        auto* dialog = m_page->findChild<EndpointDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->reject();
    }

    void aHistoryForReadingTakesNoEndpoints()
    {
        m_page->setReadOnly(true);
        m_page->setSnapshot(std::make_shared<const FleetSnapshot>());
        QVERIFY(!m_page->findChild<QPushButton*>(QStringLiteral("emptyAction"))->isVisible());
        m_page->setSnapshot(fleet());
        select(QStringLiteral("Sentiment"));
        for (const char* name : {"addEndpoint", "editEndpoint", "removeEndpoint"})
            QVERIFY2(!m_page->findChild<QAction*>(QLatin1String(name))->isEnabled(), name);
        QVERIFY(m_page->findChild<QAction*>(QStringLiteral("openCharts"))->isEnabled());
    }

    void showsTheFleetInBothThemes()
    {
        m_page->setSnapshot(fleet());
        select(QStringLiteral("Edge gateway"));
        QCoreApplication::processEvents();
        qd::test::grab(*m_page, QStringLiteral("fleet-light"));
        Theme::instance().setMode(ThemeMode::Dark);
        QCoreApplication::processEvents();
        qd::test::grab(*m_page, QStringLiteral("fleet-dark"));
        Theme::instance().setMode(ThemeMode::Light);
        QCoreApplication::processEvents();
    }

    void countsTheStates()
    {
        m_page->setSnapshot(fleet());
        QCOMPARE(label("fleetSummary").text(),
                 QStringLiteral("1 failing, 1 unreachable, 1 stale, 2 healthy"));
        QVERIFY(fleetSummary({}).isEmpty());
    }

    void putsTheWorstFirst()
    {
        m_page->setSnapshot(fleet());
        QCOMPARE(cell(0, FleetModel::ModelColumn), QStringLiteral("fraud"));
        QCOMPARE(cell(1, FleetModel::NameColumn), QStringLiteral("Edge gateway"));
    }

    void keepsTheSelectionOverUpdates()
    {
        m_page->setSnapshot(fleet());
        select(QStringLiteral("Sentiment"));
        for (int i = 0; i < 3; ++i)
            m_page->setSnapshot(fleet());
        QCOMPARE(cell(table().currentIndex().row(), FleetModel::NameColumn), QStringLiteral("Sentiment"));
    }

    void filtersByAnyColumn()
    {
        m_page->setSnapshot(fleet());
        auto* filter = m_page->findChild<QLineEdit*>(QStringLiteral("fleetFilter"));
        QTest::keyClicks(filter, QStringLiteral("SENTI"));
        QCOMPARE(table().model()->rowCount(), 1);
        filter->clear();
        QTest::keyClicks(filter, QStringLiteral("unreach"));
        QCOMPARE(table().model()->rowCount(), 1);
        QCOMPARE(cell(0, FleetModel::NameColumn), QStringLiteral("Edge gateway"));
    }

    void tellsTheProblemInFull()
    {
        m_page->setSnapshot(fleet());
        select(QStringLiteral("Edge gateway"));
        QVERIFY(label("detailProblem").isVisible());
        QVERIFY(label("detailProblem").text().contains(QLatin1String("The connection was refused.")));
        QVERIFY(label("detailProblem").text().contains(QLatin1String("10.0.0.7")));
        QVERIFY(label("detailHint").text().contains(QLatin1String("port")));
        QCOMPARE(label("detailLastSuccess").text(), QStringLiteral("Never"));
        select(QStringLiteral("Sentiment"));
        QVERIFY(!label("detailProblem").isVisible());
        QVERIFY(label("detailSamples").text().contains(QLatin1String("213")));
    }

    void tellsWhatCannotBeTrusted()
    {
        FleetSnapshot snapshot = *fleet();
        snapshot.endpoints[1].endpoint.metricsUrl = "https://torch:8082/metrics";
        snapshot.endpoints[1].endpoint.tls.verify = false;
        m_page->setSnapshot(std::make_shared<const FleetSnapshot>(snapshot));
        select(QStringLiteral("Edge gateway"));
        QVERIFY(!label("detailWarning").isVisible());
        select(QStringLiteral("Sentiment"));
        const int row = table().currentIndex().row();
        QCOMPARE(cell(row, FleetModel::StateColumn), QStringLiteral("Healthy, not verified"));
        QVERIFY(table()
                    .currentIndex()
                    .siblingAtColumn(FleetModel::StateColumn)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains("certificate"));
        QVERIFY(label("detailWarning").isVisible());
        QVERIFY(label("detailWarning").text().contains("not verified"));
        qd::test::grab(*m_page, QStringLiteral("fleet-not-verified"));
        snapshot.endpoints[1].redirectedTo = "http://elsewhere/metrics";
        m_page->setSnapshot(std::make_shared<const FleetSnapshot>(snapshot));
        QCOMPARE(cell(row, FleetModel::StateColumn), QStringLiteral("Healthy, redirected"));
        QVERIFY(label("detailWarning").text().contains("http://elsewhere/metrics"));
    }

    void offersConsentWhileAnEndpointWaits()
    {
        auto* consent = m_page->findChild<QAction*>(QStringLiteral("consentEndpoint"));
        m_page->setSnapshot(fleet());
        QVERIFY(!consent->isVisible());
        FleetSnapshot snapshot = *fleet();
        snapshot.endpoints[1].state = EndpointState::AwaitingConsent;
        m_page->setSnapshot(std::make_shared<const FleetSnapshot>(snapshot));
        QVERIFY(consent->isVisible());
        QVERIFY(m_page->findChild<QWidget*>(QStringLiteral("consentEndpointButton"))->isVisible());
        select(QStringLiteral("Sentiment"));
        QCOMPARE(cell(table().currentIndex().row(), FleetModel::StateColumn),
                 QStringLiteral("Waiting for your consent"));
        QVERIFY(label("fleetSummary").text().contains("1 waiting for consent"));
        qd::test::grab(*m_page, QStringLiteral("fleet-consent"));
        QSignalSpy requested(m_page.get(), &FleetPage::consentRequested);
        consent->trigger();
        QCOMPARE(requested.size(), 1);
    }

    void opensCharts_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("double click") << false;
        QTest::newRow("enter") << true;
    }

    void opensCharts()
    {
        QFETCH(bool, byKey);
        m_page->setSnapshot(fleet());
        std::pair<std::string, std::string> asked;
        connect(m_page.get(), &FleetPage::chartsRequested, this,
                [&](const std::string& id, const std::string& model) {
                    asked = {id, model};
                });
        select(QStringLiteral("Sentiment"));
        const QPoint where = table().visualRect(table().currentIndex()).center();
        if (byKey) {
            QTest::keyClick(&table(), Qt::Key_Return);
        } else {
            QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, where);
            QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, where);
        }
        QCOMPARE(asked, (std::pair<std::string, std::string>("torch", "sentiment")));
    }

    void startsTriageOfTheSelectedModel()
    {
        m_page->setSnapshot(fleet());
        std::pair<std::string, std::string> asked;
        connect(m_page.get(), &FleetPage::triageRequested, this,
                [&](const std::string& id, const std::string& model) {
                    asked = {id, model};
                });
        table().selectRow(0);
        m_page->findChild<QAction*>(QStringLiteral("startTriage"))->trigger();
        QCOMPARE(asked, (std::pair<std::string, std::string>("triton", "fraud")));
    }

    void evaluatesThePredictionsOfTheSelectedModel()
    {
        m_page->setSnapshot(fleet());
        std::pair<std::string, std::string> asked;
        connect(m_page.get(), &FleetPage::evaluationRequested, this,
                [&](const std::string& id, const std::string& model) {
                    asked = {id, model};
                });
        table().selectRow(0);
        m_page->findChild<QAction*>(QStringLiteral("evaluateEndpoint"))->trigger();
        QCOMPARE(asked, (std::pair<std::string, std::string>("triton", "fraud")));
    }

    void removesAfterConfirmationAndBringsBack()
    {
        const EndpointStatus torch = fleet()->endpoints[1];
        bool saved = false;
        m_actions->saveEndpoint(torch.endpoint, {},
                                [&](const Result<void>& result) { saved = result.has_value(); });
        QTRY_VERIFY(saved);
        QCOMPARE(storedEndpoints(), 1);
        m_page->setSnapshot(fleet());
        select(QStringLiteral("Sentiment"));
        QTest::keyClick(&table(), Qt::Key_Delete);
        auto* confirm = m_page->findChild<QPushButton*>(QStringLiteral("confirmRemoval"));
        QVERIFY(confirm);
        QTest::mouseClick(confirm, Qt::LeftButton);
        auto* undo = m_page->findChild<QPushButton*>(QStringLiteral("noticeAction"));
        QTRY_VERIFY(undo->isVisible());
        QCOMPARE(storedEndpoints(), 0);
        QTest::mouseClick(undo, Qt::LeftButton);
        QTRY_COMPARE(storedEndpoints(), 1);
    }

    /// Rows that jump make the next click hit another endpoint.
    void tellingARemovalMovesNothingUnderTheMouse()
    {
        m_page->setSnapshot(fleet());
        const EndpointStatus torch = fleet()->endpoints[1];
        bool saved = false;
        m_actions->saveEndpoint(torch.endpoint, {},
                                [&](const Result<void>& result) { saved = result.has_value(); });
        QTRY_VERIFY(saved);
        select(QStringLiteral("Sentiment"));
        const QPoint before = table().mapTo(m_page.get(), QPoint());
        QTest::keyClick(&table(), Qt::Key_Delete);
        QTest::mouseClick(m_page->findChild<QPushButton*>(QStringLiteral("confirmRemoval")), Qt::LeftButton);
        auto* undo = m_page->findChild<QPushButton*>(QStringLiteral("noticeAction"));
        QTRY_VERIFY(undo->isVisible());
        QCoreApplication::processEvents();
        QCOMPARE(table().mapTo(m_page.get(), QPoint()), before);
        // It can be taken back when the notice has gone, too.
        m_page->findChild<QWidget*>(QStringLiteral("fleetNotice"))->hide();
        QCOMPARE(m_page->undoableRemoval(), QStringLiteral("Sentiment"));
        const int left = storedEndpoints();
        m_page->undoRemoval();
        QTRY_COMPARE(storedEndpoints(), left + 1);
        QVERIFY(m_page->undoableRemoval().isEmpty());
    }

    void removesNothingWithoutConfirmation()
    {
        m_page->setSnapshot(fleet());
        const int before = storedEndpoints();
        m_page->findChild<QAction*>(QStringLiteral("removeEndpoint"))->trigger();
        auto* box = m_page->findChild<QDialog*>(QStringLiteral("removeConfirmation"));
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_Escape);
        QTRY_VERIFY(!m_page->findChild<QDialog*>(QStringLiteral("removeConfirmation")));
        m_history->flush();
        QCOMPARE(storedEndpoints(), before);
    }

    void addsAnEndpointThroughTheDialog()
    {
        const int before = storedEndpoints();
        m_page->addEndpoint();
        auto* dialog = m_page->findChild<EndpointDialog*>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("name")), QStringLiteral("Exporter"));
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("endpointSave")), Qt::LeftButton);
        QTRY_COMPARE(storedEndpoints(), before + 1);
        QTRY_VERIFY(!m_page->findChild<EndpointDialog*>());
    }

    void remembersHeaderAndSortOrder()
    {
        m_page->setSnapshot(fleet());
        table().sortByColumn(FleetModel::AccuracyColumn, Qt::AscendingOrder);
        table().horizontalHeader()->resizeSection(FleetModel::NameColumn, 321);
        m_page.reset();
        m_page = std::make_unique<FleetPage>(*m_actions);
        m_page->setSnapshot(fleet());
        QCOMPARE(table().horizontalHeader()->sectionSize(FleetModel::NameColumn), 321);
        QCOMPARE(table().horizontalHeader()->sortIndicatorSection(),
                 static_cast<int>(FleetModel::AccuracyColumn));
        QCOMPARE(cell(2, FleetModel::ModelColumn), QStringLiteral("fraud"));
    }

    void scalesSparklinesBetweenTheirExtremes()
    {
        const QRectF rect(10, 20, 100, 40);
        const auto lines = sparklineSegments({{{0}, 5.0}, {{1000}, 9.0}, {{2000}, 7.0}}, rect);
        QCOMPARE(lines.size(), std::size_t(1));
        QCOMPARE(lines[0][0], QPointF(10, 60));
        QCOMPARE(lines[0][1], QPointF(60, 20));
        QCOMPARE(lines[0][2], QPointF(110, 40));
        const auto flat = sparklineSegments({{{0}, 5.0}, {{1000}, 5.0}}, rect);
        QCOMPARE(flat[0][0].y(), 40.0);
        // Noise within the least span stays small, around the middle.
        const auto noise = sparklineSegments({{{0}, 0.940}, {{1000}, 0.945}}, rect, 0.05);
        QVERIFY(std::abs(noise[0][0].y() - noise[0][1].y() - rect.height() / 10) < 1e-6);
        QVERIFY(sparklineSegments({}, rect).empty());
        QCOMPARE(sparklineSegments({{{0}, 1.0}, {{1000}, 2.0}, {{2000}, 1.0}, {{60'000}, 2.0}}, rect).size(),
                 std::size_t(2));
    }

private:
    QTableView& table() { return *m_page->findChild<QTableView*>(QStringLiteral("fleetTable")); }
    QLabel& label(const char* name) { return *m_page->findChild<QLabel*>(QLatin1String(name)); }

    QString cell(int row, int column) { return table().model()->index(row, column).data().toString(); }

    void select(const QString& name)
    {
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            if (cell(row, FleetModel::NameColumn) == name) {
                table().setCurrentIndex(table().model()->index(row, FleetModel::NameColumn));
                return;
            }
        }
        QFAIL("There is no such row.");
    }

    int storedEndpoints()
    {
        const auto reader = m_history->reader();
        const auto documents = (*reader)->documents("endpoint");
        return static_cast<int>(documents->size());
    }

    QTemporaryDir m_folder;
    ManualClock m_clock{noon};
    SilentHttp m_http;
    std::unique_ptr<History> m_history;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<Monitor> m_monitor;
    std::unique_ptr<OperatorActions> m_actions;
    std::unique_ptr<FleetPage> m_page;
};

QTEST_MAIN(TestFleetPage)
#include "tst_fleetpage.moc"
