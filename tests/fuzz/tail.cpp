// SPDX-License-Identifier: Apache-2.0
#include "models/history/samples/tail.h"

#include "models/history/predictions/predictiontail.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/sealed.h"

using namespace qd;

namespace {

constexpr std::int64_t row = 7;

bool isSame(const TailEntry& a, const TailEntry& b)
{
    return a.series == b.series && a.sample.at == b.sample.at &&
           bitsOf(a.sample.value) == bitsOf(b.sample.value);
}

void readSamples(ByteView bytes)
{
    std::vector<TailEntry> entries;
    (void)decodeUnsealedTail(bytes, row, entries);
    if (entries.empty())
        return;
    std::vector<TailEntry> again;
    QD_HOLDS(decodeTail(encodeTail(row, entries), row, 0, again));
    QD_HOLDS(again.size() == entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i)
        QD_HOLDS(isSame(entries[i], again[i]));
}

void readRecords(ByteView bytes)
{
    std::vector<PredictionRecord> records;
    if (!decodeRecords(bytes, "fraud", records)) {
        QD_HOLDS(records.empty());
        return;
    }
    std::vector<const PredictionRecord*> pointers;
    for (const PredictionRecord& record : records)
        pointers.push_back(&record);
    if (pointers.empty())
        return;
    std::vector<PredictionRecord> again;
    QD_HOLDS(decodeRecords(encodeRecords(pointers), "fraud", again));
    QD_HOLDS(again.size() == records.size());
}

} // namespace

/// What waits in the history for a chunk or a segment, under a checksum that is right.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Bytes sealed = fuzz::sealedOf(data, size);
    readSamples(fuzz::bytesOf(data, size));
    std::vector<TailEntry> entries;
    (void)decodeTail(sealed, row, 0, entries);
    readRecords(sealed);
    std::vector<PendingLabel> labels;
    (void)decodePending(sealed, labels);
    return 0;
}
