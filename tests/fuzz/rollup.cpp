// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/rollup.h"

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/sealed.h"

using namespace qd;

/// The bytes under a checksum that is right: damage that it did not find.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Bytes sealed = fuzz::sealedOf(data, size);
    const auto rollup = decodeRollup(sealed);
    if (!rollup)
        return 0;
    QD_HOLDS(rollup->size() <= mostRollupBuckets);
    const auto again = decodeRollup(encodeRollup(*rollup));
    QD_HOLDS(again && again->size() == rollup->size());
    return 0;
}
