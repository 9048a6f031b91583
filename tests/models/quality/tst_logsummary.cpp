// SPDX-License-Identifier: Apache-2.0
#include "models/quality/logsummary.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace qd;

namespace {

constexpr std::int64_t start = 1769850000000; // a whole minute

PredictionRecord served(std::int64_t ms, const std::string& model, const std::string& version,
                        const std::string& prediction, const std::string& label)
{
    PredictionRecord record;
    record.at = {ms};
    record.model = model;
    record.version = version;
    record.prediction = prediction;
    if (!label.empty())
        record.label = label;
    record.latencySeconds = 0.02;
    record.status = 200;
    return record;
}

const LogGroup* find(const LogSummary& summary, const WindowKey& key)
{
    for (const LogGroup& group : summary.groups) {
        if (group.key == key)
            return &group;
    }
    return nullptr;
}

} // namespace

class TestLogSummary : public QObject
{
    Q_OBJECT

private slots:
    void sumsUpEverythingEachModelAndEachVersion()
    {
        const std::vector records{
            served(start, "fraud", "1", "1", "1"), served(start + 1000, "fraud", "2", "1", "0"),
            served(start + 2000, "fraud", "2", "0", ""), served(start + 3000, "sentiment", "", "pos", "pos")};
        const auto summary = summariseLog(records);
        QVERIFY(summary);
        QCOMPARE(summary->groups.size(), 5U);
        QCOMPARE(summary->groups.front().key, WindowKey{});
        QCOMPARE(summary->groups.front().predictions, 4);
        QCOMPARE(summary->groups.front().scores.accuracy, std::optional(2.0 / 3));
        QCOMPARE(find(*summary, {"fraud", ""})->predictions, 3);
        QCOMPARE(find(*summary, {"fraud", "2"})->scores.accuracy, std::optional(0.0));
        QCOMPARE(find(*summary, {"sentiment", ""})->matrix.classes, std::vector<std::string>{"pos"});
        QCOMPARE(find(*summary, {"fraud", ""})->requestsPerSecond, std::optional(1.0));
    }

    void errorRateNeedsAStatus()
    {
        std::vector records{served(start, "m", "1", "a", "a"), served(start, "m", "1", "", "")};
        records[1].status = 500;
        QCOMPARE(summariseLog(records)->groups.front().errorRatio, std::optional(0.5));
        records[0].status = records[1].status = 0;
        QVERIFY(!summariseLog(records)->groups.front().errorRatio);
    }

    void aLogWithoutTimesHasNoBins()
    {
        const std::vector records{served(0, "m", "1", "a", "a"), served(0, "m", "1", "a", "b")};
        const auto summary = summariseLog(records);
        QCOMPARE(summary->binWidth.count(), 0);
        const LogGroup& all = summary->groups.front();
        QVERIFY(all.bins.empty());
        QVERIFY(!all.requestsPerSecond);
        QCOMPARE(all.scores.accuracy, std::optional(0.5));
        QCOMPARE(all.quality.latencyP99, 0.02);
    }

    void binsAreRoundAndNotTooMany_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<qint64>("width");
        QTest::newRow("one moment") << qint64(0) << qint64(1);
        QTest::newRow("two minutes") << qint64(120) << qint64(10);
        QTest::newRow("an hour") << qint64(3600) << qint64(300);
        QTest::newRow("two hours") << qint64(7200) << qint64(600);
        QTest::newRow("a day") << qint64(86400) << qint64(7200);
        QTest::newRow("ten years") << qint64(315360000) << qint64(31536000);
    }

    void binsAreRoundAndNotTooMany()
    {
        QFETCH(qint64, seconds);
        QFETCH(qint64, width);
        const std::vector records{served(start, "m", "1", "a", "a"),
                                  served(start + seconds * 1000, "m", "1", "a", "a")};
        const auto summary = summariseLog(records);
        QCOMPARE(static_cast<qint64>(summary->binWidth.count()), width * 1000);
    }

    void binsKeepWhatHappenedInThem()
    {
        const std::vector records{served(start, "m", "1", "a", "a"), served(start + 500, "m", "1", "a", "b"),
                                  served(start + 5000, "m", "1", "a", "")};
        const auto summary = summariseLog(records);
        const LogGroup& all = summary->groups.front();
        QCOMPARE(all.bins.size(), 2U);
        QCOMPARE(all.bins[0].from.ms, start);
        QCOMPARE(all.bins[0].accuracy, std::optional(0.5));
        QVERIFY(!all.bins[1].accuracy);
        QCOMPARE(all.bins[1].predictions, 1);
    }

    void manyValuesAreScoredWithoutAMatrix()
    {
        std::vector<PredictionRecord> records;
        for (int i = 0; i < 500; ++i)
            records.push_back(served(start, "m", "1", std::to_string(i), std::to_string(i % 250)));
        const LogGroup all = summariseLog(records)->groups.front();
        QVERIFY(all.matrix.classes.empty());
        QCOMPARE(all.classes, 500U);
        QCOMPARE(all.scores.accuracy, std::optional(0.5));
    }

    void tooManyModelsAreOnlyShownTogether()
    {
        std::vector<PredictionRecord> records;
        for (int i = 0; i < 1000; ++i)
            records.push_back(served(start, "m" + std::to_string(i), "1", "a", "a"));
        const auto summary = summariseLog(records);
        QVERIFY(summary->tooManyGroups);
        QCOMPARE(summary->groups.size(), 1U);
        QCOMPARE(summary->groups.front().predictions, 1000);
        QCOMPARE(summary->groups.front().labelled, 1000);
    }

    void agreesWithTheWindowOnRandomData()
    {
        std::mt19937 random(17);
        std::vector<PredictionRecord> records;
        for (int i = 0; i < 5000; ++i) {
            records.push_back(served(start + static_cast<std::int64_t>(random() % 600000), "m",
                                     std::to_string(random() % 2 + 1), std::to_string(random() % 4),
                                     random() % 3 == 0 ? "" : std::to_string(random() % 4)));
            records.back().latencySeconds = static_cast<double>(random() % 10000) / 10000;
            records.back().status = random() % 20 == 0 ? 503 : 200;
        }
        const auto summary = summariseLog(records);
        std::vector<const PredictionRecord*> pointers;
        for (const PredictionRecord& record : records)
            pointers.push_back(&record);
        const WindowQuality expected = windowQuality(pointers);
        const LogGroup& all = summary->groups.front();
        QCOMPARE(all.labelled, expected.labelled);
        QCOMPARE(all.failed, expected.failed);
        QCOMPARE(all.quality.accuracy, expected.accuracy);
        QVERIFY(std::abs(*all.quality.f1 - *expected.f1) < 1e-12);
        QCOMPARE(all.quality.latencyP99, expected.latencyP99);
        QCOMPARE(all.matrix.counts, confusionMatrix(records).counts);
        std::int64_t inBins = 0;
        for (const LogBin& bin : all.bins)
            inBins += bin.predictions;
        QCOMPARE(inBins, 5000);
    }

    void stopsWhenCancelled()
    {
        const std::vector records(100000, served(start, "m", "1", "a", "a"));
        const CancelToken cancel;
        cancel.cancel();
        QVERIFY(!summariseLog(records, cancel));
    }
};

QTEST_APPLESS_MAIN(TestLogSummary)
#include "tst_logsummary.moc"
