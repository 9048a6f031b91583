// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/chunks/bytes.h"

#include <string>
#include <string_view>

namespace qd {

/// Many texts in one piece of memory.
class TextList
{
public:
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] std::string_view at(std::size_t index) const
    {
        const std::size_t from = index == 0 ? 0 : m_ends[index - 1];
        return std::string_view(m_text).substr(from, m_ends[index] - from);
    }
    void add(std::string_view text)
    {
        m_text += text;
        m_ends.push_back(m_text.size());
    }

private:
    std::string m_text;
    std::vector<std::size_t> m_ends;
};

/// Appends texts of which most differ, such as request ids; their count is not written. Whichever fits first:
///  - all alike but for digits of one alphabet (decimal, or hexadecimal of one case) at the same places, as
///    UUIDs, trace ids and padded counters are: four bits per place that varies, fewer where they ascend;
///  - a common beginning followed by a plain decimal number: that number's difference to the one before;
///  - what each does not share with the beginning of the one before it (front coding).
void encodeTexts(std::span<const std::string_view> texts, Bytes& out);

/// `count` texts. False when the bytes cannot be such an encoding.
[[nodiscard]] bool decodeTexts(ByteReader& in, std::size_t count, TextList& texts);

} // namespace qd
