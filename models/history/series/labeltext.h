// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/labels.h"

namespace qd {

/// The text that the file has of a series' labels, Labels::toString(), taken apart again. Made to be used for
/// one text after the other.
class LabelText
{
public:
    /// Reads the text; returns false for one that Labels::toString() cannot have made. `text` stays in use
    /// until the next call.
    [[nodiscard]] bool read(std::string_view text);

    /// Returns the value of a label; empty for one that is not there.
    [[nodiscard]] std::string_view get(std::string_view name) const;
    [[nodiscard]] Labels labels() const;

private:
    [[nodiscard]] bool takeValue(std::string_view& rest);

    std::vector<std::pair<std::string_view, std::string_view>> m_pairs;
    std::string m_unescaped; ///< the values that are not in the text as they are
};

} // namespace qd
