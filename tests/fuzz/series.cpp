// SPDX-License-Identifier: Apache-2.0
#include "models/history/salvage/labelsfromtext.h"
#include "models/history/series/labeltext.h"
#include "tests/fuzz/fuzz.h"

using namespace qd;

/// The labels of a series as they lie in the file. Both readers agree, and what they read is written as it
/// was.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::textOf(data, size);
    LabelText reader;
    const bool isRead = reader.read(text);
    const auto labels = labelsFromText(text);
    if (labels) {
        QD_HOLDS(labels->toString() == text);
        QD_HOLDS(isRead && reader.labels() == *labels);
    }
    return 0;
}
