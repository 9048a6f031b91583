// SPDX-License-Identifier: Apache-2.0
#include "models/logs/rows/csv.h"

#include <algorithm>
#include <array>

namespace qd {

char sniffDelimiter(std::string_view headerLine)
{
    // The first of equals. Hive parts cells by control characters.
    static constexpr std::array candidates{',', ';', '\t', '|', '\x01', '\x1f', '^', '~'};
    std::array<int, candidates.size()> counts{};
    bool quoted = false;
    for (const char c : headerLine) {
        if (c == '"')
            quoted = !quoted;
        for (std::size_t i = 0; i < candidates.size() && !quoted; ++i)
            counts[i] += c == candidates[i] ? 1 : 0;
    }
    std::size_t best = 0;
    for (std::size_t i = 1; i < candidates.size(); ++i)
        best = counts[i] > counts[best] ? i : best;
    return candidates[best];
}

namespace {

/// Reads a quoted cell that starts at `at` (on its quotation mark); leaves `at` behind the closing one.
/// False when there is none.
bool takeQuoted(std::string_view record, std::size_t& at, std::string& cell)
{
    ++at;
    while (at < record.size()) {
        const std::size_t mark = record.find('"', at);
        if (mark == std::string_view::npos)
            return false;
        cell.append(record, at, mark - at);
        at = mark + 1;
        if (at == record.size() || record[at] != '"')
            return true;
        cell += '"';
        ++at;
    }
    return false;
}

/// Where the quotation mark of a cell stands that begins at `at`: there, or behind blanks when the cell ends
/// with its closing mark; npos when the cell is not quoted.
std::size_t quoteOf(std::string_view record, char delimiter, std::size_t at, std::string& scratch)
{
    const std::size_t mark = delimiter == ' ' ? at : record.find_first_not_of(' ', at);
    if (mark == std::string_view::npos || record[mark] != '"')
        return std::string_view::npos;
    if (mark == at)
        return at;
    std::size_t end = mark;
    const bool isWhole =
        takeQuoted(record, end, scratch) && (end == record.size() || record[end] == delimiter);
    scratch.clear();
    return isWhole ? mark : std::string_view::npos;
}

} // namespace

std::optional<std::size_t> splitCsv(std::string_view record, char delimiter, std::vector<std::string>& cells)
{
    std::size_t count = 0;
    std::size_t at = 0;
    while (true) {
        if (count == cells.size())
            cells.emplace_back();
        std::string& cell = cells[count++];
        cell.clear();
        if (const std::size_t opened = quoteOf(record, delimiter, at, cell);
            opened != std::string_view::npos) {
            at = opened;
            if (!takeQuoted(record, at, cell))
                return opened + 1;
            if (at < record.size() && record[at] != delimiter)
                return at + 1;
        } else {
            const std::size_t end = std::min(record.find(delimiter, at), record.size());
            cell.assign(record, at, end - at);
            at = end;
        }
        if (at == record.size())
            break;
        ++at; // the delimiter
    }
    cells.resize(count);
    return std::nullopt;
}

std::size_t csvRecordEnd(std::string_view text, char delimiter, bool atEnd)
{
    // A quotation mark opens a quoted cell only at the cell's start: 5" is a text like any other.
    bool quoted = false;
    bool mayOpen = true; // at a cell's start, or right behind a closing mark, which this one then doubles
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted) {
            quoted = c != '"';
            mayOpen = !quoted;
            continue;
        }
        if (c == '\n')
            return at;
        quoted = c == '"' && mayOpen;
        mayOpen = c == delimiter;
    }
    return atEnd && !quoted ? text.size() : std::string_view::npos;
}

} // namespace qd
