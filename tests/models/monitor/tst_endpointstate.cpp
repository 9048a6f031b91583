// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/endpointstate.h"

#include <QTest>

using namespace qd;

class TestEndpointState : public QObject
{
    Q_OBJECT

private slots:
    void stateFollowsFromFacts_data()
    {
        QTest::addColumn<int>("silenceMs"); // -1: never heard
        QTest::addColumn<bool>("failed");
        QTest::addColumn<int>("ready"); // -1: the platform does not say
        QTest::addColumn<int>("critical");
        QTest::addColumn<int>("warning");
        QTest::addColumn<int>("expected");
        const auto row = [](const char* name, int silence, bool failed, int ready, int critical, int warning,
                            EndpointState state) {
            QTest::newRow(name) << silence << failed << ready << critical << warning << int(state);
        };
        using enum EndpointState;
        row("nothing tried yet", -1, false, -1, 0, 0, Unknown);
        row("first scrape failed", -1, true, -1, 0, 0, Unreachable);
        row("just heard", 100, false, -1, 0, 0, Healthy);
        row("one failure is not yet stale", 2'999, true, -1, 0, 0, Healthy);
        row("stale at its limit", 3'000, true, -1, 0, 0, Stale);
        row("unreachable at its limit", 6'000, true, -1, 0, 0, Unreachable);
        row("ready", 0, false, 1, 0, 0, Healthy);
        row("not ready", 0, false, 0, 0, 0, Failing);
        row("warning", 0, false, 1, 0, 1, Degraded);
        row("critical outweighs warning", 0, false, 1, 1, 3, Failing);
        row("silence outweighs alerts", 7'000, true, 1, 1, 1, Unreachable);
    }

    void stateFollowsFromFacts()
    {
        QFETCH(int, silenceMs);
        QFETCH(bool, failed);
        QFETCH(int, ready);
        QFETCH(int, critical);
        QFETCH(int, warning);
        QFETCH(int, expected);
        EndpointFacts facts;
        facts.now = {1'000'000};
        if (silenceMs >= 0)
            facts.lastSuccess = facts.now - Duration(silenceMs);
        facts.lastScrapeFailed = failed;
        if (ready >= 0)
            facts.ready = ready == 1;
        facts.criticalFiring = critical;
        facts.warningFiring = warning;
        facts.staleAfter = Duration(3'000);
        facts.unreachableAfter = Duration(6'000);
        QCOMPARE(int(endpointState(facts)), expected);
    }

    void healthNeedsASample()
    {
        EndpointFacts facts;
        facts.now = facts.lastSuccess = {1'000'000};
        facts.staleAfter = Duration(3'000);
        facts.unreachableAfter = Duration(6'000);
        facts.ready = true;
        facts.givesMetrics = false;
        QCOMPARE(int(endpointState(facts)), int(EndpointState::NoMetrics));
        facts.criticalFiring = 1;
        QCOMPARE(int(endpointState(facts)), int(EndpointState::Failing));
    }
};

QTEST_GUILESS_MAIN(TestEndpointState)
#include "tst_endpointstate.moc"
