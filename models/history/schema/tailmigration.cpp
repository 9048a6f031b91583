// SPDX-License-Identifier: Apache-2.0
#include "models/history/schema/tailmigration.h"

#include "models/history/samples/tail.h"

namespace qd {

Result<void> sealTails(const Database& database)
{
    Statement next;
    Statement update;
    Statement setAside;
    Statement remove;
    auto prepared = database.prepare({
        {&next, "SELECT id, body FROM tail WHERE id > ? ORDER BY id LIMIT 1"},
        {&update, "UPDATE tail SET first_at = ?, last_at = ?, body = ? WHERE id = ?"},
        {&setAside, "INSERT OR IGNORE INTO damaged_chunk(series, first_at, last_at, samples, body) "
                    "SELECT -id, first_at, last_at, 0, body FROM tail WHERE id = ?"},
        {&remove, "DELETE FROM tail WHERE id = ?"},
    });
    if (!prepared)
        return prepared;
    std::vector<TailEntry> entries;
    for (std::int64_t row = INT64_MIN;;) {
        const auto found = next.bind(row).step();
        if (!found)
            return Failure(found.error());
        if (!*found)
            return {};
        row = next.integer(0);
        entries.clear();
        const bool isSound = decodeUnsealedTail(next.blob(1), row, entries) && !entries.empty();
        next.reset();
        auto done = isSound ? update.run(extentOf(entries).first, extentOf(entries).second,
                                         encodeTail(row, entries), row)
                            : setAside.run(row).and_then([&] { return remove.run(row); });
        if (!done)
            return done;
    }
}

} // namespace qd
