// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/// Searches in text by vectors of 16 bytes; behind it 16 more must be readable.
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
            return at + __builtin_ctz(unsigned(mask));
        at += 16;
    }
}

/// The first delimiter, line feed, carriage return or quotation mark from `at` on. There must be one.
[[nodiscard]] inline const char* endOfCell(const char* at, char delimiter)
{
    const __m128i delimiters = _mm_set1_epi8(delimiter);
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i feed = _mm_set1_epi8('\n');
    const __m128i carriage = _mm_set1_epi8('\r');
    while (true) {
        const __m128i bytes = load16(at);
        const __m128i found =
            _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, delimiters), _mm_cmpeq_epi8(bytes, quote)),
                         _mm_or_si128(_mm_cmpeq_epi8(bytes, feed), _mm_cmpeq_epi8(bytes, carriage)));
        if (const int mask = _mm_movemask_epi8(found); mask != 0)
            return at + __builtin_ctz(unsigned(mask));
        at += 16;
    }
}

/// Whether the first `size` bytes, at most 16, are equal.
[[nodiscard]] inline bool equal16(const char* a, const char* b, std::size_t size)
{
    const auto same = unsigned(_mm_movemask_epi8(_mm_cmpeq_epi8(load16(a), load16(b))));
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

[[nodiscard]] inline const char* endOfCell(const char* at, char delimiter)
{
    while (*at != delimiter && *at != '\n' && *at != '\r' && *at != '"')
        ++at;
    return at;
}

[[nodiscard]] inline bool equal16(const char* a, const char* b, std::size_t size)
{
    return std::memcmp(a, b, size) == 0;
}

#endif

/// Line feeds.
[[nodiscard]] std::size_t countFeeds(std::string_view text);

} // namespace qd::textscan
