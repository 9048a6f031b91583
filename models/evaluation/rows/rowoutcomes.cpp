// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/rows/rowparts.h"

#include "models/base/naturalorder.h"
#include "models/base/numbertext.h"
#include "models/base/text.h"
#include "models/evaluation/evaluationwords.h"
#include "models/evaluation/rows/tablevalues.h"
#include "models/table/tableschema.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace qd {

namespace {

constexpr std::size_t mostNumericClasses = 20;
/// Larger numbers are no classes, however few there are.
constexpr double largestClass = 1e15;

QString exampleText(const WrittenNumbers& written)
{
    constexpr std::size_t longest = 40;
    return toQString(std::string_view(written.example).substr(0, longest));
}

bool isTruthWord(const std::string& text)
{
    const std::string lower = toLower(text);
    return lower == "true" || lower == "false";
}

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
        for (auto [column, answer] : {std::pair(prediction, &m_prediction), std::pair(label, &m_label)}) {
            if (auto done = readWritten(column, *answer); !done)
                return done;
        }
        const std::optional<TaskKind> said = m_rows.question.meaning.task;
        if (said == TaskKind::Regression)
            return readNumbers(prediction, label);
        const bool areNumbers = m_prediction.written.areNumbers && m_label.written.areNumbers;
        if (areNumbers && (mayBeRegression(prediction, m_prediction) || mayBeRegression(label, m_label)))
            return readNumbers(prediction, label);
        if (auto done = readClasses(prediction, label); !done)
            return done;
        assumeClasses(prediction, areNumbers);
        return {};
    }

private:
    /// What the predictions or labels of the selected rows are.
    struct Answers
    {
        std::vector<std::string> texts; ///< the different values; empty for a column of numbers
        WrittenNumbers written;
    };

    /// Models of one log may have tasks of their own: only what the selected rows hold counts.
    Result<void> readWritten(int column, Answers& answers)
    {
        if (column == noColumn || kindOf(column) != ColumnKind::Code) {
            answers.written.areNumbers = true;
            return {};
        }
        std::vector<std::uint32_t> codes;
        if (auto done = into(codes, codesOf, column); !done)
            return done;
        const auto& names = m_table.dictionary(column);
        std::vector<char> isUsed(names.size());
        // What stands in failed requests is no answer.
        for (std::size_t row = 0; row < codes.size(); ++row) {
            if (codes[row] != missingCode && !m_rows.failed(row))
                isUsed[codes[row]] = 1;
        }
        for (std::size_t code = 0; code < names.size(); ++code) {
            if (isUsed[code] != 0)
                answers.texts.push_back(names[code]);
        }
        answers.written = writtenNumbers(answers.texts, m_rows.question.meaning.decimal);
        return {};
    }

    /// Returns whether the numeric column may hold a regression.
    [[nodiscard]] bool mayBeRegression(int column, const Answers& answers) const
    {
        if (column == noColumn)
            return false;
        if (kindOf(column) == ColumnKind::Number || answers.written.numbers > mostNumericClasses)
            return true;
        return std::any_of(answers.texts.begin(), answers.texts.end(), [&answers](const std::string& text) {
            const auto number = writtenNumber(text, answers.written.style);
            return number && (*number != std::floor(*number) || std::abs(*number) > largestClass);
        });
    }

    void assumeClasses(int prediction, bool areNumbers)
    {
        const bool isSaid = m_rows.question.meaning.task.has_value();
        const auto count = static_cast<std::int64_t>(m_rows.classes.size());
        const QString meaning =
            EvaluationWords::tr("“%1” holds classes: %2.").arg(columnName(prediction), classList());
        if (isSaid)
            assume(Decision::Task, prediction, meaning, EvaluationWords::tr("As you said."), Sureness::Said);
        else if (!areNumbers)
            assume(Decision::Task, prediction, meaning, EvaluationWords::tr("Not all values are numbers."),
                   Sureness::Sure);
        else
            assume(Decision::Task, prediction, meaning,
                   EvaluationWords::tr("All are whole numbers, with %n different value(s) in all.", nullptr,
                                       pluralCount(count)),
                   count > 2 ? Sureness::Guess : Sureness::Likely);
    }

    void assumeRegression(int prediction)
    {
        const bool isSaid = m_rows.question.meaning.task.has_value();
        assume(Decision::Task, prediction,
               EvaluationWords::tr("“%1” holds numbers: errors are measured, not classes compared.")
                   .arg(columnName(prediction)),
               isSaid ? EvaluationWords::tr("As you said.")
                      : EvaluationWords::tr("Values are not whole, or more than %n of them differ.", nullptr,
                                            static_cast<int>(mostNumericClasses)),
               isSaid ? Sureness::Said : Sureness::Likely);
    }

    [[nodiscard]] QString columnName(int column) const
    {
        return toQString(m_table.columns()[static_cast<std::size_t>(column)].name);
    }

    /// "a, b, c and 5 others".
    [[nodiscard]] QString classList() const
    {
        constexpr std::size_t shown = 4;
        QStringList names;
        for (std::size_t i = 0; i < std::min(shown, m_rows.classes.size()); ++i)
            names += toQString(m_rows.classes[i]);
        const QString list = names.join(QStringLiteral(", "));
        if (m_rows.classes.size() <= shown)
            return list;
        return EvaluationWords::tr("%1 and %n other(s)", "the first classes, and how many more there are",
                                   pluralCount(static_cast<std::int64_t>(m_rows.classes.size() - shown)))
            .arg(list);
    }

    void assume(Decision about, int column, const QString& meaning, const QString& evidence,
                Sureness sureness)
    {
        m_rows.assumptions.push_back({.about = about,
                                      .column = m_table.columns()[static_cast<std::size_t>(column)].name,
                                      .meaning = meaning,
                                      .evidence = evidence,
                                      .sureness = sureness});
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
        for (auto* const codes : {&m_rows.predicted, &m_rows.truth}) {
            for (std::size_t row = 0; row < codes->size(); ++row)
                (*codes)[row] = m_rows.failed(row) ? missingCode : (*codes)[row];
        }
        leaveOutMissing(prediction, label, predictedNames, truthNames);
        agreeOnTruth(label, predictedNames, truthNames);
        nameClasses(label, predictedNames, truthNames);
        return {};
    }

    void nameClasses(int label, const std::vector<std::string>& predictedNames,
                     const std::vector<std::string>& truthNames)
    {
        m_rows.classes = usedNames({&m_rows.predicted, &m_rows.truth}, {&predictedNames, &truthNames});
        std::vector<char> isPredicted(m_rows.classes.size());
        for (const std::uint32_t code : m_rows.predicted) {
            if (code != noClass)
                isPredicted[code] = 1;
        }
        bool isAnyTrue = false;
        for (const std::uint32_t code : m_rows.truth) {
            if (code != noClass && isPredicted[code] != 0)
                return;
            isAnyTrue = isAnyTrue || code != noClass;
        }
        if (label != noColumn && isAnyTrue)
            m_rows.notes.push_back(EvaluationWords::tr("No class is both predicted and true. Check whether "
                                                       "both columns write their classes alike."));
    }

    /// Words for "no value" are none among numbers; among texts they are when only labels have them.
    void leaveOutMissing(int prediction, int label, const std::vector<std::string>& predictedNames,
                         const std::vector<std::string>& truthNames)
    {
        if (m_prediction.written.areNumbers)
            leaveOutMissing(prediction, m_rows.predicted, predictedNames, {}, Sureness::Sure);
        if (label == noColumn)
            return;
        if (m_label.written.areNumbers)
            return leaveOutMissing(label, m_rows.truth, truthNames, {}, Sureness::Sure);
        leaveOutMissing(label, m_rows.truth, truthNames, m_prediction.texts, Sureness::Likely);
    }

    /// `kept`: the words that are classes.
    void leaveOutMissing(int column, std::vector<std::uint32_t>& codes, const std::vector<std::string>& names,
                         const std::vector<std::string>& kept, Sureness sureness)
    {
        std::vector<char> isMissing;
        for (const std::string& name : names)
            isMissing.push_back(isMissingWord(name) ? 1 : 0);
        for (const std::string& word : kept) {
            const auto name = std::find(names.begin(), names.end(), word);
            if (name == names.end() || !isMissingWord(word))
                continue;
            isMissing[static_cast<std::size_t>(name - names.begin())] = 0;
            assume(Decision::Missing, column,
                   EvaluationWords::tr("“%1” is a class, not a missing value.").arg(toQString(word)),
                   EvaluationWords::tr("It is also predicted."), Sureness::Guess);
        }
        std::int64_t count = 0;
        const std::string* word = nullptr;
        for (std::uint32_t& code : codes) {
            if (code == missingCode || isMissing[code] == 0)
                continue;
            ++count;
            word = &names[code];
            code = missingCode;
        }
        if (word)
            assume(Decision::Missing, column,
                   EvaluationWords::tr("“%1” stands for a missing value.").arg(toQString(*word)),
                   EvaluationWords::tr("%n row(s) have it.", nullptr, pluralCount(count)), sureness);
    }

    /// Returns whether all names that the rows have are as `isOne` wants them.
    template <typename IsOne>
    static bool areAll(const std::vector<std::uint32_t>& codes, const std::vector<std::string>& names,
                       const IsOne& isOne)
    {
        bool isAny = false;
        for (const std::uint32_t code : codes) {
            if (code == missingCode)
                continue;
            if (!isOne(names[code]))
                return false;
            isAny = true;
        }
        return isAny;
    }

    /// The classes true and false of one side are 1 and 0 of the other, as Python, NumPy and SQL have it;
    /// True is true.
    void agreeOnTruth(int label, std::vector<std::string>& predictedNames,
                      std::vector<std::string>& truthNames)
    {
        if (label == noColumn)
            return;
        const auto isDigit = [](const std::string& name) { return name == "0" || name == "1"; };
        const bool arePredictedWords = areAll(m_rows.predicted, predictedNames, isTruthWord);
        const bool areTrueWords = areAll(m_rows.truth, truthNames, isTruthWord);
        if (arePredictedWords && areTrueWords)
            return writeTruthAlike(predictedNames, truthNames);
        const bool isLabel = areTrueWords && areAll(m_rows.predicted, predictedNames, isDigit);
        if (!isLabel && !(arePredictedWords && areAll(m_rows.truth, truthNames, isDigit)))
            return;
        for (std::string& name : isLabel ? truthNames : predictedNames) {
            if (isTruthWord(name))
                name.assign(1, toLower(name) == "true" ? '1' : '0'); // GCC 12 warns of `=` without a cause
        }
        assume(Decision::Truth, label, EvaluationWords::tr("true is class 1, and false class 0."),
               EvaluationWords::tr("One of prediction and label is true or false, the other 1 or 0."),
               Sureness::Likely);
    }

    static void writeTruthAlike(std::vector<std::string>& predictedNames,
                                std::vector<std::string>& truthNames)
    {
        for (auto* const names : {&predictedNames, &truthNames}) {
            for (std::string& name : *names)
                name = isTruthWord(name) ? toLower(name) : name;
        }
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
        if (names.size() > TableSchema::mostValues)
            return fail(
                ErrorKind::Invalid, columnName(column),
                EvaluationWords::tr("%L1 different numbers are too many to be classes.").arg(names.size()),
                EvaluationWords::tr("Leave the task to be decided, or say that it is a regression."));
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
        const auto inStyle = [](const WrittenNumbers& written) {
            return [&written](const RecordTable& table, const Selection& selection, int column,
                              const CancelToken& cancel) {
                return styledNumbersOf(table, selection, column, written.style, cancel);
            };
        };
        if (auto done = into(m_rows.value, inStyle(m_prediction.written), prediction); !done)
            return done;
        if (auto done = into(m_rows.target, inStyle(m_label.written), label); !done)
            return done;
        if (!m_rows.question.meaning.task && (hasClassProbability() || areClasses())) {
            std::vector<std::string> predictedNames;
            std::vector<std::string> truthNames;
            toNames(std::exchange(m_rows.value, {}), m_rows.predicted, predictedNames);
            toNames(std::exchange(m_rows.target, {}), m_rows.truth, truthNames);
            nameClasses(label, predictedNames, truthNames);
            assumeClasses(prediction, true);
            return {};
        }
        m_rows.task = TaskKind::Regression;
        assumeRegression(prediction);
        m_rows.question.positiveClass.clear();
        if (auto done = markNotUnderstood(prediction, m_prediction.written); !done)
            return done;
        return markNotUnderstood(label, m_label.written);
    }

    /// Whether a probability of the log is that of a value that was predicted or true. Columns may be called
    /// like one (prob_rain) and be features.
    [[nodiscard]] bool hasClassProbability() const
    {
        const auto& columns = m_table.classProbabilities();
        return std::any_of(columns.begin(), columns.end(), [this](const auto& column) {
            const auto number = wholeNumber(column.first);
            const auto isIt = [number](double value) { return number && value == *number; };
            return std::any_of(m_rows.value.begin(), m_rows.value.end(), isIt) ||
                   std::any_of(m_rows.target.begin(), m_rows.target.end(), isIt);
        });
    }

    void assumeNumbers(int column, const WrittenNumbers& written)
    {
        if (written.style != NumberStyle()) {
            const QString meaning =
                written.style.decimal == ','
                    ? EvaluationWords::tr("Numbers have a decimal comma.")
                    : EvaluationWords::tr("Numbers have commas between groups of three digits.");
            assume(Decision::Numbers, column, meaning, {},
                   written.isStyleCertain ? Sureness::Sure : Sureness::Guess);
        }
        if (written.others > 0)
            assume(Decision::Missing, column,
                   EvaluationWords::tr("Values are numbers; %n different one(s) are not a number, such as "
                                       "“%1”, and are left out.",
                                       nullptr, pluralCount(static_cast<std::int64_t>(written.others)))
                       .arg(exampleText(written)),
                   EvaluationWords::tr("%n different values are numbers.", nullptr,
                                       pluralCount(static_cast<std::int64_t>(written.numbers))),
                   Sureness::Likely);
    }

    /// Marks the rows whose value is there but neither a number nor a word for "no value".
    Result<void> markNotUnderstood(int column, const WrittenNumbers& written)
    {
        if (column == noColumn || kindOf(column) != ColumnKind::Code)
            return {};
        assumeNumbers(column, written);
        if (written.others == 0)
            return {};
        std::vector<std::uint32_t> codes;
        if (auto done = into(codes, codesOf, column); !done)
            return done;
        const auto& texts = m_table.dictionary(column);
        m_rows.notUnderstood.resize(m_rows.size);
        for (std::size_t row = 0; row < codes.size(); ++row) {
            if (codes[row] != missingCode && !isMissingWord(texts[codes[row]]) &&
                !writtenNumber(texts[codes[row]], written.style))
                m_rows.notUnderstood[row] = 1;
        }
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
                if (number != std::floor(number) || std::abs(number) > largestClass)
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

    Answers m_prediction;
    Answers m_label;
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
