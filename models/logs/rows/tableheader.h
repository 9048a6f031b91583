// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/rows/columnmapping.h"

#include <optional>
#include <span>
#include <vector>

namespace qd {

/// The names of a table's columns, and what they mean.
struct TableHeader
{
    struct Column
    {
        std::string name;
        FieldMatch match;
    };

    char delimiter = 0; ///< 0 when no header has been met
    std::vector<Column> columns;
    std::string prediction; ///< the name of the column of predictions
    bool isQuoted = false;  ///< whether names stand in quotation marks, as where all texts do

    /// Reads the names in a line; nothing when it has none, as a line of JSON, or text that is not UTF-8.
    [[nodiscard]] static std::optional<TableHeader> read(std::string_view line, const ColumnMapping& mapping);

    /// Returns whether it names a prediction or a label, and at least so many columns that are known.
    [[nodiscard]] bool isUseful(int leastKnown) const;
    /// Returns whether `cells` are the names, each once, in whatever order.
    [[nodiscard]] bool isNamedBy(std::span<const std::string> cells) const;
    /// Returns whether `cells` are the names in their order.
    [[nodiscard]] bool isSameAs(std::span<const std::string> cells) const;
    /// The first name that two columns have; empty when there is none.
    [[nodiscard]] std::string_view repeatedName() const;
};

} // namespace qd
