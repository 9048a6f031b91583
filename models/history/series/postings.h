// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"
#include "models/history/sqlite/statementcache.h"

#include <functional>

namespace qd {

/// Numbers of series, ascending.
using SeriesIds = std::vector<SeriesId>;

/// The values of one label and, to each, the series that have it: table series_label, which is ordered by
/// (name, value, series). The label "__name__" is the metric's name, which has a column of its own.
class Postings
{
public:
    Postings(StatementCache& statements, std::string label);

    /// Calls `take` with each distinct value that begins with `prefix`, in ascending order. With a prefix,
    /// also with the prefix itself, whether a series has it or not.
    [[nodiscard]] Result<void> forEachValue(const std::string& prefix,
                                            const std::function<void(const std::string&)>& take) const;
    /// Puts the series with this value at the end, in no order.
    [[nodiscard]] Result<void> append(const std::string& value, SeriesIds& ids) const;
    /// How many series have the value; `most` when there are more.
    [[nodiscard]] Result<std::int64_t> length(const std::string& value, std::int64_t most) const;

private:
    struct Question;

    [[nodiscard]] Result<BorrowedStatement> ask(const Question& question) const;

    static const Question valuesAfter;
    static const Question seriesWith;
    static const Question countWith;

    StatementCache* m_statements;
    std::string m_label;
};

/// The label that stands for the metric's name.
inline constexpr const char* metricLabel = "__name__";

} // namespace qd
