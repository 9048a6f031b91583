// SPDX-License-Identifier: Apache-2.0
#include "app/console/console.h"
#include "app/process/leave.h"
#include "hungfolder.h"
#include "models/evaluation/report/qualityreport.h"
#include "models/exchange/exporter.h"
#include "models/exchange/importer.h"
#include "models/history/historyreader.h"
#include "models/history/upkeep/integrity.h"
#include "models/table/reading/recordimport.h"
#include "tests/support/require.h"
#include "tests/support/settingsfolder.h"
#include "widgets/exchange/importdialog.h"
#include "widgets/shell/exchangedialogs.h"
#include "widgets/shell/mainwindow.h"
#include "widgets/shell/qualitywindow.h"

#include <QApplication>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

#include <unistd.h>

#include <chrono>
#include <map>
#include <set>

using namespace qd;
using namespace qd::test;

namespace {

// Of this machine since its start, and so the same for both processes.
std::int64_t now()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// What is written at once by any thread, and is there even when the process is killed next.
void say(const QByteArray& line)
{
    const QByteArray whole = line + '\n';
    if (::write(STDOUT_FILENO, whole.constData(), std::size_t(whole.size())) != whole.size())
        std::abort();
}

Endpoint endpointOf(const std::string& id, const QString& log)
{
    Endpoint endpoint;
    endpoint.id = id;
    endpoint.name = QString::fromStdString(id);
    endpoint.metricsUrl = "http://127.0.0.1:9/metrics";
    endpoint.interval = Duration(250);
    endpoint.timeout = Duration(200);
    endpoint.predictionLog = log.toStdString();
    return endpoint;
}

/// A console at work, in a process of its own: everything that takes long begins anew as soon as it ends,
/// until the window is closed.
class BusyConsole
{
public:
    /// `hungLog`: on the file system that has stopped answering; empty where there is none.
    BusyConsole(const QString& folder, const QString& hungLog)
        : m_folder(folder), m_hungLog(hungLog), m_console(options())
    {
    }

    int runFor(int ms)
    {
        QObject::connect(&m_console, &Console::opened, &m_console, [this] { begin(); });
        QTimer::singleShot(ms, &m_console, [this] {
            QByteArray running;
            for (const auto& [name, count] : m_running)
                running += count > 0 ? ' ' + name : QByteArray();
            say("closing " + QByteArray::number(qlonglong(now())) + running);
            m_console.window().close();
            QApplication::quit();
        });
        return QApplication::exec();
    }

private:
    using Work = std::function<Result<void>(const CancelToken&)>;

    [[nodiscard]] QString file(const char* name) const { return m_folder + '/' + name; }

    [[nodiscard]] ConsoleOptions options() const
    {
        ConsoleOptions options;
        options.historyPath = file("history.qdh");
        options.useKeychain = false;
        options.monitor.evaluationInterval = Duration(250);
        return options;
    }

    void begin()
    {
        m_console.start();
        std::vector<Endpoint> endpoints{endpointOf("live", file("live.jsonl"))};
        for (int i = 0; i < 3 && !m_hungLog.isEmpty(); ++i)
            endpoints.push_back(endpointOf("hung" + std::to_string(i), m_hungLog));
        m_console.watch(endpoints);
        if (m_hungLog.isEmpty()) // its double: a read that never returns
            WorkPools::current().start(Lane::Files, {}, [] {
                for (;;)
                    ::pause();
            });
        acknowledge();
        growLog();
        exportAll();
        report();
        check();
        import();
        m_console.window().quality().open("e0", "fraud", std::nullopt);
        openLog(m_console.window(), file("log.jsonl"));
    }

    void again(const QByteArray& name, Work work)
    {
        ++m_running[name];
        runOnPool(
            &m_console, work,
            [this, name, work](const Result<void>&) {
                --m_running[name];
                again(name, work);
            },
            Lane::Background);
    }

    void acknowledge()
    {
        m_beat.callOnTimeout([this] {
            const int number = m_written++;
            m_console.history().write(
                {.events = {{0, {number}, "acknowledged", {}, {}, std::to_string(number)}}}, nullptr,
                [number](const Result<void>& stored) {
                    if (stored)
                        say("acknowledged " + QByteArray::number(number));
                });
        });
        m_beat.start(5);
    }

    void growLog()
    {
        m_writing.callOnTimeout([this] {
            QFile log(file("live.jsonl"));
            if (log.open(QIODevice::Append))
                log.write(R"({"model":"m","prediction":"a","timestamp":"2026-01-01T00:00:00Z"})"
                          "\n");
        });
        m_writing.start(20);
    }

    void exportAll()
    {
        for (const ExportFormat format : {ExportFormat::OpenMetrics, ExportFormat::Workspace})
            again("export", [from = file("history.qdh"), format,
                             to = file("export.") + exportSuffix(format)](const CancelToken& cancel) {
                return exportHistory(from, {.format = format, .target = to, .mayReplace = true}, cancel)
                    .map([](const auto&) {});
            });
    }

    void report()
    {
        again("report", [from = file("log.jsonl"), to = file("report.pdf")](const CancelToken& cancel) {
            return importLogs({from}, {}, {}, cancel).and_then([&](const ImportedLogs& logs) {
                return evaluate(*logs.table, {}, cancel).and_then([&](const EvaluationPtr& evaluation) {
                    return writeQualityReport({.evaluation = evaluation, .logs = {from}, .made = {0}}, to,
                                              true, cancel);
                });
            });
        });
    }

    void check()
    {
        again("check", [path = file("history.qdh")](const CancelToken& cancel) {
            return integrityProblems(path, cancel).map([](const auto&) {});
        });
    }

    /// By the dialog, with the mouse's help.
    void import()
    {
        m_console.window().exchange().openImport(file("in.prom"));
        m_clicking.callOnTimeout([this] {
            auto* dialog = m_console.window().findChild<ImportDialog*>();
            m_running["import"] = dialog && dialog->isRunning() ? 1 : 0;
            if (auto* button = dialog ? dialog->findChild<QPushButton*>("importButton") : nullptr;
                button && button->isEnabled())
                button->click();
        });
        m_clicking.start(5);
    }

    const QString m_folder;
    const QString m_hungLog;
    Console m_console;
    QTimer m_beat;
    QTimer m_writing;
    QTimer m_clicking;
    int m_written = 0;
    std::map<QByteArray, int> m_running;
};

int runChild(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QString folder = QString::fromLocal8Bit(argv[2]);
    keepSettingsIn(folder);
    QApplication::setQuitOnLastWindowClosed(false);
    int code = 0;
    {
        BusyConsole console(folder, QString::fromLocal8Bit(argv[4]));
        code = console.runFor(QByteArray(argv[3]).toInt());
    }
    if (WorkPools::haveLeftThreads())
        say("left");
    return leaveWith(code);
}

} // namespace

/// The console is closed while everything that takes long is under way, some of it on a file system that has
/// stopped answering. QD_CLOSINGS (10) says how often, QD_SEED where the random moments begin.
class TestClosing : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QDir().mkpath(file("source"));
        writeLog(file("source/log.jsonl"), 100);
        writeLog(file("log.jsonl"), 20'000);
        writeMetrics(file("in.prom"));
        makeHistory();
        m_hung = std::make_unique<HungFolder>(file("source"), file("hung"));
        if (!m_hung->isHung())
            qWarning("No file system can be made to hang here (%s): a double stands in for it.",
                     qPrintable(m_hung->why()));
    }

    void cleanupTestCase() { m_hung.reset(); }

    void atAnyMoment()
    {
        const int closings = numberOf("QD_CLOSINGS", 10);
        const int seed = numberOf("QD_SEED", 1);
        QRandomGenerator random{quint32(seed)};
        for (int i = 0; i < closings; ++i) {
            const int moment = random.bounded(2'000);
            closeAt(moment);
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(
                    QString("in closing %1 of seed %2, after %3 ms").arg(i).arg(seed).arg(moment)));
        }
        std::sort(m_took.begin(), m_took.end());
        QString running;
        for (const auto& [name, count] : m_running)
            running += QString(", %1 %2").arg(QString::fromUtf8(name)).arg(count);
        qInfo(
            "%d closings, seed %d: until the process had ended median %lld ms, 95 %% %lld ms, most %lld ms; "
            "%d left a thread in the hung file system; under way: %s; %d batches acknowledged, none lost",
            closings, seed, qlonglong(m_took[m_took.size() / 2]), qlonglong(m_took[m_took.size() * 95 / 100]),
            qlonglong(m_took.back()), m_left, qPrintable(running.isEmpty() ? "nothing" : running.mid(2)),
            m_acknowledged);
    }

private:
    static int numberOf(const char* variable, int otherwise)
    {
        bool isSet = false;
        const int number = qEnvironmentVariableIntValue(variable, &isSet);
        return isSet ? number : otherwise;
    }

    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

    void closeAt(int moment)
    {
        const QTemporaryDir folder(file("round-XXXXXX"));
        const auto at = [&](const char* name) { return folder.filePath(name); };
        QVERIFY(QFile::copy(file("history.qdh"), at("history.qdh")));
        for (const char* name : {"log.jsonl", "in.prom"})
            QVERIFY(QFile::link(file(name), at(name)));
        writeLog(at("live.jsonl"), 10);

        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationFilePath(),
                    {"--busy", folder.path(), QString::number(moment),
                     m_hung->isHung() ? m_hung->file("log.jsonl") : QString()});
        const bool hasEnded = child.waitForFinished(60'000);
        const std::int64_t ended = now();
        if (!hasEnded)
            child.kill();
        QVERIFY2(hasEnded, "The console did not end.");
        QCOMPARE(child.exitStatus(), QProcess::NormalExit);
        QCOMPARE(child.exitCode(), 0);

        std::set<std::string> acknowledged;
        for (const QByteArray& line : child.readAllStandardOutput().split('\n')) {
            const QList<QByteArray> words = line.split(' ');
            if (words[0] == "acknowledged")
                acknowledged.insert(words[1].toStdString());
            else if (words[0] == "left")
                ++m_left;
            else if (words[0] == "closing")
                noteClosing(words, ended);
        }
        m_acknowledged += int(acknowledged.size());
        const auto reader = require(HistoryReader::open(at("history.qdh")));
        for (const EventRecord& event : require(reader->events({{0}, {INT64_MAX}}, "acknowledged")))
            acknowledged.erase(event.detail);
        QVERIFY2(acknowledged.empty(), acknowledged.empty() ? "" : acknowledged.begin()->c_str());
        QCOMPARE(require(integrityProblems(at("history.qdh"))), QStringList());
    }

    void noteClosing(const QList<QByteArray>& words, std::int64_t ended)
    {
        m_took.push_back(ended - words[1].toLongLong());
        for (const QByteArray& name : words.mid(2))
            ++m_running[name];
        // Two seconds; on a machine that is busy with others, or slowed down by a sanitizer, some more.
        constexpr std::int64_t bar = 2'000;
        QVERIFY2(m_took.back() <= bar * numberOf("QD_LOAD", 10),
                 qPrintable(QString("%1 ms").arg(m_took.back())));
    }

    static void writeLog(const QString& path, int rows)
    {
        QFile log(path);
        QVERIFY(log.open(QIODevice::WriteOnly));
        for (int row = 0; row < rows; ++row)
            log.write(
                QString(R"({"request_id":"r%1","model":"fraud","version":"%2","prediction":"%3",)"
                        R"("label":"%4","score":0.%5,"latency_ms":%6,"timestamp":"%7","country":"c%8"})")
                    .arg(row)
                    .arg(1 + row / (rows / 2 + 1))
                    .arg(row % 7 == 0 ? "fraud" : "fine", row % 9 == 0 ? "fraud" : "fine")
                    .arg(100 + row % 800)
                    .arg(5 + row % 40)
                    .arg(toIso(Timestamp{1'767'225'600'000 + row * 500LL}))
                    .arg(row % 12)
                    .toUtf8() +
                '\n');
    }

    static void writeMetrics(const QString& path)
    {
        QFile text(path);
        QVERIFY(text.open(QIODevice::WriteOnly));
        for (int series = 0; series < 100; ++series) {
            for (int i = 0; i < 500; ++i)
                text.write(QString("temperature_celsius{room=\"%1\"} %2 %3\n")
                               .arg(series)
                               .arg(20 + i % 17)
                               .arg(1'767'225'600'000 + i * 15'000LL)
                               .toUtf8());
        }
    }

    void makeHistory()
    {
        const auto history = require(History::open(file("history.qdh")));
        const Timestamp begin = Clock::system().now() - Duration(3'000'000);
        for (int part = 0; part < 20; ++part) {
            WriteBatch batch;
            for (int series = 0; series < 50; ++series) {
                for (int i = 0; i < 150; ++i)
                    batch.samples.push_back(
                        {{"load_ratio", {{"endpoint", "e0"}, {"core", std::to_string(series)}}},
                         {begin + Duration((part * 150 + i) * 1'000LL), 0.25 + series * i % 7}});
            }
            for (int i = 0; i < 500; ++i) {
                PredictionRecord record;
                record.at = begin + Duration((part * 500 + i) * 300LL);
                record.model = "fraud";
                record.version = part < 10 ? "1" : "2";
                record.prediction = i % 7 == 0 ? "fraud" : "fine";
                record.label = i % 9 == 0 ? "fraud" : "fine";
                batch.predictions.push_back({"e0", record});
            }
            history->write(std::move(batch));
        }
        history->flush();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<HungFolder> m_hung;
    std::vector<std::int64_t> m_took;
    std::map<QByteArray, int> m_running;
    int m_left = 0;
    int m_acknowledged = 0;
};

int main(int argc, char** argv)
{
    if (argc == 5 && QByteArray(argv[1]) == "--busy")
        return runChild(argc, argv);
    QCoreApplication application(argc, argv);
    TestClosing test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_closing.moc"
