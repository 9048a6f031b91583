// SPDX-License-Identifier: Apache-2.0
#include "evaluationlog.h"

#include "models/evaluation/versions/curves.h"
#include "models/quality/statistics/quantiles.h"

#include <QTest>

#include <cmath>

using namespace qd;
using namespace evaluationlog;

namespace {

bool near(double value, double expected, double tolerance = 1e-9)
{
    return std::abs(value - expected) <= tolerance;
}

/// Of one version, or of all when it is empty.
std::vector<PredictionRecord> of(const std::vector<PredictionRecord>& all, const std::string& version)
{
    std::vector<PredictionRecord> chosen;
    std::copy_if(all.begin(), all.end(), std::back_inserter(chosen),
                 [&](const PredictionRecord& one) { return version.empty() || one.version == version; });
    return chosen;
}

std::vector<Scored> scored(const std::vector<PredictionRecord>& records)
{
    std::vector<Scored> rows;
    for (const PredictionRecord& one : records) {
        if (!one.failed() && one.label)
            rows.push_back(
                {one.prediction == "fraud" ? *one.probability : 1 - *one.probability, *one.label == "fraud"});
    }
    return rows;
}

double trapezoid(const RocCurve& curve)
{
    double area = 0;
    for (std::size_t i = 1; i < curve.points.size(); ++i)
        area += (curve.points[i].falsePositiveRate - curve.points[i - 1].falsePositiveRate) *
                (curve.points[i].truePositiveRate + curve.points[i - 1].truePositiveRate) / 2;
    return area;
}

} // namespace

class TestEvaluationQuality : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithTheRecords_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("all") << "";
        QTest::newRow("v1") << "v1";
        QTest::newRow("v2") << "v2";
    }

    void agreesWithTheRecords()
    {
        QFETCH(QString, name);
        const auto all = records();
        const auto chosen = of(all, name.toStdString());
        const auto evaluation = evaluated(all);
        const VersionEvaluation& one = version(*evaluation, name.toStdString());
        const ConfusionMatrix matrix = confusionMatrix(chosen);
        QCOMPARE(one.matrix.classes, matrix.classes);
        QCOMPARE(one.matrix.counts, matrix.counts);
        QVERIFY(near(*one.scores.accuracy, *scores(matrix).accuracy));
        QVERIFY(near(*one.scores.macro.f1, *scores(matrix).macro.f1));
        QVERIFY(near(*one.balancedAccuracy, *balancedAccuracy(matrix)));
        QVERIFY(near(*one.matthews, *matthewsCorrelation(matrix)));
        QVERIFY(near(*one.kappa, *cohensKappa(matrix)));
        QVERIFY(!one.weightedKappa); // these classes have no order
        const auto rows = scored(chosen);
        QCOMPARE(one.roc->auc, *rocAuc(rows));
        QVERIFY(near(one.auc->variance, delong(rows)->variance));
        QVERIFY(near(one.pr->averagePrecision, prCurve(rows)->averagePrecision));
        QVERIFY(near(*one.logLoss, *logLoss(rows)));
        QVERIFY(near(*one.brier, *brierScore(rows)));
        QVERIFY(near(one.calibration->expectedError, reliability(rows)->expectedError));
        QCOMPARE(one.predictions, std::ssize(chosen));
    }

    void speedAndFaultsAgreeWithTheRecords()
    {
        const auto all = records();
        const auto chosen = of(all, "v2");
        const auto evaluation = evaluated(all);
        const VersionEvaluation& one = version(*evaluation, "v2");
        std::vector<double> seconds;
        std::int64_t failed = 0;
        double sum = 0;
        for (const PredictionRecord& record : chosen) {
            seconds.push_back(*record.latencySeconds);
            sum += seconds.back();
            failed += record.failed() ? 1 : 0;
        }
        const std::vector<double> at{0.5, 0.9, 0.99, 1};
        const auto expected = quantiles(seconds, at);
        for (std::size_t i = 0; i < at.size(); ++i)
            QCOMPARE(one.latencies[i], expected[i]);
        QVERIFY(near(*one.latencyMean, sum / double(chosen.size())));
        QCOMPARE(one.failed, failed);
        QCOMPARE(one.statuses, (std::vector<std::pair<int, std::int64_t>>{{200, std::ssize(chosen) - failed},
                                                                          {503, failed}}));
        QVERIFY(near(*one.errorRatio, double(failed) / double(chosen.size())));
        const double length = double(chosen.back().at.ms - chosen.front().at.ms) / 1000;
        QVERIFY(near(*one.requestsPerSecond, double(chosen.size() - 1) / length));
        QCOMPARE(*one.latencyP999, quantile(seconds, 0.999));
        QCOMPARE(one.latencyBins.total(), std::ssize(chosen));
        for (int bin = one.latencyBins.begin(); bin < one.latencyBins.end(); ++bin) {
            const auto isIn = [bin](double latency) {
                return latency > LatencyBins::lowerEdge(bin) && latency <= LatencyBins::upperEdge(bin);
            };
            QCOMPARE(one.latencyBins.count(bin), std::count_if(seconds.begin(), seconds.end(), isIn));
        }
    }

    void segmentsHaveTheirOwnSpeedInEachVersion()
    {
        const auto all = records();
        const auto evaluation = evaluated(all);
        QCOMPARE(evaluation->versionSegments.size(), evaluation->segments.size() * 2);
        for (const SegmentEvaluation& segment : evaluation->versionSegments) {
            std::vector<double> seconds;
            const std::string text = "\"" + segment.column + "\":\"" + segment.value + "\"";
            for (const PredictionRecord& record : all) {
                if (record.version == segment.version && record.attributes.find(text) != std::string::npos)
                    seconds.push_back(*record.latencySeconds);
            }
            QCOMPARE(segment.tally.predictions, std::ssize(seconds));
            QCOMPARE(segment.latencyBins.total(), std::ssize(seconds));
            QCOMPARE(segment.tally.latencies, quantiles(seconds, std::array{0.5, 0.9, 0.99, 0.999}));
        }
    }

    void mistakesAreToldForAnyNumberOfClasses()
    {
        std::vector<PredictionRecord> many;
        for (int i = 0; i < 900; ++i) {
            PredictionRecord one;
            one.at = {start + i};
            one.label = "c" + std::to_string(i % 300);
            one.prediction = i == 0 || i == 300 ? "c7" : i == 1 ? "c8" : *one.label;
            many.push_back(one);
        }
        const auto evaluation = evaluated(many);
        const VersionEvaluation& all = evaluation->versions.front();
        QVERIFY(all.matrix.classes.empty());
        QCOMPARE(all.scores.perClass.size(), std::size_t{300});
        QCOMPARE(all.mistakes.size(), std::size_t{2});
        QCOMPARE(all.mistakes[0].truth, std::string("c0"));
        QCOMPARE(all.mistakes[0].predicted, std::string("c7"));
        QCOMPARE(all.mistakes[0].rows, 2);
        QVERIFY(near(all.mistakes[0].share, 2.0 / 3));
    }

    void aRegressionHasErrorsInPlaceOfAccuracies()
    {
        auto all = prices();
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i].attributes.insert(1, i % 2 == 0 ? "\"side\":\"even\"," : "\"side\":\"odd\",");
        const auto evaluation = evaluated(all);
        for (const EvaluationWindow& window : evaluation->windows)
            QVERIFY(!window.tally.accuracy && !window.tally.recall && window.meanError);
        QCOMPARE(evaluation->segments.size(), std::size_t{2});
        double sum = 0;
        for (std::size_t i = 0; i < all.size(); i += 2)
            sum += std::abs(std::stod(all[i].prediction) - std::stod(*all[i].label));
        for (const SegmentEvaluation& segment : evaluation->segments) {
            QVERIFY(!segment.tally.accuracy);
            if (segment.value == "even")
                QVERIFY(std::abs(*segment.meanError - sum / double(all.size() / 2)) < 1e-6);
        }
    }

    void thresholdsMoveTheMatrix()
    {
        const auto evaluation = evaluated(records());
        const auto rows = scored(records());
        const VersionEvaluation& all = evaluation->versions.front();
        for (const double threshold : {0.1, 0.25, 0.5, 0.9}) {
            BinaryCounts expected;
            for (const Scored& row : rows) {
                if (row.score >= threshold)
                    ++(row.positive ? expected.truePositives : expected.falsePositives);
                else
                    ++(row.positive ? expected.falseNegatives : expected.trueNegatives);
            }
            QVERIFY(all.thresholds->at(threshold) == expected);
        }
    }

    void curvesAreThinnedWithoutChangingTheirArea()
    {
        std::mt19937 random(1);
        std::vector<Scored> rows(200'000);
        for (Scored& row : rows) {
            row.score = double(random()) / double(std::mt19937::max());
            row.positive = double(random()) / double(std::mt19937::max()) < row.score;
        }
        auto roc = *rocCurve(rows);
        auto pr = *prCurve(rows);
        const RocCurve whole = roc;
        thin(roc);
        thin(pr);
        QVERIFY(roc.points.size() <= mostCurvePoints && roc.points.size() > mostCurvePoints / 4);
        QVERIFY(pr.points.size() <= mostCurvePoints && pr.points.size() > mostCurvePoints / 4);
        QCOMPARE(roc.auc, whole.auc);
        QVERIFY(near(trapezoid(roc), whole.auc, 1e-5));
        QCOMPARE(roc.points.front().truePositiveRate, 0.0);
        QCOMPARE(roc.points.back().truePositiveRate, 1.0);
        QCOMPARE(pr.points.back().recall, 1.0);
    }

    void fewPointsStayAsTheyAre()
    {
        auto roc = *rocCurve(std::vector<Scored>{{0.9, true}, {0.6, true}, {0.5, false}, {0.1, false}});
        const auto points = roc.points.size();
        thin(roc);
        QCOMPARE(roc.points.size(), points);
    }

    void roundedThresholdsAreExactOnTheirGrid()
    {
        std::mt19937 random(2);
        std::vector<Scored> rows(30'000);
        for (Scored& row : rows) {
            row.score = double(random()) / double(std::mt19937::max());
            row.positive = random() % 3 == 0;
        }
        rows.push_back({0.3, true}); // on the grid, but not exactly a binary fraction
        const ThresholdExplorer exact(rows);
        const auto rounded = thresholdsOf(rows);
        for (int i = 1; i < 10'000; i += 37)
            QVERIFY(rounded->at(i * 0.0001) == exact.at(i * 0.0001));
        QVERIFY(rounded->at(3000 * 0.0001) == exact.at(3000 * 0.0001));
    }

    void manyClassesHaveLogLossAndCalibration()
    {
        std::mt19937 random(9);
        const std::vector<std::string> names{"1", "2", "3"};
        std::vector<PredictionRecord> all;
        std::vector<double> values;
        std::vector<std::size_t> truth;
        for (int i = 0; i < 3'000; ++i) {
            std::array<double, 3> p{};
            for (double& one : p)
                one = 1 + double(random() % 97);
            const double sum = p[0] + p[1] + p[2];
            ScoresText scores;
            for (std::size_t k = 0; k < 3; ++k) {
                p[k] /= sum;
                scores.add(names[k], p[k]);
            }
            PredictionRecord one;
            one.at = {start + i * 1000};
            one.version = "1";
            one.prediction = names[std::size_t(std::max_element(p.begin(), p.end()) - p.begin())];
            truth.push_back(random() % 3);
            one.label = names[truth.back()];
            one.scores = scores.text();
            one.attributes = "{}";
            values.insert(values.end(), p.begin(), p.end());
            all.push_back(std::move(one));
        }
        const auto evaluation = evaluated(all);
        const VersionEvaluation& whole = evaluation->versions.front();
        const ClassProbabilities expected{values, truth, 3};
        QVERIFY(near(*whole.logLoss, *logLoss(expected)));
        QVERIFY(near(*whole.brier, *brierScore(expected)));
        QVERIFY(whole.calibration);
        QVERIFY(!whole.roc);
        QVERIFY(near(*whole.weightedKappa, *weightedKappa(whole.matrix, KappaWeights::Quadratic)));
        // With one of them positive there is a curve against the rest.
        const auto second = evaluated(all, {.positiveClass = "2"});
        std::vector<Scored> rows;
        for (std::size_t i = 0; i < truth.size(); ++i)
            rows.push_back({values[3 * i + 1], truth[i] == 1});
        QVERIFY(near(second->versions.front().roc->auc, *rocAuc(rows)));
    }

    void regressionAgreesWithTheRecords()
    {
        const auto all = prices();
        const auto evaluation = evaluated(all);
        QVERIFY(evaluation->task == TaskKind::Regression);
        std::vector<Estimated> rows;
        for (const PredictionRecord& one : all)
            rows.push_back({std::stod(*one.label), std::stod(one.prediction)});
        const auto expected = *regressionScores(rows);
        const auto& whole = *evaluation->versions.front().regression;
        QVERIFY(near(whole.meanAbsoluteError, expected.meanAbsoluteError, 1e-6));
        QVERIFY(near(whole.rootMeanSquaredError, expected.rootMeanSquaredError, 1e-6));
        QVERIFY(near(*whole.r2, *expected.r2));
        QCOMPARE(evaluation->versions.front().residuals.size(), rows.size());
        QVERIFY(evaluation->versions.front().noise->source ==
                NoiseSource::MovingWindow); // no flat comes twice
    }

    void repeatedInputsShowTheNoise()
    {
        // Each flat is asked about three times, with answers 1 apart: variance 1.
        std::vector<PredictionRecord> all;
        for (int i = 0; i < 300; ++i) {
            PredictionRecord one;
            one.at = {start + i * 1000};
            one.version = "1";
            one.prediction = std::to_string(i / 3 * 10 + i % 3) + ".5";
            one.label = std::to_string(i / 3 * 10);
            one.attributes =
                QStringLiteral(R"({"size":%1.5,"city":"c%2"})").arg(i / 3).arg(i / 3 % 2).toStdString();
            all.push_back(one);
        }
        const auto noise = evaluated(all)->versions.front().noise;
        QVERIFY(noise);
        QVERIFY(noise->source == NoiseSource::RepeatedInputs);
        QVERIFY(near(noise->variance, 1));
        QCOMPARE(noise->degrees, 200);
    }

private:
    /// {"a": 0.25, …} with every bit of the numbers.
    class ScoresText
    {
    public:
        void add(const std::string& name, double value)
        {
            m_text += (m_text.empty() ? "{\"" : ",\"") + name +
                      "\":" + QByteArray::number(value, 'g', 17).toStdString();
        }
        [[nodiscard]] std::string text() const { return m_text + '}'; }

    private:
        std::string m_text;
    };
};

QTEST_GUILESS_MAIN(TestEvaluationQuality)
#include "tst_evaluation_quality.moc"
