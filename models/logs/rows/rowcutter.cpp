// SPDX-License-Identifier: Apache-2.0
#include "models/logs/rows/rowcutter.h"

#include "models/logs/rows/csv.h"
#include "models/logs/rows/recordparser.h"

#include <cstring>

namespace qd {

std::size_t rowEnd(std::string_view text, char delimiter, bool atEnd)
{
    const std::size_t lineEnd = text.find('\n');
    if (lineEnd == std::string_view::npos || delimiter == 0 || text.starts_with('{') ||
        text.substr(0, lineEnd).find('"') == std::string_view::npos)
        return lineEnd;
    const std::string_view window = text.substr(0, RecordParser::longestLine);
    const bool whole = window.size() < text.size() || atEnd;
    const std::size_t end = csvRecordEnd(window, delimiter, atEnd && window.size() == text.size());
    // A mark that is never closed must cost one line, not the rest of the file.
    return end == std::string_view::npos && whole ? lineEnd : end;
}

std::size_t completeRows(std::string_view text, char delimiter)
{
    if (delimiter == 0 || text.find('"') == std::string_view::npos) {
        const std::size_t last = text.rfind('\n');
        return last == std::string_view::npos ? 0 : last + 1;
    }
    std::size_t length = 0;
    while (true) {
        const std::size_t end = rowEnd(text.substr(length), delimiter, false);
        if (end == std::string_view::npos)
            return length;
        length += end + 1;
    }
}

std::size_t countLines(std::string_view text)
{
    std::size_t count = 0;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end &&
           (at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at))))) {
        ++count;
        ++at;
    }
    return count;
}

} // namespace qd
