// SPDX-License-Identifier: Apache-2.0
#include "app/commands/commandspec.h"
#include "models/base/visibletext.h"
#include "models/history/sqlite/database.h"
#include "models/serving/endpoint.h"
#include "tests/models/history/historyfixture.h"
#include "tests/support/require.h"
#include "tests/support/watchedpicture.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTest>

using namespace qd;

/// The real program's commands, when files, models, endpoints and what a history tells have hostile names.
class TestForeignCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void noNameCommandsTheTerminal_data();
    void noNameCommandsTheTerminal();
    void programsReadTheVeryName();
    void reportsShowTextAsText_data();
    void reportsShowTextAsText();

private:
    struct Outcome
    {
        int code = -1;
        QString out;
        QString err;
    };
    [[nodiscard]] Outcome run(const QStringList& arguments) const;
    [[nodiscard]] QString path(const QString& suffix) const;
    void writeHistory();
    void writeLog() const;
    void writeTables() const;

    QTemporaryDir m_folder;
    test::WatchedPicture m_picture;
    QString m_name; ///< of models, endpoints and classes
};

namespace {

constexpr std::int64_t start = 1'767'603'600'000;

// A slash is the one thing that a file's name cannot have.
const QString fileName =
    QStringLiteral("<img src=x>%1 %2\u001b[31m\u001b]0;t\u0007\r\u009b2J\u202e\u200b\nforged is intact.");

void writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("a fixture cannot be written");
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QString TestForeignCommands::path(const QString& suffix) const
{
    return m_folder.filePath(fileName + suffix);
}

TestForeignCommands::Outcome TestForeignCommands::run(const QStringList& arguments) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("LC_ALL", "C.UTF-8");
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        environment.insert(name, m_folder.path());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationDirPath() + "/quarterdeck", arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void TestForeignCommands::writeHistory()
{
    TemporaryHistory history;
    const std::string name = m_name.toStdString();
    Endpoint endpoint;
    endpoint.id = "e-1";
    endpoint.name = m_name;
    endpoint.metricsUrl = "http://127.0.0.1:9/metrics";
    Endpoint wrong = endpoint;
    wrong.id = "wrong\u001b[31m\nforged";
    wrong.metricsUrl = "file:///" + name;
    WriteBatch batch;
    for (const Endpoint& each : {endpoint, wrong})
        batch.documents.push_back({"endpoint", each.id, endpointToJson(each)});
    for (int i = 0; i < 40; ++i) {
        auto stored = predictionAt(start + i * 1'000, i % 2 == 0 ? "e-1" : "e-" + name,
                                   "r" + std::to_string(i), name, name);
        stored.record.prediction = i % 4 < 2 ? name : "no";
        stored.record.label = i % 3 == 0 ? name : "no";
        batch.predictions.push_back(stored);
        batch.samples.push_back({accuracyOf(name), {{start + i * 1'000}, 0.5}});
    }
    for (const char* phase : {"intended", "succeeded"})
        batch.audit.push_back({0, {start}, name, name, phase, "x", "", name, "{}"});
    require(history.write(std::move(batch)));
    history.history.reset();
    if (!QFile::copy(history.path(), path(".qdh")))
        qFatal("a fixture cannot be copied");
    require(require(Database::open(history.path(), Database::Mode::ReadWrite))
                .execute("UPDATE audit SET body = '{\"reason\":1}' WHERE id = 1"));
    if (!QFile::copy(history.path(), path("-altered.qdh")))
        qFatal("a fixture cannot be copied");
    QByteArray damaged = contentOf(path(".qdh"));
    damaged.replace(damaged.size() / 2, 9'000, QByteArray(9'000, '\x5a'));
    writeFile(path("-damaged.qdh"), damaged);
    writeFile(path("-garbage.qdh"), m_name.toUtf8());
}

void TestForeignCommands::writeLog() const
{
    QByteArray log;
    for (int i = 0; i < 200; ++i) {
        const QJsonObject row{{"timestamp", double(start + i * 1'000)},
                              {"model", m_name},
                              {"version", m_name},
                              {"prediction", i % 2 == 0 ? m_name : QString("no")},
                              {"label", i % 3 == 0 ? m_name : QString("no")},
                              {m_name, m_name}};
        log += QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n';
    }
    log += QJsonDocument(QJsonObject{{"timestamp", m_name}}).toJson(QJsonDocument::Compact) + '\n';
    log += m_name.toUtf8() + '\n';
    writeFile(path(".jsonl"), log);
}

void TestForeignCommands::writeTables() const
{
    const QByteArray name = m_name.toUtf8();
    const QByteArray label = QByteArray(name).replace('"', "\\\"").replace('\r', "").replace('\n', "\\n");
    writeFile(path(".om"), "up{endpoint=\"" + label + "\"} 1 1767603600\n" + name + "\nup" + name + " x\n");
    writeFile(path(".csv"), "metric,labels,time,value\n" + name + "," + name + "," + name + "\n");
}

void TestForeignCommands::initTestCase()
{
    m_name = m_picture.name() + "\r\nforged is intact.";
    writeHistory();
    writeLog();
    writeTables();
}

void TestForeignCommands::noNameCommandsTheTerminal_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const QStringList& arguments, int code) {
        QTest::newRow(name) << arguments << code;
    };
    const QStringList on{"--history", path(".qdh")};
    const QStringList unknown{"--history", path("-no.qdh")};
    const QString target = m_folder.filePath("out");
    row("check", QStringList{"check"} + on, 0);
    row("check: altered", {"check", "--history", path("-altered.qdh")}, 1);
    row("check: damaged", {"check", "--history", path("-damaged.qdh")}, 1);
    row("check: no history", {"check", "--history", path("-garbage.qdh")}, 1);
    row("check: nothing", QStringList{"check"} + unknown, 1);
    row("audit verify", QStringList{"audit", "verify"} + on, 0);
    row("audit verify: altered", {"audit", "verify", "--history", path("-altered.qdh")}, 1);
    row("audit verify: nothing", QStringList{"audit", "verify"} + unknown, 1);
    row("check --json", {"check", "--json", "--history", path("-altered.qdh")}, 1);
    row("export --json", QStringList{"export", "--json", "--out", path("-out3.csv")} + on, 0);
    row("import --json", {"import", "--json", path(".om"), "--history", path("-new2.qdh")}, 0);
    row("salvage --json", {"salvage", "--json", "--history", path("-damaged.qdh")}, 0);
    row("log --json", {"log", "--json", path(".jsonl")}, readInPart);
    row("report --json", {"report", "--json", path(".jsonl"), "--out", path("-r.md")}, readInPart);
    row("audit verify --json", {"audit", "verify", "--json", "--history", path("-altered.qdh")}, 1);
    row("export", QStringList{"export", "--out", path("-out.csv")} + on, 0);
    row("export: predictions",
        QStringList{"export", "--format", "predictions", "--out", path("-out2.csv")} + on, 0);
    row("export: workspace", QStringList{"export", "--format", "workspace", "--out", path("-out.w.qdh")} + on,
        0);
    row("export: there already", QStringList{"export", "--out", path(".jsonl")} + on, 1);
    row("export: no such folder", QStringList{"export", "--out", path("/x.csv")} + on, 1);
    row("export: onto itself", QStringList{"export", "--out", path(".qdh")} + on, 1);
    row("export: format", QStringList{"export", "--format", m_name, "--out", target} + on, 2);
    row("export: selector", QStringList{"export", "--match", m_name, "--out", target} + on, 2);
    row("export: nothing", QStringList{"export", "--out", target} + unknown, 1);
    row("import", {"import", path(".om"), "--history", path("-new.qdh")}, 0);
    row("import: no table", {"import", path(".csv"), path(".jsonl"), "--history", path("-new.qdh")}, 1);
    row("import: nothing", {"import", path("-no.om"), "--history", path("-new.qdh")}, 1);
    row("salvage", {"salvage", "--history", path("-damaged.qdh")}, 0);
    row("salvage: no history", {"salvage", "--history", path("-garbage.qdh")}, 1);
    row("log --text", {"log", "--text", path(".jsonl")}, readInPart);
    row("log --text: no log", {"log", "--text", path("-garbage.qdh")}, 1);
    row("log --text: nothing", {"log", "--text", path("-no.jsonl")}, 1);
    row("report: filter", {"report", "--log", path(".jsonl"), "--filter", m_name, "--out", target + ".md"},
        1);
    row("report: model",
        {"report", "--log", path(".jsonl"), "--model", m_name + "x", "--out", target + ".md"}, 1);
    row("report: target", {"report", "--log", path(".jsonl"), "--out", path(".exe")}, 2);
    row("report: endpoint", QStringList{"report", "--endpoint", m_name + "x", "--out", target + ".md"} + on,
        1);
    row("report: endpoint of two",
        QStringList{"report", "--endpoint", "wrong\u001b[31m\nforged", "--out", target + ".md"} + on, 1);
    row("command", {m_name}, 2);
    row("option", {"--" + m_name}, 2);
    row("argument", {"check", m_name}, 2);
    row("option without a value", {"check", "--json=" + m_name}, 2);
    row("help of a command", {"help", m_name}, 2);
    row("shell", {"completion", m_name}, 2);
    row("time", {"export", "--from", m_name, "--out", target}, 2);
}

void TestForeignCommands::noNameCommandsTheTerminal()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const Outcome outcome = run(arguments);
    const QString all = outcome.out + outcome.err;
    QVERIFY2(outcome.code == code, qPrintable(QString::number(outcome.code) + ": " + all));
    QVERIFY(!all.isEmpty());
    QVERIFY2(visibleText(all) == all, qPrintable(all));
    for (const QString& line : all.split('\n'))
        QVERIFY2(!line.startsWith("forged"), qPrintable(all)); // a line that no command has printed
    QVERIFY(!m_picture.wasOpened());
}

/// What is escaped is there all the same.
void TestForeignCommands::programsReadTheVeryName()
{
    const Outcome outcome = run({"audit", "verify", "--json", "--history", path("-altered.qdh")});
    const QJsonObject json = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
    QCOMPARE(json["history"].toString(), path("-altered.qdh"));
    QVERIFY(!json["findings"].toArray().isEmpty());
    const QString action = json["findings"].toArray().first().toObject()["action"].toString();
    QVERIFY2(action.size() > 20 && m_name.startsWith(action), qPrintable(action));
}

void TestForeignCommands::reportsShowTextAsText_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<bool>("isRecorded");
    for (const char* suffix : {".html", ".md", ".pdf"}) {
        QTest::newRow(qPrintable(QString("a log") + suffix)) << QString(suffix) << false;
        QTest::newRow(qPrintable(QString("an endpoint") + suffix)) << QString(suffix) << true;
    }
}

void TestForeignCommands::reportsShowTextAsText()
{
    QFETCH(QString, suffix);
    QFETCH(bool, isRecorded);
    const QString target = path((isRecorded ? "-e" : "-l") + suffix);
    QStringList arguments{"report", "--model", m_name, "--positive", m_name, "--out", target};
    arguments << (isRecorded ? QStringList{"--history", path(".qdh"), "--endpoint", "e-1"}
                             : QStringList{"--log", path(".jsonl")});
    const Outcome outcome = run(arguments);
    QVERIFY2(outcome.code == (isRecorded ? 0 : readInPart), qPrintable(outcome.err));
    QVERIFY(!m_picture.wasOpened());
    const QByteArray report = contentOf(target);
    QVERIFY(!report.isEmpty());
    if (suffix == ".pdf")
        return;
    const QString text = QString::fromUtf8(report);
    QVERIFY2(visibleText(text) == text, qPrintable(text.left(2'000)));
    // Unescaped; in a page a line break is a space.
    const QRegularExpression acting(suffix == ".md" ? "(?<!\\\\)<(img|a) |\nforged"
                                                    : "<(img src=\"/|a href=\"file:)");
    const auto found = acting.match(text);
    QVERIFY2(!found.hasMatch(), qPrintable(text.mid(found.capturedStart(), 500)));
    QVERIFY(text.contains("U+202E"));
}

QTEST_GUILESS_MAIN(TestForeignCommands)
#include "tst_foreigncommands.moc"
