// SPDX-License-Identifier: Apache-2.0
#include "models/history/salvage/labelsfromtext.h"

#include "models/history/series/labeltext.h"

namespace qd {

std::optional<Labels> labelsFromText(std::string_view text)
{
    LabelText parts;
    if (!parts.read(text))
        return std::nullopt;
    Labels labels = parts.labels();
    if (labels.toString() != text)
        return std::nullopt;
    return labels;
}

} // namespace qd
