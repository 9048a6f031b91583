// SPDX-License-Identifier: Apache-2.0
#include "models/logs/cells/plainjson.h"

#include <charconv>
#include <cmath>

namespace qd {

namespace {

constexpr std::string_view jsonSpace = " \t\r\n";

/// Appends the text in quotation marks at `at`, single or double; returns the place behind it.
std::size_t appendQuoted(std::string_view json, std::size_t at, std::string& plain)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    const char mark = json[at];
    plain += '"';
    for (++at; at < json.size() && json[at] != mark; ++at) {
        const char c = json[at];
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\\' && at + 1 < json.size()) {
            ++at;
            if (json[at] != '\'') // which JSON does not escape
                plain += c;
            plain += json[at];
        } else if (c == '"') {
            plain += "\\\"";
        } else if (byte < 0x20) {
            plain += "\\u00";
            plain += hex[byte >> 4];
            plain += hex[byte & 15];
        } else {
            plain += c;
        }
    }
    if (at < json.size())
        plain += '"'; // else it stays open, for the message
    return at + 1;
}

/// A number that is none, or beyond all that a double holds.
bool isBeyondNumbers(std::string_view word)
{
    double value = 0;
    const auto [stop, failure] = std::from_chars(word.data(), word.data() + word.size(), value);
    const bool isInfinite =
        failure == std::errc::result_out_of_range || (failure == std::errc{} && !std::isfinite(value));
    return isInfinite && stop == word.data() + word.size();
}

/// A whole number of more digits than 64 bits hold; as a text it keeps all of them.
bool isTooLarge(std::string_view word)
{
    constexpr std::size_t mostDigits = 18;
    return word.size() > mostDigits && word.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string_view plainWord(std::string_view word)
{
    if (word == "None" || word == "undefined" || word == "NULL" || word == "+Infinity" ||
        isBeyondNumbers(word))
        return "null";
    if (word == "True")
        return "true";
    return word == "False" ? "false" : word;
}

/// Removes a comma before a closing bracket.
void dropComma(std::string& plain)
{
    const std::size_t last = plain.find_last_not_of(jsonSpace);
    if (last != std::string::npos && plain[last] == ',')
        plain.erase(last, 1);
}

} // namespace

std::string plainJson(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size() + 16);
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"' || c == '\'') {
            at = appendQuoted(text, at, plain);
            continue;
        }
        if (c == '}' || c == ']')
            dropComma(plain);
        const std::size_t end = std::min(text.find_first_of(" \t\r\n,:[]{}\"'", at), text.size());
        const std::string_view word = text.substr(at, std::max<std::size_t>(end - at, 1));
        if (isTooLarge(word))
            plain.append("\"").append(word).append("\"");
        else
            plain += plainWord(word);
        at += word.size();
    }
    return plain;
}

} // namespace qd
