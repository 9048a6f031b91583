// SPDX-License-Identifier: Apache-2.0
#include "models/exposition/parser.h"
#include "tests/fuzz/fuzz.h"

using namespace qd;

/// The first byte chooses the format. A page is read or refused at a place; what is read has names.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const char* const type =
        (data[0] & 1) != 0 ? "application/openmetrics-text; version=1.0.0" : "text/plain; version=0.0.4";
    const auto page = parseExposition(fuzz::textOf(data + 1, size - 1), type, QStringLiteral("gpu-1"),
                                      Timestamp{1'790'000'000'000}, 10'000);
    if (!page) {
        QD_HOLDS(page.error().where.startsWith(QStringLiteral("gpu-1")));
        QD_HOLDS(!page.error().what.isEmpty());
        return 0;
    }
    QD_HOLDS(page->samples.size() <= 10'000);
    for (const SeriesSample& sample : page->samples)
        QD_HOLDS(!sample.key.metric.empty());
    return 0;
}
