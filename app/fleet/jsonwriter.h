// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <cmath>
#include <concepts>
#include <string>
#include <string_view>

namespace qd::fleet {

/// Writes JSON text from left to right: begin/end for containers, key() before each value of an object.
/// Strings are taken as UTF-8; doubles are written in the shortest form that reads back the same, and what is
/// not finite becomes null, because JSON has no word for it.
class JsonWriter
{
public:
    JsonWriter& beginObject() { return open('{'); }
    JsonWriter& endObject() { return close('}'); }
    JsonWriter& beginArray() { return open('['); }
    JsonWriter& endArray() { return close(']'); }
    JsonWriter& key(std::string_view name);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
    JsonWriter& value(bool truth) { return plain(truth ? "true" : "false"); }
    JsonWriter& value(double number);
    JsonWriter& value(std::integral auto number) { return plain(std::to_string(number)); }
    /// Text that is JSON already.
    JsonWriter& raw(std::string_view json) { return plain(json); }

    template <typename T>
    JsonWriter& field(std::string_view name, const T& what)
    {
        return key(name).value(what);
    }

    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    JsonWriter& plain(std::string_view token);
    void separate();
    void quote(std::string_view text);

    std::string m_text;
    bool m_comma = false; ///< a value stands before, in the same container
};

} // namespace qd::fleet
