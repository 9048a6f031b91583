// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

/// What libFuzzer calls with the bytes that it has made up, and replay.cpp with those of a corpus. Any bytes
/// may come; what must hold for them is said by QD_HOLDS.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// Ends the program when the condition does not hold, which a fuzzer keeps as a finding.
#define QD_HOLDS(condition)                                                                                  \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);              \
            std::abort();                                                                                    \
        }                                                                                                    \
    } while (false)

namespace qd::fuzz {

inline std::string_view textOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

inline std::span<const std::uint8_t> bytesOf(const std::uint8_t* data, std::size_t size)
{
    return {data, size};
}

} // namespace qd::fuzz
