// SPDX-License-Identifier: Apache-2.0
#include "models/logs/files/rawinput.h"

#include "models/logs/files/bytesource.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <unistd.h>

namespace qd {

namespace {

/// Fills `buffer` from standard input, waiting for whoever writes it. -1 and errno on failure.
std::int64_t readStandardInput(std::span<char> buffer)
{
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        const ssize_t count = ::read(STDIN_FILENO, buffer.data() + filled, buffer.size() - filled);
        if (count == 0)
            break;
        if (count > 0) {
            filled += static_cast<std::size_t>(count);
        } else if (errno == EAGAIN) {
            pollfd wait{STDIN_FILENO, POLLIN, 0};
            ::poll(&wait, 1, -1);
        } else if (errno != EINTR) {
            return -1;
        }
    }
    return static_cast<std::int64_t>(filled);
}

} // namespace

Result<RawInput> RawInput::open(const std::string& path)
{
    RawInput input;
    input.m_path = path;
    if (path == standardInputPath)
        return input;
    auto file = FileDescriptor::open(path);
    if (!file)
        return Failure(file.error());
    input.m_file = std::move(*file);
    input.m_total = input.m_file.status().st_size;
    return input;
}

RawInput RawInput::of(ByteSource& text)
{
    RawInput input;
    input.m_path = text.name();
    input.m_text = &text;
    return input;
}

Result<std::size_t> RawInput::readOn(std::span<char> buffer)
{
    if (m_text) {
        const auto count = m_text->read(buffer);
        m_offset += static_cast<std::int64_t>(count.value_or(0));
        return count;
    }
    const std::int64_t count = m_file.isOpen() ? m_file.read(buffer, m_offset) : readStandardInput(buffer);
    if (count < 0)
        return Failure(fileError(m_path, errno));
    m_offset += count;
    return static_cast<std::size_t>(count);
}

Result<std::string_view> RawInput::head()
{
    if (m_offset == 0) {
        m_head.resize(headSize);
        const auto count = readOn(m_head);
        if (!count)
            return Failure(count.error());
        m_head.resize(*count);
    }
    return std::string_view(m_head);
}

Result<std::size_t> RawInput::read(std::span<char> buffer)
{
    std::size_t given = std::min(buffer.size(), m_head.size() - m_headTaken);
    std::memcpy(buffer.data(), m_head.data() + m_headTaken, given);
    m_headTaken += given;
    if (given < buffer.size()) {
        const auto count = readOn(buffer.subspan(given));
        // What there is comes before what went wrong.
        if (!count && given == 0)
            return count;
        given += count.value_or(0);
    }
    std::atomic_ref(m_given).fetch_add(static_cast<std::int64_t>(given), std::memory_order_relaxed);
    return given;
}

} // namespace qd
