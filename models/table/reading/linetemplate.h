// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/reading/rowshape.h"

namespace qd {

/// The form of a line of JSON: what stands between its values. The lines of one log mostly have one form, so
/// that a line is read by comparing what lies between its values with that of a line before.
class LineTemplate
{
public:
    /// Makes a template from a line that is known to be a JSON object. Nothing when it holds what templates
    /// do not: lists, deeper objects, or escapes in names.
    [[nodiscard]] static std::optional<LineTemplate> of(std::string_view line, const ColumnMapping& mapping,
                                                        BlockBuilder& builder);

    /// Reads the values of the line at `at`, which a line feed ends; there must be room for as many as the
    /// shape has. Null when it has another form; else its line feed. Up to 64 bytes behind it may be read.
    /// The text must be UTF-8.
    [[nodiscard]] const char* read(const char* at, std::span<RowValue> values);
    [[nodiscard]] const RowShape& shape() const { return m_shape; }

    LineTemplate(LineTemplate&&) noexcept = default;
    LineTemplate& operator=(LineTemplate&&) noexcept = default;

private:
    LineTemplate() = default;

    struct Between
    {
        const char* text = nullptr; ///< in `m_texts`
        std::size_t size = 0;
        /// The size of the value behind the name, in the line that was read last.
        std::ptrdiff_t valueSize = 0;
    };

    [[nodiscard]] static bool matches(const Between& between, const char* at);

    std::vector<char> m_texts;      ///< each padded to whole vectors
    std::vector<Between> m_between; ///< before each value, and behind the last one
    RowShape m_shape;
};

} // namespace qd
