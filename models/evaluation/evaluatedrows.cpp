// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/evaluatedrows.h"

#include "models/evaluation/tablevalues.h"
#include "models/table/filter.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace qd {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Evaluation)
};

constexpr std::size_t mostNumericClasses = 20;

/// Fills in one part after the other; the first failure ends it.
class RowReader
{
public:
    RowReader(const RecordTable& table, const EvaluationQuestion& question, const CancelToken& cancel)
        : m_table(table), m_cancel(cancel)
    {
        m_rows.question = question;
    }

    Result<EvaluatedRows> read()
    {
        using Step = Result<void> (RowReader::*)();
        static constexpr std::array<Step, 6> steps{&RowReader::selectRows,     &RowReader::selectModel,
                                                   &RowReader::readCommon,     &RowReader::readOutcomes,
                                                   &RowReader::choosePositive, &RowReader::readScores};
        for (const Step step : steps) {
            if (m_cancel.isCancelled())
                return cancelled();
            if (const auto done = (this->*step)(); !done)
                return tl::make_unexpected(done.error());
        }
        return std::move(m_rows);
    }

private:
    /// A column of codes with this meaning, or noColumn.
    [[nodiscard]] int codeColumn(LogField field) const
    {
        const int column = m_table.columnOf(field);
        return column != noColumn && kindOf(column) == ColumnKind::Code ? column : noColumn;
    }
    [[nodiscard]] ColumnKind kindOf(int column) const
    {
        return m_table.columns()[static_cast<std::size_t>(column)].kind;
    }

    template <typename Values, typename Read>
    Result<void> into(Values& values, Read read, int column)
    {
        if (column == noColumn)
            return {};
        auto result = read(m_table, m_rows.selection, column, m_cancel);
        if (!result)
            return tl::make_unexpected(result.error());
        values = std::move(*result);
        return {};
    }

    Result<void> selectRows()
    {
        auto selection = select(m_table, m_rows.question.filter, m_cancel);
        if (!selection)
            return tl::make_unexpected(selection.error());
        m_rows.selection = std::move(*selection);
        if (m_rows.selection.count(m_table.rows()) > 0)
            return {};
        const QString where = m_table.paths().join(QStringLiteral(", "));
        return m_table.rows() == 0
                   ? fail(ErrorKind::NotFound, where, Words::tr("The log has no predictions."))
                   : fail(ErrorKind::NotFound, where, Words::tr("No prediction passes the filter."),
                          Words::tr("Widen the filter or leave it out."));
    }

    Result<void> selectModel()
    {
        const int column = codeColumn(LogField::Model);
        std::vector<std::uint32_t> codes;
        if (const auto done = into(codes, codesOf, column); !done || column == noColumn)
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
                        Words::tr("The log has no predictions of this model."));
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
        if (const auto done = into(m_rows.times, timesOf, m_table.columnOf(LogField::Timestamp)); !done)
            return done;
        if (const auto done = into(m_rows.status, numbersOf, m_table.columnOf(LogField::Status)); !done)
            return done;
        if (const auto done = into(m_rows.latency, numbersOf, m_table.columnOf(LogField::Latency)); !done)
            return done;
        const int column = codeColumn(LogField::Version);
        if (const auto done = into(m_rows.version, codesOf, column); !done)
            return done;
        if (column != noColumn)
            m_rows.versions = usedNames({&m_rows.version}, {&m_table.dictionary(column)});
        m_rows.version.resize(m_rows.size, noClass);
        return {};
    }

    /// The names that occur, in natural order; codes become indices of them. Columns may have dictionaries of
    /// their own.
    static std::vector<std::string>
    usedNames(const std::vector<std::vector<std::uint32_t>*>& columns,
              const std::vector<const std::vector<std::string>*>& dictionaries)
    {
        const auto less = [](const std::string& a, const std::string& b) { return naturalLess(a, b); };
        std::map<std::string, std::uint32_t, decltype(less)> indices(less);
        std::vector<std::vector<std::uint32_t>> newCodes;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            newCodes.emplace_back(dictionaries[i]->size(), noClass);
            for (const std::uint32_t code : *columns[i]) {
                if (code != missingCode && std::exchange(newCodes[i][code], 0) == noClass)
                    indices.emplace((*dictionaries[i])[code], 0);
            }
        }
        std::vector<std::string> names;
        for (auto& [name, index] : indices) {
            index = static_cast<std::uint32_t>(names.size());
            names.push_back(name);
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            for (std::size_t code = 0; code < newCodes[i].size(); ++code) {
                if (newCodes[i][code] != noClass)
                    newCodes[i][code] = indices.at((*dictionaries[i])[code]);
            }
            for (std::uint32_t& code : *columns[i])
                code = code == missingCode ? noClass : newCodes[i][code];
        }
        return names;
    }

    Result<void> readOutcomes()
    {
        const int prediction = m_table.columnOf(LogField::Prediction);
        const int label = m_table.columnOf(LogField::Label);
        if (prediction == noColumn) {
            m_rows.notes.push_back(Words::tr("The log has no predictions that could be judged."));
            return {};
        }
        for (const int column : {prediction, label}) {
            if (column != noColumn && kindOf(column) == ColumnKind::Text) {
                m_rows.notes.push_back(
                    Words::tr("Predictions or labels are texts of too many different values to be classes."));
                return {};
            }
        }
        if (label == noColumn)
            m_rows.notes.push_back(Words::tr("The log has no labels: quality can only be estimated."));
        const bool numbers =
            isNumeric(m_table, prediction) && (label == noColumn || isNumeric(m_table, label));
        if (numbers && (mayBeRegression(prediction) || (label != noColumn && mayBeRegression(label))))
            return readNumbers(prediction, label);
        return readClasses(prediction, label);
    }

    /// Of a numeric column.
    [[nodiscard]] bool mayBeRegression(int column) const
    {
        if (kindOf(column) == ColumnKind::Number)
            return true;
        const auto& texts = m_table.dictionary(column);
        return texts.size() > mostNumericClasses ||
               std::any_of(texts.begin(), texts.end(), [](const std::string& text) {
                   const auto number = numberOf(text);
                   return number && *number != std::floor(*number);
               });
    }

    Result<void> readClasses(int prediction, int label)
    {
        // One side may be codes and the other numbers: "1" and 1 are one class then.
        std::vector<std::string> predictedNames;
        std::vector<std::string> truthNames;
        if (const auto done = readNames(prediction, m_rows.predicted, predictedNames); !done)
            return done;
        if (label != noColumn) {
            if (const auto done = readNames(label, m_rows.truth, truthNames); !done)
                return done;
        }
        m_rows.classes = usedNames({&m_rows.predicted, &m_rows.truth}, {&predictedNames, &truthNames});
        return {};
    }

    Result<void> readNames(int column, std::vector<std::uint32_t>& codes, std::vector<std::string>& names)
    {
        if (kindOf(column) == ColumnKind::Code) {
            names = m_table.dictionary(column);
            return into(codes, codesOf, column);
        }
        std::vector<double> numbers;
        if (const auto done = into(numbers, numbersOf, column); !done)
            return done;
        toNames(numbers, codes, names);
        return {};
    }

    static void toNames(const std::vector<double>& numbers, std::vector<std::uint32_t>& codes,
                        std::vector<std::string>& names)
    {
        std::map<double, std::uint32_t> known;
        for (const double number : numbers) {
            if (std::isnan(number)) {
                codes.push_back(missingCode);
                continue;
            }
            const auto [at, isNew] = known.try_emplace(number, static_cast<std::uint32_t>(names.size()));
            if (isNew)
                names.push_back(textOf(number));
            codes.push_back(at->second);
        }
    }

    Result<void> readNumbers(int prediction, int label)
    {
        if (const auto done = into(m_rows.value, numbersOf, prediction); !done)
            return done;
        if (const auto done = into(m_rows.target, numbersOf, label); !done)
            return done;
        if (!m_table.classProbabilities().empty() || areClasses()) {
            std::vector<std::string> predictedNames;
            std::vector<std::string> truthNames;
            toNames(std::exchange(m_rows.value, {}), m_rows.predicted, predictedNames);
            toNames(std::exchange(m_rows.target, {}), m_rows.truth, truthNames);
            m_rows.classes = usedNames({&m_rows.predicted, &m_rows.truth}, {&predictedNames, &truthNames});
            return {};
        }
        m_rows.task = TaskKind::Regression;
        m_rows.question.positiveClass.clear();
        return {};
    }

    /// Few different whole numbers.
    [[nodiscard]] bool areClasses() const
    {
        std::vector<double> different;
        for (const auto* numbers : {&m_rows.value, &m_rows.target}) {
            for (const double number : *numbers) {
                if (std::isnan(number))
                    continue;
                if (number != std::floor(number))
                    return false;
                if (std::find(different.begin(), different.end(), number) != different.end())
                    continue;
                if (different.size() == mostNumericClasses)
                    return false;
                different.push_back(number);
            }
        }
        return true;
    }

    Result<void> choosePositive()
    {
        const auto& classes = m_rows.classes;
        std::string& positive = m_rows.question.positiveClass;
        if (m_rows.task == TaskKind::Regression)
            return {};
        if (!positive.empty()) {
            if (std::find(classes.begin(), classes.end(), positive) == classes.end())
                return fail(ErrorKind::NotFound, QString::fromStdString(positive),
                            Words::tr("Neither a prediction nor a label is of this class."));
            return {};
        }
        if (classes.size() != 2)
            return {};
        const auto& judged = m_rows.truth.empty() ? m_rows.predicted : m_rows.truth;
        const auto first = std::count(judged.begin(), judged.end(), 0U);
        const auto second = std::count(judged.begin(), judged.end(), 1U);
        positive = classes[first < second ? 0 : 1];
        return {};
    }

    Result<void> readScores()
    {
        if (m_rows.task == TaskKind::Regression || m_rows.predicted.empty())
            return {};
        if (const auto done = readConfidence(); !done)
            return done;
        if (const auto done = readPositiveScore(); !done)
            return done;
        const auto outside = [](double p) { return p < 0 || p > 1; }; // false for NaN
        m_rows.scoresAreProbabilities =
            std::none_of(m_rows.score.begin(), m_rows.score.end(), outside) &&
            std::none_of(m_rows.confidence.begin(), m_rows.confidence.end(), outside);
        if (!m_rows.scoresAreProbabilities)
            m_rows.notes.push_back(Words::tr(
                "Some scores lie outside of 0 to 1: they rank predictions, but are no probabilities, "
                "so that there is no calibration, log loss, Brier score or estimate."));
        return {};
    }

    Result<void> readConfidence()
    {
        if (const int column = m_table.columnOf(LogField::Probability); column != noColumn)
            return into(m_rows.confidence, numbersOf, column);
        for (const auto& [name, column] : m_table.classProbabilities()) {
            const auto found = std::find(m_rows.classes.begin(), m_rows.classes.end(), name);
            if (found == m_rows.classes.end())
                continue;
            std::vector<double> ofClass;
            if (const auto done = into(ofClass, numbersOf, column); !done)
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
            m_rows.notes.push_back(Words::tr(
                "The log has the probability of the predicted class only: with more than two classes that "
                "does not tell the probability of the positive one."));
            return {};
        }
        m_rows.score = m_rows.confidence;
        for (std::size_t row = 0; row < m_rows.size; ++row) {
            if (m_rows.predicted[row] != positive)
                m_rows.score[row] = 1 - m_rows.score[row];
        }
        return {};
    }

    const RecordTable& m_table;
    const CancelToken& m_cancel;
    EvaluatedRows m_rows;
};

} // namespace

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
    return RowReader(table, question, cancel).read();
}

} // namespace qd
