// SPDX-License-Identifier: Apache-2.0
#include "models/exposition/sniff.h"

#include "models/exposition/expositionwords.h"

#include <algorithm>

namespace qd {

namespace {

bool startsWithNoCase(std::string_view text, std::string_view lowerCasePrefix)
{
    return text.size() >= lowerCasePrefix.size() &&
           std::equal(lowerCasePrefix.begin(), lowerCasePrefix.end(), text.begin(), [](char want, char have) {
               return want == (have >= 'A' && have <= 'Z' ? static_cast<char>(have - 'A' + 'a') : have);
           });
}

} // namespace

QString sayWhatItIs(std::string_view body)
{
    std::string_view start = body.substr(0, 1024);
    if (start.starts_with("\x1f\x8b") || start.starts_with("PK\x03\x04") ||
        start.starts_with("\x28\xb5\x2f\xfd"))
        return ExpositionWords::tr("This is packed data, not metrics.");
    if (!start.empty() && start.find_first_not_of('\0') == std::string_view::npos)
        return ExpositionWords::tr("These are zero bytes, not metrics.");
    if (start.find('\0') != std::string_view::npos)
        return ExpositionWords::tr("This is binary data, not metrics.");
    if (start.starts_with("\xef\xbb\xbf"))
        start.remove_prefix(3);
    start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
    if (startsWithNoCase(start, "<!doctype html") || startsWithNoCase(start, "<html") ||
        startsWithNoCase(start, "<head"))
        return ExpositionWords::tr("This is a web page (HTML), not metrics.");
    if (start.starts_with('<'))
        return ExpositionWords::tr("This is XML or HTML, not metrics.");
    if (start.starts_with("{\"") || start.starts_with("{\n") || start.starts_with('['))
        return ExpositionWords::tr("This is JSON, not metrics.");
    return {};
}

} // namespace qd
