// SPDX-License-Identifier: Apache-2.0
#include "models/logs/cells/celltext.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>

namespace qd {

std::string_view trimmedText(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool isAbsentCell(std::string_view cell)
{
    return cell.empty() || cell == "NaN" || cell == "nan" || cell == "null" || cell == "NULL" ||
           cell == "\\N"; // MySQL, PostgreSQL, Hive and Snowflake
}

bool mayHaveOtherForm(std::string_view text)
{
    // Marks that combine stand from U+0300 on; Chinese and Korean characters, from U+4000 on, have one form.
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xcc && !(byte >= 0xe4 && byte <= 0xed);
    });
}

std::string canonicalText(std::string_view text)
{
    return toQString(text).normalized(QString::NormalizationForm_C).toStdString();
}

std::string withoutZeros(std::string_view row)
{
    std::string text(row);
    std::erase(text, '\0');
    return text;
}

std::string fromWestern(std::string_view row)
{
    // The characters of 0x80 to 0x9f; those that Windows leaves out stay as Latin-1 has them.
    static constexpr std::array<char16_t, 32> windows{
        0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178};
    std::u16string units;
    units.reserve(row.size());
    for (const char c : row) {
        const auto byte = static_cast<unsigned char>(c);
        units += byte >= 0x80 && byte < 0xa0 ? windows[byte - 0x80] : static_cast<char16_t>(byte);
    }
    return QString::fromStdU16String(units).toStdString();
}

} // namespace qd
