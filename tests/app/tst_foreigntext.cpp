// SPDX-License-Identifier: Apache-2.0
#include "app/console.h"
#include "models/alerts/alert.h"
#include "models/serving/endpoint.h"
#include "tests/models/history/historyfixture.h"
#include "tests/support/hostiletexts.h"
#include "tests/support/pagesupport.h"
#include "tests/support/require.h"
#include "widgets/logs/logspage.h"
#include "widgets/shell/alertstrip.h"
#include "widgets/shell/mainwindow.h"
#include "widgets/timeline/acknowledgedialog.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTabWidget>
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
    for (const char* metric : {"model_accuracy_ratio", "model_requests_per_second", "model_error_ratio"})
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

QString writeLog(const QString& folder, const Names& names)
{
    QFile file(folder + "/log.jsonl");
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

private:
    [[nodiscard]] Names names(bool isLong) const
    {
        const std::string name = (isLong ? m_picture.longName() : m_picture.name()).toStdString();
        return {"m" + name, "v" + name, name};
    }
    void look(QWidget& widget, const char* where)
    {
        QCoreApplication::processEvents(); // what was asked for a moment ago
        widget.grab();
        const QStringList faults = test::textFaults(widget);
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1String(where) + ":\n" + faults.join('\n')));
        QVERIFY2(!m_picture.wasOpened(), where);
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
    for (const auto page : {MainWindow::Fleet, MainWindow::Charts, MainWindow::Alerts, MainWindow::Incidents,
                            MainWindow::Logs}) {
        window.showPage(page);
        look(window, "a page");
        for (auto* view : window.findChildren<QAbstractItemView*>()) {
            if (view->isVisible() && view->model() && view->model()->rowCount() > 0)
                view->setCurrentIndex(view->model()->index(0, 0));
        }
        look(window, "a page with something chosen");
        if (QTest::currentTestFailed())
            return;
    }
    AcknowledgeDialog dialog(firingAlert(names(isLong), "e-1"), QString::fromStdString(names(isLong).other),
                             nullptr);
    dialog.show();
    look(dialog, "acknowledging");
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

QTEST_MAIN(TestForeignText)
#include "tst_foreigntext.moc"
