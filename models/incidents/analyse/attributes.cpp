// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/analyse/predictionframe.h"

#include "models/detect/robust.h"
#include "models/quality/statistics/quantiles.h"

#include <QCoreApplication>

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace qd {

namespace {

constexpr std::size_t mostCategories = 100;
constexpr std::size_t fewNumbers = 12; ///< a number with at most so many values is a category
constexpr int quantileBins = 10;
constexpr int deepest = 3; ///< nesting that is followed
constexpr std::size_t longestList = 64;
/// The most values that are counted of the columns that are left out.
constexpr std::size_t mostCounted = 10'000;
constexpr std::size_t rowsPerLook = 1'024; ///< the rows between two looks at the cancel token
const double absent = std::numeric_limits<double>::quiet_NaN();

/// An attribute as it is read: numbers or category codes, whichever its first value was.
struct RawColumn
{
    std::string name;
    bool numeric = false;
    bool isIdentifier = false;
    std::vector<double> numbers;
    std::vector<int> codes;
    std::vector<std::string> names;
    std::unordered_map<std::string, int> codeOf;
    std::set<double> distinct; ///< the first few, to tell a category from a magnitude

    void addNumber(std::size_t row, double value)
    {
        if (!numeric)
            return;
        numbers[row] = value;
        if (distinct.size() <= fewNumbers)
            distinct.insert(value);
    }
    void addCategory(std::size_t row, std::string_view value)
    {
        if (numeric || isIdentifier)
            return;
        const auto [entry, isNew] = codeOf.try_emplace(std::string(value), static_cast<int>(names.size()));
        if (isNew)
            names.emplace_back(value);
        codes[row] = entry->second;
        if (names.size() > mostCategories)
            forgetIdentifiers();
    }
    /// Nobody asks for them any more; a long text per row is much.
    void forgetIdentifiers()
    {
        isIdentifier = true;
        codes = {};
        names = {};
        codeOf = {};
    }
};

/// Turns attribute texts into columns. Logs write the same keys in the same order, so the column of the
/// previous row at the same place is tried before the table.
class ColumnReader
{
public:
    explicit ColumnReader(std::size_t rows)
        : m_rows(rows),
          m_mostColumns(std::min(mostAttributes, mostAttributeCells / std::max<std::size_t>(rows, 1)))
    {
    }

    void readRow(std::size_t row, const std::string& attributes)
    {
        simdjson::dom::element root;
        if (m_parser.parse(attributes).get(root) != simdjson::SUCCESS || !root.is_object())
            return;
        m_place = 0;
        std::string path;
        readValue(row, path, root, 0);
    }

    [[nodiscard]] std::vector<RawColumn>& columns() { return m_columns; }
    [[nodiscard]] std::size_t leftOut() const { return m_leftOut.size(); }

private:
    void readValue(std::size_t row, std::string& path, simdjson::dom::element value, int depth)
    {
        const std::size_t length = path.size();
        if (value.is_object() && depth < deepest) {
            for (const auto& [key, member] : simdjson::dom::object(value)) {
                if (length > 0)
                    path += '.';
                path += key;
                readValue(row, path, member, depth + 1);
                path.resize(length);
            }
        } else if (value.is_array() && depth < deepest) {
            std::size_t index = 0;
            for (const simdjson::dom::element item : simdjson::dom::array(value)) {
                if (index == longestList)
                    break;
                path += '[' + std::to_string(index++) + ']';
                readValue(row, path, item, depth + 1);
                path.resize(length);
            }
        } else {
            readScalar(row, path, value);
        }
    }

    void readScalar(std::size_t row, const std::string& path, simdjson::dom::element value)
    {
        double number = 0.0;
        std::string_view text;
        bool truth = false;
        if (value.is_number() && value.get(number) == simdjson::SUCCESS)
            addTo(path, true, [&](RawColumn& column) { column.addNumber(row, number); });
        else if (value.get(text) == simdjson::SUCCESS)
            addTo(path, false, [&](RawColumn& column) { column.addCategory(row, text); });
        else if (value.get(truth) == simdjson::SUCCESS)
            addTo(path, false, [&](RawColumn& column) { column.addCategory(row, truth ? "true" : "false"); });
    }

    template <typename Add>
    void addTo(const std::string& name, bool numeric, const Add& add)
    {
        if (RawColumn* column = columnAt(name, numeric))
            add(*column);
    }

    /// Returns the column; nullptr when there are too many. Keys that are data, e.g. an object by customer
    /// number, would make a column of all rows each.
    RawColumn* columnAt(const std::string& name, bool numeric)
    {
        const std::size_t place = m_place++;
        if (place < m_columns.size() && m_columns[place].name == name)
            return &m_columns[place];
        if (const auto known = m_columnOf.find(name); known != m_columnOf.end())
            return &m_columns[known->second];
        if (m_columns.size() >= m_mostColumns) {
            if (m_leftOut.size() < mostCounted)
                m_leftOut.insert(std::hash<std::string>()(name));
            return nullptr;
        }
        m_columnOf.emplace(name, m_columns.size());
        RawColumn& column = m_columns.emplace_back();
        column.name = name;
        column.numeric = numeric;
        if (numeric)
            column.numbers.assign(m_rows, absent);
        else
            column.codes.assign(m_rows, -1);
        return &column;
    }

    std::size_t m_rows;
    std::size_t m_mostColumns;
    std::unordered_set<std::size_t> m_leftOut; ///< hashes of names
    std::size_t m_place = 0;
    simdjson::dom::parser m_parser;
    std::vector<RawColumn> m_columns;
    std::unordered_map<std::string, std::size_t> m_columnOf;
};

std::string numberAsText(double value)
{
    return QString::number(value, 'g', 4).toStdString();
}

std::vector<double> presentValues(const std::vector<double>& numbers, std::size_t from, std::size_t to)
{
    std::vector<double> values(numbers.begin() + static_cast<std::ptrdiff_t>(from),
                               numbers.begin() + static_cast<std::ptrdiff_t>(to));
    std::erase_if(values, [](double value) { return std::isnan(value); });
    return values;
}

/// Upper edges of all bins but the last; fewer than asked for where values repeat.
std::vector<double> quantileEdges(std::vector<double> reference)
{
    std::vector<double> at;
    for (int bin = 1; bin < quantileBins; ++bin)
        at.push_back(static_cast<double>(bin) / quantileBins);
    std::vector<double> edges = quantiles(reference, at);
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

void cutByEdges(Attribute& attribute, const RawColumn& column, const std::vector<double>& edges)
{
    for (const double value : column.numbers) {
        const auto edge = std::lower_bound(edges.begin(), edges.end(), value);
        attribute.cell.push_back(std::isnan(value) ? -1 : static_cast<int>(edge - edges.begin()));
    }
    attribute.cells.push_back("≤ " + numberAsText(edges.front()));
    for (std::size_t i = 1; i < edges.size(); ++i)
        attribute.cells.push_back(numberAsText(edges[i - 1]) + " – " + numberAsText(edges[i]));
    attribute.cells.push_back("> " + numberAsText(edges.back()));
}

void cutByValue(Attribute& attribute, const RawColumn& column)
{
    const std::vector<double> values(column.distinct.begin(), column.distinct.end());
    for (const double value : column.numbers) {
        const auto place = std::lower_bound(values.begin(), values.end(), value);
        attribute.cell.push_back(std::isnan(value) ? -1 : static_cast<int>(place - values.begin()));
    }
    for (const double value : values)
        attribute.cells.push_back(numberAsText(value));
}

Attribute numericAttribute(const PredictionFrame& frame, const RawColumn& column)
{
    Attribute attribute{column.name, true, {}, {}, absent, absent};
    std::vector<double> reference = presentValues(column.numbers, 0, frame.beforeEnd);
    attribute.medianBefore = median(reference);
    attribute.medianAfter = median(presentValues(column.numbers, frame.afterBegin, column.numbers.size()));
    if (column.distinct.size() <= fewNumbers) {
        cutByValue(attribute, column);
        return attribute;
    }
    if (reference.empty())
        reference = presentValues(column.numbers, 0, column.numbers.size());
    cutByEdges(attribute, column, quantileEdges(std::move(reference)));
    return attribute;
}

} // namespace

Result<void> readAttributes(PredictionFrame& frame, const CancelToken& cancel)
{
    const auto cancelled = [] {
        return fail(ErrorKind::Cancelled, {},
                    QCoreApplication::translate("Analysis", "The analysis was cancelled."));
    };
    ColumnReader reader(frame.rows.size());
    for (std::size_t row = 0; row < frame.rows.size(); ++row) {
        if (row % rowsPerLook == 0 && cancel.isCancelled())
            return cancelled();
        reader.readRow(row, frame.rows[row].record.attributes);
    }
    frame.attributes.clear();
    frame.attributesLeftOut = reader.leftOut();
    for (RawColumn& column : reader.columns()) {
        if (cancel.isCancelled())
            return cancelled();
        if (column.numeric)
            frame.attributes.push_back(numericAttribute(frame, column));
        else if (!column.isIdentifier &&
                 column.names.size() * 10 <= std::max<std::size_t>(frame.rows.size(), 20))
            frame.attributes.push_back(
                {column.name, false, std::move(column.codes), std::move(column.names), absent, absent});
        column = {}; // its values are not needed twice
    }
    return {};
}

} // namespace qd
