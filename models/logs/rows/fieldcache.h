// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/rows/columnmapping.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace qd {

/// What the names of a log mean, each looked up once. Not thread-safe.
class FieldCache
{
public:
    FieldCache() = default;
    explicit FieldCache(ColumnMapping mapping) : m_mapping(std::move(mapping)) {}

    /// `place` counts the members of a line: those of one log mostly stand in one order. The match lives
    /// until the next call.
    [[nodiscard]] const FieldMatch& match(std::string_view name, std::size_t place)
    {
        if (place < m_order.size() && m_order[place].name == name)
            return m_order[place].match;
        const FieldMatch& found = lookUp(name);
        constexpr std::size_t most = 64;
        if (place < most) {
            m_order.resize(std::max(m_order.size(), place + 1));
            m_order[place] = {std::string(name), found};
        }
        return found;
    }

private:
    struct Member
    {
        std::string name;
        FieldMatch match;
    };
    struct TextHash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    const FieldMatch& lookUp(std::string_view name)
    {
        if (const auto known = m_known.find(name); known != m_known.end())
            return known->second;
        // Logs that use data as keys must not make this grow without end.
        if (m_known.size() >= 10'000)
            m_known.clear();
        return m_known.emplace(name, m_mapping.match(name)).first->second;
    }

    ColumnMapping m_mapping;
    std::unordered_map<std::string, FieldMatch, TextHash, std::equal_to<>> m_known;
    std::vector<Member> m_order; ///< the order of the last lines' members
};

} // namespace qd
