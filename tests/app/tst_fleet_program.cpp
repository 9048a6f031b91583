// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/statefile.h"
#include "app/fleet/traffic/requestids.h"
#include "tests/app/fleethttp.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <csignal>

using namespace qd::fleet;

namespace {

constexpr int patienceMs = 20'000;

QString program()
{
    return QCoreApplication::applicationDirPath() + "/quarterdeck-fleet";
}

// A started fleet and what its ready line says.
struct Fleet
{
    Fleet(const QString& dir, const QStringList& more)
    {
        process.setProcessChannelMode(QProcess::SeparateChannels);
        process.start(program(), QStringList{"--dir", dir} + more);
        QByteArray line;
        while (!line.endsWith('\n') && process.waitForReadyRead(patienceMs)) {
            line += process.readLine();
        }
        ready = QJsonDocument::fromJson(line).object();
    }

    ~Fleet()
    {
        process.kill();
        process.waitForFinished();
    }

    [[nodiscard]] int port(const char* model, const char* address) const
    {
        return QUrl(ready[model].toObject()[address].toString()).port();
    }

    [[nodiscard]] QList<pid_t> children() const
    {
        const QString pid = QString::number(process.processId());
        QFile file("/proc/" + pid + "/task/" + pid + "/children");
        QList<pid_t> pids;
        if (file.open(QIODevice::ReadOnly)) {
            for (const QByteArray& child : file.readAll().simplified().split(' ')) {
                pids += child.toInt();
            }
        }
        return pids;
    }

    [[nodiscard]] QString activeVersion() const
    {
        const QJsonObject model = fleethttp::get(port("fraud", "api"), "/v2/models/fraud").object();
        return model["versions"].toArray().last().toString();
    }

    bool endByInput()
    {
        process.closeWriteChannel();
        return process.waitForFinished(patienceMs) && process.exitStatus() == QProcess::NormalExit;
    }

    QProcess process;
    QJsonObject ready;
};

bool isAlive(pid_t pid)
{
    QFile stat(QString("/proc/%1/stat").arg(pid));
    return stat.open(QIODevice::ReadOnly) && !stat.readAll().contains(") Z ");
}

bool allGone(const QList<pid_t>& pids)
{
    return std::ranges::none_of(pids, isAlive);
}

} // namespace

class TestFleetProgram : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void wrongUsage_data();
    void wrongUsage();
    void helpIsNoError();
    void theReadyLineTellsAddressesThatAnswer();
    void itEndsWithItsInput();
    void itEndsOnSignals_data();
    void itEndsOnSignals();
    void detachedOutlivesItsInput();
    void noServerOutlivesAKilledFleet();
    void aDeadServerEndsTheFleet();
    void trafficIsLabelled();
    void aRestartGoesOnWhereItWas();
    void aFreshStartTellsTheStoryAgain();
    void twoFleetsDoNotShareAFolder();
    void anUnreadableStateIsNamed();
    void requestNumbersNeverRepeat();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestFleetProgram::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("no folder") << QStringList{} << QByteArray("--dir is needed");
    QTest::newRow("unknown option") << QStringList{"--dir", "x", "--colour", "red"}
                                    << QByteArray("unknown option --colour");
    QTest::newRow("no value") << QStringList{"--dir"} << QByteArray("--dir is unknown or lacks its value");
    QTest::newRow("pace is no number")
        << QStringList{"--dir=x", "--pace=fast"} << QByteArray("--pace needs a number, not \"fast\"");
    QTest::newRow("pace is not a number")
        << QStringList{"--dir=x", "--pace=nan"} << QByteArray("--pace nan is out of range");
    QTest::newRow("pace out of range")
        << QStringList{"--dir=x", "--pace", "0"} << QByteArray("--pace 0 is out of range");
    QTest::newRow("negative seed") << QStringList{"--dir=x", "--seed", "-1"}
                                   << QByteArray("--seed needs a number");
    QTest::newRow("fault") << QStringList{"--dir=x", "--fault-after", "soon"}
                           << QByteArray("--fault-after needs a number");
}

void TestFleetProgram::wrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, message);
    QProcess process;
    process.start(program(), arguments);
    QVERIFY(process.waitForFinished(patienceMs));
    QCOMPARE(process.exitCode(), 2);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.contains(message), said.constData());
    QVERIFY(process.readAllStandardOutput().isEmpty());
}

void TestFleetProgram::helpIsNoError()
{
    QProcess process;
    process.start(program(), {"--help"});
    QVERIFY(process.waitForFinished(patienceMs));
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(process.readAllStandardOutput().contains("--fault-after"));
}

void TestFleetProgram::theReadyLineTellsAddressesThatAnswer()
{
    Fleet fleet(m_dir->path(), {"--fault-after", "never"});
    QVERIFY2(!fleet.ready.isEmpty(), fleet.process.readAllStandardError().constData());
    QCOMPARE(fleet.ready.keys(), QStringList({"fraud", "sentiment"}));
    QCOMPARE(fleet.ready["fraud"].toObject().keys(), QStringList({"api", "log", "metrics"}));
    QCOMPARE(fleet.ready["sentiment"].toObject().keys(),
             QStringList({"inference", "log", "management", "metrics"}));
    QVERIFY(fleet.ready["fraud"].toObject()["metrics"].toString().endsWith("/metrics"));
    QCOMPARE(fleethttp::get(fleet.port("fraud", "api"), "/v2/health/ready").status, 200);
    QCOMPARE(fleethttp::get(fleet.port("fraud", "metrics"), "/metrics").status, 200);
    QCOMPARE(fleethttp::get(fleet.port("sentiment", "inference"), "/ping").status, 200);
    QCOMPARE(fleethttp::get(fleet.port("sentiment", "management"), "/models").status, 200);
    QCOMPARE(fleethttp::get(fleet.port("sentiment", "metrics"), "/metrics").status, 200);
    QTRY_VERIFY(QFile::exists(fleet.ready["fraud"].toObject()["log"].toString()));
    QTRY_VERIFY(QFile::exists(fleet.ready["sentiment"].toObject()["log"].toString()));
}

void TestFleetProgram::itEndsWithItsInput()
{
    Fleet fleet(m_dir->path(), {});
    const auto children = fleet.children();
    QCOMPARE(children.size(), 2);
    QVERIFY(!allGone(children));
    QVERIFY(fleet.endByInput());
    QCOMPARE(fleet.process.exitCode(), 0);
    QVERIFY(allGone(children));
    QCOMPARE(fleet.process.readAllStandardError(), QByteArray());
}

void TestFleetProgram::itEndsOnSignals_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestFleetProgram::itEndsOnSignals()
{
    QFETCH(int, signal);
    Fleet fleet(m_dir->path(), {});
    const auto children = fleet.children();
    QCOMPARE(::kill(static_cast<pid_t>(fleet.process.processId()), signal), 0);
    QVERIFY(fleet.process.waitForFinished(patienceMs));
    QCOMPARE(fleet.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(fleet.process.exitCode(), 0);
    QVERIFY(allGone(children));
}

void TestFleetProgram::detachedOutlivesItsInput()
{
    Fleet fleet(m_dir->path(), {"--detached"});
    fleet.process.closeWriteChannel();
    // It has seen the end of its input once it has served some more.
    const auto served = [&] {
        const QByteArray page = fleethttp::get(fleet.port("fraud", "metrics"), "/metrics").body;
        return fleethttp::sampleValue(page, R"(nv_inference_request_success{model="fraud",version="1"})");
    };
    QTRY_VERIFY_WITH_TIMEOUT(served() >= 20, patienceMs);
    QCOMPARE(fleet.process.state(), QProcess::Running);
}

void TestFleetProgram::noServerOutlivesAKilledFleet()
{
    Fleet fleet(m_dir->path(), {});
    const auto children = fleet.children();
    QCOMPARE(children.size(), 2);
    fleet.process.kill();
    QVERIFY(fleet.process.waitForFinished(patienceMs));
    QTRY_VERIFY(allGone(children));
}

void TestFleetProgram::aDeadServerEndsTheFleet()
{
    Fleet fleet(m_dir->path(), {});
    const auto children = fleet.children();
    QCOMPARE(::kill(children.value(0), SIGKILL), 0);
    QVERIFY(fleet.process.waitForFinished(patienceMs));
    QCOMPARE(fleet.process.exitCode(), 1);
    const QByteArray said = fleet.process.readAllStandardError();
    QVERIFY2(said.contains("the server of fraud ended unexpectedly: killed by signal 9"), said.constData());
    QVERIFY(allGone(children));
}

void TestFleetProgram::trafficIsLabelled()
{
    Fleet fleet(m_dir->path(), {"--pace", "20", "--fault-after", "never"});
    const auto joined = [&](const char* model) {
        QFile file(fleet.ready[model].toObject()["log"].toString());
        QHash<QString, QString> predictions;
        int right = 0;
        int labelled = 0;
        if (file.open(QIODevice::ReadOnly)) {
            while (!file.atEnd()) {
                const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
                const QString id = line["request_id"].toString();
                if (line.contains("label") && predictions.contains(id)) {
                    ++labelled;
                    right += predictions[id] == line["label"].toString();
                } else if (line.contains("prediction")) {
                    predictions[id] = line["prediction"].toString();
                }
            }
        }
        return std::pair(labelled, right);
    };
    for (const char* model : {"fraud", "sentiment"}) {
        QTRY_VERIFY_WITH_TIMEOUT(joined(model).first >= 100, patienceMs);
        const auto [labelled, right] = joined(model);
        QVERIFY2(right > 0.85 * labelled, qPrintable(QString("%1 of %2").arg(right).arg(labelled)));
    }
}

void TestFleetProgram::aRestartGoesOnWhereItWas()
{
    QJsonObject addresses;
    {
        Fleet fleet(m_dir->path(), {"--fault-after", "0"});
        addresses = fleet.ready;
        QTRY_COMPARE_WITH_TIMEOUT(fleet.activeVersion(), QString("2"), patienceMs);
        const auto back = fleethttp::post(
            fleet.port("fraud", "api"), "/v2/repository/models/fraud/load",
            fleethttp::loadBody(R"({"name":"fraud","version_policy":{"specific":{"versions":[1]}}})"));
        QCOMPARE(back.status, 200);
        QCOMPARE(
            fleethttp::put(fleet.port("sentiment", "management"), "/models/sentiment/1.0/set-default").status,
            200);
        QTRY_VERIFY_WITH_TIMEOUT(StateFile(m_dir->path().toStdString()).read().value().deployed, patienceMs);
        QVERIFY(fleet.endByInput());
    }
    Fleet again(m_dir->path(), {"--fault-after", "0"});
    QCOMPARE(again.ready, addresses);
    // Enough requests have passed for a deployment at once to have happened.
    const auto served = [&] {
        const QByteArray page = fleethttp::get(again.port("fraud", "metrics"), "/metrics").body;
        return fleethttp::sampleValue(page, R"(nv_inference_request_success{model="fraud",version="1"})");
    };
    QTRY_VERIFY_WITH_TIMEOUT(served() >= 20, patienceMs);
    QCOMPARE(again.activeVersion(), QString("1"));
    const QJsonArray index = fleethttp::post(again.port("fraud", "api"), "/v2/repository/index").array();
    QCOMPARE(index.size(), 2); // the version that was rolled back is still known
    const QJsonArray serving =
        fleethttp::get(again.port("sentiment", "management"), "/models/sentiment").array();
    QCOMPARE(serving[0].toObject()["modelVersion"].toString(), QString("1.0"));

    QFile log(again.ready["fraud"].toObject()["log"].toString());
    QVERIFY(log.open(QIODevice::ReadOnly));
    QSet<QString> seen;
    while (!log.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(log.readLine()).object();
        if (line.contains("status")) {
            const QString id = line["request_id"].toString();
            QVERIFY2(!seen.contains(id), qPrintable(id));
            seen += id;
        }
    }
}

void TestFleetProgram::aFreshStartTellsTheStoryAgain()
{
    QJsonObject addresses;
    std::int64_t requests = 0;
    const StateFile file(m_dir->path().toStdString());
    {
        Fleet fleet(m_dir->path(), {"--fault-after", "0"});
        addresses = fleet.ready;
        QTRY_VERIFY_WITH_TIMEOUT(file.read().value().deployed, patienceMs);
        QVERIFY(fleet.endByInput());
        requests = file.read().value().nextRequest;
    }
    Fleet again(m_dir->path(), {"--fresh", "--fault-after", "1"});
    QCOMPARE(again.ready, addresses);
    QCOMPARE(again.activeVersion(), QString("1"));
    QTRY_COMPARE_WITH_TIMEOUT(again.activeVersion(), QString("2"), patienceMs);
    QVERIFY(file.read().value().nextRequest >= requests);
}

void TestFleetProgram::twoFleetsDoNotShareAFolder()
{
    Fleet first(m_dir->path(), {});
    QVERIFY(!first.ready.isEmpty());
    QProcess second;
    second.start(program(), {"--dir", m_dir->path()});
    QVERIFY(second.waitForFinished(patienceMs));
    QCOMPARE(second.exitCode(), 1);
    const QByteArray said = second.readAllStandardError();
    QVERIFY2(said.contains("another fleet already runs in " + m_dir->path().toUtf8()), said.constData());
    QCOMPARE(fleethttp::get(first.port("fraud", "api"), "/v2/health/live").status, 200);
}

void TestFleetProgram::anUnreadableStateIsNamed()
{
    QFile state(m_dir->filePath("state.json"));
    QVERIFY(state.open(QIODevice::WriteOnly));
    state.write("{\"ports\":");
    state.close();
    QProcess process;
    process.start(program(), {"--dir", m_dir->path()});
    QVERIFY(process.waitForFinished(patienceMs));
    QCOMPARE(process.exitCode(), 1);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.contains(m_dir->filePath("state.json").toUtf8()), said.constData());
}

void TestFleetProgram::requestNumbersNeverRepeat()
{
    const StateFile state(m_dir->path().toStdString());
    QSet<QString> seen;
    // Each of these starts anew, as after a crash: numbers that it did not give out are lost.
    for (int start = 0; start < 3; ++start) {
        RequestIds ids(state);
        for (int i = 0; i < 1500; ++i) {
            seen += QString::fromStdString(ids.next('f'));
        }
    }
    QCOMPARE(seen.size(), 4500);
}

QTEST_GUILESS_MAIN(TestFleetProgram)
#include "tst_fleet_program.moc"
