// SPDX-License-Identifier: Apache-2.0
#include "models/base/metrics.h"
#include "models/history/history.h"
#include "models/history/historyreader.h"
#include "models/incidents/analyse/versionuse.h"
#include "models/items/incidents/incidentdossier.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace qd;

namespace {

constexpr Timestamp start{1'767'268'800'000};

Timestamp second(int s)
{
    return start + Duration{1000LL * s};
}

} // namespace

class TestVersionUse : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto opened = History::open(m_folder.filePath(QStringLiteral("h.sqlite")));
        QVERIFY(opened.has_value());
        m_history = std::move(*opened);
        WriteBatch batch;
        for (int i = 0; i < 100; ++i) {
            PredictionRecord record;
            record.at = second(i);
            record.requestId = std::to_string(i);
            record.model = "fraud";
            record.version = i < 60 ? "1" : "2";
            record.prediction = "ok";
            if (i % 2 == 0) // every other has a label; version 2 is right every other time
                record.label = i < 60 || i % 4 == 0 ? "ok" : "fraud";
            record.attributes = "{}";
            batch.predictions.push_back({"triton", record});
            batch.samples.push_back(
                {{std::string(metric::accuracy), m_labels}, {second(i), i < 60 ? 0.95 : 0.5}});
        }
        m_history->write(std::move(batch));
        m_history->flush();
        m_reader = std::move(*m_history->reader());
        m_location.onset = second(60);
        m_location.baseline = {second(20), second(60)};
        m_location.affected = {second(60), second(100)};
    }

    void countsEachVersionInItsPeriods()
    {
        const auto uses = versionUse(*m_reader, m_subject, m_location);
        QVERIFY(uses.has_value());
        QCOMPARE(uses->size(), std::size_t{2});
        const VersionUse& first = uses->at(0);
        QCOMPARE(first.version, std::string("1"));
        QCOMPARE(first.before.predictions, std::int64_t{40});
        QCOMPARE(first.before.labelled, std::int64_t{20});
        QCOMPARE(first.before.accuracy(), 1.0);
        QCOMPARE(first.after.predictions, std::int64_t{0});
        QVERIFY(std::isnan(first.after.accuracy()));
        QCOMPARE(uses->at(1).firstAt, second(60));
        QCOMPARE(uses->at(1).lastAt, second(99));
        QCOMPARE(uses->at(1).after.accuracy(), 0.5);
    }

    void baselineVersionIsTheOneThatAnsweredThen()
    {
        QCOMPARE(baselineVersion(*versionUse(*m_reader, m_subject, m_location)), std::string("1"));
        QCOMPARE(baselineVersion({}), std::string());
    }

    void movedOnsetHasNewValues()
    {
        const auto moved = moveOnset(*m_reader, m_subject, m_location, second(70), second(90));
        QVERIFY(moved.has_value());
        QCOMPARE(moved->onset, second(70));
        QCOMPARE(moved->baseline, (TimeRange{second(30), second(70)}));
        QCOMPARE(moved->affected, (TimeRange{second(70), second(90)}));
        QCOMPARE(moved->baselineValue, 0.9); // of the predictions of those seconds
        QCOMPARE(moved->affectedValue, 0.5);
    }

    void impossibleOnsetsAreRefused_data()
    {
        QTest::addColumn<int>("onset");
        QTest::addColumn<int>("until");
        QTest::addColumn<int>("kind");
        QTest::newRow("ends before it begins") << 70 << 60 << static_cast<int>(ErrorKind::Invalid);
        QTest::newRow("before the record") << -50 << -10 << static_cast<int>(ErrorKind::NotFound);
        QTest::newRow("after the record") << 300 << 400 << static_cast<int>(ErrorKind::NotFound);
    }

    void impossibleOnsetsAreRefused()
    {
        QFETCH(int, onset);
        QFETCH(int, until);
        QFETCH(int, kind);
        const auto moved = moveOnset(*m_reader, m_subject, m_location, second(onset), second(until));
        QVERIFY(!moved.has_value());
        QCOMPARE(static_cast<int>(moved.error().kind), kind);
    }

    void dossierHasTheStepsAsTheyWere()
    {
        Incident incident;
        incident.id = "i1";
        incident.title = QStringLiteral("Title");
        incident.openedAt = second(80);
        incident.subject = m_subject;
        WriteBatch first;
        IncidentRecord record = toRecord(incident);
        first.incidents.push_back(record);
        first.incidentSteps.push_back({0, "i1", second(81), "locate", record.body});
        m_history->write(std::move(first));
        incident.step = IncidentStep::Analyse;
        incident.notes = QStringLiteral("later");
        WriteBatch second_;
        second_.incidents.push_back(toRecord(incident));
        m_history->write(std::move(second_));
        m_history->flush();
        const auto reader = *m_history->reader();
        const auto dossier = readDossier(*reader, "i1");
        QVERIFY(dossier.has_value());
        QCOMPARE(dossier->incident.notes, QStringLiteral("later"));
        QCOMPARE(dossier->steps.size(), std::size_t{1});
        QCOMPARE(dossier->steps[0].step, IncidentStep::Locate);
        QVERIFY(dossier->steps[0].incident.notes.isEmpty());
        QCOMPARE(dossier->endpointName("gone"), QStringLiteral("gone"));
        QCOMPARE(readDossier(*reader, "none").error().kind, ErrorKind::NotFound);
    }

private:
    const Labels m_labels{{"endpoint", "triton"}, {"model", "fraud"}};
    const Subject m_subject{"triton", "fraud", "2", {std::string(metric::accuracy), m_labels}};
    QTemporaryDir m_folder;
    std::unique_ptr<History> m_history;
    std::unique_ptr<HistoryReader> m_reader;
    Location m_location;
};

QTEST_GUILESS_MAIN(TestVersionUse)
#include "tst_versionuse.moc"
