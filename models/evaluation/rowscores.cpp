// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/rowparts.h"

#include "models/evaluation/evaluationwords.h"
#include "models/evaluation/tablevalues.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

class ScoreReader : private ColumnReading
{
public:
    using ColumnReading::ColumnReading;

    Result<void> read()
    {
        if (m_rows.task == TaskKind::Regression || m_rows.predicted.empty())
            return {};
        if (auto done = readConfidence(); !done)
            return done;
        if (auto done = readPositiveScore(); !done)
            return done;
        const auto outside = [](double p) { return p < 0 || p > 1; }; // false for NaN
        m_rows.scoresAreProbabilities =
            std::none_of(m_rows.score.begin(), m_rows.score.end(), outside) &&
            std::none_of(m_rows.confidence.begin(), m_rows.confidence.end(), outside);
        if (!m_rows.scoresAreProbabilities)
            m_rows.notes.push_back(EvaluationWords::tr(
                "Some scores lie outside 0 to 1. They rank predictions but are not probabilities, "
                "so there is no calibration, log loss, Brier score or estimate."));
        return {};
    }

private:
    Result<void> readConfidence()
    {
        if (const int column = m_table.columnOf(LogField::Probability); column != noColumn)
            return into(m_rows.confidence, numbersOf, column);
        for (const auto& [name, column] : m_table.classProbabilities()) {
            const auto found = std::find(m_rows.classes.begin(), m_rows.classes.end(), name);
            if (found == m_rows.classes.end())
                continue;
            std::vector<double> ofClass;
            if (auto done = into(ofClass, numbersOf, column); !done)
                return done;
            m_rows.confidence.resize(m_rows.size, std::numeric_limits<double>::quiet_NaN());
            const auto index = static_cast<std::uint32_t>(found - m_rows.classes.begin());
            for (std::size_t row = 0; row < m_rows.size; ++row) {
                if (m_rows.predicted[row] == index)
                    m_rows.confidence[row] = ofClass[row];
            }
        }
        return {};
    }

    Result<void> readPositiveScore()
    {
        const std::uint32_t positive = m_rows.positive();
        if (positive == noClass)
            return {};
        for (const auto& [name, column] : m_table.classProbabilities()) {
            if (name == m_rows.question.positiveClass)
                return into(m_rows.score, numbersOf, column);
        }
        if (m_rows.confidence.empty())
            return {};
        if (m_rows.classes.size() > 2) {
            m_rows.notes.push_back(EvaluationWords::tr(
                "The log has only the probability of the predicted class. With more than two "
                "classes, that does not give the probability of the positive one."));
            return {};
        }
        m_rows.score = m_rows.confidence;
        for (std::size_t row = 0; row < m_rows.size; ++row) {
            if (m_rows.predicted[row] != positive)
                m_rows.score[row] = 1 - m_rows.score[row];
        }
        return {};
    }
};

} // namespace

Result<void> readScores(const RecordTable& table, EvaluatedRows& rows, const CancelToken& cancel)
{
    return ScoreReader(table, rows, cancel).read();
}

} // namespace qd
