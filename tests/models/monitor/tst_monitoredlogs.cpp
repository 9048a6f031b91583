// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/logwatch.h"
#include "tests/support/arrivedsignals.h"

#include "tests/models/monitor/watching.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;
using namespace qd::test;

namespace {

constexpr Duration hour{3'600'000};

QByteArray lineAt(Timestamp at, const QString& more)
{
    return QStringLiteral(R"({"timestamp":"%1","model":"m","prediction":"a"%2})")
               .arg(toIso(at), more)
               .toUtf8() +
           '\n';
}

} // namespace

/// Prediction logs as the monitor follows them, from the file to the history and the screen.
class TestMonitoredLogs : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath("history.sqlite");
        m_log = m_folder->filePath("predictions.jsonl");
    }

    // Lines without ids, since the history recognises the others.
    void editedEndpointGoesOnWhereItWas()
    {
        Watching console(m_path);
        begin(console);
        append(lineAt(now(), {}), 40);
        QTRY_COMPARE(console.storedPredictions("good"), std::size_t(40));
        for (int edit = 0; edit < 10; ++edit) { // some meet a poll or a write under way
            append(lineAt(now(), {}), 10);
            Endpoint edited = followed();
            edited.name = QString::number(edit);
            console.watch(edited);
            QTRY_COMPARE(console.status("good")->endpoint.name, edited.name);
        }
        QTRY_COMPARE(console.storedPredictions("good"), std::size_t(140));
        console.monitor->stop();
        console.history->flush();
        QCOMPARE(console.storedPredictions("good"), std::size_t(140));
    }

    void endpointThatIsAddedAgainGoesOnWhereItWas()
    {
        Watching console(m_path);
        begin(console);
        for (int round = 1; round <= 5; ++round) {
            append(lineAt(now(), {}), 10);
            QTRY_VERIFY(console.storedPredictions("good") > std::size_t(10 * (round - 1)));
            console.monitor->removeEndpoint("good");
            console.monitor->upsertEndpoint(followed());
        }
        QTRY_COMPARE(console.storedPredictions("good"), std::size_t(50));
        console.monitor->stop();
        console.history->flush();
        QCOMPARE(console.storedPredictions("good"), std::size_t(50));
    }

    void linesThatCouldNotBeStoredAreReadAgain()
    {
        Watching console(m_path);
        test::ArrivedSignals failed(console.history.get(), &History::writeFailed);
        begin(console);
        QTRY_VERIFY(console.status("good"));
        console.sql("CREATE TRIGGER broken BEFORE INSERT ON prediction_tail "
                    "BEGIN SELECT RAISE(ABORT, 'no'); END");
        append(lineAt(now(), {}), 20);
        QTRY_VERIFY(failed.count() >= 2);
        append(lineAt(now(), {}), 20);
        console.sql("DROP TRIGGER broken");
        QTRY_COMPARE(console.storedPredictions("good"), std::size_t(40));
    }

    void twoEndpointsWithOneLogBothGetItsRows()
    {
        Watching console(m_path);
        begin(console);
        append(lineAt(now(), {}), 10);
        QTRY_COMPARE(console.storedPredictions("good"), std::size_t(10));
        Endpoint second = endpointAt("second", badUrl);
        second.predictionLog = m_log.toStdString();
        console.watch(second);
        QTRY_COMPARE(console.storedPredictions("second"), std::size_t(10));
        append(lineAt(now(), {}), 5);
        QTRY_COMPARE(console.storedPredictions("good"), std::size_t(15));
        QTRY_COMPARE(console.storedPredictions("second"), std::size_t(15));
    }

    /// The history kept one position for a log, whoever read it.
    void logOfAnEarlierVersionIsNotReadAgain()
    {
        {
            Watching console(m_path);
            begin(console);
            append(lineAt(now(), {}), 10);
            QTRY_COMPARE(console.storedPredictions("good"), std::size_t(10));
            console.monitor->stop();
            console.history->write({.documents = {{"endpoint", "good", endpointToJson(followed())}}});
            console.history->flush();
            console.sql("UPDATE log_position SET path = substr(path, length('good') + 2)");
        }
        Watching console(m_path);
        console.monitor->start();
        append(lineAt(now(), {}), 5);
        QTRY_COMPARE(console.storedPredictions("good"), std::size_t(15));
        Endpoint second = endpointAt("second", badUrl);
        second.predictionLog = m_log.toStdString();
        console.watch(second);
        QTRY_COMPARE(console.storedPredictions("second"), std::size_t(15));
        QCOMPARE(console.storedPredictions("good"), std::size_t(15));
    }

    void oneBatchAtATime()
    {
        append(lineAt(now(), {}), 1);
        LogWatch watch("good", m_log.toStdString(), {}, hour, Clock::system());
        QSignalSpy collected(&watch, &LogWatch::collected);
        watch.poll();
        QCOMPARE(collected.size(), 0); // the file is read elsewhere
        QTRY_COMPARE(collected.size(), 1);
        append(lineAt(now(), {}), 1);
        watch.poll();
        QVERIFY(!watch.isCaughtUp());
        QTRY_COMPARE(collected.size(), 1);
        watch.settled({});
        QVERIFY(watch.isCaughtUp());
        watch.poll();
        QTRY_COMPARE(collected.size(), 2);
    }

    void logThatBringsMoreThanOnePollIsReadOnAtOnce()
    {
        append(lineAt(now(), QStringLiteral(R"(,"note":"%1")").arg(QString(60'000, 'x'))), 100); // 6 MB
        LogWatch watch("good", m_log.toStdString(), {}, hour, Clock::system());
        std::size_t lines = 0;
        connect(&watch, &LogWatch::collected, this, [&](const std::shared_ptr<const WriteBatch>& batch) {
            lines += batch->predictions.size();
            QMetaObject::invokeMethod(
                &watch, [&watch] { watch.settled({}); }, Qt::QueuedConnection);
        });
        watch.poll();
        QTRY_COMPARE(lines, std::size_t(100));
        QTRY_VERIFY(watch.isCaughtUp());
    }

    void everyErrorIsAnEvent()
    {
        Watching console(m_path);
        begin(console);
        append("first bad line\nsecond bad line\nthird bad line\n", 1);
        QTRY_COMPARE(console.storedEvents("log-error"), std::size_t(3));
    }

    void floodOfErrorsDoesNotFloodTheHistory()
    {
        ManualClock clock({1'800'000'000'000});
        LogWatch watch("good", m_log.toStdString(), {}, hour, clock);
        std::vector<EventRecord> events;
        connect(&watch, &LogWatch::collected, this, [&](const std::shared_ptr<const WriteBatch>& batch) {
            events.insert(events.end(), batch->events.begin(), batch->events.end());
            QMetaObject::invokeMethod(
                &watch, [&watch] { watch.settled({}); }, Qt::QueuedConnection);
        });
        append("bad\n", 90);
        watch.poll();
        QTRY_COMPARE(events.size(), std::size_t(90));
        QTRY_VERIFY(watch.isCaughtUp());
        append("bad\n", 90);
        watch.poll();
        QTRY_COMPARE(events.size(), std::size_t(100));
        QTRY_VERIFY(watch.isCaughtUp());
        clock.advance(Duration(60'000));
        append("bad\n", 1);
        watch.poll();
        QTRY_COMPARE(events.size(), std::size_t(102)); // how many were left out, and the new one
        QVERIFY2(events[100].detail.find("80") != std::string::npos, events[100].detail.c_str());
    }

    void logThatCannotBeFollowedIsToldWhileItLasts()
    {
        append(lineAt(now(), {}), 1);
        ManualClock clock(now());
        LogWatch watch("good", m_log.toStdString(), {}, hour, clock);
        connect(&watch, &LogWatch::collected, this, [&watch] {
            QMetaObject::invokeMethod(
                &watch, [&watch] { watch.settled({}); }, Qt::QueuedConnection);
        });
        watch.poll();
        QTRY_VERIFY(watch.isCaughtUp());
        QVERIFY(QFile::remove(m_log));
        watch.poll();
        QTRY_VERIFY(watch.error());
        QVERIFY2(watch.error()->text().contains("deleted"), qPrintable(watch.error()->text()));
        clock.advance(hour);
        watch.poll();
        QCoreApplication::processEvents();
        QVERIFY(watch.error());
        append(lineAt(clock.now(), {}), 1);
        const auto pollsUntilWell = [&] {
            watch.poll();
            return !watch.error();
        };
        QTRY_VERIFY(pollsUntilWell());
    }

    void clockOfTheServerIsComparedWithOurs_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("said");
        QTest::newRow("a zone behind") << -7 * 3600 << "420 minute";
        QTest::newRow("a zone ahead") << 2 * 3600 << "120 minute";
        QTest::newRow("a little ahead") << 20 << "ahead";
        QTest::newRow("just behind the window") << -70 << "second";
        QTest::newRow("right") << -1 << QString();
    }

    void clockOfTheServerIsComparedWithOurs()
    {
        QFETCH(int, seconds);
        QFETCH(QString, said);
        Watching console(m_path);
        append(lineAt(now() - 300 * hour, {}), 1); // what was there before says nothing
        begin(console);
        QTRY_COMPARE(console.storedPredictions("good"), std::size_t(1));
        QCOMPARE(console.said("good"), QString());
        append(lineAt(now() + Duration(seconds * 1000), {}), 1);
        QTRY_COMPARE(console.storedPredictions("good"), std::size_t(2));
        if (said.isEmpty()) {
            QTRY_VERIFY(!console.status("good")->models.front().model.empty());
            QCOMPARE(console.said("good"), QString());
            return;
        }
        QTRY_VERIFY2(console.said("good").contains(said), qPrintable(console.said("good")));
        QVERIFY(console.said("good").contains(m_log));
        QTRY_COMPARE(console.storedEvents("log-error"), std::size_t(1));
        append(lineAt(now(), {}), 1);
        QTRY_COMPARE(console.said("good"), QString());
    }

    void labelsThatComeTooLateAreTold()
    {
        Watching console(m_path, Duration(300));
        begin(console);
        append(lineAt(now(), R"(,"request_id":"known")"), 1);
        QTRY_COMPARE(console.storedPredictions("good"), std::size_t(1));
        for (int label = 0; label < 10; ++label)
            append("{\"request_id\":\"early" + QByteArray::number(label) +
                       "\",\"label\":\"a\",\"timestamp\":\"" + toIso(now()).toUtf8() + "\"}\n",
                   1);
        QTRY_VERIFY2(console.said("good").contains("labels"), qPrintable(console.said("good")));
        append(lineAt(now(), R"(,"label":"a")"), 20);
        QTRY_COMPARE(console.said("good"), QString());
    }

    void versionOfTheNewestPredictionsServes()
    {
        Watching console(m_path);
        begin(console);
        append(lineAt(now(), R"(,"version":"9")"), 40);
        QTRY_VERIFY(console.status("good") && console.status("good")->models.front().servingVersion == "9");
        append(lineAt(now(), R"(,"version":"10")"), 20);
        QTRY_COMPARE(console.status("good")->models.front().servingVersion, std::string("10"));
        QTRY_COMPARE(console.storedEvents("version"), std::size_t(1));
        const auto event = (*console.history->reader())->events({{0}, {INT64_MAX}}, "version")->front();
        QCOMPARE(event.detail, std::string(R"({"from":"9","to":"10"})"));
        QCOMPARE(event.model, std::string("m"));
    }

    void versionEventThatCouldNotBeStoredIsStoredLater()
    {
        Watching console(m_path);
        test::ArrivedSignals failed(console.history.get(), &History::writeFailed);
        begin(console);
        append(lineAt(now(), R"(,"version":"1")"), 20);
        QTRY_COMPARE((*console.history->reader())->documents("serving")->size(), std::size_t(1));
        console.sql("CREATE TRIGGER broken BEFORE INSERT ON event WHEN NEW.kind = 'version' "
                    "BEGIN SELECT RAISE(ABORT, 'no'); END");
        append(lineAt(now(), R"(,"version":"2")"), 20);
        QTRY_VERIFY(!failed.isEmpty());
        console.sql("DROP TRIGGER broken");
        QTRY_COMPARE(console.storedEvents("version"), std::size_t(1));
    }

private:
    static Timestamp now() { return Clock::system().now(); }

    [[nodiscard]] Endpoint followed() const
    {
        Endpoint endpoint = endpointAt("good", goodUrl);
        endpoint.predictionLog = m_log.toStdString();
        return endpoint;
    }

    void begin(Watching& console)
    {
        console.http.answer(std::string("GET ") + goodUrl, 200, "queue_length 7\n");
        append({}, 1); // an empty log; one that is missing would be told
        console.monitor->start();
        console.watch(followed());
        QTRY_VERIFY(console.status("good"));
    }

    void append(const QByteArray& line, int times)
    {
        QFile log(m_log);
        QVERIFY(log.open(QIODevice::Append));
        log.write(line.repeated(times));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QString m_log;
};

QTEST_GUILESS_MAIN(TestMonitoredLogs)
#include "tst_monitoredlogs.moc"
