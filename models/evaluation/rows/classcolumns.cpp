// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/rows/classcolumns.h"

#include "models/base/numbertext.h"
#include "models/base/text.h"
#include "models/evaluation/evaluationwords.h"
#include "models/evaluation/rows/rowparts.h"
#include "models/evaluation/rows/tablevalues.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace qd {

namespace {

constexpr double shareRounding = 0.001;
/// One in so many rows may have its largest probability elsewhere.
constexpr double oddRows = 0.05;
/// Longer lists are not searched for their order.
constexpr std::size_t mostSearched = 200;

/// The number that a name of a class stands for, with true and false as 1 and 0.
std::optional<double> classNumber(const std::string& name)
{
    const std::string lower = toLower(name);
    if (lower == "true" || lower == "false")
        return lower == "true" ? 1 : 0;
    return wholeNumber(name);
}

bool areSameClass(const std::string& a, const std::string& b)
{
    if (a == b)
        return true;
    const auto number = classNumber(a);
    return number && number == classNumber(b);
}

class ClassColumnReader : private ColumnReading
{
public:
    ClassColumnReader(const RecordTable& table, EvaluatedRows& rows, const CancelToken& cancel)
        : ColumnReading(table, rows, cancel), m_columns(table.classProbabilities())
    {
    }

    Result<ClassColumns> read()
    {
        if (m_columns.empty() || m_rows.classes.empty())
            return ClassColumns();
        const std::vector<std::size_t> named = placesByName();
        if (auto done = scan(); !done)
            return Failure(done.error());
        if (!settleScale())
            return ClassColumns();
        return columnsAt(areNumbered() ? placesByOrder(named) : named);
    }

private:
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    [[nodiscard]] std::vector<std::size_t> placesByName() const
    {
        std::vector<std::size_t> places;
        for (const std::string& name : m_rows.classes) {
            const auto found = std::find_if(m_columns.begin(), m_columns.end(), [&](const auto& column) {
                return areSameClass(column.first, name);
            });
            places.push_back(found == m_columns.end() ? nowhere
                                                      : static_cast<std::size_t>(found - m_columns.begin()));
        }
        return places;
    }

    /// Returns the places of the columns 0, 1, 2, … of a list; empty when they have other names.
    [[nodiscard]] std::vector<std::size_t> numberedPlaces() const
    {
        std::vector<std::size_t> places(m_columns.size(), nowhere);
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const auto number = wholeNumber(m_columns[i].first);
            if (!number || !(*number >= 0 && *number < static_cast<double>(places.size())))
                return {};
            places[static_cast<std::size_t>(*number)] = i;
        }
        return std::find(places.begin(), places.end(), nowhere) == places.end() ? places
                                                                                : std::vector<std::size_t>();
    }
    /// Whether the columns only have numbers that may be those of places. With a class 0 they are names.
    [[nodiscard]] bool areNumbered() const
    {
        const auto isZero = [](const std::string& name) { return areSameClass(name, "0"); };
        return m_columns.size() <= mostSearched && !numberedPlaces().empty() &&
               std::none_of(m_rows.classes.begin(), m_rows.classes.end(), isZero);
    }

    /// Finds the range of the values and the largest one of each row.
    Result<void> scan()
    {
        std::vector<double> largest(m_rows.size, -std::numeric_limits<double>::infinity());
        m_largest.assign(m_rows.size, nowhere);
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            std::vector<double> values;
            if (auto done = into(values, numbersOf, m_columns[i].second); !done)
                return done;
            for (std::size_t row = 0; row < values.size(); ++row) {
                const double value = values[row];
                if (std::isnan(value))
                    continue;
                ++m_known;
                m_outside += value < -shareRounding || value > 1 + shareRounding ? 1 : 0;
                m_low = std::min(m_low, value);
                m_high = std::max(m_high, value);
                if (value > largest[row]) {
                    largest[row] = value;
                    m_largest[row] = i;
                }
            }
            if (m_columns.size() == 2 && i == 1)
                m_second = std::move(values);
        }
        return {};
    }

    /// Returns whether the values are probabilities, on whatever scale.
    [[nodiscard]] bool settleScale()
    {
        constexpr double fewest = 0.01;
        if (static_cast<double>(m_outside) <= fewest * static_cast<double>(m_known))
            return m_known > 0;
        const QString evidence = EvaluationWords::tr("%1 of %2 values lie outside 0 to 1.")
                                     .arg(countText(m_outside), countText(m_known));
        if (m_low >= -shareRounding && m_high > 50 && m_high <= 100 * (1 + shareRounding)) {
            m_scale = 100;
            say(EvaluationWords::tr("The probabilities of the classes are percentages."), evidence,
                Sureness::Likely);
            return true;
        }
        say(EvaluationWords::tr("The scores of the classes are not used: they are no probabilities."),
            evidence, Sureness::Likely);
        return false;
    }

    /// Returns the column of each class by what was predicted where it is the largest one.
    [[nodiscard]] std::vector<std::size_t> placesByOrder(const std::vector<std::size_t>& named)
    {
        std::vector<std::size_t> best = named;
        std::int64_t most =
            std::find(named.begin(), named.end(), nowhere) == named.end() ? agreement(named) : -1;
        std::vector<std::size_t> ordered = numberedPlaces();
        if (ordered.size() == m_rows.classes.size()) {
            for (int turn = 0; turn < (ordered.size() == 2 ? 2 : 1); ++turn) {
                if (agreement(ordered) > most) {
                    best = ordered;
                    most = agreement(ordered);
                }
                std::reverse(ordered.begin(), ordered.end());
            }
        }
        if (const auto learned = learnedPlaces(); agreement(learned) > most) {
            best = learned;
            most = agreement(learned);
        }
        const std::int64_t rows = comparedRows();
        if (static_cast<double>(most) < (1 - oddRows) * static_cast<double>(rows) || rows == 0) {
            say(EvaluationWords::tr(
                    "The probabilities are not used: which classes they belong to cannot be told."),
                EvaluationWords::tr("They are numbered, and the largest one goes with no class."),
                Sureness::Guess);
            return {};
        }
        if (best != named)
            say(EvaluationWords::tr("The probabilities are those of %1, in this order.").arg(namesAt(best)),
                EvaluationWords::tr("They go with the predicted class in %1 of %2 rows.")
                    .arg(countText(most), countText(rows)),
                Sureness::Likely);
        return best;
    }

    [[nodiscard]] QString namesAt(const std::vector<std::size_t>& places) const
    {
        QStringList names;
        for (const std::size_t place : numberedPlaces()) {
            const auto at = std::find(places.begin(), places.end(), place);
            names += at == places.end()
                         ? QStringLiteral("–")
                         : toQString(m_rows.classes[static_cast<std::size_t>(at - places.begin())]);
        }
        constexpr qsizetype most = 20;
        if (names.size() > most)
            names = names.mid(0, most) + QStringList(QStringLiteral("…"));
        return names.join(QStringLiteral(", "));
    }

    [[nodiscard]] std::int64_t comparedRows() const
    {
        std::int64_t rows = 0;
        for (std::size_t row = 0; row < m_rows.size; ++row)
            rows += m_rows.predicted[row] != noClass && m_largest[row] != nowhere ? 1 : 0;
        return rows;
    }

    /// Returns the number of rows that go with the places: the largest probability is that of the predicted
    /// class or, of two classes, lies on its side of one threshold.
    [[nodiscard]] std::int64_t agreement(const std::vector<std::size_t>& places) const
    {
        if (places.size() != m_rows.classes.size())
            return -1;
        if (!m_second.empty() && places.size() == 2 && isParted(places[1] == 1))
            return comparedRows();
        std::int64_t rows = 0;
        for (std::size_t row = 0; row < m_rows.size; ++row) {
            const std::uint32_t predicted = m_rows.predicted[row];
            rows += predicted != noClass && m_largest[row] != nowhere && places[predicted] == m_largest[row]
                        ? 1
                        : 0;
        }
        return rows;
    }
    /// Whether one threshold on the second of two columns parts the predicted classes.
    [[nodiscard]] bool isParted(bool isSecond) const
    {
        double below = -std::numeric_limits<double>::infinity(); // the highest of those on the lower side
        double above = std::numeric_limits<double>::infinity();
        for (std::size_t row = 0; row < m_rows.size; ++row) {
            if (m_rows.predicted[row] == noClass || std::isnan(m_second[row]))
                continue;
            if ((m_rows.predicted[row] == 1) == isSecond)
                above = std::min(above, m_second[row]);
            else
                below = std::max(below, m_second[row]);
        }
        return std::isfinite(below) && std::isfinite(above) && below < above;
    }

    /// Returns for each class the column that is mostly the largest where it is predicted; empty when that is
    /// none, or one for two classes.
    [[nodiscard]] std::vector<std::size_t> learnedPlaces() const
    {
        const std::size_t width = m_columns.size();
        std::vector<std::int64_t> counts(m_rows.classes.size() * width);
        for (std::size_t row = 0; row < m_rows.size; ++row) {
            if (m_rows.predicted[row] != noClass && m_largest[row] != nowhere)
                ++counts[m_rows.predicted[row] * width + m_largest[row]];
        }
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < m_rows.classes.size(); ++i) {
            const auto from = counts.begin() + static_cast<std::ptrdiff_t>(i * width);
            const auto most = std::max_element(from, from + static_cast<std::ptrdiff_t>(width));
            const auto place = static_cast<std::size_t>(most - from);
            if (*most == 0 || std::find(places.begin(), places.end(), place) != places.end())
                return {};
            places.push_back(place);
        }
        return places;
    }

    [[nodiscard]] ClassColumns columnsAt(const std::vector<std::size_t>& places) const
    {
        ClassColumns result;
        result.scale = m_scale;
        for (const std::size_t place : places)
            result.ofClass.push_back(place == nowhere ? noColumn : m_columns[place].second);
        for (const auto& [name, column] : m_columns) {
            if (std::find(result.ofClass.begin(), result.ofClass.end(), column) == result.ofClass.end())
                result.others.push_back(column);
        }
        const bool isAny = std::any_of(result.ofClass.begin(), result.ofClass.end(),
                                       [](int column) { return column != noColumn; });
        return isAny ? result : ClassColumns();
    }

    void say(const QString& meaning, const QString& evidence, Sureness sureness)
    {
        m_rows.assumptions.push_back(
            {.column = m_table.columns()[static_cast<std::size_t>(m_columns.front().second)].name,
             .meaning = meaning,
             .evidence = evidence,
             .sureness = sureness});
    }

    const std::vector<std::pair<std::string, int>>& m_columns;
    std::vector<std::size_t> m_largest; ///< the place of the largest value of each row, or nowhere
    std::vector<double> m_second;       ///< the second one of two columns
    std::int64_t m_known = 0;
    std::int64_t m_outside = 0; ///< values that are not from 0 to 1
    double m_low = std::numeric_limits<double>::infinity();
    double m_high = -std::numeric_limits<double>::infinity();
    double m_scale = 1;
};

} // namespace

Result<ClassColumns> classColumnsOf(const RecordTable& table, EvaluatedRows& rows, const CancelToken& cancel)
{
    return ClassColumnReader(table, rows, cancel).read();
}

Result<std::vector<double>> classShares(const RecordTable& table, const EvaluatedRows& rows, int column,
                                        const CancelToken& cancel)
{
    auto values = numbersOf(table, rows.selection, column, cancel);
    if (!values)
        return values;
    for (double& value : *values) {
        value /= rows.classColumns.scale;
        if (!std::isnan(value))
            value = value < -shareRounding || value > 1 + shareRounding
                        ? std::numeric_limits<double>::quiet_NaN()
                        : std::clamp(value, 0.0, 1.0);
    }
    return values;
}

} // namespace qd
