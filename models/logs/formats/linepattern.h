// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace qd {

/// The shape of a log line as data: fixed text with fields in braces, as in
///     {timestamp} - {} "{method} {path} HTTP/{}" {status} {latency_ms}
/// A field reaches to the next occurrence of the text behind it, the last one to the end; {} is anything that
/// does not matter. {status} is three digits, {latency_…} a number, {model} and {version} have no slash.
class LinePattern
{
public:
    struct Field
    {
        std::string_view name;
        std::string_view text;
    };

    /// `pattern` must live as long as this.
    explicit LinePattern(std::string_view pattern);

    /// Returns whether all of `line` has this shape; then `fields` are the named ones, in their order.
    [[nodiscard]] bool match(std::string_view line, std::vector<Field>& fields) const;

private:
    struct Part
    {
        std::string_view field;
        /// The text behind the field; empty for the last one when the pattern ends with it.
        std::string_view textBehind;
    };

    std::string_view m_start;
    std::vector<Part> m_parts;
};

} // namespace qd
