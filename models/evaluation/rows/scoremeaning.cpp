// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/rows/scoremeaning.h"

#include "models/base/numbertext.h"
#include "models/base/text.h"
#include "models/evaluation/evaluationwords.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace qd {

namespace {

/// Rounded logs write a confidence of one half as 0.4999.
constexpr double rounding = 0.001;
/// One in so many values may contradict a meaning without deciding against it.
constexpr double oddShare = 0.01;
/// The AUC from which a score is one of the class that it goes with.
constexpr double clearSide = 0.75;
/// The number of rows on each side of a threshold that are not there by chance.
constexpr std::int64_t fewestApart = 5;

/// How the scores of each of two predicted classes lie.
class Sides
{
public:
    Sides(const EvaluatedRows& rows, std::span<const double> scores)
    {
        for (std::size_t row = 0; row < rows.size; ++row) {
            if (!std::isnan(scores[row]) && rows.predicted[row] < 2)
                add(rows.predicted[row], scores[row]);
        }
        for (std::size_t row = 0; row < rows.size; ++row) {
            if (!std::isnan(scores[row]) && rows.predicted[row] < 2)
                ++m_bins[rows.predicted[row]][binOf(scores[row])];
        }
    }

    [[nodiscard]] std::int64_t rows(std::uint32_t side) const { return m_rows[side]; }
    [[nodiscard]] double low(std::uint32_t side) const { return m_low[side]; }
    [[nodiscard]] double high(std::uint32_t side) const { return m_high[side]; }

    /// The probability that a row predicted as the second class has the higher score, by bins.
    [[nodiscard]] double aucOfSecond() const
    {
        double wins = 0;
        double below = 0; // rows of the first class in lower bins
        for (std::size_t bin = 0; bin < binCount; ++bin) {
            wins += static_cast<double>(m_bins[1][bin]) * (below + static_cast<double>(m_bins[0][bin]) / 2);
            below += static_cast<double>(m_bins[0][bin]);
        }
        return wins / (static_cast<double>(m_rows[0]) * static_cast<double>(m_rows[1]));
    }

    /// The class that clearly has the higher scores; noClass when the scores go with neither.
    [[nodiscard]] std::uint32_t higher() const
    {
        const double auc = aucOfSecond();
        if (auc >= clearSide)
            return 1;
        return auc <= 1 - clearSide ? 0 : noClass;
    }

    /// The class whose scores all lie above those of the other one; noClass when they mix, or are too few.
    [[nodiscard]] std::uint32_t upper() const
    {
        if (std::min(m_rows[0], m_rows[1]) < fewestApart)
            return noClass;
        if (m_low[1] > m_high[0])
            return 1;
        return m_low[0] > m_high[1] ? 0 : noClass;
    }

private:
    static constexpr std::size_t binCount = 1'000;

    void add(std::uint32_t side, double score)
    {
        ++m_rows[side];
        m_low[side] = std::min(m_low[side], score);
        m_high[side] = std::max(m_high[side], score);
    }
    [[nodiscard]] std::size_t binOf(double score) const
    {
        const double low = std::min(m_low[0], m_low[1]);
        const double width = std::max(m_high[0], m_high[1]) - low;
        const double share = width > 0 ? (score - low) / width : 0;
        return std::min(static_cast<std::size_t>(share * static_cast<double>(binCount)), binCount - 1);
    }

    std::array<std::int64_t, 2> m_rows{};
    std::array<double, 2> m_low{std::numeric_limits<double>::infinity(),
                                std::numeric_limits<double>::infinity()};
    std::array<double, 2> m_high{-std::numeric_limits<double>::infinity(),
                                 -std::numeric_limits<double>::infinity()};
    std::array<std::array<std::int64_t, binCount>, 2> m_bins{};
};

class MeaningReader
{
public:
    MeaningReader(const EvaluatedRows& rows, std::span<const double> scores, const std::string& column)
        : m_rows(rows), m_scores(scores), m_column(toQString(column))
    {
        m_meaning.assumption.about = Decision::Score;
        m_meaning.assumption.column = column;
        for (const double score : scores)
            m_known += std::isnan(score) ? 0 : 1;
    }

    [[nodiscard]] ScoreMeaning read()
    {
        const std::int64_t outside = countOutside(1);
        // Those of a sure model may mostly be below one; a scale that ends early is another one.
        const bool reachHalf =
            std::any_of(m_scores.begin(), m_scores.end(), [](double score) { return score > 50; });
        const bool arePercentages = outside * 2 >= m_known && countOutside(100) == 0 && reachHalf;
        m_meaning.scale = arePercentages ? 100 : 1;
        const bool areProbabilities = arePercentages || isFew(outside);
        if (m_rows.question.meaning.score)
            readSaid(*m_rows.question.meaning.score);
        else if (m_rows.classes.size() > 2)
            readMany(areProbabilities);
        else
            readTwo(areProbabilities);
        return std::move(m_meaning);
    }

private:
    [[nodiscard]] std::int64_t countOutside(double most) const
    {
        return std::count_if(m_scores.begin(), m_scores.end(), [most](double score) {
            return score < -rounding || score > most + rounding; // false for NaN
        });
    }
    [[nodiscard]] std::int64_t countBelow(double least) const
    {
        return std::count_if(m_scores.begin(), m_scores.end(),
                             [least](double score) { return score < least - rounding; });
    }
    [[nodiscard]] bool isFew(std::int64_t count) const
    {
        return static_cast<double>(count) <= oddShare * static_cast<double>(m_known);
    }
    [[nodiscard]] QString nameOf(std::uint32_t ofClass) const
    {
        return ofClass < m_rows.classes.size() ? toQString(m_rows.classes[ofClass]) : QString();
    }

    void say(ScoreKind kind, std::uint32_t ofClass, QString evidence, Sureness sureness)
    {
        m_meaning.kind = kind;
        m_meaning.ofClass = ofClass;
        const std::int64_t outside = countOutside(m_meaning.scale);
        if (outside > 0 && (kind == ScoreKind::Confidence || kind == ScoreKind::Probability))
            evidence += u' ' + EvaluationWords::tr("%n value(s) out of range are left out.", nullptr,
                                                   pluralCount(outside));
        m_meaning.assumption.evidence = std::move(evidence);
        m_meaning.assumption.sureness = sureness;
        m_meaning.assumption.meaning = sentence();
    }
    [[nodiscard]] QString sentence() const
    {
        const bool isPercent = m_meaning.scale != 1;
        switch (m_meaning.kind) {
        case ScoreKind::Confidence:
            return isPercent
                       ? EvaluationWords::tr("“%1” is the probability of the predicted class, in percent.")
                             .arg(m_column)
                       : EvaluationWords::tr("“%1” is the probability of the predicted class.").arg(m_column);
        case ScoreKind::Probability:
            return isPercent ? EvaluationWords::tr("“%1” is the probability of class %2, in percent.")
                                   .arg(m_column, nameOf(m_meaning.ofClass))
                             : EvaluationWords::tr("“%1” is the probability of class %2.")
                                   .arg(m_column, nameOf(m_meaning.ofClass));
        case ScoreKind::Score:
            return EvaluationWords::tr(
                       "“%1” is a score that is no probability; higher values speak for class %2.")
                .arg(m_column, nameOf(m_meaning.ofClass));
        case ScoreKind::Unknown:
            break;
        }
        return EvaluationWords::tr("“%1” is not used: what its values mean cannot be told.").arg(m_column);
    }

    /// What the user says counts, and what speaks against it is told.
    void readSaid(const SaidScore& said)
    {
        const auto& classes = m_rows.classes;
        const bool isOfClass = said.kind == ScoreKind::Probability || said.kind == ScoreKind::Score;
        const auto found = std::find(classes.begin(), classes.end(), said.ofClass);
        const std::uint32_t ofClass =
            isOfClass ? static_cast<std::uint32_t>(found - classes.begin()) : noClass;
        QString evidence = EvaluationWords::tr("As you said.");
        if (const std::int64_t below = countBelow(m_meaning.scale / 2);
            said.kind == ScoreKind::Confidence && classes.size() == 2 && !isFew(below))
            evidence += u' ' + belowText(below);
        say(said.kind, ofClass, evidence, Sureness::Said);
    }

    void readMany(bool areProbabilities)
    {
        if (!areProbabilities)
            return say(ScoreKind::Unknown, noClass, outsideText(), Sureness::Likely);
        say(ScoreKind::Confidence, noClass,
            EvaluationWords::tr("One number per row can be nothing else with %n classes.", nullptr,
                                pluralCount(std::ssize(m_rows.classes))),
            Sureness::Likely);
    }

    [[nodiscard]] QString outsideText() const
    {
        return EvaluationWords::tr("%1 of %2 values lie outside 0 to 1.")
            .arg(countText(countOutside(1)), countText(m_known));
    }

    [[nodiscard]] QString belowText(std::int64_t below) const
    {
        return EvaluationWords::tr(
                   "%1 of %2 values are below ½, which the likelier of two classes cannot have.")
            .arg(countText(below), countText(m_known));
    }

    void readTwo(bool areProbabilities)
    {
        const Sides sides(m_rows, m_scores);
        if (!areProbabilities)
            return readRanking(sides);
        const double half = m_meaning.scale / 2;
        const std::int64_t below = countBelow(half);
        if (!isFew(below))
            return readProbability(sides, below);
        if (const std::uint32_t upper = sides.upper(); upper != noClass)
            return say(ScoreKind::Probability, upper,
                       EvaluationWords::tr("All predictions of %1 lie above all of the other class.")
                           .arg(nameOf(upper)),
                       Sureness::Likely);
        const bool isTested = std::min(sides.rows(0), sides.rows(1)) >= fewestApart;
        say(ScoreKind::Confidence, noClass,
            below == 0 ? EvaluationWords::tr("None of %1 values is below ½.").arg(countText(m_known))
                       : EvaluationWords::tr("Only %1 of %2 values are below ½.")
                             .arg(countText(below), countText(m_known)),
            isTested ? Sureness::Sure : Sureness::Guess);
    }

    /// Values below one half are no confidences in the likelier one of two classes.
    void readProbability(const Sides& sides, std::int64_t below)
    {
        const QString evidence = belowText(below);
        if (sides.rows(0) == 0 || sides.rows(1) == 0) {
            const std::uint32_t only = sides.rows(0) > 0 ? 0 : 1;
            const bool ofOther = sides.high(only) < m_meaning.scale / 2 + rounding;
            if (m_rows.classes.size() == 2 && ofOther)
                return say(ScoreKind::Probability, 1 - only, evidence, Sureness::Likely);
            return say(ScoreKind::Unknown, noClass, evidence, Sureness::Guess);
        }
        const std::uint32_t ofClass = sides.higher();
        if (ofClass == noClass)
            return say(ScoreKind::Unknown, noClass,
                       evidence + u' ' + EvaluationWords::tr("Nor do they go with one of the classes."),
                       Sureness::Likely);
        say(ScoreKind::Probability, ofClass, evidence,
            sides.upper() == ofClass ? Sureness::Sure : Sureness::Likely);
    }

    void readRanking(const Sides& sides)
    {
        if (sides.rows(0) == 0 || sides.rows(1) == 0)
            return say(ScoreKind::Unknown, noClass, outsideText(), Sureness::Likely);
        const std::uint32_t ofClass = sides.higher();
        if (ofClass == noClass)
            return say(ScoreKind::Unknown, noClass, outsideText(), Sureness::Likely);
        say(ScoreKind::Score, ofClass,
            outsideText() + u' ' +
                EvaluationWords::tr("They are higher where %1 was predicted.").arg(nameOf(ofClass)),
            sides.upper() == ofClass ? Sureness::Sure : Sureness::Likely);
    }

    const EvaluatedRows& m_rows;
    std::span<const double> m_scores;
    QString m_column;
    std::int64_t m_known = 0;
    ScoreMeaning m_meaning;
};

} // namespace

ScoreMeaning scoreMeaning(const EvaluatedRows& rows, std::span<const double> scores,
                          const std::string& column)
{
    return MeaningReader(rows, scores, column).read();
}

} // namespace qd
