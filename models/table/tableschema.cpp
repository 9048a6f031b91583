// SPDX-License-Identifier: Apache-2.0
#include "models/table/tableschema.h"

#include "models/logs/cells/celltext.h"

namespace qd {

int TableSchema::column(LogField field, std::string_view name)
{
    const std::lock_guard lock(m_mutex);
    const auto key = std::pair(field, std::string(name));
    if (const auto known = m_byName.find(key); known != m_byName.end())
        return known->second;
    if (m_columns.size() >= mostColumns) {
        if (m_leftOut.empty())
            m_firstLeftOut = key.second;
        if (m_leftOut.size() < mostCounted)
            m_leftOut.insert(std::hash<std::string>()(key.second));
        return noColumn;
    }
    m_columns.push_back({field, key.second, {}, {}});
    return m_byName.emplace(key, static_cast<int>(m_columns.size()) - 1).first->second;
}

std::uint32_t TableSchema::code(int column, std::string_view text)
{
    // Texts that look the same are the same.
    const std::string plain = mayHaveOtherForm(text) ? canonicalText(text) : std::string();
    if (!plain.empty())
        text = plain;
    const std::lock_guard lock(m_mutex);
    Column& held = m_columns[static_cast<std::size_t>(column)];
    if (const auto known = held.codes.find(text); known != held.codes.end())
        return known->second;
    if (held.values.size() >= mostValues)
        return missingCode;
    const auto code = static_cast<std::uint32_t>(held.values.size());
    held.codes.emplace(held.values.emplace_back(text), code);
    return code;
}

LogField TableSchema::fieldOf(int column)
{
    const std::lock_guard lock(m_mutex);
    return m_columns[static_cast<std::size_t>(column)].field;
}

std::string TableSchema::textOf(int column, std::uint32_t code)
{
    const std::lock_guard lock(m_mutex);
    return m_columns[static_cast<std::size_t>(column)].values[code];
}

} // namespace qd
