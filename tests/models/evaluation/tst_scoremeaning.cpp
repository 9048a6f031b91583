// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/rows/scoremeaning.h"

#include <QTest>

#include <random>

using namespace qd;

using Kind = ScoreKind;

class TestScoreMeaning : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> share(0, 1);
        for (int i = 0; i < 400; ++i)
            m_shares.push_back(share(random));
    }

    void theProbabilityOfAClassIsNoConfidence()
    {
        // Predicted from a threshold of its own on, as by a model that shall miss little.
        for (const double threshold : {0.5, 0.8, 0.2}) {
            const ScoreMeaning meaning =
                meaningOf([&](double p) { return std::pair(p >= threshold ? 1U : 0U, p); });
            QCOMPARE(meaning.kind, Kind::Probability);
            QCOMPARE(meaning.ofClass, 1U);
            QCOMPARE(meaning.assumption.sureness, Sureness::Sure);
            QVERIFY(meaning.assumption.meaning.contains("class yes"));
        }
        const ScoreMeaning other = meaningOf([](double p) { return std::pair(p >= 0.5 ? 0U : 1U, p); });
        QCOMPARE(other.kind, Kind::Probability);
        QCOMPARE(other.ofClass, 0U);
    }

    void theConfidenceIsNeverBelowHalf()
    {
        const ScoreMeaning meaning =
            meaningOf([](double p) { return std::pair(p >= 0.5 ? 1U : 0U, std::max(p, 1 - p)); });
        QCOMPARE(meaning.kind, Kind::Confidence);
        QCOMPARE(meaning.assumption.sureness, Sureness::Sure);
        // A few odd values do not decide.
        int row = 0;
        const ScoreMeaning odd = meaningOf([&row](double p) {
            return std::pair(p >= 0.5 ? 1U : 0U, ++row == 100 ? 0.1 : std::max(p, 1 - p));
        });
        QCOMPARE(odd.kind, Kind::Confidence);
    }

    void otherScalesAreToldApart()
    {
        const ScoreMeaning percent =
            meaningOf([](double p) { return std::pair(p >= 0.5 ? 1U : 0U, 100 * std::max(p, 1 - p)); });
        QCOMPARE(percent.kind, Kind::Confidence);
        QCOMPARE(percent.scale, 100.0);
        const ScoreMeaning logit =
            meaningOf([](double p) { return std::pair(p >= 0.5 ? 1U : 0U, std::log(p / (1 - p))); });
        QCOMPARE(logit.kind, Kind::Score);
        QCOMPARE(logit.ofClass, 1U);
        std::mt19937 random(1);
        const ScoreMeaning noise =
            meaningOf([&random](double p) { return std::pair(random() % 2U == 0 ? 1U : 0U, p * 7 - 3); });
        QCOMPARE(noise.kind, Kind::Unknown);
    }

    /// What the user says is taken as it is, and what speaks against it is told.
    void whatIsSaidCounts()
    {
        const auto rowOf = [](double p) { return std::pair(p >= 0.5 ? 1U : 0U, p); };
        const ScoreMeaning other = meaningOf(rowOf, SaidScore{Kind::Probability, "no"});
        QCOMPARE(other.kind, Kind::Probability);
        QCOMPARE(other.ofClass, 0U);
        QCOMPARE(other.assumption.sureness, Sureness::Said);
        const ScoreMeaning doubtful = meaningOf(rowOf, SaidScore{Kind::Confidence});
        QCOMPARE(doubtful.kind, Kind::Confidence);
        QVERIFY(doubtful.assumption.evidence.contains("below ½"));
        QCOMPARE(meaningOf(rowOf, SaidScore{Kind::Unknown}).kind, Kind::Unknown);
    }

private:
    /// `rowOf` gives the predicted class and the score for each of some random probabilities.
    template <typename RowOf>
    [[nodiscard]] ScoreMeaning meaningOf(RowOf rowOf, std::optional<SaidScore> said = {}) const
    {
        EvaluatedRows rows;
        rows.question.meaning.score = std::move(said);
        rows.classes = {"no", "yes"};
        std::vector<double> scores;
        for (const double share : m_shares) {
            const auto [predicted, score] = rowOf(share);
            rows.predicted.push_back(std::uint32_t(predicted));
            scores.push_back(score);
        }
        rows.size = scores.size();
        return scoreMeaning(rows, scores, "score");
    }

    std::vector<double> m_shares;
};

QTEST_GUILESS_MAIN(TestScoreMeaning)
#include "tst_scoremeaning.moc"
