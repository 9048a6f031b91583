// SPDX-License-Identifier: Apache-2.0
#include "models/logs/rows/csv.h"

#include "models/base/csvcell.h"
#include "tests/fuzz/fuzz.h"

using namespace qd;

/// Records end within the text, one after the other; what is split can be written and split again.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view text = fuzz::textOf(data, size);
    const char delimiter = sniffDelimiter(text.substr(0, text.find('\n')));
    std::vector<std::string> cells;
    while (!text.empty()) {
        const std::size_t end = csvRecordEnd(text, delimiter, true);
        if (end == std::string_view::npos)
            return 0; // a quotation mark that nothing closes
        QD_HOLDS(end <= text.size());
        const auto error = splitCsv(text.substr(0, end), delimiter, cells);
        QD_HOLDS(!error || (*error >= 1 && *error <= end + 1));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return 0;
}
