// SPDX-License-Identifier: Apache-2.0
#include "models/table/columns/columnplan.h"

#include "models/base/text.h"
#include "models/base/time.h"
#include "models/logs/rows/loggedprobabilities.h"
#include "models/logs/rows/recordbuilder.h"
#include "models/logs/rows/writtennumbers.h"
#include "models/table/columns/textcodes.h"

#include <algorithm>
#include <map>

namespace qd {

namespace {

using Type = ParquetColumn::Type;

bool isNumber(Type type)
{
    return type == Type::Whole || type == Type::BigWhole || type == Type::Float || type == Type::Double ||
           type == Type::Decimal || type == Type::BigDecimal;
}

bool isWord(LogField field)
{
    return field == LogField::RequestId || field == LogField::Model || field == LogField::Version ||
           field == LogField::Prediction || field == LogField::Label;
}

std::string joined(std::span<const std::string> path)
{
    std::string name;
    for (const std::string& part : path)
        name += (name.empty() ? "" : ".") + part;
    return name;
}

PlannedColumn plannedFrom(const ParquetColumn& column, const ColumnMapping& mapping)
{
    PlannedColumn planned;
    planned.shown = planned.name = column.name();
    planned.type = column.type;
    if (column.path.size() > 1) {
        const std::string& outer = column.path.front();
        const FieldMatch all = mapping.match(outer);
        const std::string inner = joined(std::span(column.path).subspan(1));
        planned.isAttribute = outer == "features" || outer == "attributes";
        const bool isClass =
            (all.field == LogField::Probability || all.field == LogField::ClassProbability) &&
            all.classAt == 0 && isNumber(column.type);
        if (isClass)
            planned.className = inner;
        if (isClass || planned.isAttribute) {
            planned.group = outer;
            planned.name = inner;
        }
        if (planned.isAttribute)
            planned.shown = inner;
    }
    if (planned.className)
        planned.match.field = LogField::ClassProbability;
    else if (!planned.isAttribute)
        planned.match = mapping.match(planned.name);
    return planned;
}

PlannedColumn plannedFrom(const PartitionValue& partition, const ColumnMapping& mapping)
{
    PlannedColumn planned;
    planned.shown = planned.name = partition.name;
    planned.match = mapping.match(partition.name);
    planned.fixed = partition.value;
    const bool isPlain = wholeNumber(partition.value).has_value() &&
                         (partition.value.size() == 1 || partition.value.front() != '0');
    planned.type = isPlain ? Type::Double : Type::Text;
    planned.as = isPlain ? ReadAs::Double : ReadAs::Text;
    return planned;
}

/// Lets the better name count where columns have one meaning, and makes attributes of the others.
void giveWay(std::vector<PlannedColumn>& columns)
{
    std::map<LogField, PlannedColumn*> holders;
    for (PlannedColumn& column : columns) {
        column.field = column.match.field;
        if (column.field == LogField::Other || column.field == LogField::ClassProbability)
            continue;
        const auto [held, isFirst] = holders.emplace(column.field, &column);
        if (isFirst)
            continue;
        // The folder of a day is no time of a request that has its own.
        const bool isBetter = column.match.rank < held->second->match.rank && !column.fixed;
        (isBetter ? held->second : &column)->field = LogField::Other;
        if (column.fixed)
            column.isAttribute = true;
        if (isBetter)
            held->second = &column;
    }
}

/// "2026-01-31T09:05:07.250", in UTC and without a sign of it.
std::string plainIso(std::int64_t ms)
{
    std::string text = toIso({ms}).toStdString();
    text.pop_back();
    return text;
}

/// Appends the value of a row as it stands in JSON; false when there is none.
bool appendJsonValue(const PlannedColumn& column, const ParquetRows& rows, std::size_t row,
                     const TextCodes& codes, std::string& json)
{
    if (column.fixed) {
        if (column.fixed->empty())
            return false;
        if (column.as == ReadAs::Double)
            json += shortestNumber(wholeNumber(*column.fixed).value_or(0));
        else
            appendJsonString(json, *column.fixed);
        return true;
    }
    const ParquetValues& values = rows.columns[column.reading];
    if (!values.has(row) || (values.as == ReadAs::Code && values.codeAt(row) == missingCode))
        return false;
    switch (column.as) {
    case ReadAs::Bool:
        json += values.boolAt(row) ? "true" : "false";
        return true;
    case ReadAs::Whole:
        json += std::to_string(values.wholeAt(row));
        return true;
    case ReadAs::Float:
    case ReadAs::Double:
    case ReadAs::Digits: {
        const double number = values.numberAt(row);
        if (std::isnan(number))
            return false;
        json += shortestNumber(number);
        return true;
    }
    case ReadAs::Milliseconds:
        json += '"' + plainIso(values.wholeAt(row)) + (column.type == Type::Time ? "Z\"" : "\"");
        return true;
    case ReadAs::Json:
        json += values.textAt(row);
        return true;
    case ReadAs::Code:
        appendJsonString(json, codes.textOf(column.reading, values.codeAt(row)));
        return true;
    case ReadAs::Text:
        break;
    }
    appendJsonString(json, values.textAt(row));
    return true;
}

ReadAs readingOf(const PlannedColumn& column, bool hasDictionary)
{
    if (column.field == LogField::Timestamp && (column.type == Type::Time || column.type == Type::LocalTime))
        return ReadAs::Milliseconds;
    if (column.type == Type::BigWhole && isWord(column.match.field))
        return ReadAs::Text;
    const bool isValue = column.field == LogField::Other || column.field == LogField::Model ||
                         column.field == LogField::Version || column.field == LogField::Prediction ||
                         column.field == LogField::Label;
    return hasDictionary && isValue ? ReadAs::Code : naturalReading(column.type);
}

} // namespace

std::string_view PlannedColumn::schemaName() const
{
    if (className)
        return *className;
    if (field == LogField::ClassProbability)
        return qd::className(std::string_view(shown).substr(match.classAt));
    return field == LogField::Other ? std::string_view(shown) : std::string_view();
}

ColumnPlan ColumnPlan::of(const std::vector<ParquetColumn>& columns,
                          const std::vector<PartitionValue>& partitions, const ColumnMapping& mapping)
{
    ColumnPlan plan;
    for (const ParquetColumn& column : columns)
        plan.columns.push_back(plannedFrom(column, mapping));
    for (const PartitionValue& partition : partitions) {
        // Some writers also keep such a column in the file.
        const bool isThere = std::any_of(columns.begin(), columns.end(), [&](const ParquetColumn& column) {
            return column.name() == partition.name;
        });
        if (!isThere)
            plan.columns.push_back(plannedFrom(partition, mapping));
    }
    giveWay(plan.columns);
    const auto has = [&plan](LogField field) {
        return std::any_of(plan.columns.begin(), plan.columns.end(),
                           [field](const PlannedColumn& column) { return column.field == field; });
    };
    for (std::size_t i = 0; i < columns.size(); ++i) {
        plan.columns[i].as = readingOf(plan.columns[i], columns[i].hasDictionary);
        plan.columns[i].reading = plan.readings.size();
        plan.readings.push_back({i, plan.columns[i].as});
    }
    plan.mayHoldRecords = has(LogField::Prediction) || has(LogField::ClassProbability) ||
                          has(LogField::Status) || (has(LogField::Label) && has(LogField::RequestId));
    return plan;
}

QStringList ColumnPlan::names() const
{
    QStringList names;
    for (const PlannedColumn& column : columns)
        names += toQString(column.shown);
    return names;
}

std::vector<std::pair<std::string, FieldMatch>> ColumnPlan::matches() const
{
    std::vector<std::pair<std::string, FieldMatch>> matches;
    for (const PlannedColumn& column : columns) {
        if (column.className)
            matches.emplace_back("prob_" + *column.className, FieldMatch());
        else
            matches.emplace_back(column.shown, column.isAttribute ? FieldMatch() : column.match);
    }
    return matches;
}

void ColumnPlan::writeLine(const ParquetRows& rows, std::size_t row, const TextCodes& codes,
                           std::string& line) const
{
    line.assign(1, '{');
    for (std::size_t i = 0; i < columns.size();) {
        const std::string& group = columns[i].group;
        std::string members;
        for (; i < columns.size() && columns[i].group == group; ++i) {
            const std::size_t before = members.size();
            members += members.empty() ? "" : ",";
            appendJsonString(members, columns[i].name);
            members += ':';
            if (!appendJsonValue(columns[i], rows, row, codes, members))
                members.resize(before);
        }
        if (members.empty())
            continue;
        line += line.size() > 1 ? "," : "";
        if (!group.empty()) {
            appendJsonString(line, group);
            line += ":{" + members + '}';
        } else {
            line += members;
        }
    }
    line += '}';
}

} // namespace qd
