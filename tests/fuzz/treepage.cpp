// SPDX-License-Identifier: Apache-2.0
#include "models/history/salvage/treepage.h"

#include "tests/fuzz/fuzz.h"

using namespace qd;

/// Pages of a database that nobody vouches for: cells lie within their page, and records are read or refused.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView bytes = fuzz::bytesOf(data, size);
    (void)decodeRecord(bytes);
    for (const std::uint32_t number : {1U, 2U}) {
        const auto page = parseTreePage(bytes, number);
        if (!page)
            continue;
        for (const TreePage::Cell& cell : page->cells) {
            QD_HOLDS(cell.at <= size && cell.local <= size - cell.at);
            if (cell.overflow == 0)
                (void)decodeRecord(bytes.subspan(cell.at, cell.local));
        }
    }
    return 0;
}
