// SPDX-License-Identifier: Apache-2.0
#include "models/history/readerpool.h"

#include <utility>

namespace qd {

namespace {

constexpr std::size_t mostWaiting = 4; // each keeps up to 8 MB of pages

// By then something was written, as a rule, and SQLite would use none of the pages any more.
constexpr std::chrono::seconds longWait{2};

} // namespace

Result<std::unique_ptr<HistoryReader>> ReaderPool::take()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_waiting.empty()) {
            auto reader = std::move(m_waiting.back().reader);
            m_waiting.pop_back();
            return reader;
        }
    }
    return HistoryReader::open(m_path, m_columns);
}

void ReaderPool::giveBack(std::unique_ptr<HistoryReader> reader, std::chrono::steady_clock::time_point now)
{
    const std::lock_guard lock(m_mutex);
    for (const Waiting& each : m_waiting) {
        if (now - each.since >= longWait)
            each.reader->dropPages();
    }
    if (!m_isClosed && m_waiting.size() < mostWaiting)
        m_waiting.push_back({std::move(reader), now});
}

std::size_t ReaderPool::waiting()
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.size();
}

void ReaderPool::close()
{
    const std::lock_guard lock(m_mutex);
    m_isClosed = true;
    m_waiting.clear();
}

bool isFineAfter(const Error& error)
{
    return error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::NotFound ||
           error.kind == ErrorKind::Invalid;
}

} // namespace qd
