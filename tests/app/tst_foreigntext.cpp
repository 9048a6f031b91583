// SPDX-License-Identifier: Apache-2.0
#include "app/console/console.h"
#include "models/alerts/alert.h"
#include "models/base/metrics.h"
#include "models/history/pins.h"
#include "models/serving/endpoint.h"
#include "tests/models/history/historyfixture.h"
#include "tests/support/hostiletexts.h"
#include "tests/support/pagesupport.h"
#include "tests/support/require.h"
#include "tests/widgets/triage/triagestory.h"
#include "widgets/exchange/exportdialog.h"
#include "widgets/exchange/importdialog.h"
#include "widgets/fleet/consentdialog.h"
#include "widgets/fleet/endpointdialog.h"
#include "widgets/fleet/fleetpage.h"
#include "widgets/logs/logspage.h"
#include "widgets/logs/mappingdialog.h"
#include "widgets/quality/qualityview.h"
#include "widgets/review/incidentspage.h"
#include "widgets/shell/alertstrip.h"
#include "widgets/shell/commandpalette.h"
#include "widgets/shell/damagedhistorydialog.h"
#include "widgets/shell/exchangedialogs.h"
#include "widgets/shell/mainwindow.h"
#include "widgets/shell/pindialog.h"
#include "widgets/shell/qualitywindow.h"
#include "widgets/shell/settingsdialog.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/messagebox.h"
#include "widgets/theme/notice.h"
#include "widgets/timeline/acknowledgedialog.h"
#include "widgets/timeline/ruledialog.h"
#include "widgets/timeline/rulesdialog.h"
#include "widgets/timeline/silencedialog.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace qd;

namespace {

constexpr std::int64_t now = 1'794'960'000'000;

struct Names
{
    std::string model;
    std::string version;
    std::string other;
};

Alert firingAlert(const Names& names, const std::string& endpoint)
{
    Alert alert;
    alert.id = "a-1";
    alert.rule.id = "r-1";
    alert.rule.name = QString::fromStdString(names.other);
    alert.rule.severity = Severity::Critical;
    alert.series = Labels{{"endpoint", endpoint}, {"model", names.model}, {"version", names.version}};
    alert.state = AlertState::Firing;
    alert.pendingAt = {now - 60'000};
    alert.firingAt = {now - 30'000};
    alert.value = alert.worst = 0.5;
    return alert;
}

// A history as an ill-meaning server leaves it behind.
void fill(const TemporaryHistory& history, const Names& names)
{
    Endpoint endpoint;
    endpoint.id = "e-1";
    endpoint.name = QString::fromStdString(names.other);
    endpoint.metricsUrl = "http://127.0.0.1:9/metrics";
    WriteBatch batch;
    batch.documents.push_back({"endpoint", endpoint.id, endpointToJson(endpoint)});
    const Labels labels{{"endpoint", endpoint.id}, {"model", names.model}, {"version", names.version}};
    for (const std::string& metric : {std::string("model_accuracy_ratio"),
                                      std::string("model_requests_per_second"), "metric_" + names.other})
        batch.samples.push_back({{metric, labels}, {{now - 60'000}, 0.5}});
    for (int i = 0; i < 40; ++i) {
        auto stored = predictionAt(now - 100'000 + i * 1'000, endpoint.id, "r" + std::to_string(i),
                                   names.model, names.version);
        stored.record.prediction = i % 2 == 0 ? names.other : "no";
        stored.record.label = i % 3 == 0 ? names.other : "no";
        batch.predictions.push_back(stored);
    }
    batch.alerts.push_back(toRecord(firingAlert(names, endpoint.id)));
    batch.audit.push_back({0, {now}, names.other, "rollback", "intended", "x", "", names.model, "{}"});
    require(history.write(std::move(batch)));
}

// A history with a hostile name.
QString copyOf(const QString& history, const QTemporaryDir& folder)
{
    const QString path = folder.filePath(QStringLiteral("<b>&A%1\u001b[31m\u202e\u200b.qdh"));
    if (!QFile::copy(history, path))
        qFatal("a fixture cannot be copied");
    return path;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Valid, whatever it is called.
Endpoint hostileEndpoint(const QString& name)
{
    Endpoint endpoint;
    endpoint.id = "e-1";
    endpoint.name = name.left(200);
    endpoint.platform = Platform::Triton;
    endpoint.metricsUrl = "http://127.0.0.1:9/" + name.left(1'000).toStdString();
    endpoint.apiUrl = "http://127.0.0.1:9/";
    endpoint.authScheme = HttpCredentials::Scheme::Basic;
    endpoint.authUser = name.left(1'000).toStdString();
    endpoint.predictionLog = endpoint.tls.caFile = endpoint.tls.clientCertFile = endpoint.authUser;
    endpoint.headers = {{"X-Team", "fraud\xe2\x80\xae"}};
    return endpoint;
}

QString writeLog(const QString& folder, const Names& names)
{
    QFile file(QDir(folder).filePath(QStringLiteral("<b>&A%1\u001b[31m\u202e\u200b.jsonl")));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("a fixture cannot be written");
    for (int i = 0; i < 400; ++i) {
        const QJsonObject row{
            {"timestamp", double(now + i * 1000)},
            {"model", QString::fromStdString(names.model)},
            {"version", i < 200 ? QString("1") : QString::fromStdString(names.version)},
            {"prediction", i % 2 == 0 ? QString::fromStdString(names.other) : QString("no")},
            {"label", i % 3 == 0 ? QString::fromStdString(names.other) : QString("no")},
            {"country", i % 5 == 0 ? QString::fromStdString(names.other) : QString("de")}};
        file.write(QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n');
    }
    file.write(QJsonDocument(QJsonObject{{"timestamp", QString::fromStdString(names.other)}})
                   .toJson(QJsonDocument::Compact) +
               '\n');
    return file.fileName();
}

} // namespace

/// Hostile names in everything that a server, a log or a history can name, and every page that shows them.
class TestForeignText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        test::setUpPages(m_settings.path());
        QApplication::setQuitOnLastWindowClosed(false);
    }

    void everyPageShowsTextAsText_data();
    void everyPageShowsTextAsText();
    void everyTabOfALogShowsTextAsText_data();
    void everyTabOfALogShowsTextAsText();
    void everyStepOfATriageShowsTextAsText_data();
    void everyStepOfATriageShowsTextAsText();
    void aTriageOfAnOutageShowsTextAsText_data();
    void aTriageOfAnOutageShowsTextAsText();
    void everyDialogShowsTextAsText_data();
    void everyDialogShowsTextAsText();
    void whatIsDoneIsToldAsText_data();
    void whatIsDoneIsToldAsText();

private:
    [[nodiscard]] Names names(bool isLong) const
    {
        const std::string name = (isLong ? m_picture.longName() : m_picture.name()).toStdString();
        return {"m" + name, "v" + name, name};
    }
    void lookAtIncident(test::TriageFixture& fixture, const std::string& id);
    void look(QWidget& widget, const char* where)
    {
        QCoreApplication::processEvents(); // what was asked for a moment ago
        widget.grab();
        const QStringList faults = test::textFaults(widget);
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1String(where) + ":\n" + faults.join('\n')));
        QVERIFY2(!m_picture.wasOpened(), where);
    }

    /// Behind every name of a fixture.
    [[nodiscard]] QString affix(bool isLong) const
    {
        return isLong ? m_picture.longName() : m_picture.name();
    }
    void show(QWidget* dialog)
    {
        const std::unique_ptr<QWidget> owned(dialog);
        dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        look(*dialog, dialog->metaObject()->className());
    }

    QTemporaryDir m_settings;
    test::WatchedPicture m_picture;
};

void TestForeignText::everyPageShowsTextAsText_data()
{
    QTest::addColumn<bool>("isLong");
    QTest::newRow("hostile") << false;
    QTest::newRow("10,000 characters") << true;
}

void TestForeignText::everyPageShowsTextAsText()
{
    QFETCH(bool, isLong);
    QTemporaryDir folder;
    ConsoleOptions options;
    {
        TemporaryHistory history;
        fill(history, names(isLong));
        history.history.reset();
        options.historyPath = folder.filePath("hostile.qdh");
        QVERIFY(QFile::copy(history.path(), options.historyPath));
    }
    options.useKeychain = false;
    options.readOnly = true;
    const auto console = Console::open(options);
    QVERIFY(console);
    (*console)->start();
    MainWindow& window = (*console)->window();
    QTRY_VERIFY((*console)->snapshot());
    for (const PageSpec& page : window.pages()) {
        window.showPage(page.name);
        look(window, "a page");
        for (auto* view : window.findChildren<QAbstractItemView*>()) {
            if (view->isVisible() && view->model() && view->model()->rowCount() > 0)
                view->setCurrentIndex(view->model()->index(0, 0));
        }
        look(window, "a page with something chosen");
        if (QTest::currentTestFailed())
            return;
    }
    const QString name = affix(isLong);
    window.showError({ErrorKind::Invalid, name, name, name});
    look(window, "a notice");
    window.quality().open("e-1", names(isLong).model, TimeRange{{now - 200'000}, {now}});
    auto* quality = window.findChild<QualityView*>();
    QVERIFY(quality);
    QTRY_VERIFY_WITH_TIMEOUT(!quality->isBusy(), 60'000);
    look(*quality, "the quality of a model");
    window.exchange().openWorkspace(copyOf(options.historyPath, folder));
    QTRY_VERIFY(window.findChild<QWidget*>("openWorkspaceBox"));
    look(*window.findChild<QWidget*>("openWorkspaceBox"), "opening a workspace");
}

void TestForeignText::everyTabOfALogShowsTextAsText_data()
{
    everyPageShowsTextAsText_data();
}

void TestForeignText::everyTabOfALogShowsTextAsText()
{
    QFETCH(bool, isLong);
    QTemporaryDir folder;
    LogsPage page;
    page.resize(1200, 800);
    page.show();
    page.openFile(writeLog(folder.path(), names(isLong)));
    QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), 60'000);
    for (auto* tabs : page.findChildren<QTabWidget*>()) {
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            look(page, "a tab");
            if (QTest::currentTestFailed())
                return;
        }
    }
    QVERIFY(page.findChildren<QTabWidget*>().size() > 1);
}

void TestForeignText::everyStepOfATriageShowsTextAsText_data()
{
    everyPageShowsTextAsText_data();
}

void TestForeignText::everyStepOfATriageShowsTextAsText()
{
    QFETCH(bool, isLong);
    test::TriageFixture fixture(affix(isLong));
    const QString model = "fraud" + affix(isLong);
    test::Story story(fixture, fixture.openIncident(), &fixture.alert);
    const auto lookAtPage = [&](const char* where) {
        for (auto* tabs : story.wizard->currentPage()->findChildren<QTabWidget*>()) {
            for (int i = 0; i < tabs->count(); ++i) {
                tabs->setCurrentIndex(i);
                look(*story.wizard, where);
            }
        }
        look(*story.wizard, where);
    };
    WAIT_FOR(story.canGoOn());
    lookAtPage("locate");
    test::toAnalyse(story);
    lookAtPage("analyse");
    fixture.fleet.refusesLoads = true;
    story.click("wizardNext");
    auto* confirm = story.at<QLineEdit>("fixConfirmEdit");
    WAIT_FOR(confirm->isEnabled());
    lookAtPage("fix");
    QVERIFY(story.at<QPlainTextEdit>("fixPreview")->toPlainText().contains("[U+202E]"));
    confirm->setText(nameText(model)); // as it is shown, for it cannot be typed
    story.click("fixExecuteButton");
    WAIT_FOR(story.at<QLabel>("fixOutcomeLabel")->text().contains(QStringLiteral("✖")));
    lookAtPage("a refusal");
    fixture.fleet.refusesLoads = false;
    for (auto* again : story.wizard->currentPage()->findChildren<QPushButton*>("noticeAction")) {
        if (again->isVisible())
            again->click();
    }
    WAIT_FOR(confirm->isEnabled());
    confirm->setText(nameText(model));
    story.click("fixExecuteButton");
    WAIT_FOR(story.canGoOn());
    lookAtPage("a rollback");
    story.click("wizardNext");
    lookAtPage("verify");
    test::watchToTheEnd(story);
    WAIT_FOR(story.canGoOn());
    lookAtPage("a verdict");
    story.click("wizardNext");
    QCOMPARE(story.step(), IncidentStep::Report);
    lookAtPage("report");
    const QString page = fixture.folder.filePath("incident.html");
    const QString print = fixture.folder.filePath("incident.pdf");
    QMetaObject::invokeMethod(story.wizard->currentPage(), "exportHtml", Q_ARG(QString, page));
    QMetaObject::invokeMethod(story.wizard->currentPage(), "exportPdf", Q_ARG(QString, print));
    // A page of 10,000 characters a name is printed in a minute where a sanitizer looks on.
    QTRY_VERIFY_WITH_TIMEOUT(!contentOf(page).isEmpty() && !contentOf(print).isEmpty(), 120'000);
    const QString html = QString::fromUtf8(contentOf(page));
    QVERIFY(html.contains("[U+202E]"));
    QCOMPARE(visibleText(html), html);
    QVERIFY(!html.contains("<img src=\"/") && !html.contains("<a href=\"file:"));
    QVERIFY(!m_picture.wasOpened());
    lookAtIncident(fixture, story.id());
}

/// Every tab of the incident's page, and everything in its lists.
void TestForeignText::lookAtIncident(test::TriageFixture& fixture, const std::string& id)
{
    fixture.history->flush();
    IncidentsPage page(*fixture.history);
    page.resize(1200, 800);
    page.show();
    page.showIncident(id);
    auto* actions = page.findChild<QListWidget*>("reviewActionList");
    QTRY_VERIFY(actions && actions->count() == 2);
    for (auto* tabs : page.findChildren<QTabWidget*>()) {
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            QTest::qWait(300); // its charts and its report are on their way
            look(page, "a tab of an incident");
        }
    }
}

void TestForeignText::aTriageOfAnOutageShowsTextAsText_data()
{
    everyPageShowsTextAsText_data();
}

void TestForeignText::aTriageOfAnOutageShowsTextAsText()
{
    QFETCH(bool, isLong);
    test::TriageFixture fixture(affix(isLong));
    const SeriesKey up{std::string(metric::up), {{"endpoint", "triton"}}};
    const QJsonObject error{
        {"where", affix(isLong)}, {"what", affix(isLong)}, {"hint", affix(isLong)}, {"cause", "unreachable"}};
    WriteBatch batch;
    for (Timestamp at = test::storyStart; at < test::noticed; at = at + Duration{1000})
        batch.samples.push_back({up, {at, at < test::onset ? 1.0 : 0.0}});
    batch.events.push_back({0,
                            test::onset,
                            "scrape-error",
                            "triton",
                            {},
                            QJsonDocument(error).toJson(QJsonDocument::Compact).toStdString()});
    fixture.history->write(std::move(batch));
    Incident incident = fixture.openIncident();
    incident.subject = {"triton", {}, {}, up};
    test::Story story(fixture, incident);
    WAIT_FOR(story.canGoOn());
    look(*story.wizard, "the time of an outage");
    test::toAnalyse(story);
    look(*story.wizard, "the causes of an outage");
    story.click("wizardNext");
    WAIT_FOR(!story.at<QLabel>("outageNow")->text().isEmpty());
    look(*story.wizard, "an outage");
    story.click("wizardDiscard");
    auto* question = story.wizard->findChild<QWidget*>("discardConfirmation");
    QVERIFY(question);
    look(*question, "discarding");
}

void TestForeignText::everyDialogShowsTextAsText_data()
{
    everyPageShowsTextAsText_data();
}

void TestForeignText::everyDialogShowsTextAsText()
{
    QFETCH(bool, isLong);
    const QString name = affix(isLong);
    const Error error{ErrorKind::Invalid, name, name, name};
    test::TriageFixture fixture(name);
    const Incident incident = fixture.openIncident();
    fixture.history->write(
        {.documents = {toDocument(Pin{"p-1", {test::storyStart, test::noticed}, name, {}})}});
    fixture.history->flush();
    const QString file = fixture.folder.filePath(QString(name).remove('/').left(60) + ".csv");
    {
        QFile table(file);
        QVERIFY(table.open(QIODevice::WriteOnly));
        const QByteArray cell = '"' + QString(name).replace('"', "\"\"").toUtf8() + '"';
        table.write("when," + cell + ",answer\n");
        for (int i = 0; i < 50; ++i)
            table.write("2026-01-31 10:00:00," + cell + ",cat\n");
    }

    show(new EndpointDialog(hostileEndpoint(name), {hostileEndpoint(name)}, {}));
    show(new ConsentDialog({hostileEndpoint(name)}, {}));
    AlertRule rule = fixture.alert.rule;
    rule.labels = fixture.alert.series;
    show(new RulesDialog(*fixture.actions, {rule}, nullptr));
    show(new RuleDialog(rule, nullptr));
    show(new SilenceDialog(fixture.alert, test::noticed, nullptr));
    show(new AcknowledgeDialog(fixture.alert, name, nullptr));
    show(new PinDialog(nullptr));
    show(new DamagedHistoryDialog(file, error, fixture.clock));
    QAction command;
    command.setText(menuText(name));
    show(new CommandPalette({&command}, nullptr));
    show(makeMessageBox(QMessageBox::Warning, name, name, name, QMessageBox::Ok, nullptr));

    auto* settings = new SettingsDialog(*fixture.history, nullptr, nullptr);
    settings->show();
    settings->findChild<QTabWidget*>()->setCurrentIndex(1);
    auto* pins = settings->findChild<QListWidget*>("pinList");
    QTRY_VERIFY(pins->count() > 0);
    show(settings);
    QSettings().setValue("exchange/folder", fixture.folder.filePath(name.left(60)));
    auto* exporting = new ExportDialog(*fixture.history, test::noticed, std::nullopt, nullptr);
    auto* ranges = exporting->findChild<QComboBox*>("rangeKind");
    QTRY_VERIFY(ranges->count() > 5); // the incident's own
    show(exporting);
    auto* importing = new ImportDialog(*fixture.history, file, nullptr);
    importing->show();
    QTRY_VERIFY(!importing->isRunning());
    show(importing);
    auto preview = previewLogs({file});
    QVERIFY(preview);
    show(new MappingDialog({.paths = {file}, .preview = std::move(*preview)}, nullptr));

    auto* quality = new QualityView(*fixture.history, fixture.clock);
    quality->study({"triton", ("fraud" + name).toStdString()}, TimeRange{test::storyStart, test::noticed});
    quality->show();
    QTRY_VERIFY_WITH_TIMEOUT(!quality->isBusy(), 60'000);
    show(quality);

    auto* notice = new Notice;
    notice->show(error);
    show(notice);
    auto* empty = new EmptyState(EmptyState::Answer::Given);
    empty->setTexts(name, name, menuText(name));
    show(empty);
}

void TestForeignText::whatIsDoneIsToldAsText_data()
{
    everyPageShowsTextAsText_data();
}

/// A history that opens in the end, the offer to continue an incident, a removal and its undoing.
void TestForeignText::whatIsDoneIsToldAsText()
{
    QFETCH(bool, isLong);
    const QString name = affix(isLong);
    test::TriageFixture fixture(name);
    (void)fixture.openIncident();
    MainWindow window(fixture.clock, {});
    window.show();
    window.showOpeningFailed({ErrorKind::Storage, name, name, name});
    look(window, "a history that does not open");
    QObject::connect(fixture.monitor.get(), &Monitor::snapshotReady, &window, &MainWindow::setSnapshot);
    window.setHistory(*fixture.history, *fixture.actions);
    fixture.monitor->start();
    window.offerOpenIncidents();
    auto* fleet = window.page<FleetPage>().findChild<QTableView*>("fleetTable");
    QTRY_VERIFY(fleet->model()->rowCount() == 2);
    look(window, "the offer to continue");
    fleet->selectRow(0);
    window.findChild<QAction*>("removeEndpoint")->trigger();
    auto* question = window.findChild<QWidget*>("removeConfirmation");
    QVERIFY(question);
    look(*question, "removing");
    window.findChild<QPushButton*>("confirmRemoval")->click();
    auto* undo = window.findChild<QAction*>("undoAction");
    QTRY_VERIFY(undo->isEnabled());
    look(window, "a removal");
    window.findChild<QAction*>("commandPaletteAction")->trigger();
    look(*window.findChild<CommandPalette*>(), "the commands");
    window.findChild<CommandPalette*>()->close();
    undo->trigger();
    QTRY_VERIFY(fleet->model()->rowCount() == 2);
    look(window, "a removal that was undone");
    fixture.monitor->stop();
}

QTEST_MAIN(TestForeignText)
#include "tst_foreigntext.moc"
