// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/report/evidencetext.h"

#include "models/base/metrics.h"
#include "models/base/timetext.h"

#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace qd;

namespace {

/// All kinds that the sources can produce: the literals given to Case::add() in hypotheses.cpp.
QStringList producedKinds()
{
    QFile source(QStringLiteral(QD_SOURCE_DIR "/models/incidents/analyse/hypotheses.cpp"));
    if (!source.open(QIODevice::ReadOnly))
        qFatal("hypotheses.cpp cannot be read");
    const QString text = QString::fromUtf8(source.readAll());
    static const QRegularExpression kind(QStringLiteral("\"([a-z0-9]+(?:-[a-z0-9]+)+)\""));
    static const QStringList hypotheses{"new-version", "traffic-change", "input-drift",        "error-burst",
                                        "memory-leak", "label-problem",  "resource-exhaustion"};
    QStringList kinds;
    for (auto match = kind.globalMatch(text); match.hasNext();) {
        const QString found = match.next().captured(1);
        if (!hypotheses.contains(found))
            kinds << found;
    }
    kinds.removeDuplicates();
    return kinds;
}

Evidence evidence(const QString& kind)
{
    Evidence made;
    made.kind = kind.toStdString();
    made.text = {{"from", "1"},
                 {"to", "2"},
                 {"metric", "model_accuracy_ratio"},
                 {"attribute", "country"},
                 {"value", "DE"},
                 {"endpoint", "shop"},
                 {"code", "503"}};
    made.number = {{"seconds", 12},
                   {"before", 0.951},
                   {"after", 0.812},
                   {"ratio", 4},
                   {"psi", 0.4},
                   {"explained", 0.1},
                   {"fall", 0.14},
                   {"outsideFall", 0.005},
                   {"share", 0.8},
                   {"growth", 0.2},
                   {"perSecond", 2e6},
                   {"labels", 0.3},
                   {"predictions", 0.01},
                   {"codeCount", 40},
                   {"limit", 16e9},
                   {"toLimit", 7000},
                   {"earliest", 1'780'000'000'000},
                   {"latest", 1'780'003'600'000},
                   {"from", 1'780'000'000'000},
                   {"until", 1'780'000'090'000},
                   {"inFlight", 7}};
    return made;
}

QString timeText(std::int64_t ms)
{
    return dateTimeText({ms});
}

} // namespace

class EvidenceTextTest : public QObject
{
    Q_OBJECT

private slots:
    void theOnsetIsKnownAsCloselyAsItsRangeIsWide_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        QTest::addColumn<QString>("text");
        QTest::newRow("within a sample") << 40 << 20 << "±0.1 s";
        QTest::newRow("less than a second") << 400 << 300 << "±0.4 s";
        QTest::newRow("the farther end") << 1'000 << 8'000 << "±8.0 s";
        QTest::newRow("seconds") << 33'000 << 33'000 << "±33 s";
        QTest::newRow("minutes") << 300'000 << 60'000 << "±5 min";
    }

    void theOnsetIsKnownAsCloselyAsItsRangeIsWide()
    {
        QFETCH(int, before);
        QFETCH(int, after);
        Location location;
        location.onset = {1'767'268'800'000};
        location.onsetRange = {location.onset - Duration{before}, location.onset + Duration{after}};
        QTEST(onsetPrecisionText(location), "text");
    }

    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void hasASentenceForEveryKind()
    {
        const QStringList kinds = producedKinds();
        QVERIFY2(kinds.size() > 30, qPrintable(kinds.join(u' ')));
        static const QRegularExpression placeholder(QStringLiteral("%[0-9n]"));
        for (const QString& kind : kinds) {
            const QString text = evidenceText(evidence(kind));
            QVERIFY2(text != kind && text.endsWith(u'.'), qPrintable(kind + QStringLiteral(": ") + text));
            QVERIFY2(!text.contains(placeholder), qPrintable(text));
            QVERIFY2(!text.contains(QStringLiteral("nan")), qPrintable(text));
        }
    }

    void fillsInWhatWasMeasured_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("mentions");
        QTest::newRow("switch") << "version-changed-near-onset"
                                << QStringList{"1", "2", "12 second", "after"};
        QTest::newRow("side by side")
            << "version-worse-concurrent" << QStringList{"Accuracy", "81.2", "95.1"};
        QTest::newRow("segment") << "segment-concentrated" << QStringList{"country", "DE", "80.0"};
        QTest::newRow("errors") << "errors-rose" << QStringList{"503"};
        QTest::newRow("traffic") << "request-rate-rose" << QStringList{"4.0 times"};
        QTest::newRow("memory") << "memory-climbs" << QStringList{"shop", "6.7", "GiB per hour", "20.0"};
        QTest::newRow("limit") << "memory-climbs-to-limit"
                               << QStringList{"shop",
                                              "GiB per hour",
                                              "limit of 14.9",
                                              "in about 2 hour",
                                              "between " + timeText(1'780'000'000'000 / 60'000 * 60'000),
                                              "and " + timeText(1'780'003'600'000 / 60'000 * 60'000)};
        QTest::newRow("hang") << "requests-hang"
                              << QStringList{"7 request", "from " + timeText(1'780'000'000'000),
                                             "to " + timeText(1'780'000'090'000)};
    }
    void fillsInWhatWasMeasured()
    {
        QFETCH(QString, kind);
        QFETCH(QStringList, mentions);
        const QString text = evidenceText(evidence(kind));
        for (const QString& mention : mentions)
            QVERIFY2(text.contains(mention), qPrintable(text));
    }

    void tellsTheLimitAsExactlyAsItIsKnown()
    {
        Evidence climbs = evidence(QStringLiteral("memory-climbs-to-limit"));
        climbs.number["toLimit"] = 1500;
        QVERIFY(evidenceText(climbs).contains(QStringLiteral("in about 25 minute")));
        climbs.number.erase("latest");
        QVERIFY2(evidenceText(climbs).contains(QStringLiteral("at the earliest at ")),
                 qPrintable(evidenceText(climbs)));
        QVERIFY(!evidenceText(climbs).contains(QStringLiteral("between")));
        climbs.number["toLimit"] = 0;
        QVERIFY(evidenceText(climbs).contains(QStringLiteral("has reached its limit")));
    }

    void showsAnUnknownKindAsItIs()
    {
        Evidence unknown;
        unknown.kind = "from-the-future";
        QCOMPARE(evidenceText(unknown), QStringLiteral("from-the-future"));
        QCOMPARE(hypothesisTitle({"from-the-future", 0, {}, {}}), QStringLiteral("from-the-future"));
    }

    void writesNumbersInThePresentLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        QVERIFY(evidenceText(evidence(QStringLiteral("errors-rose"))).contains(QStringLiteral("95,1")));
        QLocale::setDefault(QLocale::c());
    }

    void titlesHypotheses()
    {
        QVERIFY(hypothesisTitle({"new-version", 0, {}, {{"from", "1"}, {"to", "2"}}}).contains(u'2'));
        QVERIFY(hypothesisTitle({"segment", 0, {}, {{"attribute", "country"}, {"value", "DE"}}})
                    .contains(QStringLiteral("DE")));
        for (const char* id :
             {"new-version", "traffic-change", "input-drift", "segment", "resource-exhaustion", "memory-leak",
              "error-burst", "label-problem", "hang"}) {
            const QString title = hypothesisTitle({id, 0, {}, {}});
            QVERIFY2(!title.isEmpty() && title != QString::fromLatin1(id), id);
        }
    }

    void titlesSeries()
    {
        QCOMPARE(seriesTitle("model_accuracy_ratio", {}), QStringLiteral("Accuracy"));
        QCOMPARE(seriesTitle("model_latency_seconds", {{"quantile", "0.99"}}), QStringLiteral("Latency p99"));
        QCOMPARE(seriesTitle("model_latency_seconds", {{"quantile", "0.5"}}), QStringLiteral("Latency p50"));
        QCOMPARE(seriesTitle("gpu_utilization_ratio", {{"device", "0"}}), QStringLiteral("GPU (0)"));
        QCOMPARE(seriesTitle("attribute:amount", {}), QStringLiteral("Attribute amount"));
        QVERIFY(seriesTitle("attribute:country", {{"value", "DE"}}).contains(QStringLiteral("DE")));
        QCOMPARE(seriesTitle("node_load1", {}), QStringLiteral("node_load1"));
    }

    void describesAComparison()
    {
        MetricComparison comparison;
        comparison.metric = "model_accuracy_ratio";
        comparison.method = "newcombe";
        comparison.baselineValue = 0.951;
        comparison.affectedValue = 0.812;
        comparison.afterValue = 0.949;
        comparison.low = -0.014;
        comparison.high = 0.009;
        comparison.margin = 0.03;
        const QString text = comparisonText(comparison);
        for (const char* mention : {"Accuracy", "95.1", "81.2", "94.9", "−1.4", "+0.9", "3.0", "Newcombe"})
            QVERIFY2(text.contains(QString::fromUtf8(mention)), qPrintable(text));
        comparison.low = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(comparisonText(comparison).contains(QStringLiteral("too few")));
        for (const auto verdict :
             {Verdict::Pending, Verdict::Passed, Verdict::Failed, Verdict::NotEnoughData})
            QVERIFY(!verdictText(verdict).isEmpty());
    }
};

QTEST_GUILESS_MAIN(EvidenceTextTest)
#include "tst_evidencetext.moc"
