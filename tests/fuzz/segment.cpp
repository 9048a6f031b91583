// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/segment.h"

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/sealed.h"

using namespace qd;

/// The parts of a segment of predictions, under a checksum that is right. The first byte chooses the part,
/// the next two how many rows are expected.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 3)
        return 0;
    const std::size_t rows = (std::size_t(data[1]) << 8 | data[2]) % maxSegmentRows + 1;
    const Bytes sealed = fuzz::sealedOf(data + 3, size - 3);
    switch (data[0] % 7) {
    case 0:
        if (const auto header = decodeHeader(sealed)) {
            QD_HOLDS(header->rows <= maxSegmentRows);
            (void)header->find(timeColumn);
            (void)header->attribute("amount");
        }
        break;
    case 1:
        if (const auto times = decodeTimeColumn(sealed, rows))
            QD_HOLDS(times->size() == rows);
        break;
    case 2:
        if (const auto status = decodeStatusColumn(sealed, rows))
            QD_HOLDS(status->size() == rows);
        break;
    case 3:
        if (const auto texts = decodeTextColumn(sealed, rows)) {
            QD_HOLDS(texts->codes.size() == rows);
            for (const std::uint32_t code : texts->codes)
                QD_HOLDS(code == absentText || code < texts->dictionary.size());
        }
        break;
    case 4:
        if (const auto numbers = decodeNumberColumn(sealed, rows))
            QD_HOLDS(numbers->values.size() == rows);
        break;
    case 5:
        if (const auto labels = decodeLabels(sealed, rows)) {
            QD_HOLDS(labels->labels.size() == rows && labels->isLate.size() == rows);
            const auto again = decodeLabels(encodeLabels(*labels), rows);
            QD_HOLDS(again && again->labels == labels->labels && again->isLate == labels->isLate);
        }
        break;
    default:
        if (const auto dead = decodeDead(sealed, rows)) {
            for (const std::uint32_t row : *dead)
                QD_HOLDS(row < rows);
        }
    }
    return 0;
}
