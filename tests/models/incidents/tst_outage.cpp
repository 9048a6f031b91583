// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/analyse/outage.h"

#include "models/base/metrics.h"
#include "models/incidents/report/evidencetext.h"
#include "models/monitor/errorevent.h"
#include "tests/models/history/historyfixture.h"

using namespace qd;

namespace {

constexpr Timestamp noon{1'767'268'800'000};

Subject upOf(const std::string& endpoint)
{
    return {endpoint, {}, {}, {std::string(metric::up), {{std::string(label::endpoint), endpoint}}}};
}

/// Answered for a minute unless `never`, then not for another; asked every second.
WriteBatch scrapes(bool never, const Error& error, int status)
{
    WriteBatch batch;
    for (int second = -60; second <= 60; ++second)
        batch.samples.push_back(
            {upOf("e").series, {noon + Duration{1000 * second}, !never && second < 0 ? 1.0 : 0.0}});
    const Timestamp began = never ? noon - Duration{60'000} : noon;
    batch.events.push_back(errorEvent("scrape-error", "e", error, began, scrapeCause(error, status)));
    return batch;
}

Location since(Timestamp onset)
{
    Location location;
    location.onset = onset;
    location.onsetRange = {onset, onset + Duration{1}};
    location.baseline = {onset - Duration{60'000}, onset};
    location.affected = {onset, onset + Duration{60'000}};
    return location;
}

} // namespace

/// What is wrong with an endpoint that does not answer is in what the failed requests said.
class TestOutage : public QObject
{
    Q_OBJECT

private slots:
    void theErrorNamesTheCause_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("never");
        QTest::addColumn<QString>("cause");
        const auto row = [](const char* name, ErrorKind kind, int status, bool never, const char* cause) {
            QTest::newRow(name) << int(kind) << status << never << cause;
        };
        row("refused, answered before", ErrorKind::Unreachable, 0, false, "server-down");
        row("refused, never answered", ErrorKind::Unreachable, 0, true, "address-wrong");
        row("no such page", ErrorKind::Refused, 404, true, "address-wrong");
        row("unauthorised", ErrorKind::Refused, 401, false, "sign-in");
        row("server error", ErrorKind::Refused, 503, false, "server-down");
        row("certificate", ErrorKind::Security, 0, false, "certificate");
        row("no answer in time", ErrorKind::Timeout, 0, false, "hangs");
        row("a web page", ErrorKind::Invalid, 0, true, "not-metrics");
    }

    void theErrorNamesTheCause()
    {
        QFETCH(int, kind);
        QFETCH(int, status);
        QFETCH(bool, never);
        QFETCH(QString, cause);
        const TemporaryHistory t;
        const Error error{ErrorKind(kind), "e", "What the request said.", "What to do."};
        QVERIFY(t.write(scrapes(never, error, status)));
        const auto causes =
            weighOutage(*t.reader(), upOf("e"), since(never ? noon - Duration{60'000} : noon));
        QVERIFY2(causes, causes ? "" : qPrintable(causes.error().text()));
        QVERIFY(!causes->empty());
        QCOMPARE(QString::fromStdString(causes->front().id), cause);
        QVERIFY2(causes->front().probability > 0.5, qPrintable(QString::number(causes->front().probability)));
        QVERIFY(evidenceText(causes->front().evidence.front()).contains("What the request said."));
        for (const Hypothesis& one : *causes) {
            QVERIFY2(hypothesisTitle(one) != QString::fromStdString(one.id), one.id.c_str());
            QVERIFY2(!outageAdvice(one.id).isEmpty(), one.id.c_str());
        }
    }

    /// Seven causes at 12.5 % each are no answer.
    void withoutAnErrorThereAreNoCauses()
    {
        const TemporaryHistory t;
        WriteBatch batch = scrapes(false, {}, 0);
        batch.events.clear();
        QVERIFY(t.write(std::move(batch)));
        const auto causes = weighOutage(*t.reader(), upOf("e"), since(noon));
        QVERIFY(causes && causes->empty());
    }

    void theAnalysisOfAnOutageKnowsNoCausesOfModels()
    {
        const TemporaryHistory t;
        QVERIFY(t.write(scrapes(false, {ErrorKind::Unreachable, "e", "Refused.", {}}, 0)));
        const auto analysis = analyse(*t.reader(), upOf("e"), since(noon), noon + Duration{60'000});
        QVERIFY2(analysis, analysis ? "" : qPrintable(analysis.error().text()));
        QCOMPARE(analysis->hypotheses.front().id, std::string("server-down"));
        for (const Hypothesis& cause : analysis->hypotheses)
            QVERIFY2(cause.id != "new-version" && cause.id != "input-drift", cause.id.c_str());
    }

    void theStateFollowsTheNewestAnswer()
    {
        const TemporaryHistory t;
        QVERIFY(t.write(scrapes(false, {ErrorKind::Unreachable, "e", "Refused.", "Start it."}, 0)));
        const auto down = outageState(*t.reader(), "e", noon + Duration{60'000});
        QVERIFY(down && !down->answers);
        QCOMPARE(down->what, QStringLiteral("Refused."));
        QCOMPARE(down->hint, QStringLiteral("Start it."));
        QVERIFY(t.write({.samples = {{upOf("e").series, {noon + Duration{61'000}, 1.0}}}}));
        const auto again = outageState(*t.reader(), "e", noon + Duration{62'000});
        QVERIFY(again && again->answers && again->what.isEmpty());
        const auto unknown = outageState(*t.reader(), "nobody", noon);
        QVERIFY(unknown && !unknown->answers && unknown->at.ms == 0);
    }
};

QTEST_GUILESS_MAIN(TestOutage)
#include "tst_outage.moc"
