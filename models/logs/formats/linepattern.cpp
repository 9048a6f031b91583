// SPDX-License-Identifier: Apache-2.0
#include "models/logs/formats/linepattern.h"

#include <algorithm>

namespace qd {

namespace {

bool fits(std::string_view field, std::string_view text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (field == "status")
        return text.size() == 3 && std::all_of(text.begin(), text.end(), isDigit);
    if (field.starts_with("latency"))
        return !text.empty() && isDigit(text.front()) && text.find_first_not_of("0123456789.") == text.npos;
    if (field == "model" || field == "version")
        return !text.empty() && text.find('/') == text.npos;
    return true;
}

} // namespace

LinePattern::LinePattern(std::string_view pattern)
{
    std::size_t open = pattern.find('{');
    m_start = pattern.substr(0, open);
    while (open != std::string_view::npos) {
        const std::size_t close = pattern.find('}', open);
        const std::size_t next = pattern.find('{', close);
        m_parts.push_back(
            {pattern.substr(open + 1, close - open - 1),
             pattern.substr(close + 1, next == std::string_view::npos ? next : next - close - 1)});
        open = next;
    }
}

bool LinePattern::match(std::string_view line, std::vector<Field>& fields) const
{
    fields.clear();
    if (!line.starts_with(m_start))
        return false;
    line.remove_prefix(m_start.size());
    for (const Part& part : m_parts) {
        const bool last = &part == &m_parts.back();
        std::size_t end = line.size();
        if (!part.textBehind.empty())
            end = line.find(part.textBehind);
        if (end == std::string_view::npos || (last && end + part.textBehind.size() != line.size()) ||
            !fits(part.field, line.substr(0, end)))
            return false;
        if (!part.field.empty())
            fields.push_back({part.field, line.substr(0, end)});
        line.remove_prefix(end + part.textBehind.size());
    }
    return line.empty();
}

} // namespace qd
