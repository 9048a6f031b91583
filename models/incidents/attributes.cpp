// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/predictionframe.h"

#include "models/detect/robust.h"
#include "models/quality/quantiles.h"

#include <QString>

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>

namespace qd {

namespace {

constexpr std::size_t mostCategories = 100;
constexpr std::size_t fewNumbers = 12; ///< a number with at most so many values is a category
constexpr int quantileBins = 10;
constexpr int deepest = 3; ///< nesting that is followed
constexpr std::size_t longestList = 64;
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
        isIdentifier = names.size() > mostCategories;
        codes[row] = entry->second;
    }
};

/// Turns attribute texts into columns. Logs write the same keys in the same order, so the column of the
/// previous row at the same place is tried before the table.
class ColumnReader
{
public:
    explicit ColumnReader(std::size_t rows) : m_rows(rows) {}

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
            columnAt(path, true).addNumber(row, number);
        else if (value.get(text) == simdjson::SUCCESS)
            columnAt(path, false).addCategory(row, text);
        else if (value.get(truth) == simdjson::SUCCESS)
            columnAt(path, false).addCategory(row, truth ? "true" : "false");
    }

    RawColumn& columnAt(const std::string& name, bool numeric)
    {
        const std::size_t place = m_place++;
        if (place < m_columns.size() && m_columns[place].name == name)
            return m_columns[place];
        const auto [entry, isNew] = m_columnOf.try_emplace(name, m_columns.size());
        if (isNew) {
            RawColumn column;
            column.name = name;
            column.numeric = numeric;
            if (numeric)
                column.numbers.assign(m_rows, absent);
            else
                column.codes.assign(m_rows, -1);
            m_columns.push_back(std::move(column));
        }
        return m_columns[entry->second];
    }

    std::size_t m_rows;
    std::size_t m_place = 0;
    simdjson::dom::parser m_parser;
    std::vector<RawColumn> m_columns;
    std::unordered_map<std::string, std::size_t> m_columnOf;
};

std::string numberText(double value)
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
    attribute.cells.push_back("≤ " + numberText(edges.front()));
    for (std::size_t i = 1; i < edges.size(); ++i)
        attribute.cells.push_back(numberText(edges[i - 1]) + " – " + numberText(edges[i]));
    attribute.cells.push_back("> " + numberText(edges.back()));
}

void cutByValue(Attribute& attribute, const RawColumn& column)
{
    const std::vector<double> values(column.distinct.begin(), column.distinct.end());
    for (const double value : column.numbers) {
        const auto place = std::lower_bound(values.begin(), values.end(), value);
        attribute.cell.push_back(std::isnan(value) ? -1 : static_cast<int>(place - values.begin()));
    }
    for (const double value : values)
        attribute.cells.push_back(numberText(value));
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

std::vector<Attribute> attributesOf(const PredictionFrame& frame)
{
    ColumnReader reader(frame.rows.size());
    for (std::size_t row = 0; row < frame.rows.size(); ++row)
        reader.readRow(row, frame.rows[row].record.attributes);
    std::vector<Attribute> attributes;
    for (RawColumn& column : reader.columns()) {
        if (column.numeric)
            attributes.push_back(numericAttribute(frame, column));
        else if (!column.isIdentifier &&
                 column.names.size() * 10 <= std::max<std::size_t>(frame.rows.size(), 20))
            attributes.push_back(
                {column.name, false, std::move(column.codes), std::move(column.names), absent, absent});
    }
    return attributes;
}

} // namespace qd
