// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/jsonwriter.h"

#include <array>

namespace qd::fleet {

JsonWriter& JsonWriter::key(std::string_view name)
{
    separate();
    quote(name);
    m_text += ':';
    m_comma = false;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text)
{
    separate();
    quote(text);
    m_comma = true;
    return *this;
}

JsonWriter& JsonWriter::value(double number)
{
    if (!std::isfinite(number)) {
        return plain("null");
    }
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    return plain({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
}

JsonWriter& JsonWriter::open(char bracket)
{
    separate();
    m_text += bracket;
    m_comma = false;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket)
{
    m_text += bracket;
    m_comma = true;
    return *this;
}

JsonWriter& JsonWriter::plain(std::string_view token)
{
    separate();
    m_text += token;
    m_comma = true;
    return *this;
}

void JsonWriter::separate()
{
    if (m_comma) {
        m_text += ',';
    }
}

void JsonWriter::quote(std::string_view text)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    m_text += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            m_text += '\\';
            m_text += c;
        } else if (byte < 0x20) {
            m_text += "\\u00";
            m_text += hex[byte >> 4U];
            m_text += hex[byte & 0xFU];
        } else {
            m_text += c;
        }
    }
    m_text += '"';
}

} // namespace qd::fleet
