// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/rowparts.h"

#include "models/base/naturalorder.h"
#include "models/evaluation/evaluationwords.h"
#include "models/evaluation/tablevalues.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace qd {

namespace {

constexpr std::size_t mostNumericClasses = 20;

class OutcomeReader : private ColumnReading
{
public:
    using ColumnReading::ColumnReading;

    Result<void> read()
    {
        const int prediction = m_table.columnOf(LogField::Prediction);
        const int label = m_table.columnOf(LogField::Label);
        if (prediction == noColumn) {
            m_rows.notes.push_back(EvaluationWords::tr("The log has no predictions that can be evaluated."));
            return {};
        }
        for (const int column : {prediction, label}) {
            if (column != noColumn && kindOf(column) == ColumnKind::Text) {
                m_rows.notes.push_back(EvaluationWords::tr(
                    "Predictions or labels have too many different texts to be classes."));
                return {};
            }
        }
        if (label == noColumn)
            m_rows.notes.push_back(
                EvaluationWords::tr("The log has no labels: quality can only be estimated."));
        const bool numbers =
            isNumeric(m_table, prediction) && (label == noColumn || isNumeric(m_table, label));
        if (numbers && (mayBeRegression(prediction) || (label != noColumn && mayBeRegression(label))))
            return readNumbers(prediction, label);
        return readClasses(prediction, label);
    }

private:
    /// Returns whether the numeric column may hold a regression.
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
        if (auto done = readNames(prediction, m_rows.predicted, predictedNames); !done)
            return done;
        if (label != noColumn) {
            if (auto done = readNames(label, m_rows.truth, truthNames); !done)
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
        if (auto done = into(numbers, numbersOf, column); !done)
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
        if (auto done = into(m_rows.value, numbersOf, prediction); !done)
            return done;
        if (auto done = into(m_rows.target, numbersOf, label); !done)
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
};

} // namespace

std::vector<std::string> usedNames(const std::vector<std::vector<std::uint32_t>*>& columns,
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

Result<void> readOutcomes(const RecordTable& table, EvaluatedRows& rows, const CancelToken& cancel)
{
    return OutcomeReader(table, rows, cancel).read();
}

} // namespace qd
