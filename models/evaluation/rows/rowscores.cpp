// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/rows/rowparts.h"

#include "models/evaluation/evaluationwords.h"
#include "models/evaluation/rows/scoremeaning.h"
#include "models/evaluation/rows/tablevalues.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

class ScoreReader : private ColumnReading
{
public:
    using ColumnReading::ColumnReading;

    Result<void> read()
    {
        if (m_rows.task == TaskKind::Regression || m_rows.predicted.empty())
            return {};
        auto columns = classColumnsOf(m_table, m_rows, m_cancel);
        if (!columns)
            return Failure(columns.error());
        m_rows.classColumns = std::move(*columns);
        if (m_rows.classColumns.areComplete())
            return readClassColumns();
        if (const std::uint32_t only = onlyOfTwo(); only != noClass)
            return readOnly(only);
        const int column = scoreColumn();
        if (column == noColumn)
            return readClassColumns();
        if (auto known = checkSaid(); !known)
            return known;
        std::vector<double> scores;
        if (auto done = into(scores, numbersOf, column); !done)
            return done;
        if (std::all_of(scores.begin(), scores.end(), [](double score) { return std::isnan(score); }))
            return readClassColumns();
        m_meaning = scoreMeaning(m_rows, scores, m_table.columns()[static_cast<std::size_t>(column)].name);
        m_rows.assumptions.push_back(m_meaning->assumption);
        m_rows.confidence = std::move(scores);
        return {};
    }

    /// Gives the rows the scores of the positive class, which is chosen by now.
    Result<void> orient()
    {
        const std::uint32_t positive = m_rows.positive();
        if (positive != noClass) {
            const auto& columns = m_rows.classColumns.ofClass;
            if (positive < columns.size() && columns[positive] != noColumn)
                return readShares(m_rows.score, columns[positive]);
            if (m_only != noClass) {
                auto done = readShares(m_rows.score, columns[m_only]);
                for (double& score : m_rows.score)
                    score = 1 - score;
                return done;
            }
        }
        if (!m_meaning)
            return {};
        if (m_meaning->kind == ScoreKind::Confidence)
            orientConfidence(positive);
        else
            orientScore(positive);
        return {};
    }

    [[nodiscard]] std::uint32_t scoreOf() const { return m_meaning ? m_meaning->ofClass : m_only; }

private:
    [[nodiscard]] Result<void> checkSaid() const
    {
        const auto& said = m_rows.question.meaning.score;
        const bool isOfClass =
            said && (said->kind == ScoreKind::Probability || said->kind == ScoreKind::Score);
        if (isOfClass &&
            std::find(m_rows.classes.begin(), m_rows.classes.end(), said->ofClass) == m_rows.classes.end())
            return unknownClass(said->ofClass);
        return {};
    }

    Result<void> readShares(std::vector<double>& shares, int column)
    {
        auto values = classShares(m_table, m_rows, column, m_cancel);
        if (!values)
            return Failure(values.error());
        shares = std::move(*values);
        return {};
    }

    /// Returns the column of the one score per row. A single one that is called after no class
    /// (probability_churn beside 0 and 1) is that, too.
    [[nodiscard]] int scoreColumn() const
    {
        const int column = m_table.columnOf(LogField::Probability);
        const auto& ofClasses = m_table.classProbabilities();
        const bool isOnly =
            column == noColumn && ofClasses.size() == 1 && m_rows.classColumns.ofClass.empty();
        return isOnly ? ofClasses.front().second : column;
    }

    /// Returns the one of two classes that has a column of its own, or noClass.
    [[nodiscard]] std::uint32_t onlyOfTwo() const
    {
        const auto& columns = m_rows.classColumns.ofClass;
        if (columns.size() != 2)
            return noClass;
        return columns[0] != noColumn ? 0 : 1;
    }

    /// The probability of one of two classes tells that of the other.
    Result<void> readOnly(std::uint32_t only)
    {
        m_only = only;
        auto done = readShares(m_rows.confidence, m_rows.classColumns.ofClass[only]);
        for (std::size_t row = 0; row < m_rows.confidence.size(); ++row) {
            if (m_rows.predicted[row] != only)
                m_rows.confidence[row] =
                    m_rows.predicted[row] == noClass ? missing : 1 - m_rows.confidence[row];
        }
        return done;
    }

    /// The confidence in the predicted class, from the columns of the classes.
    Result<void> readClassColumns()
    {
        const auto& columns = m_rows.classColumns.ofClass;
        for (std::uint32_t index = 0; index < columns.size(); ++index) {
            if (columns[index] == noColumn)
                continue;
            std::vector<double> ofClass;
            if (auto done = readShares(ofClass, columns[index]); !done)
                return done;
            m_rows.confidence.resize(m_rows.size, missing);
            for (std::size_t row = 0; row < m_rows.size; ++row) {
                if (m_rows.predicted[row] == index)
                    m_rows.confidence[row] = ofClass[row];
            }
        }
        return {};
    }

    /// A share from 0 to 1; missing where it lies outside by more than rounding.
    [[nodiscard]] double share(double score) const
    {
        const double value = score / m_meaning->scale;
        constexpr double rounding = 0.001;
        return value < -rounding || value > 1 + rounding ? missing : std::clamp(value, 0.0, 1.0);
    }

    void orientConfidence(std::uint32_t positive)
    {
        for (double& one : m_rows.confidence)
            one = std::isnan(one) ? one : share(one);
        if (positive == noClass)
            return;
        if (m_rows.classes.size() > 2) {
            m_rows.notes.push_back(EvaluationWords::tr(
                "The log has only the probability of the predicted class. With more than two "
                "classes, that does not give the probability of the positive one."));
            return;
        }
        m_rows.score = m_rows.confidence;
        for (std::size_t row = 0; row < m_rows.size; ++row) {
            if (m_rows.predicted[row] != positive)
                m_rows.score[row] = 1 - m_rows.score[row];
        }
    }

    void orientScore(std::uint32_t positive)
    {
        const std::uint32_t ofClass = m_meaning->ofClass;
        std::vector<double> scores = std::exchange(m_rows.confidence, {});
        m_rows.scoresAreProbabilities = m_meaning->kind == ScoreKind::Probability;
        if (!m_rows.scoresAreProbabilities)
            m_rows.notes.push_back(EvaluationWords::tr(
                "The scores are not probabilities, so there is no calibration, log loss, Brier score or "
                "estimate."));
        if (m_meaning->kind == ScoreKind::Unknown)
            return;
        const bool areTwo = m_rows.classes.size() <= 2; // so that one probability gives the other
        if (m_rows.scoresAreProbabilities) {
            m_rows.confidence.resize(m_rows.size, missing);
            for (std::size_t row = 0; row < m_rows.size; ++row) {
                scores[row] = std::isnan(scores[row]) ? missing : share(scores[row]);
                if (m_rows.predicted[row] == ofClass)
                    m_rows.confidence[row] = scores[row];
                else if (m_rows.predicted[row] != noClass && areTwo)
                    m_rows.confidence[row] = 1 - scores[row];
            }
        }
        if (positive == noClass || (positive != ofClass && !areTwo))
            return;
        if (positive != ofClass) {
            for (double& score : scores)
                score = m_rows.scoresAreProbabilities ? 1 - score : -score;
        }
        m_rows.score = std::move(scores);
    }

    std::optional<ScoreMeaning> m_meaning;
    std::uint32_t m_only = noClass; ///< the one of two classes that has a column of its own
};

} // namespace

Result<void> readScores(const RecordTable& table, EvaluatedRows& rows, const CancelToken& cancel,
                        const std::function<Result<void>(std::uint32_t scoreOf)>& choosePositive)
{
    ScoreReader reader(table, rows, cancel);
    if (auto done = reader.read(); !done)
        return done;
    if (auto done = choosePositive(reader.scoreOf()); !done)
        return done;
    return reader.orient();
}

} // namespace qd
