// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/rollup.h"

#include "models/history/chunks/checksum.h"
#include "tests/fuzz/fuzz.h"

using namespace qd;

/// The bytes under a checksum that is right: damage that it did not find.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Bytes sealed(checksumBytes);
    sealed.insert(sealed.end(), data, data + size);
    seal(sealed);
    const auto rollup = decodeRollup(sealed);
    if (!rollup)
        return 0;
    QD_HOLDS(rollup->size() <= mostRollupBuckets);
    const auto again = decodeRollup(encodeRollup(*rollup));
    QD_HOLDS(again && again->size() == rollup->size());
    return 0;
}
