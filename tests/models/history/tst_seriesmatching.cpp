// SPDX-License-Identifier: Apache-2.0
#include "historyfixture.h"

#include <QRegularExpression>

#include <random>
#include <set>

using namespace qd;

Q_DECLARE_METATYPE(std::vector<qd::LabelMatcher>)

/// Matchers select as they do in Prometheus.
class TestSeriesMatching : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void matchersSelect_data();
    void matchersSelect();
    void anUnreadableExpressionIsToldWithItsPlace();
    void matchersAgreeWithBruteForce();

private:
    TemporaryHistory m_small;
};

namespace {

using Op = LabelMatcher::Op;

} // namespace

void TestSeriesMatching::initTestCase()
{
    const auto http = [](const char* job, const char* code) {
        return SeriesSample{{"http", {{"job", job}, {"code", code}}}, {{1}, 1}};
    };
    QVERIFY(m_small.write({.samples = {http("api", "200"),
                                       http("api", "404"),
                                       http("api", "500"),
                                       http("web", "200"),
                                       http("web", ""),
                                       http("über", "200"),
                                       {{"up", {{"job", "api"}}}, {{1}, 1}},
                                       {{"uptime", {}}, {{1}, 1}}}}));
}

void TestSeriesMatching::matchersSelect_data()
{
    QTest::addColumn<std::vector<LabelMatcher>>("matchers");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, std::vector<LabelMatcher> matchers, const char* expected) {
        QTest::newRow(name) << std::move(matchers) << QString(expected);
    };
    const std::string metric = "__name__";
    row("no matcher", {},
        "http/api/200 http/api/404 http/api/500 http/web/ http/web/200 http/über/200 up/api/ uptime//");
    row("equal", {{"job", Op::Equal, "web"}}, "http/web/ http/web/200");
    row("equal to nothing", {{"code", Op::Equal, ""}}, "http/web/ up/api/ uptime//");
    row("not equal also matches without the label", {{"code", Op::NotEqual, "200"}},
        "http/api/404 http/api/500 http/web/ up/api/ uptime//");
    row("not empty", {{"code", Op::NotEqual, ""}},
        "http/api/200 http/api/404 http/api/500 http/web/200 http/über/200");
    row("expression", {{"code", Op::Matches, "[45].."}}, "http/api/404 http/api/500");
    row("an expression is anchored in front", {{"code", Op::Matches, "00"}}, "");
    row("an expression is anchored behind", {{"__name__", Op::Matches, "up"}}, "up/api/");
    row("both anchors hold for each alternative",
        {{metric, Op::Matches, "up|ht+p"}, {"job", Op::Equal, "api"}},
        "http/api/200 http/api/404 http/api/500 up/api/");
    row("plain alternatives", {{"code", Op::Matches, "404|500|999"}}, "http/api/404 http/api/500");
    row("an empty alternative", {{"code", Op::Matches, "404|"}}, "http/api/404 http/web/ up/api/ uptime//");
    row("anything also matches without the label",
        {{"job", Op::Matches, ".*"}, {metric, Op::NotEqual, "http"}}, "up/api/ uptime//");
    row("something", {{"job", Op::Matches, ".+"}, {metric, Op::NotEqual, "http"}}, "up/api/");
    row("not matching also matches without the label", {{"code", Op::MatchesNot, "2.."}},
        "http/api/404 http/api/500 http/web/ up/api/ uptime//");
    row("not matching what may be empty", {{"code", Op::MatchesNot, "(2..)?"}}, "http/api/404 http/api/500");
    row("an optional last letter", {{metric, Op::Matches, "https?"}, {"job", Op::Equal, "web"}},
        "http/web/ http/web/200");
    row("letters beyond ASCII", {{"job", Op::Matches, "ü.*"}}, "http/über/200");
    row("one letter is one, whatever its bytes", {{"job", Op::Matches, ".ber"}}, "http/über/200");
    row("an optional letter of two bytes", {{"job", Op::Matches, "ü?ber"}}, "http/über/200");
    row("all must match",
        {{"job", Op::Equal, "api"}, {"code", Op::NotEqual, "200"}, {"code", Op::MatchesNot, "4.."}},
        "http/api/500 up/api/");
    row("contradiction", {{"job", Op::Equal, "api"}, {"job", Op::Equal, "web"}}, "");
    row("no such label", {{"zone", Op::Equal, "a"}}, "");
}

void TestSeriesMatching::matchersSelect()
{
    QFETCH(std::vector<LabelMatcher>, matchers);
    QFETCH(QString, expected);
    const auto series = m_small.reader()->series({.matchers = matchers});
    QVERIFY2(series, series ? "" : qPrintable(series.error().text()));
    QStringList found;
    for (const SeriesInfo& info : *series)
        found << QString::fromStdString(info.key.metric + "/" + info.key.labels.get("job") + "/" +
                                        info.key.labels.get("code"));
    found.sort();
    QCOMPARE(found.join(' '), expected);
}

void TestSeriesMatching::anUnreadableExpressionIsToldWithItsPlace()
{
    const auto series = m_small.reader()->series({.matchers = {{"job", Op::Matches, "a(b"}}});
    QVERIFY(!series);
    QCOMPARE(series.error().kind, ErrorKind::Invalid);
    QCOMPARE(series.error().where, "a(b");
    QVERIFY(!series.error().hint.isEmpty());
}

void TestSeriesMatching::matchersAgreeWithBruteForce()
{
    // Enough series that conditions are met by comparing postings, not only one by one.
    std::mt19937_64 random(7);
    TemporaryHistory t;
    std::set<std::string> keys;
    WriteBatch batch;
    const auto label = [&](int values) {
        const auto value = random() % std::uint64_t(values + 1);
        return value == 0 ? std::string() : "v" + std::to_string(value);
    };
    for (int i = 0; i < 9'000; ++i) {
        const SeriesKey key{"m" + std::to_string(random() % 3),
                            {{"a", label(2)}, {"b", label(40)}, {"c", label(4'000)}}};
        if (keys.insert(key.metric + key.labels.toString()).second)
            batch.samples.push_back({key, {{1}, 1}});
    }
    QVERIFY(t.write(batch));
    const std::vector<std::string> values{"",         "v1",   "v2",  "v17",   "v1|v2|v3000", "v.*",
                                          "v[1-3].?", "v1.*", ".*7", "(v1)?", "v5?"};
    const auto reader = t.reader();
    for (int round = 0; round < 150; ++round) {
        SeriesSelector selector;
        for (std::uint64_t n = 1 + random() % 3; n > 0; --n) {
            const std::string name(1, char('a' + random() % 3));
            selector.matchers.push_back({name, Op(random() % 4), values[random() % values.size()]});
        }
        if (random() % 2 == 0)
            selector.metric = "m" + std::to_string(random() % 4);
        std::set<std::string> expected;
        for (const SeriesSample& sample : batch.samples) {
            const auto isMet = [&](const LabelMatcher& matcher) {
                const std::string& value = sample.key.labels.get(matcher.name);
                const bool isExpression = matcher.op == Op::Matches || matcher.op == Op::MatchesNot;
                const QRegularExpression expression(
                    QRegularExpression::anchoredPattern(QString::fromStdString(matcher.value)));
                const bool isSame = isExpression ? expression.match(QString::fromStdString(value)).hasMatch()
                                                 : value == matcher.value;
                return isSame == (matcher.op == Op::Equal || matcher.op == Op::Matches);
            };
            if ((selector.metric.empty() || selector.metric == sample.key.metric) &&
                std::all_of(selector.matchers.begin(), selector.matchers.end(), isMet))
                expected.insert(sample.key.metric + sample.key.labels.toString());
        }
        const auto series = reader->series(selector);
        QVERIFY(series);
        std::set<std::string> found;
        for (const SeriesInfo& info : *series)
            found.insert(info.key.metric + info.key.labels.toString());
        QCOMPARE(series->size(), found.size());
        QVERIFY(found == expected);
    }
}

QTEST_GUILESS_MAIN(TestSeriesMatching)
#include "tst_seriesmatching.moc"
