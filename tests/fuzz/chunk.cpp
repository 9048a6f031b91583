// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/checksum.h"
#include "models/history/chunks/chunkparts.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace qd;

namespace {

void decodeAll(const std::optional<std::vector<BlockView>>& blocks)
{
    if (!blocks)
        return;
    QD_HOLDS(blocks->size() <= maxQuietBlocks);
    BlockSamples samples;
    for (const BlockView& block : *blocks) {
        (void)wholeSummaryOf(block);
        if (!decodeBlock(block, samples))
            continue;
        QD_HOLDS(std::int64_t(samples.count()) == block.summary.count);
        for (std::size_t i = 1; i < samples.count(); ++i)
            QD_HOLDS(samples.at(i - 1).at < samples.at(i).at);
    }
}

/// What was decoded is encoded to something that decodes to the same.
void survives(ByteView bytes, std::int64_t count)
{
    BlockSamples samples;
    if (!decodeBlock(bytes, count, samples) || samples.count() == 0)
        return;
    std::vector<Sample> given;
    for (std::size_t i = 0; i < samples.count(); ++i)
        given.push_back(samples.at(i));
    const EncodedBlock encoded = encodeBlock(given);
    BlockSamples again;
    QD_HOLDS(decodeBlock(encoded.bytes, encoded.summary.count, again));
    QD_HOLDS(again.count() == given.size());
    for (std::size_t i = 0; i < given.size(); ++i)
        QD_HOLDS(again.at(i).at == given[i].at && bitsOf(again.at(i).value) == bitsOf(given[i].value));
}

} // namespace

/// The bytes as a chunk, as two parts of one, and as a block of samples. The first two say where to part them
/// and how many samples to expect.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    const std::size_t first = data[0];
    const auto count = std::int64_t(data[1]) + 1;
    const ByteView bytes = fuzz::bytesOf(data + 2, size - 2);
    decodeAll(openChunk(bytes));
    const std::size_t cut = std::min(first, bytes.size());
    decodeAll(openChunk(bytes.first(cut), bytes.subspan(cut)));
    survives(bytes, count);
    return 0;
}
