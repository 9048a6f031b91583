// SPDX-License-Identifier: Apache-2.0
#include "models/quality/statistics/quantiles.h"
#include "models/table/filter/filter.h"
#include "models/table/reading/recordimport.h"
#include "models/table/tally/tally.h"
#include "tests/support/windowquality.h"

#include <QTest>

#include <cmath>
#include <map>
#include <random>

using namespace qd;

class TestTally : public QObject
{
    Q_OBJECT

private slots:
    void numbersEqualThoseOfQuality_data();
    void numbersEqualThoseOfQuality();
    void highQuantilesAreExact_data();
    void highQuantilesAreExact();
    void answersThatAreNumbersAreCompared();
    void groupsBeyondCodesAreRefused();
    void filtersApply();
    void sameQuestionSameAnswer();
};

namespace {

std::vector<PredictionRecord> someRecords(int count, int classes, bool decimals)
{
    std::mt19937 random(11);
    std::vector<PredictionRecord> records;
    for (int i = 0; i < count; ++i) {
        PredictionRecord one;
        one.at = {1'700'000'000'000 + std::int64_t(i) * 37};
        one.version = "v" + std::to_string(random() % 3);
        one.prediction = "c" + std::to_string(random() % unsigned(classes));
        if (random() % 5 != 0)
            one.label =
                random() % 3 == 0 ? "c" + std::to_string(random() % unsigned(classes)) : one.prediction;
        if (random() % 7 != 0)
            one.latencySeconds = decimals ? double(random() % 100'000) / 1e2 * 1e-3 : double(random()) * 1e-7;
        one.status = random() % 20 == 0 ? 503 : 200;
        if (one.status == 503)
            one.prediction.clear();
        one.attributes = random() % 2 == 0 ? R"({"country":"de"})" : R"({"country":"fr"})";
        records.push_back(one);
    }
    return records;
}

bool same(std::optional<double> a, std::optional<double> b)
{
    return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < 1e-12);
}

bool same(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || a == b;
}

} // namespace

void TestTally::numbersEqualThoseOfQuality_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("classes");
    QTest::addColumn<qint64>("window");
    QTest::addColumn<bool>("decimals");
    QTest::addColumn<QString>("positive");
    QTest::newRow("minutes, two classes") << 200'000 << 2 << qint64(60'000) << true << "c1";
    QTest::newRow("minutes, averages") << 100'000 << 5 << qint64(60'000) << false << "";
    QTest::newRow("everything") << 150'000 << 3 << qint64(0) << true << "";
    QTest::newRow("hours, many classes") << 100'000 << 300 << qint64(3'600'000) << true << "c17";
    QTest::newRow("unknown positive class") << 1'000 << 3 << qint64(0) << true << "none";
    QTest::newRow("seconds") << 10'000 << 3 << qint64(1'000) << false << "c0";
}

void TestTally::numbersEqualThoseOfQuality()
{
    QFETCH(int, count);
    QFETCH(int, classes);
    QFETCH(qint64, window);
    QFETCH(bool, decimals);
    QFETCH(QString, positive);
    const auto records = someRecords(count, classes, decimals);
    const auto table = makeTable(records).value();
    TallyQuestion question;
    question.window = Duration(window);
    question.by = {table->columnOf(LogField::Version), table->columnOf("country")};
    question.positiveClass = positive.toStdString();
    const auto answer = tally(*table, question);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().text()));
    const std::vector<TallyRow>& rows = *answer;

    std::map<std::pair<std::int64_t, std::pair<std::string, std::string>>,
             std::vector<const PredictionRecord*>>
        expected;
    for (const PredictionRecord& one : records) {
        const std::int64_t from = window == 0 ? records.front().at.ms : one.at.ms / window * window;
        expected[{from, {one.version, one.attributes.find("de") != std::string::npos ? "de" : "fr"}}]
            .push_back(&one);
    }
    QCOMPARE(rows.size(), expected.size());
    std::size_t index = 0;
    for (const auto& [key, its] : expected) {
        const TallyRow& row = rows[index++];
        const WindowQuality quality = windowQuality(its, question.positiveClass);
        QCOMPARE(row.from.ms, key.first);
        QCOMPARE(table->dictionary(question.by[0])[row.group[0]], key.second.first);
        QCOMPARE(table->dictionary(question.by[1])[row.group[1]], key.second.second);
        QCOMPARE(row.predictions, quality.predictions);
        QCOMPARE(row.failed, quality.failed);
        QCOMPARE(row.labelled, quality.labelled);
        QVERIFY(same(row.accuracy, quality.accuracy));
        QVERIFY(same(row.precision, quality.precision));
        QVERIFY(same(row.recall, quality.recall));
        QVERIFY(same(row.f1, quality.f1));
        QVERIFY(same(row.latencies[0], quality.latencyP50));
        QVERIFY(same(row.latencies[1], quality.latencyP90));
        QVERIFY(same(row.latencies[2], quality.latencyP99));
    }
}

void TestTally::answersThatAreNumbersAreCompared()
{
    std::vector<PredictionRecord> records(120'000);
    for (std::size_t i = 0; i < records.size(); ++i) {
        records[i].at = {std::int64_t(i) + 1};
        records[i].prediction = std::to_string(i) + ".5";
        if (i % 2 == 0)
            records[i].label = i % 4 == 0 ? records[i].prediction : "1";
    }
    const auto table = makeTable(records).value();
    const auto rows = tally(*table, {}).value();
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows[0].labelled, 60'000);
    QCOMPARE(rows[0].correct, 30'000);
    QVERIFY(!rows[0].recall);
    QVERIFY(std::isnan(rows[0].latencies[0]));
}

void TestTally::highQuantilesAreExact_data()
{
    QTest::addColumn<QList<double>>("at");
    QTest::newRow("one") << QList<double>{0.99};
    QTest::newRow("the largest") << QList<double>{1};
    QTest::newRow("one after the other") << QList<double>{0.25, 0.95, 0.9999};
    QTest::newRow("out of order") << QList<double>{0.999, 0.98};
}

void TestTally::highQuantilesAreExact()
{
    QFETCH(QList<double>, at);
    const auto records = someRecords(5'000, 3, true);
    const auto table = makeTable(records).value();
    TallyQuestion question;
    question.quantiles = {at.begin(), at.end()};
    const auto rows = tally(*table, question).value();
    std::vector<double> latencies;
    for (const PredictionRecord& one : records) {
        if (one.latencySeconds)
            latencies.push_back(*one.latencySeconds);
    }
    for (std::size_t i = 0; i < question.quantiles.size(); ++i)
        QVERIFY(same(rows[0].latencies[i], quantile(latencies, question.quantiles[i])));
}

void TestTally::groupsBeyondCodesAreRefused()
{
    const auto table = makeTable(someRecords(100, 2, true)).value();
    TallyQuestion question;
    question.by = {table->columnOf(LogField::Latency)};
    QVERIFY(tally(*table, question).error().kind == ErrorKind::Invalid);
    question.by = {99};
    QVERIFY(tally(*table, question).error().kind == ErrorKind::Invalid);
}

void TestTally::filtersApply()
{
    const auto records = someRecords(150'000, 3, true);
    const auto table = makeTable(records).value();
    TallyQuestion question;
    question.filter = R"(version = "v1" and latency < 0.5)";
    const auto rows = tally(*table, question).value();
    QCOMPARE(rows[0].predictions, std::ssize(select(*table, question.filter).value().rows));
    question.filter = R"(version = "v9")";
    QVERIFY(tally(*table, question).value().empty());
    question.filter = "version";
    QVERIFY(tally(*table, question).error().kind == ErrorKind::Invalid);
}

void TestTally::sameQuestionSameAnswer()
{
    const auto table = makeTable(someRecords(1'000, 3, true)).value();
    TallyQuestion question;
    const auto first = tally(*table, question).value();
    const auto again = tally(*table, question).value();
    QCOMPARE(again[0].latencies, first[0].latencies);
    question.quantiles = {0.99, 0.5};
    const auto turned = tally(*table, question).value();
    QCOMPARE(turned[0].latencies, (std::vector<double>{first[0].latencies[2], first[0].latencies[0]}));
}

QTEST_GUILESS_MAIN(TestTally)
#include "tst_tally.moc"
