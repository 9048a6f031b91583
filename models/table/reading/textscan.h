// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/// Searches in text by vectors; behind it 64 bytes more must be readable.
namespace qd::textscan {

#ifdef __SSE2__

[[nodiscard]] inline __m128i load16(const char* at)
{
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
}

/// The first quotation mark, backslash or control character from `at` on. There must be one.
[[nodiscard]] inline const char* endOfText(const char* at)
{
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i escape = _mm_set1_epi8('\\');
    const __m128i lastControl = _mm_set1_epi8(0x1f);
    while (true) {
        const __m128i bytes = load16(at);
        const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, lastControl), bytes);
        const __m128i found =
            _mm_or_si128(control, _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, escape)));
        if (const int mask = _mm_movemask_epi8(found); mask != 0)
            return at + __builtin_ctz(static_cast<unsigned>(mask));
        at += 16;
    }
}

/// The delimiters, line feeds, carriage returns and quotation marks among the next 64 bytes, by bits.
[[nodiscard]] inline std::uint64_t cellEnds64(const char* at, char delimiter)
{
    const __m128i delimiters = _mm_set1_epi8(delimiter);
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i feed = _mm_set1_epi8('\n');
    const __m128i carriage = _mm_set1_epi8('\r');
    std::uint64_t ends = 0;
    for (int part = 0; part < 4; ++part) {
        const __m128i bytes = load16(at + part * 16);
        const __m128i found =
            _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, delimiters), _mm_cmpeq_epi8(bytes, quote)),
                         _mm_or_si128(_mm_cmpeq_epi8(bytes, feed), _mm_cmpeq_epi8(bytes, carriage)));
        ends |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(found))) << (part * 16);
    }
    return ends;
}

/// Returns whether the first `size` bytes, at most 16, are equal.
[[nodiscard]] inline bool equal16(const char* a, const char* b, std::size_t size)
{
    const auto same = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(load16(a), load16(b))));
    const unsigned wanted = (1U << size) - 1;
    return (same & wanted) == wanted;
}

#else

[[nodiscard]] inline const char* endOfText(const char* at)
{
    while (*at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20)
        ++at;
    return at;
}

[[nodiscard]] inline std::uint64_t cellEnds64(const char* at, char delimiter)
{
    std::uint64_t ends = 0;
    for (unsigned i = 0; i < 64; ++i) {
        const bool isEnd = at[i] == delimiter || at[i] == '\n' || at[i] == '\r' || at[i] == '"';
        ends |= static_cast<std::uint64_t>(isEnd) << i;
    }
    return ends;
}

[[nodiscard]] inline bool equal16(const char* a, const char* b, std::size_t size)
{
    return std::memcmp(a, b, size) == 0;
}

#endif

/// Walks from one delimiter, line end or quotation mark of a text to the next, by blocks of 64 bytes; behind
/// the text as many must be readable.
class CellEnds
{
public:
    CellEnds() = default;
    CellEnds(const char* at, char delimiter)
        : m_at(at), m_ends(cellEnds64(at, delimiter)), m_delimiter(delimiter)
    {
    }

    /// Returns the next place, which there must be.
    [[nodiscard]] const char* next()
    {
        while (m_ends == 0) {
            m_at += 64;
            m_ends = cellEnds64(m_at, m_delimiter);
        }
        const char* const end = m_at + std::countr_zero(m_ends);
        m_ends &= m_ends - 1;
        return end;
    }

private:
    const char* m_at = nullptr;
    std::uint64_t m_ends = 0; ///< the ends that have not been passed, among the 64 bytes
    char m_delimiter = 0;
};

/// Line feeds.
[[nodiscard]] std::size_t countFeeds(std::string_view text);

} // namespace qd::textscan
