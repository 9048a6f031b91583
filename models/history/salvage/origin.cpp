// SPDX-License-Identifier: Apache-2.0
#include "models/history/historyidentity.h"
#include "models/history/salvage/salvager.h"

#include <algorithm>

// Where a salvaged history comes from.
namespace qd {

namespace {

std::string textIn(const TableShape& shape, const StoredRow& row, const char* column)
{
    const auto* text = std::get_if<std::string>(&row.values[*shape.column(column)]);
    return text ? *text : std::string();
}

std::int64_t numberIn(const TableShape& shape, const StoredRow& row, const char* column)
{
    const auto* number = std::get_if<std::int64_t>(&row.values[*shape.column(column)]);
    return number ? *number : 0;
}

} // namespace

// Without the origin nothing can tell whether the first rows of the audit trail are those that it began with;
// the rest of the chain can be followed all the same.
Result<void> Salvager::saveOrigin(SalvageReport& report)
{
    if (!knows(identityTable))
        return {};
    auto identity = historyIdentity(m_target);
    if (!identity)
        return Failure(identity.error());
    const auto last = m_target.integer("SELECT max(id) FROM audit");
    if (!last)
        return Failure(last.error());
    identity->trail = HistoryIdentity::Trail::Salvaged;
    identity->kept = *last;
    bool isFound = false;
    const auto shape = std::find_if(m_shapes.begin(), m_shapes.end(),
                                    [](const TableShape& s) { return s.name == identityTable; });
    if (const auto root = m_roots.find(identityTable); root != m_roots.end()) {
        std::ignore =
            m_walker.walk({root->second, shape->hasRowids, shape->keyColumns}, [&](const StoredRow& row) {
                std::string origin = shape->fits(row) ? textIn(*shape, row, "audit_origin") : std::string();
                if (isFound || row.rowid != 1 || !isHistoryIdentity(origin))
                    return true;
                isFound = true;
                identity->auditOrigin = std::move(origin);
                identity->auditMigrated = numberIn(*shape, row, "audit_migrated");
                return true;
            });
    }
    for (SalvageReport::Table& table : report.tables) {
        if (table.name == QLatin1String(identityTable))
            ++(isFound ? table.saved : table.lostRows);
    }
    return writeHistoryIdentity(m_target, *identity);
}

} // namespace qd
