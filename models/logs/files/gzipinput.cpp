// SPDX-License-Identifier: Apache-2.0
#include "models/logs/files/gzipinput.h"

#include "models/logs/files/bytesourcewords.h"

#include <zlib.h>

#include <new>

namespace qd {

namespace {

constexpr int gzipOnly = 16 + MAX_WBITS;
constexpr unsigned char firstMagic = 0x1f;

} // namespace

void GzipInput::End::operator()(z_stream_s* stream) const
{
    inflateEnd(stream);
    delete stream;
}

GzipInput::GzipInput(RawInput& input) : m_input(input)
{
    auto stream = std::make_unique<z_stream_s>();
    if (inflateInit2(stream.get(), gzipOnly) != Z_OK)
        throw std::bad_alloc();
    m_stream.reset(stream.release());
}

GzipInput::~GzipInput() = default;

bool GzipInput::isGzip(std::string_view head)
{
    return head.starts_with("\x1f\x8b");
}

Failure GzipInput::damaged(const char* reason) const
{
    return fail(
        ErrorKind::Invalid, QString::fromStdString(m_input.path()),
        //: %1 is what the unpacking library says, in English
        ByteSourceWords::tr("The packed file is cut off or damaged: %1.").arg(QString::fromUtf8(reason)),
        ByteSourceWords::tr(
            "Copy or export it again; what could be unpacked before the damage has been read."));
}

// False at the end of the file.
Result<bool> GzipInput::feed()
{
    if (m_stream->avail_in > 0)
        return true;
    const auto count = m_input.read(m_packed);
    if (!count)
        return Failure(count.error());
    m_stream->next_in = reinterpret_cast<Bytef*>(m_packed.data());
    m_stream->avail_in = static_cast<uInt>(*count);
    return *count > 0;
}

Result<std::size_t> GzipInput::read(std::span<char> buffer)
{
    m_stream->next_out = reinterpret_cast<Bytef*>(buffer.data());
    m_stream->avail_out = static_cast<uInt>(buffer.size());
    while (m_stream->avail_out > 0 && !m_isOver && !m_error) {
        const auto more = feed();
        if (!more) {
            m_error = more.error();
        } else if (m_isBetween) {
            const bool isMember = *more && *m_stream->next_in == firstMagic;
            m_isOver = !isMember;
            m_isBetween = false;
            // Zeros fill up blocks of tapes; all else was meant to say something.
            if (*more && !isMember && *m_stream->next_in != 0)
                m_error = damaged("other bytes follow the packed data").value();
            inflateReset(m_stream.get());
        } else if (!*more) {
            m_error = damaged("truncated gzip input").value();
        } else if (const int state = inflate(m_stream.get(), Z_NO_FLUSH); state == Z_STREAM_END) {
            m_isBetween = true;
        } else if (state == Z_MEM_ERROR) {
            throw std::bad_alloc();
        } else if (state != Z_OK && state != Z_BUF_ERROR) {
            m_error = damaged(m_stream->msg ? m_stream->msg : "invalid gzip data").value();
        }
    }
    const std::size_t count = buffer.size() - m_stream->avail_out;
    if (count == 0 && m_error)
        return Failure(*m_error);
    return count;
}

Result<void> GzipInput::drain()
{
    std::vector<char> scratch(64 * 1024);
    for (;;) {
        const auto count = read(scratch);
        if (!count)
            return Failure(count.error());
        if (*count == 0)
            return {};
    }
}

} // namespace qd
