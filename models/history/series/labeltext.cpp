// SPDX-License-Identifier: Apache-2.0
#include "models/history/series/labeltext.h"

#include <algorithm>

namespace qd {

bool LabelText::read(std::string_view text)
{
    m_pairs.clear();
    m_unescaped.clear();
    m_unescaped.reserve(text.size()); // views into it stay good
    if (text.size() < 2 || text.front() != '{')
        return false;
    text.remove_prefix(1);
    while (!text.empty() && text.front() != '}') {
        const std::size_t equals = text.find("=\"");
        if (equals == std::string_view::npos)
            return false;
        m_pairs.emplace_back(text.substr(0, equals), std::string_view());
        text.remove_prefix(equals + 2);
        if (!takeValue(text))
            return false;
        if (text.starts_with(','))
            text.remove_prefix(1);
    }
    return text == "}";
}

// The last pair's value up to its closing quote, which is taken, too.
bool LabelText::takeValue(std::string_view& rest)
{
    const std::size_t end = rest.find_first_of("\"\\");
    if (end == std::string_view::npos)
        return false;
    if (rest[end] == '"') {
        m_pairs.back().second = rest.substr(0, end);
        rest.remove_prefix(end + 1);
        return true;
    }
    const std::size_t begin = m_unescaped.size();
    while (!rest.empty() && rest.front() != '"') {
        const bool isEscape = rest.front() == '\\';
        if (isEscape)
            rest.remove_prefix(1);
        if (rest.empty())
            return false;
        m_unescaped += isEscape && rest.front() == 'n' ? '\n' : rest.front();
        rest.remove_prefix(1);
    }
    if (rest.empty())
        return false;
    m_pairs.back().second = std::string_view(m_unescaped).substr(begin);
    rest.remove_prefix(1);
    return true;
}

std::string_view LabelText::get(std::string_view name) const
{
    const auto found =
        std::find_if(m_pairs.begin(), m_pairs.end(), [&](const auto& pair) { return pair.first == name; });
    return found == m_pairs.end() ? std::string_view() : found->second;
}

Labels LabelText::labels() const
{
    std::vector<Labels::Pair> pairs;
    pairs.reserve(m_pairs.size());
    for (const auto& [name, value] : m_pairs)
        pairs.emplace_back(name, value);
    return Labels(std::move(pairs));
}

} // namespace qd
