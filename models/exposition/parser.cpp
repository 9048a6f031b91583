// SPDX-License-Identifier: Apache-2.0
#include "models/exposition/parser.h"

#include "models/base/utf8.h"
#include "models/exposition/expositionwords.h"
#include "models/exposition/pageparser.h"
#include "models/exposition/sniff.h"

#include <algorithm>

namespace qd {

namespace {

/// "SOURCE, line 3, column 14"; both count from 1, columns count characters and not bytes.
QString place(const QString& source, std::string_view body, std::size_t offset)
{
    const std::string_view before = body.substr(0, offset);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::string_view inLine = before.substr(before.rfind('\n') + 1); // npos + 1 is 0
    const auto column = 1 + std::count_if(inLine.begin(), inLine.end(), [](char c) {
                            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
                        });
    return ExpositionWords::tr("%1, line %2, column %3")
        .arg(source, QString::number(line), QString::number(column));
}

} // namespace

Result<Exposition> parseExposition(std::string_view body, std::string_view contentType, const QString& source,
                                   Timestamp scrapedAt, std::size_t mostSamples)
{
    if (QString what = sayWhatItIs(body); !what.isEmpty()) {
        return fail(ErrorKind::Invalid, source, std::move(what),
                    ExpositionWords::tr("Check the address of the metrics; its path is usually /metrics."));
    }
    if (const std::size_t offset = findInvalidUtf8(body); offset != std::string_view::npos) {
        return fail(ErrorKind::Invalid, place(source, body, offset),
                    ExpositionWords::tr("This is not valid UTF-8."),
                    ExpositionWords::tr(
                        "The exporter writes text in another encoding, or binary data; look for label values "
                        "that come from outside."));
    }
    const bool openMetrics = contentType.find("application/openmetrics-text") != std::string_view::npos;
    PageParser parser(body, openMetrics, scrapedAt, mostSamples);
    if (!parser.parse()) {
        if (parser.hasTooMany())
            return fail(
                ErrorKind::TooLarge, source,
                ExpositionWords::tr("The page has more samples than the limit of %1.").arg(mostSamples),
                ExpositionWords::tr("Have the server expose less, or raise the limit of the endpoint."));
        const PageFault& fault = parser.fault();
        return fail(ErrorKind::Invalid, place(source, body, fault.offset), fault.what, fault.hint);
    }
    return parser.takePage();
}

} // namespace qd
