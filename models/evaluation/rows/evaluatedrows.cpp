// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/rows/evaluatedrows.h"

#include "models/base/text.h"
#include "models/evaluation/evaluationwords.h"
#include "models/evaluation/rows/rowparts.h"
#include "models/evaluation/rows/tablevalues.h"
#include "models/table/filter/filter.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace qd {

namespace {

/// Fills in one part after the other; the first failure ends it.
class EvaluatedRowReader : private ColumnReading
{
public:
    using ColumnReading::ColumnReading;

    Result<void> read()
    {
        using Step = Result<void> (EvaluatedRowReader::*)();
        static constexpr std::array<Step, 5> steps{
            &EvaluatedRowReader::selectRows, &EvaluatedRowReader::selectModel,
            &EvaluatedRowReader::readCommon, &EvaluatedRowReader::outcomes, &EvaluatedRowReader::scores};
        for (const Step step : steps) {
            if (m_cancel.isCancelled())
                return cancelled();
            if (const auto done = (this->*step)(); !done)
                return Failure(done.error());
        }
        return {};
    }

private:
    /// A column of codes with this meaning, or noColumn.
    [[nodiscard]] int codeColumn(LogField field) const
    {
        const int column = m_table.columnOf(field);
        return column != noColumn && kindOf(column) == ColumnKind::Code ? column : noColumn;
    }
    Result<void> selectRows()
    {
        auto selection = select(m_table, m_rows.question.filter, m_cancel);
        if (!selection)
            return Failure(selection.error());
        m_rows.selection = std::move(*selection);
        if (m_rows.selection.count(m_table.rows()) > 0)
            return {};
        const QString where = m_table.paths().join(QStringLiteral(", "));
        return m_table.rows() == 0
                   ? fail(ErrorKind::NotFound, where, EvaluationWords::tr("The log has no predictions."))
                   : fail(ErrorKind::NotFound, where,
                          EvaluationWords::tr("No prediction matches the filter."),
                          EvaluationWords::tr("Widen the filter or leave it out."));
    }

    Result<void> selectModel()
    {
        const int column = codeColumn(LogField::Model);
        std::vector<std::uint32_t> codes;
        if (column == noColumn && !m_rows.question.model.empty())
            return fail(ErrorKind::NotFound, QString::fromStdString(m_rows.question.model),
                        EvaluationWords::tr("The log does not name its models."));
        if (auto done = into(codes, codesOf, column); !done || column == noColumn)
            return done;
        std::map<std::uint32_t, std::int64_t> counts;
        for (const std::uint32_t code : codes)
            ++counts[code];
        std::uint32_t chosen = missingCode;
        std::int64_t most = 0;
        for (const auto& [code, count] : counts) {
            if (code == missingCode)
                continue;
            const std::string& name = m_table.dictionary(column)[code];
            m_rows.models.push_back(name);
            const bool isChosen =
                m_rows.question.model.empty() ? count > most : name == m_rows.question.model;
            if (isChosen) {
                chosen = code;
                most = count;
            }
        }
        if (chosen == missingCode && !m_rows.question.model.empty())
            return fail(ErrorKind::NotFound, QString::fromStdString(m_rows.question.model),
                        EvaluationWords::tr("The log has no predictions of this model."));
        if (chosen == missingCode)
            return {};
        m_rows.question.model = m_table.dictionary(column)[chosen];
        if (counts.size() > 1)
            narrow(codes, chosen);
        return {};
    }

    void narrow(const std::vector<std::uint32_t>& codes, std::uint32_t chosen)
    {
        Selection narrowed;
        narrowed.all = false;
        for (std::size_t i = 0; i < codes.size(); ++i) {
            if (codes[i] == chosen)
                narrowed.rows.push_back(m_rows.selection.all ? static_cast<std::uint32_t>(i)
                                                             : m_rows.selection.rows[i]);
        }
        m_rows.selection = std::move(narrowed);
    }

    Result<void> readCommon()
    {
        m_rows.size = static_cast<std::size_t>(m_rows.selection.count(m_table.rows()));
        if (auto done = into(m_rows.times, timesOf, m_table.columnOf(LogField::Timestamp)); !done)
            return done;
        if (auto done = into(m_rows.status, numbersOf, m_table.columnOf(LogField::Status)); !done)
            return done;
        if (auto done = into(m_rows.latency, numbersOf, m_table.columnOf(LogField::Latency)); !done)
            return done;
        const int column = codeColumn(LogField::Version);
        if (auto done = into(m_rows.version, codesOf, column); !done)
            return done;
        if (column != noColumn)
            m_rows.versions = usedNames({&m_rows.version}, {&m_table.dictionary(column)});
        m_rows.version.resize(m_rows.size, noClass);
        return {};
    }

    Result<void> choosePositive(std::uint32_t scoreOf)
    {
        const auto& classes = m_rows.classes;
        std::string& positive = m_rows.question.positiveClass;
        if (m_rows.task == TaskKind::Regression)
            return {};
        if (!positive.empty()) {
            if (std::find(classes.begin(), classes.end(), positive) == classes.end())
                return unknownClass(positive);
            m_rows.assumptions.push_back(
                {.about = Decision::Positive,
                 .meaning = EvaluationWords::tr("The positive class is %1.").arg(toQString(positive)),
                 .evidence = EvaluationWords::tr("As chosen."),
                 .sureness = Sureness::Said});
            return {};
        }
        const bool isSaid = m_rows.question.meaning.score && scoreOf != noClass;
        if (classes.size() != 2 && !isSaid)
            return {};
        const auto [index, evidence, sureness] = positiveOf(scoreOf);
        positive = classes[index];
        m_rows.assumptions.push_back(
            {.about = Decision::Positive,
             .meaning = EvaluationWords::tr("The positive class is %1.").arg(toQString(positive)),
             .evidence = evidence,
             .sureness = sureness});
        return {};
    }

    struct PositiveClass
    {
        std::size_t index = 0;
        QString evidence;
        Sureness sureness = Sureness::Likely;
    };

    /// The index of the positive class, the one that the scores are of or one of two, and why.
    [[nodiscard]] PositiveClass positiveOf(std::uint32_t scoreOf) const
    {
        if (scoreOf != noClass)
            return {scoreOf, EvaluationWords::tr("The scores are of this class."), Sureness::Likely};
        const auto& classes = m_rows.classes;
        using Pair = std::pair<std::string_view, std::string_view>;
        static constexpr std::array<Pair, 2> usual{Pair{"0", "1"}, Pair{"false", "true"}};
        if (std::find(usual.begin(), usual.end(), Pair(toLower(classes[0]), toLower(classes[1]))) !=
            usual.end())
            return {1, EvaluationWords::tr("So it is customary for these names."), Sureness::Likely};
        const auto& judged = m_rows.truth.empty() ? m_rows.predicted : m_rows.truth;
        const auto first = std::count(judged.begin(), judged.end(), 0U);
        const auto second = std::count(judged.begin(), judged.end(), 1U);
        return {first < second ? 0U : 1U, EvaluationWords::tr("It is the rarer one of two."),
                Sureness::Guess};
    }

    Result<void> outcomes() { return readOutcomes(m_table, m_rows, m_cancel); }
    Result<void> scores()
    {
        return readScores(m_table, m_rows, m_cancel,
                          [this](std::uint32_t scoreOf) { return choosePositive(scoreOf); });
    }
};

} // namespace

Failure unknownClass(const std::string& name)
{
    return fail(ErrorKind::NotFound, QString::fromStdString(name),
                EvaluationWords::tr("No prediction or label has this class."));
}

bool EvaluatedRows::labelled(std::size_t row) const
{
    if (failed(row))
        return false;
    if (task == TaskKind::Regression)
        return !target.empty() && !std::isnan(value[row]) && !std::isnan(target[row]);
    return !truth.empty() && truth[row] != noClass && predicted[row] != noClass;
}

double EvaluatedRows::loss(std::size_t row) const
{
    if (task == TaskKind::Regression)
        return std::abs(value[row] - target[row]);
    return predicted[row] == truth[row] ? 0 : 1;
}

bool EvaluatedRows::inReference(std::size_t row) const
{
    return !times.empty() && question.reference.contains({times[row]});
}

bool EvaluatedRows::inCurrent(std::size_t row) const
{
    if (times.empty() || times[row] == 0 || inReference(row)) // nothing is compared with itself
        return false;
    return question.current.isEmpty() ? times[row] >= question.reference.to.ms
                                      : question.current.contains({times[row]});
}

TimeRange EvaluatedRows::extent() const
{
    const auto first = std::find_if(times.begin(), times.end(), [](std::int64_t at) { return at > 0; });
    const auto last = std::find_if(times.rbegin(), times.rend(), [](std::int64_t at) { return at > 0; });
    if (first == times.end())
        return {};
    return {{*first}, {*last + 1}};
}

std::uint32_t EvaluatedRows::positive() const
{
    const auto found = std::find(classes.begin(), classes.end(), question.positiveClass);
    return found == classes.end() ? noClass : static_cast<std::uint32_t>(found - classes.begin());
}

Result<EvaluatedRows> readRows(const RecordTable& table, const EvaluationQuestion& question,
                               const CancelToken& cancel)
{
    EvaluatedRows rows;
    rows.question = question;
    if (const auto done = EvaluatedRowReader(table, rows, cancel).read(); !done)
        return Failure(done.error());
    return rows;
}

} // namespace qd
