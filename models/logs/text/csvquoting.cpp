// SPDX-License-Identifier: Apache-2.0
#include "models/logs/text/csvquoting.h"

#include "models/logs/rows/recordparser.h"

namespace qd {

CsvQuoting::CsvQuoting(std::string_view head)
{
    const auto escape = [head](std::size_t from) { return head.find("\\\"", from); };
    std::size_t at = escape(0);
    if (at == std::string_view::npos)
        return;
    RecordParser table({});
    if (!table.findHeader(head))
        return;
    // Behind a mark that ends a cell only a delimiter or a line end can stand.
    const std::string ends = std::string("\r\n\"") + table.delimiter();
    for (; at != std::string_view::npos; at = escape(at + 1)) {
        if (at + 2 < head.size() && ends.find(head[at + 2]) == std::string::npos) {
            m_delimiter = table.delimiter();
            return;
        }
    }
}

void CsvQuoting::take(std::string_view bytes, bool atEnd, std::string& text)
{
    for (const char c : bytes) {
        switch (m_place) {
        case Place::Inside:
            if (c == '\\')
                m_place = Place::BehindBackslash;
            else if (c == '"')
                m_place = Place::BehindMark;
            else
                text += c;
            continue;
        case Place::BehindBackslash:
            if (c == '"')
                text += '"';
            else if (c != '\\')
                text += '\\';
            text += c;
            m_place = Place::Inside;
            continue;
        case Place::BehindMark:
            text += '"';
            if (c == '"') {
                text += c;
                m_place = Place::Inside;
                continue;
            }
            break;
        case Place::Outside:
        case Place::CellStart:
            break;
        }
        text += c;
        if (c == '"' && m_place == Place::CellStart)
            m_place = Place::Inside;
        else
            m_place = c == m_delimiter || c == '\n' ? Place::CellStart : Place::Outside;
    }
    if (atEnd && m_place == Place::BehindBackslash)
        text += '\\';
    if (atEnd && m_place == Place::BehindMark)
        text += '"';
}

} // namespace qd
