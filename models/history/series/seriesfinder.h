// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"
#include "models/history/sqlite/statementcache.h"

namespace qd {

/// Answers selectors; see HistoryReader::series(). The condition that fewest series meet leads: its postings
/// are read. Where those are few, their keys tell about the other conditions, since the keys of what is found
/// are wanted anyway; where they are many, postings are compared first.
class SeriesFinder
{
public:
    explicit SeriesFinder(const Database& database) : m_statements(database) {}

    [[nodiscard]] Result<std::vector<SeriesInfo>> find(const SeriesSelector& selector) const;

private:
    mutable StatementCache m_statements;
};

} // namespace qd
