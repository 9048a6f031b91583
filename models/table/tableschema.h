// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/rows/fieldmap.h"
#include "models/table/recordtable.h"

#include <deque>
#include <map>
#include <mutex>
#include <string_view>
#include <unordered_set>

namespace qd {

/// The columns of a table and the values of those with few, while it is filled from several threads. Columns
/// and values are numbered as they come.
class TableSchema
{
public:
    /// More different values make a column one of Text.
    static constexpr std::size_t mostValues = 50'000;
    /// Logs that use data as keys must not make a table grow without end; attributes beyond are left out.
    static constexpr std::size_t mostColumns = 500;
    static constexpr std::size_t mostCounted = 10'000;

    struct Column
    {
        LogField field = LogField::Other;
        std::string name; ///< the name of an Other column, or the class of ClassProbability
        std::deque<std::string> values;
        std::map<std::string_view, std::uint32_t> codes; ///< the codes of `values`
    };

    /// Returns a column; noColumn when there are too many.
    [[nodiscard]] int column(LogField field, std::string_view name = {});
    /// missingCode when the column has too many values.
    [[nodiscard]] std::uint32_t code(int column, std::string_view text);
    /// When no thread fills the table any more.
    [[nodiscard]] const std::deque<Column>& columns() const { return m_columns; }
    /// Returns how many columns there were too many of, counted to mostCounted.
    [[nodiscard]] std::size_t columnsLeftOut() const { return m_leftOut.size(); }
    /// Returns the name of the first of them.
    [[nodiscard]] const std::string& firstLeftOut() const { return m_firstLeftOut; }
    [[nodiscard]] LogField fieldOf(int column);
    [[nodiscard]] std::string textOf(int column, std::uint32_t code);

private:
    std::mutex m_mutex;
    std::deque<Column> m_columns;
    std::map<std::pair<LogField, std::string>, int, std::less<>> m_byName;
    std::unordered_set<std::size_t> m_leftOut; ///< hashes of names
    std::string m_firstLeftOut;
};

} // namespace qd
