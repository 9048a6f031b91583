// SPDX-License-Identifier: Apache-2.0
#include "models/logs/rows/tableheader.h"

#include "models/logs/cells/celltext.h"
#include "models/logs/rows/csv.h"

#include <simdjson.h>

#include <algorithm>

namespace qd {

std::optional<TableHeader> TableHeader::read(std::string_view line, const ColumnMapping& mapping)
{
    constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";
    while (line.starts_with(byteOrderMark))
        line.remove_prefix(byteOrderMark.size());
    line = trimmedText(line);
    if (line.empty() || line.front() == '{' || line.starts_with("[[") || line.starts_with("[\"") ||
        !simdjson::validate_utf8(line.data(), line.size()))
        return std::nullopt;
    TableHeader header;
    header.delimiter = sniffDelimiter(line);
    header.isQuoted = line.front() == '"';
    std::vector<std::string> names;
    if (splitCsv(line, header.delimiter, names))
        return std::nullopt;
    for (const std::string& name : names) {
        const Column& column =
            header.columns.emplace_back(std::string(trimmedText(name)), mapping.match(trimmedText(name)));
        if (column.match.field == LogField::Prediction)
            header.prediction = column.name;
    }
    return header;
}

bool TableHeader::isUseful(int leastKnown) const
{
    const auto known = std::count_if(columns.begin(), columns.end(), [](const Column& column) {
        return column.match.field != LogField::Other;
    });
    const bool hasAnswer = std::any_of(columns.begin(), columns.end(), [](const Column& column) {
        return column.match.field == LogField::Prediction || column.match.field == LogField::Label;
    });
    return hasAnswer && known >= leastKnown;
}

bool TableHeader::isNamedBy(std::span<const std::string> cells) const
{
    if (cells.size() != columns.size())
        return false;
    // Rows of values are told apart by their first cell.
    const std::string_view first = trimmedText(cells.front());
    if (std::none_of(columns.begin(), columns.end(),
                     [&](const Column& column) { return column.name == first; }))
        return false;
    std::vector<std::string_view> named;
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        named.push_back(trimmedText(cells[i]));
        names.push_back(columns[i].name);
    }
    return std::is_permutation(named.begin(), named.end(), names.begin(), names.end());
}

bool TableHeader::isSameAs(std::span<const std::string> cells) const
{
    return std::equal(
        cells.begin(), cells.end(), columns.begin(), columns.end(),
        [](const std::string& cell, const Column& column) { return trimmedText(cell) == column.name; });
}

std::string_view TableHeader::repeatedName() const
{
    std::vector<std::string_view> names;
    for (const Column& column : columns)
        names.push_back(column.name);
    std::sort(names.begin(), names.end());
    const auto repeated = std::adjacent_find(names.begin(), names.end());
    return repeated == names.end() ? std::string_view() : *repeated;
}

} // namespace qd
