// SPDX-License-Identifier: Apache-2.0
#include "models/history/chunks/checksum.h"

namespace qd {

// Multiply and rotate, eight bytes at a time, each step invertible, so that any one changed word changes the
// result.
std::uint64_t checksumOf(ByteView bytes)
{
    constexpr std::uint64_t prime = 0x9e3779b97f4a7c15ULL;
    std::uint64_t sum = bytes.size() * prime;
    std::uint64_t word = 0;
    const auto add = [&] { sum = (std::rotl(sum, 29) ^ word) * prime; };
    // Whole words apart from the rest: copying a fixed number of bytes is one instruction.
    for (; bytes.size() >= sizeof word; bytes = bytes.subspan(sizeof word)) {
        std::memcpy(&word, bytes.data(), sizeof word);
        add();
    }
    if (!bytes.empty()) {
        word = 0;
        std::memcpy(&word, bytes.data(), bytes.size());
        add();
    }
    return sum ^ (sum >> 32);
}

void seal(Bytes& bytes)
{
    const std::uint64_t checksum = checksumOf(ByteView(bytes).subspan(checksumBytes));
    std::memcpy(bytes.data(), &checksum, sizeof checksum);
}

bool isSealed(ByteView bytes)
{
    ByteReader in(bytes);
    const std::uint64_t checksum = in.word();
    return !in.failed() && checksum == checksumOf(bytes.subspan(checksumBytes));
}

ByteView unsealed(ByteView bytes)
{
    return isSealed(bytes) ? bytes.subspan(checksumBytes) : ByteView();
}

namespace {

constexpr std::uint64_t placeMark = 0x517cc1b727220a95ULL;

} // namespace

Bytes inPlace(Bytes bytes, std::int64_t row)
{
    ByteWriter out(bytes);
    out.word(placeMark);
    out.word(static_cast<std::uint64_t>(row));
    seal(bytes);
    return bytes;
}

bool isInAnotherPlace(ByteView bytes, std::int64_t row)
{
    constexpr std::size_t placeBytes = 2 * sizeof(std::uint64_t);
    if (bytes.size() < checksumBytes + placeBytes)
        return false;
    ByteReader in(bytes.last(placeBytes));
    return in.word() == placeMark && in.word() != static_cast<std::uint64_t>(row);
}

} // namespace qd
