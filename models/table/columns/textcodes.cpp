// SPDX-License-Identifier: Apache-2.0
#include "models/table/columns/textcodes.h"

#include "models/logs/cells/celltext.h"
#include "models/logs/rows/recordbuilder.h"
#include "models/table/columns/plainword.h"

#include <algorithm>
#include <stdexcept>

namespace qd {

TextCodes::TextCodes(TableSchema& schema, const ColumnPlan& plan)
    : m_schema(schema), m_columns(plan.readings.size())
{
    for (const PlannedColumn& column : plan.columns) {
        if (!column.fixed && column.as == ReadAs::Code)
            m_columns[column.reading] = {schema.column(column.field, column.schemaName()), column.field};
    }
}

std::uint32_t TextCodes::code(std::size_t reading, std::string_view text)
{
    const Column& column = m_columns[reading];
    std::string held;
    if (column.field != LogField::Other)
        text = trimmedWord(text);
    if (text.empty())
        return missingCode;
    if (column.field == LogField::Prediction || column.field == LogField::Label) {
        if (hasControls(text))
            return other(text);
        text = className(text, held);
        if (mayHaveOtherForm(text)) {
            held = canonicalText(text);
            text = held;
        }
    }
    if (column.column == noColumn)
        return missingCode;
    const std::uint32_t code = m_schema.code(column.column, text);
    return code == missingCode ? other(text) : code;
}

std::uint32_t TextCodes::other(std::string_view text)
{
    const std::lock_guard lock(m_mutex);
    m_others.emplace_back(text);
    m_bytes += text.size() + sizeof(std::string);
    while (m_bytes > mostBytes || m_others.size() >= mostOthers) {
        m_bytes -= m_others.front().size() + sizeof(std::string);
        m_others.pop_front();
        m_firstKept = (m_firstKept + 1) % mostOthers;
    }
    return firstOther + (m_firstKept + static_cast<std::uint32_t>(m_others.size()) - 1) % mostOthers;
}

std::string TextCodes::textOf(std::size_t reading, std::uint32_t code) const
{
    if (!isOther(code))
        return m_schema.textOf(m_columns[reading].column, code);
    const std::lock_guard lock(m_mutex);
    const std::uint32_t at = (code - firstOther + mostOthers - m_firstKept) % mostOthers;
    if (at >= m_others.size())
        throw std::logic_error("a text of a dictionary is gone");
    return m_others[at];
}

} // namespace qd
