// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/blocks/temporaryfile.h"
#include "models/table/recordtable.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <optional>
#include <string_view>

/// Stretches of consecutive rows: plain ones in memory while they are filled or rearranged, and stored ones.
namespace qd {

/// How one block holds a column; blocks of one column may differ until the table is finished.
enum class Repr : std::uint8_t { None, Numbers, Codes, Texts };

/// How many bytes both begin with.
[[nodiscard]] inline std::size_t sharedBytes(std::string_view a, std::string_view b)
{
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t shared = 0;
    for (; std::endian::native == std::endian::little && shared + 8 <= most; shared += 8) {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        std::memcpy(&first, a.data() + shared, 8);
        std::memcpy(&second, b.data() + shared, 8);
        if (first != second)
            return shared + static_cast<std::size_t>(std::countr_zero(first ^ second)) / 8;
    }
    while (shared < most && a[shared] == b[shared])
        ++shared;
    return shared;
}

/// Many texts in one piece of memory.
class BlockTexts
{
public:
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] std::string_view at(std::size_t index) const
    {
        const std::size_t begin = index == 0 ? 0 : m_ends[index - 1];
        return {m_bytes.data() + begin, m_ends[index] - begin};
    }
    /// Returns the bytes of all texts together.
    [[nodiscard]] std::size_t bytes() const { return m_ends.empty() ? 0 : m_ends.back(); }
    void add(std::string_view text)
    {
        const std::size_t begin = bytes();
        if (begin + text.size() > m_bytes.size())
            m_bytes.resize(std::max(2 * m_bytes.size(), begin + text.size() + 4096));
        std::memcpy(m_bytes.data() + begin, text.data(), text.size());
        m_ends.push_back(static_cast<std::uint32_t>(begin + text.size()));
    }
    /// Empty texts, until there are `count`.
    void pad(std::size_t count)
    {
        if (m_ends.size() < count)
            m_ends.resize(count, static_cast<std::uint32_t>(bytes()));
    }
    void clear() { m_ends.clear(); }

private:
    std::string m_bytes; ///< the bytes, with room behind the last text
    std::vector<std::uint32_t> m_ends;
};

/// The number (decimal / 10^exponent) * unit.
struct DecimalScale
{
    std::uint8_t exponent = 0;
    std::uint8_t unit = 0; ///< index into numberUnits

    friend bool operator==(const DecimalScale&, const DecimalScale&) = default;
};

/// Decimals of a block lie below this; larger numbers stay doubles.
inline constexpr std::int64_t mostDecimal = 2'000'000'000;
inline constexpr std::uint8_t mostExponent = 9;
inline constexpr std::int32_t missingDecimal = std::numeric_limits<std::int32_t>::min();

/// One column of a block. The vectors of the representation that is used have a value for each row; missing
/// ones are NaN, missingCode or empty.
struct PlainColumn
{
    Repr repr = Repr::None;
    std::vector<double> numbers;
    std::vector<std::uint32_t> codes;
    BlockTexts texts;
    std::vector<std::int32_t> decimals; ///< in the place of `numbers`, when `isDecimal`
    DecimalScale scale;                 ///< the scale of the decimals; one that may fit the numbers
    bool isDecimal = false;
};

struct PlainBlock
{
    std::size_t rows = 0;
    std::vector<std::int64_t> times; ///< 0 when missing
    std::vector<std::int64_t> lines;
    std::vector<std::uint32_t> sources;
    /// The columns by the index in the schema; the missing ones at the end are None.
    std::vector<PlainColumn> columns;
};

/// An integer column: value = base + an unsigned number of `width` bytes; width 0 when all are `base`.
/// Numbers: the double (base + stored) / 10^exponent * unit, stored all ones when missing; width 8 for the
/// doubles themselves. Codes: all ones when missing.
struct StoredColumn
{
    Repr repr = Repr::None;
    std::uint8_t width = 0;
    std::uint8_t exponent = 0;
    std::uint8_t unit = 0; ///< index into numberUnits
    std::uint32_t missing = 0;
    std::uint32_t bytes = 0;
    std::int64_t base = 0;
    std::uint64_t offset = 0;
};

struct StoredBlock
{
    std::uint32_t rows = 0;
    bool sorted = true; ///< whether the block's times ascend
    std::int64_t minTime = 0;
    std::int64_t maxTime = 0;
    StoredColumn times;
    StoredColumn lines;
    StoredColumn sources;
    std::vector<StoredColumn> columns;
};

inline constexpr std::size_t mostBlockRows = 65'536;
/// Numbers of logs are decimals, or (latencies) decimals times a unit in seconds.
inline constexpr double numberUnits[] = {1.0, 1e-3, 1e-6, 1e-9};

/// The decimal that stands for the value, if exactly.
[[nodiscard]] std::optional<std::int32_t> toDecimal(double value, DecimalScale scale);
/// What it stands for; NaN for a missing one.
[[nodiscard]] double fromDecimal(std::int32_t decimal, DecimalScale scale);

/// Encodes the block and writes it to `file`.
[[nodiscard]] Result<StoredBlock> store(const PlainBlock& block, TemporaryFile& file);

/// The bytes of a column, to be decoded in part or as a whole.
struct ColumnBytes
{
    StoredColumn stored;
    std::uint32_t rows = 0;
    std::vector<char> bytes;
};

[[nodiscard]] Result<ColumnBytes> load(const StoredColumn& column, std::uint32_t rows,
                                       const TemporaryFile& file);

/// Values of the rows [from, from + out.size()).
void decodeIntegers(const ColumnBytes& column, std::size_t from, std::span<std::int64_t> out);
void decodeCodes(const ColumnBytes& column, std::size_t from, std::span<std::uint32_t> out);
void decodeNumbers(const ColumnBytes& column, std::size_t from, std::span<double> out);
[[nodiscard]] BlockTexts decodeTexts(const ColumnBytes& column);

} // namespace qd
