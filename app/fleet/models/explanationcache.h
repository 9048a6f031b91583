// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <mutex>
#include <span>
#include <vector>

namespace qd::fleet {

/// Version 2 of fraud keeps what it would need to explain each decision later, and never lets go of it: the
/// memory leak of the story. Blocks come straight from the kernel, so the resident memory really grows with
/// each remember() and really falls when the cache dies with its version. Thread-safe.
class ExplanationCache
{
public:
    /// Nothing is remembered any more once `mostBytes` are held, so that the leak cannot take the machine.
    explicit ExplanationCache(std::size_t mostBytes) : m_mostBytes(mostBytes) {}
    ~ExplanationCache();
    ExplanationCache(const ExplanationCache&) = delete;
    ExplanationCache& operator=(const ExplanationCache&) = delete;

    void remember(std::span<const double> samples);
    [[nodiscard]] std::size_t heldBytes() const;

private:
    static constexpr std::size_t blockBytes = 4 * 1024 * 1024;

    bool makeRoom(std::size_t bytes);

    std::size_t m_mostBytes;
    mutable std::mutex m_mutex;
    std::vector<std::byte*> m_blocks;
    std::size_t m_usedOfLast = blockBytes;
    std::size_t m_held = 0;
};

} // namespace qd::fleet
