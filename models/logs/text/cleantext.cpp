// SPDX-License-Identifier: Apache-2.0
#include "models/logs/text/cleantext.h"

#include "models/logs/logfiletext.h"

#include <algorithm>

namespace qd {

namespace {

constexpr std::size_t lookedSize = static_cast<std::size_t>(64) * 1024;
constexpr std::size_t pieceSize = static_cast<std::size_t>(256) * 1024;

/// What a step makes of a beginning that may go on.
template <typename Step>
std::string begun(Step step, std::string_view head, bool atEnd)
{
    std::string text;
    step.take(head, atEnd, text);
    return text;
}

} // namespace

Result<std::unique_ptr<ByteSource>> CleanText::open(const std::string& path)
{
    auto source = ByteSource::open(path);
    if (!source)
        return source;
    return std::make_unique<CleanText>(std::move(*source));
}

Result<bool> CleanText::next()
{
    m_encoding.reset();
    m_wrapping.reset();
    m_layout.reset();
    m_quoting.reset();
    m_ready.clear();
    m_taken = 0;
    m_failure.reset();
    m_atEnd = false;
    auto more = m_source->next();
    if (more && *more)
        begin();
    return more;
}

/// Looks at the beginning of a text for the steps that it needs.
void CleanText::begin()
{
    std::string raw(lookedSize, '\0');
    const auto count = m_source->read(raw);
    raw.resize(count.value_or(0));
    if (!count)
        m_failure = count.error();
    const bool isWhole = raw.size() < lookedSize;
    std::string head = raw;
    TextEncoding encoding(head);
    if (!encoding.isPlain()) {
        head = begun(encoding, head, isWhole);
        m_encoding = std::move(encoding);
    }
    LineWrapping wrapping(head);
    if (!wrapping.isNone()) {
        head = begun(LineWrapping(head), head, isWhole);
        m_wrapping = std::move(wrapping);
    }
    JsonLayout layout(head);
    if (!layout.isLines())
        m_layout = layout;
    CsvQuoting quoting(head);
    if (!quoting.isDoubled())
        m_quoting = quoting;
    // Only reading on tells whether the text is intact.
    clean(raw, m_failure.has_value());
}

/// Takes bytes through the steps.
void CleanText::clean(std::string_view bytes, bool atEnd)
{
    std::string text(bytes);
    std::string next;
    const auto pass = [&](auto& step) {
        if (!step)
            return;
        next.clear();
        step->take(text, atEnd, next);
        text.swap(next);
    };
    pass(m_encoding);
    pass(m_wrapping);
    pass(m_layout);
    pass(m_quoting);
    m_ready.erase(0, m_taken);
    m_taken = 0;
    m_ready += text;
}

Result<std::size_t> CleanText::read(std::span<char> buffer)
{
    std::size_t given = 0;
    while (given < buffer.size()) {
        const std::size_t count = std::min(buffer.size() - given, m_ready.size() - m_taken);
        std::copy_n(m_ready.data() + m_taken, count, buffer.data() + given);
        m_taken += count;
        given += count;
        if (given == buffer.size() || m_failure || (m_atEnd && m_taken == m_ready.size()))
            break;
        if (!m_encoding && !m_wrapping && !m_layout && !m_quoting) {
            const auto more = m_source->read(buffer.subspan(given));
            if (!more && given == 0)
                return more;
            if (!more)
                m_failure = more.error();
            return given + more.value_or(0);
        }
        std::string piece(pieceSize, '\0');
        const auto more = m_source->read(piece);
        piece.resize(more.value_or(0));
        if (!more)
            m_failure = more.error();
        m_atEnd = piece.empty();
        clean(piece, m_atEnd);
        if (m_failure && m_taken < m_ready.size())
            continue;
    }
    if (given == 0 && m_failure)
        return Failure(*m_failure);
    return given;
}

std::vector<Assumption> CleanText::assumptions() const
{
    if (!m_wrapping || !m_wrapping->givesTimes())
        return {};
    return {{.column = "timestamp",
             .meaning = LogFileText::tr("The time of a prediction is the one that stands before its line."),
             .evidence = LogFileText::tr("The objects of the log have no time of their own."),
             .sureness = Sureness::Likely}};
}

} // namespace qd
