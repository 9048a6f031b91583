// SPDX-License-Identifier: Apache-2.0
#include "tests/models/alerts/alertsupport.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace qd;
using namespace qd::test;

namespace {

constexpr double none = -1; ///< in scripts: the series has no value

std::vector<Alert> feed(AlertEngine& engine, double value, int second, const Labels& labels = fraud())
{
    std::vector<SeriesSample> values;
    if (value != none)
        values.push_back(sample(value, labels));
    return engine.evaluate(values, noon + Duration{second * 1000});
}

char letter(const std::vector<Alert>& open)
{
    if (open.empty())
        return '-';
    return open.front().state == AlertState::Firing ? 'F' : 'P';
}

/// The rule written once more, the other way round: from the whole past of the series instead of kept state.
/// Returns the state after the last value.
class Reference
{
public:
    explicit Reference(AlertRule rule) : m_rule(std::move(rule)) {}

    char next(double value)
    {
        m_past.push_back(value);
        if (!m_firing && run(&Reference::isBad) > holdSteps())
            m_firing = true;
        else if (m_firing && run(&Reference::isGood) > resolveSteps())
            m_firing = false;
        else if (!m_firing)
            return run(&Reference::isBad) > 0 ? 'P' : '-';
        return m_firing ? 'F' : '-';
    }

private:
    bool isBad(double v) const { return v != none && v < m_rule.condition.threshold; }
    bool isGood(double v) const { return v != none && v >= *m_rule.condition.resolveThreshold; }
    int holdSteps() const { return int(m_rule.holdFor.count() / 1000); }
    int resolveSteps() const { return int(m_rule.resolveFor.count() / 1000); }

    /// How many of the newest values are of this kind.
    int run(bool (Reference::*kind)(double) const) const
    {
        int length = 0;
        for (auto value = m_past.rbegin(); value != m_past.rend() && (this->*kind)(*value); ++value)
            ++length;
        return length;
    }

    AlertRule m_rule;
    std::vector<double> m_past;
    bool m_firing = false;
};

} // namespace

class TestAlertEngine : public QObject
{
    Q_OBJECT

private slots:
    // The same script, second by second, with a clock that somebody sets on the way.
    void aClockThatIsSetChangesNoState_data()
    {
        QTest::addColumn<int>("setAtSecond");
        QTest::addColumn<int>("byDays");
        for (const int second : {1, 2, 3, 5}) {
            for (const int days : {-7305, -1, 1, 7305})
                QTest::addRow("by %d days at second %d", days, second) << second << days;
        }
    }

    void aClockThatIsSetChangesNoState()
    {
        QFETCH(int, setAtSecond);
        QFETCH(int, byDays);
        AlertEngine engine;
        engine.setRules({accuracyRule()});
        QString states;
        int second = 0;
        for (const double value : {0.8, 0.8, 0.8, 0.8, 0.95, 0.95, 0.95}) {
            const Duration passed{second * 1000};
            const Duration off = second >= setAtSecond ? Duration(std::chrono::days(byDays)) : Duration(0);
            (void)engine.evaluate(std::vector{sample(value, fraud())},
                                  {noon + passed + off, passed, noon + passed});
            states += QLatin1Char(letter(engine.open()));
            ++second;
        }
        QCOMPARE(states, QString("PPPFFF-"));
    }

    void aSilenceIsOverWhenTimeHasPassedToo_data()
    {
        QTest::addColumn<Duration>("clock");
        QTest::addColumn<Duration>("passed");
        QTest::addColumn<bool>("isInForce");
        const Duration year = std::chrono::days(365);
        const Duration minute = std::chrono::minutes(1);
        QTest::newRow("within") << minute << minute << true;
        QTest::newRow("over") << 61 * minute << 61 * minute << false;
        QTest::newRow("the clock jumped ten years ahead") << 10 * year << minute << true;
        QTest::newRow("ten years ahead, and it is over") << 10 * year << 61 * minute << false;
        QTest::newRow("the clock was set back") << -20 * year << minute << true;
        QTest::newRow("the clock was put right after a start in 1970") << minute << -50 * year << true;
    }

    void aSilenceIsOverWhenTimeHasPassedToo()
    {
        QFETCH(Duration, clock);
        QFETCH(Duration, passed);
        QFETCH(bool, isInForce);
        AlertEngine engine;
        AlertRule quick = accuracyRule();
        quick.holdFor = Duration(0);
        engine.setRules({quick});
        engine.setSilences(
            {Silence{"s", Labels{{"rule", quick.id}}, noon, noon + std::chrono::hours(1), {}, {}}});
        const auto changed =
            engine.evaluate(std::vector{sample(0.8, fraud())}, {noon + clock, Duration(1), noon + passed});
        QCOMPARE(changed.size(), 1U);
        QCOMPARE(!changed.front().silencedBy.empty(), isInForce);
    }

    void statesFollowTheScript_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<QString>("states");
        // Rule: below 0.85 for 3 s; resolves at 0.90 or above for 2 s. One value each second.
        using Values = QList<double>;
        QTest::newRow("good stays inactive") << Values{0.95, 0.90, 0.86} << "---";
        QTest::newRow("exactly the threshold does not breach") << Values{0.85, 0.85} << "--";
        QTest::newRow("fires after three seconds") << Values{0.8, 0.8, 0.8, 0.8, 0.8} << "PPPFF";
        QTest::newRow("one good value resets pending")
            << Values{0.8, 0.8, 0.86, 0.8, 0.8, 0.8, 0.8} << "PP-PPPF";
        QTest::newRow("missing data resets pending")
            << Values{0.8, 0.8, none, 0.8, 0.8, 0.8, 0.8} << "PP-PPPF";
        QTest::newRow("firing without data stays")
            << Values{0.8, 0.8, 0.8, 0.8, none, none, none} << "PPPFFFF";
        QTest::newRow("between the limits stays firing")
            << Values{0.8, 0.8, 0.8, 0.8, 0.87, 0.88, 0.89} << "PPPFFFF";
        QTest::newRow("resolves after two good seconds")
            << Values{0.8, 0.8, 0.8, 0.8, 0.9, 0.95, 0.9} << "PPPFFF-";
        QTest::newRow("a relapse begins the good time anew")
            << Values{0.8, 0.8, 0.8, 0.8, 0.95, 0.95, 0.87, 0.95, 0.95, 0.95} << "PPPFFFFFF-";
        QTest::newRow("a gap begins the good time anew")
            << Values{0.8, 0.8, 0.8, 0.8, 0.95, 0.95, none, 0.95, 0.95, 0.95} << "PPPFFFFFF-";
        QTest::newRow("fires again as another episode")
            << Values{0.8, 0.8, 0.8, 0.8, 0.95, 0.95, 0.95, 0.8, 0.8, 0.8, 0.8} << "PPPFFF-PPPF";
    }

    void statesFollowTheScript()
    {
        QFETCH(QList<double>, values);
        QFETCH(QString, states);
        AlertEngine engine;
        engine.setRules({accuracyRule()});
        QString seen;
        for (int second = 0; second < values.size(); ++second) {
            (void)feed(engine, values[second], second);
            seen += QLatin1Char(letter(engine.open()));
        }
        QCOMPARE(seen, states);
    }

    void agreesWithAnIndependentSimulation()
    {
        std::mt19937 random(20260131);
        std::discrete_distribution<std::size_t> pick({5, 3, 6, 1});
        constexpr std::array<double, 4> levels{0.80, 0.87, 0.95, none};
        for (int round = 0; round < 300; ++round) {
            AlertRule rule = accuracyRule();
            rule.holdFor = Duration{1000 * std::uniform_int_distribution(0, 4)(random)};
            rule.resolveFor = Duration{1000 * std::uniform_int_distribution(0, 4)(random)};
            AlertEngine engine;
            engine.setRules({rule});
            Reference reference(rule);
            double value = 0.95;
            for (int second = 0; second < 200; ++second) {
                if (std::uniform_int_distribution(0, 2)(random) == 0)
                    value = levels[pick(random)];
                (void)feed(engine, value, second);
                const char expected = reference.next(value);
                QVERIFY2(letter(engine.open()) == expected,
                         qPrintable(QStringLiteral("round %1 second %2").arg(round).arg(second)));
            }
        }
    }

    void returnsOnlyWhatChanged()
    {
        AlertEngine engine;
        engine.setRules({accuracyRule()});
        QVERIFY(feed(engine, 0.95, 0).empty());
        const auto pending = feed(engine, 0.80, 1);
        QCOMPARE(pending.size(), 1U);
        QCOMPARE(pending[0].state, AlertState::Pending);
        QCOMPARE(pending[0].pendingAt, noon + Duration{1000});
        QVERIFY(!pending[0].id.empty());
        QVERIFY(feed(engine, 0.80, 2).empty());
        const auto worse = feed(engine, 0.70, 3);
        QCOMPARE(worse.size(), 1U);
        QCOMPARE(worse[0].value, 0.70);
        const auto firing = feed(engine, 0.75, 4);
        QCOMPARE(firing[0].state, AlertState::Firing);
        QCOMPARE(firing[0].firingAt, noon + Duration{4000});
        QCOMPARE(firing[0].worst, 0.70);
        (void)feed(engine, 0.95, 5);
        QVERIFY(feed(engine, 0.95, 6).empty());
        const auto resolved = feed(engine, 0.95, 7);
        QCOMPARE(resolved[0].state, AlertState::Resolved);
        QCOMPARE(resolved[0].resolvedAt, noon + Duration{7000});
        QCOMPARE(resolved[0].id, pending[0].id);
        QVERIFY(engine.open().empty());
    }

    void droppedPendingComesBackAsInactive()
    {
        AlertEngine engine;
        engine.setRules({accuracyRule()});
        const auto pending = feed(engine, 0.80, 0);
        const auto dropped = feed(engine, 0.95, 1);
        QCOMPARE(dropped.size(), 1U);
        QCOMPARE(dropped[0].id, pending[0].id);
        QCOMPARE(dropped[0].state, AlertState::Inactive);
        QCOMPARE(dropped[0].resolvedAt, noon + Duration{1000});
    }

    void withoutHoldTimeItFiresAtOnce()
    {
        AlertRule rule = accuracyRule();
        rule.holdFor = Duration{0};
        AlertEngine engine;
        engine.setRules({rule});
        const auto changed = feed(engine, 0.80, 0);
        QCOMPARE(changed.size(), 1U);
        QCOMPARE(changed[0].state, AlertState::Firing);
    }

    void specialValuesAreHandled_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("alerts");
        QTest::newRow("NaN is no value") << std::numeric_limits<double>::quiet_NaN() << false;
        QTest::newRow("staleness marker") << std::bit_cast<double>(staleMarkerBits) << false;
        QTest::newRow("minus infinity is below") << -std::numeric_limits<double>::infinity() << true;
        QTest::newRow("infinity is not below") << std::numeric_limits<double>::infinity() << false;
    }

    void specialValuesAreHandled()
    {
        QFETCH(double, value);
        QFETCH(bool, alerts);
        AlertEngine engine;
        engine.setRules({accuracyRule()});
        (void)feed(engine, value, 0);
        QCOMPARE(engine.open().size(), alerts ? 1U : 0U);
    }

    void rulesWatchTheRightSeries_data()
    {
        QTest::addColumn<QString>("ruleLabel");
        QTest::addColumn<QString>("ruleValue");
        QTest::addColumn<bool>("withVersion");
        QTest::addColumn<bool>("watched");
        QTest::newRow("model as a whole") << ""
                                          << "" << false << true;
        QTest::newRow("a version only when it is named") << ""
                                                         << "" << true << false;
        QTest::newRow("the named version") << "version"
                                           << "2" << true << true;
        QTest::newRow("another version") << "version"
                                         << "1" << true << false;
        QTest::newRow("a named version is not the whole") << "version"
                                                          << "2" << false << false;
        QTest::newRow("the named model") << "model"
                                         << "fraud" << false << true;
        QTest::newRow("another model") << "model"
                                       << "sentiment" << false << false;
        QTest::newRow("a label that is absent") << "quantile"
                                                << "0.99" << false << false;
    }

    void rulesWatchTheRightSeries()
    {
        QFETCH(QString, ruleLabel);
        QFETCH(QString, ruleValue);
        QFETCH(bool, withVersion);
        QFETCH(bool, watched);
        AlertRule rule = accuracyRule();
        rule.labels.set(ruleLabel.toStdString(), ruleValue.toStdString());
        Labels labels = fraud();
        if (withVersion)
            labels.set("version", "2");
        QCOMPARE(watches(rule, {rule.metric, labels}), watched);
        QVERIFY(!watches(rule, {"model_f1_ratio", labels}));
    }

    void eachSeriesHasItsOwnEpisode()
    {
        AlertEngine engine;
        engine.setRules({accuracyRule()});
        const Labels other{{"endpoint", "torchserve"}, {"model", "sentiment"}};
        const std::vector values{sample(0.80), sample(0.70, other)};
        QCOMPARE(engine.evaluate(values, noon).size(), 2U);
        const auto open = engine.open();
        QVERIFY(open[0].id != open[1].id);
    }

    void disabledRulesDoNothing()
    {
        AlertRule rule = accuracyRule();
        rule.enabled = false;
        AlertEngine engine;
        engine.setRules({rule});
        QVERIFY(feed(engine, 0.10, 0).empty());
    }

    void episodeEndsWithItsRule_data()
    {
        QTest::addColumn<QString>("edit");
        QTest::addColumn<bool>("ends");
        QTest::newRow("removed") << "remove" << true;
        QTest::newRow("disabled") << "disable" << true;
        QTest::newRow("turned to another model") << "relabel" << true;
        QTest::newRow("turned to another metric") << "metric" << true;
        QTest::newRow("renamed") << "rename" << false;
    }

    void episodeEndsWithItsRule()
    {
        QFETCH(QString, edit);
        QFETCH(bool, ends);
        AlertRule rule = accuracyRule();
        rule.holdFor = Duration{0};
        AlertEngine engine;
        engine.setRules({rule});
        const auto firing = feed(engine, 0.80, 0);
        if (edit == QLatin1String("disable"))
            rule.enabled = false;
        else if (edit == QLatin1String("relabel"))
            rule.labels.set("model", "sentiment");
        else if (edit == QLatin1String("metric"))
            rule.metric = metric::f1;
        else if (edit == QLatin1String("rename"))
            rule.name = QStringLiteral("Other");
        engine.setRules(edit == QLatin1String("remove") ? std::vector<AlertRule>{} : std::vector{rule});
        const auto changed = feed(engine, 0.80, 1);
        QCOMPARE(changed.size(), 1U);
        QCOMPARE(changed[0].id, firing[0].id);
        QCOMPARE(changed[0].state, ends ? AlertState::Resolved : AlertState::Firing);
        if (!ends)
            QCOMPARE(changed[0].rule.name, rule.name);
    }

    void episodeGoesOnUnderTheNewThreshold()
    {
        AlertRule rule = accuracyRule();
        rule.holdFor = Duration{0};
        rule.resolveFor = Duration{0};
        AlertEngine engine;
        engine.setRules({rule});
        (void)feed(engine, 0.80, 0);
        rule.condition.threshold = 0.5;
        rule.condition.resolveThreshold = 0.6;
        engine.setRules({rule});
        QCOMPARE(feed(engine, 0.80, 1)[0].state, AlertState::Resolved);
    }

    void silencesCoverByLabelsAndRule_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("covered");
        QTest::newRow("model") << "model"
                               << "fraud" << true;
        QTest::newRow("other model") << "model"
                                     << "sentiment" << false;
        QTest::newRow("rule") << "rule"
                              << "accuracy" << true;
        QTest::newRow("other rule") << "rule"
                                    << "latency" << false;
        QTest::newRow("absent label") << "version"
                                      << "1" << false;
        QTest::newRow("no matchers at all") << ""
                                            << "" << false;
    }

    void silencesCoverByLabelsAndRule()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(bool, covered);
        Alert alert;
        alert.rule = accuracyRule();
        alert.series = fraud();
        Silence silence;
        silence.matchers.set(name.toStdString(), value.toStdString());
        QCOMPARE(covers(silence, alert), covered);
    }

    void silenceHoldsForItsTime()
    {
        AlertEngine engine;
        engine.setRules({accuracyRule()});
        Silence silence;
        silence.id = "s1";
        silence.matchers = {{"model", "fraud"}};
        silence.from = noon + Duration{2000};
        silence.until = noon + Duration{4000};
        engine.setSilences({silence});
        QCOMPARE(feed(engine, 0.80, 1)[0].silencedBy, std::string());
        QCOMPARE(feed(engine, 0.80, 2)[0].silencedBy, std::string("s1"));
        QVERIFY(feed(engine, 0.80, 3).empty());
        const auto after = feed(engine, 0.80, 4);
        QCOMPARE(after[0].silencedBy, std::string());
        QCOMPARE(after[0].state, AlertState::Firing); // the alert went on meanwhile
    }

    void acknowledgementStaysWithTheEpisode()
    {
        AlertEngine engine;
        engine.setRules({accuracyRule()});
        const auto pending = feed(engine, 0.80, 0);
        QVERIFY(!engine.acknowledge("no such id", {}));
        const auto acknowledged = engine.acknowledge(
            pending[0].id, {noon, QStringLiteral("ana"), QStringLiteral("Looking into it.")});
        QVERIFY(acknowledged);
        QCOMPARE(acknowledged->acknowledged->by, QStringLiteral("ana"));
        for (int second = 1; second < 4; ++second)
            (void)feed(engine, 0.80, second);
        QVERIFY(engine.open()[0].acknowledged);
        QCOMPARE(engine.open()[0].state, AlertState::Firing);
    }

    void restoreContinuesTheEpisode_data()
    {
        QTest::addColumn<bool>("firing");
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<QString>("states");
        using Values = QList<double>;
        QTest::newRow("firing waits for data") << true << Values{none, none, 0.8} << "FFF";
        QTest::newRow("firing resolves as usual") << true << Values{0.95, 0.95, 0.95} << "FF-";
        QTest::newRow("pending holds anew") << false << Values{none, 0.8, 0.8, 0.8, 0.8} << "PPPPF";
        QTest::newRow("pending is dropped when good") << false << Values{none, 0.95} << "P-";
        QTest::newRow("pending does not wait for ever") << false << Values{none, none, none, none} << "PPP-";
        QTest::newRow("seen again, it waits no more") << false << Values{0.8, none} << "P-";
    }

    void restoreContinuesTheEpisode()
    {
        QFETCH(bool, firing);
        QFETCH(QList<double>, values);
        QFETCH(QString, states);
        Alert alert;
        alert.id = "kept";
        alert.rule = accuracyRule();
        alert.series = fraud();
        alert.state = firing ? AlertState::Firing : AlertState::Pending;
        alert.pendingAt = noon - Duration{100'000};
        alert.firingAt = firing ? noon - Duration{90'000} : Timestamp{};
        alert.value = alert.worst = 0.8;
        AlertEngine engine;
        engine.setRules({accuracyRule()});
        engine.restore({alert});
        QString seen;
        for (int second = 0; second < values.size(); ++second) {
            (void)feed(engine, values[second], second);
            const auto open = engine.open();
            seen += QLatin1Char(letter(open));
            if (!open.empty())
                QCOMPARE(open[0].id, alert.id);
        }
        QCOMPARE(seen, states);
    }

    void endpointThatIsGoneEndsItsAlertsAndNoOthers()
    {
        AlertEngine engine;
        engine.setRules({accuracyRule()});
        const Labels other{{"endpoint", "other"}, {"model", "fraud"}};
        const Labels second{{"endpoint", "triton"}, {"model", "second"}};
        for (int at = 0; at < 4; ++at)
            (void)engine.evaluate(std::vector{sample(0.8), sample(0.8, other)}, noon + Duration{at * 1000});
        (void)engine.evaluate(std::vector{sample(0.8), sample(0.8, other), sample(0.8, second)},
                              noon + Duration{4'000});
        const auto ended = engine.endEndpoint("triton", noon + Duration{5'000});
        QCOMPARE(ended.size(), 2U);
        for (const Alert& alert : ended) {
            QCOMPARE(alert.endpoint(), std::string("triton"));
            QCOMPARE(alert.state, alert.model() == "second" ? AlertState::Inactive : AlertState::Resolved);
            QCOMPARE(alert.resolvedAt, noon + Duration{5'000});
        }
        QCOMPARE(engine.open().size(), 1U);
        QCOMPARE(engine.open().front().endpoint(), std::string("other"));
        QVERIFY(engine.endEndpoint("triton", noon + Duration{6'000}).empty());
    }

    void acknowledgementCanBeTakenBack()
    {
        AlertEngine engine;
        engine.setRules({accuracyRule()});
        const auto pending = feed(engine, 0.80, 0);
        (void)engine.acknowledge(pending[0].id, {noon, QStringLiteral("ana"), {}});
        QVERIFY(!engine.restoreAcknowledgement(pending[0].id, std::nullopt)->acknowledged);
        QVERIFY(!engine.find(pending[0].id)->acknowledged);
        QVERIFY(!engine.find("nobody"));
        QVERIFY(!engine.restoreAcknowledgement("nobody", std::nullopt));
    }

    void resolvedOnesAreNotRestored()
    {
        Alert alert;
        alert.state = AlertState::Resolved;
        AlertEngine engine;
        engine.restore({alert});
        QVERIFY(engine.open().empty());
    }

    void seriesGivenTwiceCountsOnce()
    {
        AlertEngine engine;
        engine.setRules({accuracyRule()});
        const std::vector values{sample(0.80), sample(0.95)};
        QVERIFY(engine.evaluate(values, noon).empty());
    }
};

QTEST_APPLESS_MAIN(TestAlertEngine)
#include "tst_alertengine.moc"
