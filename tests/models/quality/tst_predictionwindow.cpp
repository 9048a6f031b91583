// SPDX-License-Identifier: Apache-2.0
#include "models/quality/predictionwindow.h"

#include "tests/support/windowquality.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace qd;

namespace {

PredictionRecord served(std::int64_t ms, const std::string& id, const std::string& prediction,
                        const std::string& version = "1")
{
    PredictionRecord record;
    record.at = {ms};
    record.requestId = id;
    record.model = "fraud";
    record.version = version;
    record.prediction = prediction;
    record.latencySeconds = 0.01;
    record.status = 200;
    return record;
}

const WindowKey wholeModel{"fraud", {}};

bool same(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) < 1e-12;
}

bool same(std::optional<double> a, std::optional<double> b)
{
    return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < 1e-12);
}

bool same(const WindowQuality& a, const WindowQuality& b)
{
    return a.predictions == b.predictions && a.labelled == b.labelled && a.failed == b.failed &&
           same(a.accuracy, b.accuracy) && same(a.precision, b.precision) && same(a.recall, b.recall) &&
           same(a.f1, b.f1) && same(a.latencyMean, b.latencyMean);
}

/// Within 1 % of the latency of rank ⌊at (n − 1)⌋.
bool isQuantile(double sketched, const std::vector<const PredictionRecord*>& records, double at)
{
    std::vector<double> latencies;
    for (const PredictionRecord* record : records)
        latencies.push_back(*record->latencySeconds);
    std::sort(latencies.begin(), latencies.end());
    const double exact = latencies[static_cast<std::size_t>(at * static_cast<double>(latencies.size() - 1))];
    return std::abs(sketched - exact) <= 0.01 * exact + 1e-12;
}

} // namespace

class TestPredictionWindow : public QObject
{
    Q_OBJECT

private slots:
    void summarisesEachVersionAndTheWholeModel()
    {
        PredictionWindow window;
        window.add(served(1000, "a", "1", "1"));
        window.add(served(1001, "b", "1", "2"));
        window.addLabel({{1500}, "a", "1"});
        window.addLabel({{1500}, "b", "0"});
        const auto summary = window.summarise();
        QCOMPARE(summary.size(), 3U);
        QCOMPARE(summary.at(wholeModel).predictions, 2);
        QCOMPARE(summary.at(wholeModel).accuracy, std::optional(0.5));
        QCOMPARE(summary.at({"fraud", "1"}).accuracy, std::optional(1.0));
        QCOMPARE(summary.at({"fraud", "2"}).accuracy, std::optional(0.0));
    }

    void joinsALabelThatIsAheadOfItsPrediction()
    {
        PredictionWindow window;
        window.addLabel({{900}, "a", "1"});
        window.add(served(1000, "a", "1"));
        QCOMPARE(window.summarise().at(wholeModel).labelled, 1);
    }

    void countsButIgnoresALabelWhosePredictionHasGone()
    {
        PredictionWindow window;
        window.add(served(1000, "a", "1"));
        window.expire({2000});
        window.addLabel({{2100}, "a", "1"});
        QVERIFY(window.summarise().empty());
        QCOMPARE(window.unmatchedLabels(), 0); // its prediction might still come
        window.expire({3000});
        QCOMPARE(window.unmatchedLabels(), 1);
    }

    void ignoresTheSamePredictionReadTwice()
    {
        PredictionWindow window;
        window.add(served(1000, "a", "1"));
        window.add(served(1000, "a", "1"));
        QCOMPARE(window.summarise().at(wholeModel).predictions, 1);
    }

    void lastLabelOfARequestCounts()
    {
        PredictionWindow window;
        window.add(served(1000, "a", "1"));
        window.addLabel({{1100}, "a", "0"});
        window.addLabel({{1200}, "a", "1"});
        const auto quality = window.summarise().at(wholeModel);
        QCOMPARE(quality.labelled, 1);
        QCOMPARE(quality.accuracy, std::optional(1.0));
    }

    void scoresThePositiveClassWhenOneIsSet()
    {
        // scikit-learn: precision_recall_fscore_support([0, 1, 0, 1], [0, 1, 0, 0], average='binary')
        PredictionWindow window("1");
        const std::vector<std::pair<std::string, std::string>> pairs{
            {"0", "0"}, {"1", "1"}, {"0", "0"}, {"1", "0"}};
        int id = 0;
        for (const auto& [truth, predicted] : pairs) {
            PredictionRecord record = served(1000, std::to_string(++id), predicted);
            record.label = truth;
            window.add(record);
        }
        const auto quality = window.summarise().at(wholeModel);
        QCOMPARE(quality.precision, std::optional(1.0));
        QCOMPARE(quality.recall, std::optional(0.5));
        QVERIFY(same(quality.f1, 2.0 / 3));
    }

    void forgetsOnBothSides()
    {
        PredictionWindow window;
        window.add(served(1000, "a", "1"));
        window.add(served(2000, "b", "1"));
        window.add(served(9000, "c", "1"));
        window.addLabel({{9000}, "d", "1"});
        window.expire({1500}, {3000});
        QCOMPARE(window.size(), 1U);
        QCOMPARE(window.unmatchedLabels(), 1);
    }

    void oldestMakeWayWhenItIsFull()
    {
        PredictionWindow window({}, 3);
        for (int id = 1; id <= 10; ++id)
            window.add(served(1000 + id, std::to_string(id), id > 7 ? "new" : "old"));
        QCOMPARE(window.size(), 3U);
        for (int id = 1; id <= 10; ++id)
            window.addLabel({{1000 + id}, std::to_string(id), "new"});
        QCOMPARE(window.matchedLabels(), 3);
        QCOMPARE(window.unmatchedLabels(), 4); // of the seven that wait only three may
        QCOMPARE(window.summarise().at(wholeModel).accuracy, std::optional(1.0));
    }

    void labelsCountAsMatchedHoweverTheyCame()
    {
        PredictionWindow window;
        window.addLabel({{900}, "a", "1"}); // ahead
        window.add(served(1000, "a", "1"));
        window.add(served(1000, "b", "1"));
        window.addLabel({{1100}, "b", "1"}); // behind
        PredictionRecord own = served(1000, "c", "1");
        own.label = "1";
        window.add(own);
        QCOMPARE(window.matchedLabels(), 3);
    }

    void servingVersionIsThatOfTheNewestAnswers_data()
    {
        QTest::addColumn<QStringList>("versions"); // of the predictions, oldest first
        QTest::addColumn<QString>("known");
        QTest::addColumn<QString>("serves");
        const QStringList nines(12, "9");
        const QStringList tens(12, "10");
        QTest::newRow("first sight") << nines + QStringList{"10"} << QString() << "10";
        QTest::newRow("10 after 9") << nines + tens << "9"
                                    << "10";
        QTest::newRow("back to 9") << tens + nines << "10"
                                   << "9";
        QTest::newRow("canary") << nines + QStringList{"10", "9", "10"} << "9"
                                << "9";
        QTest::newRow("few answers") << QStringList{"10"} << "9"
                                     << "10";
    }

    void servingVersionIsThatOfTheNewestAnswers()
    {
        QFETCH(QStringList, versions);
        QFETCH(QString, known);
        QFETCH(QString, serves);
        PredictionWindow window;
        std::int64_t at = 1000;
        for (const QString& version : versions)
            window.add(served(++at, {}, "1", version.toStdString()));
        std::map<std::string, std::string> before;
        if (!known.isEmpty())
            before["fraud"] = known.toStdString();
        const std::map<std::string, std::string> expected{{"fraud", serves.toStdString()}};
        QCOMPARE(window.servingVersions(before), expected);
    }

    void leavesUndefinedWhatCannotBeKnown()
    {
        PredictionWindow window("1");
        PredictionRecord record = served(1000, "a", "0");
        record.latencySeconds.reset();
        window.add(record);
        const auto quality = window.summarise().at(wholeModel);
        QVERIFY(!quality.accuracy);
        QVERIFY(!quality.precision);
        QVERIFY(std::isnan(quality.latencyP99));
        QVERIFY(std::isnan(quality.latencyMean));
    }

    void failedPredictionsDoNotCountForQuality()
    {
        PredictionWindow window;
        PredictionRecord record = served(1000, "a", "0");
        record.status = 503;
        record.label = "0";
        window.add(record);
        const auto quality = window.summarise().at(wholeModel);
        QCOMPARE(quality.failed, 1);
        QCOMPARE(quality.labelled, 0);
    }

    void agreesWithAFreshCountOfTheSameRecords_data()
    {
        QTest::addColumn<QString>("positive");
        QTest::newRow("macro average") << QString();
        QTest::newRow("positive class") << QStringLiteral("1");
    }

    void agreesWithAFreshCountOfTheSameRecords()
    {
        QFETCH(QString, positive);
        std::mt19937 random(11);
        PredictionWindow window(positive.toStdString());
        std::vector<PredictionRecord> all;
        std::vector<LabelRecord> lateLabels;
        std::int64_t now = 100000;
        for (int step = 0; step < 3000; ++step) {
            now += static_cast<std::int64_t>(random() % 20);
            PredictionRecord record =
                served(now - static_cast<std::int64_t>(random() % 50), std::to_string(step),
                       std::to_string(random() % 3), std::to_string(random() % 2 + 1));
            record.latencySeconds = static_cast<double>(random() % 1000) / 1000;
            record.status = random() % 10 == 0 ? 500 : 200;
            window.add(record);
            all.push_back(record);
            if (random() % 2 == 0) {
                const auto index = random() % all.size();
                all[index].label = std::to_string(random() % 3);
                window.addLabel({{now}, all[index].requestId, *all[index].label});
            }
            if (step % 50 != 49)
                continue;
            const Timestamp before{now - 2000};
            window.expire(before);
            std::map<WindowKey, std::vector<const PredictionRecord*>> groups;
            for (const PredictionRecord& one : all) {
                if (one.at < before)
                    continue;
                groups[{one.model, {}}].push_back(&one);
                groups[{one.model, one.version}].push_back(&one);
            }
            const auto summary = window.summarise();
            QCOMPARE(summary.size(), groups.size());
            for (const auto& [key, records] : groups) {
                const WindowQuality& quality = summary.at(key);
                QVERIFY(same(quality, windowQuality(records, positive.toStdString())));
                QVERIFY(isQuantile(quality.latencyP50, records, 0.5));
                QVERIFY(isQuantile(quality.latencyP90, records, 0.9));
                QVERIFY(isQuantile(quality.latencyP99, records, 0.99));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestPredictionWindow)
#include "tst_predictionwindow.moc"
