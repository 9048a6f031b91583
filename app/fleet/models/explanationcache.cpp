// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/models/explanationcache.h"

#include <cstring>

#include <sys/mman.h>

namespace qd::fleet {

ExplanationCache::~ExplanationCache()
{
    for (std::byte* block : m_blocks) {
        ::munmap(block, blockBytes);
    }
}

void ExplanationCache::remember(std::span<const double> samples)
{
    const std::size_t bytes = samples.size_bytes();
    const std::lock_guard lock(m_mutex);
    if (bytes > blockBytes || m_held + bytes > m_mostBytes || !makeRoom(bytes)) {
        return;
    }
    std::memcpy(m_blocks.back() + m_usedOfLast, samples.data(), bytes);
    m_usedOfLast += bytes;
    m_held += bytes;
}

std::size_t ExplanationCache::heldBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_held;
}

bool ExplanationCache::makeRoom(std::size_t bytes)
{
    if (m_usedOfLast + bytes <= blockBytes) {
        return true;
    }
    void* block = ::mmap(nullptr, blockBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED) {
        return false;
    }
    // Huge pages would make the memory jump by megabytes instead of growing with the requests.
    ::madvise(block, blockBytes, MADV_NOHUGEPAGE);
    m_blocks.push_back(static_cast<std::byte*>(block));
    m_usedOfLast = 0;
    return true;
}

} // namespace qd::fleet
