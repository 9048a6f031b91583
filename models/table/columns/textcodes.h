// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/columns/columnplan.h"
#include "models/table/tableschema.h"

#include <deque>
#include <mutex>

namespace qd {

/// The texts of dictionaries as codes: those of the schema, and where a column has too many values for these,
/// or a text needs a closer look, numbers that stand for it a while. Thread-safe.
class TextCodes
{
public:
    TextCodes(TableSchema& schema, const ColumnPlan& plan);

    /// missingCode for a text that means nothing.
    [[nodiscard]] std::uint32_t code(std::size_t reading, std::string_view text);
    /// Returns whether the code is none of the schema's.
    [[nodiscard]] static bool isOther(std::uint32_t code) { return code >= firstOther; }
    [[nodiscard]] std::string textOf(std::size_t reading, std::uint32_t code) const;

private:
    /// Other texts that are kept; the rows that they belong to are read long before so many more have come.
    static constexpr std::size_t mostBytes = static_cast<std::size_t>(256) * 1024 * 1024;
    static constexpr std::uint32_t firstOther = 0x8000'0000;
    static constexpr std::uint32_t mostOthers = 0x4000'0000;

    struct Column
    {
        int column = noColumn;
        LogField field = LogField::Other;
    };

    [[nodiscard]] std::uint32_t other(std::string_view text);

    TableSchema& m_schema;
    std::vector<Column> m_columns; ///< by reading
    mutable std::mutex m_mutex;
    std::deque<std::string> m_others;
    std::size_t m_bytes = 0;
    std::uint32_t m_firstKept = 0; ///< the number of the first of `m_others`
};

} // namespace qd
