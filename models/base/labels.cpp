// SPDX-License-Identifier: Apache-2.0
#include "models/base/labels.h"

#include <algorithm>

namespace qd {

namespace {

auto position(std::vector<Labels::Pair>& pairs, std::string_view name)
{
    return std::lower_bound(
        pairs.begin(), pairs.end(), name,
        [](const Labels::Pair& pair, std::string_view wanted) { return pair.first < wanted; });
}

} // namespace

Labels::Labels(std::initializer_list<Pair> pairs)
{
    for (const auto& [name, value] : pairs)
        set(name, value);
}

Labels::Labels(std::vector<Pair> pairs)
{
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return a.first < b.first; });
    m_pairs.reserve(pairs.size());
    for (auto& pair : pairs) {
        if (!m_pairs.empty() && m_pairs.back().first == pair.first)
            m_pairs.back().second = std::move(pair.second); // the last one wins, as with set()
        else
            m_pairs.push_back(std::move(pair));
    }
    std::erase_if(m_pairs, [](const Pair& pair) { return pair.second.empty(); });
}

void Labels::set(std::string_view name, std::string_view value)
{
    if (value.empty()) {
        remove(name);
        return;
    }
    const auto at = position(m_pairs, name);
    if (at != m_pairs.end() && at->first == name)
        at->second = value;
    else
        m_pairs.emplace(at, name, value);
}

void Labels::remove(std::string_view name)
{
    const auto at = position(m_pairs, name);
    if (at != m_pairs.end() && at->first == name)
        m_pairs.erase(at);
}

const std::string& Labels::get(std::string_view name) const
{
    static const std::string absent;
    const auto at =
        std::lower_bound(m_pairs.begin(), m_pairs.end(), name,
                         [](const Pair& pair, std::string_view wanted) { return pair.first < wanted; });
    return at != m_pairs.end() && at->first == name ? at->second : absent;
}

bool Labels::contains(const Labels& subset) const
{
    return std::all_of(subset.begin(), subset.end(),
                       [this](const Pair& pair) { return get(pair.first) == pair.second; });
}

std::string Labels::toString() const
{
    std::string text = "{";
    for (const auto& [name, value] : m_pairs) {
        if (text.size() > 1)
            text += ',';
        text += name;
        text += "=\"";
        for (const char c : value) {
            if (c == '\\' || c == '"')
                text += '\\';
            if (c == '\n')
                text += "\\n";
            else
                text += c;
        }
        text += '"';
    }
    text += '}';
    return text;
}

} // namespace qd
