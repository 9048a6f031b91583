// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/formats/lineformat.h"
#include "models/logs/logstream.h"

namespace qd {

/// Reads the present text of a source (ByteSource::next() was called) to its end: cuts it into stretches of
/// whole rows and has them parsed, on other threads where the format allows.
class TextReader
{
public:
    TextReader(ByteSource& source, Timestamp modified, const StreamOptions& options);
    ~TextReader();

    /// `tell` is called after each stretch. Errors: the text is none that can be read, the source is damaged
    /// or fails, or cancelled. What was read before has gone to `take`.
    [[nodiscard]] Result<void> run(const std::function<void(LogBatch&&)>& take,
                                   const std::function<void()>& tell, const CancelToken& cancel);

    /// Returns false for a picture, a program and the like.
    [[nodiscard]] bool isText() const { return m_isText; }
    [[nodiscard]] LogFormat format() const { return m_format ? m_format->id() : LogFormat::Unknown; }
    [[nodiscard]] char delimiter() const { return m_format ? m_format->delimiter() : static_cast<char>(0); }
    [[nodiscard]] QStringList columns() const { return m_format ? m_format->columns() : QStringList(); }
    [[nodiscard]] std::optional<Error> unrecognisedError() const
    {
        return m_format ? m_format->unrecognisedError() : std::nullopt;
    }

private:
    struct Stretch;
    class Workers;

    [[nodiscard]] std::string_view unread() const { return {m_buffer.data() + m_begin, m_end - m_begin}; }
    [[nodiscard]] Result<void> fill();
    [[nodiscard]] Result<void> begin();
    void takeRows(LogBatch& batch);
    void skipLongRow(LogBatch& batch);
    [[nodiscard]] LogBatch newBatch() const;
    [[nodiscard]] Result<std::optional<Stretch>> cut();
    [[nodiscard]] Result<void> readParallel(const CancelToken& cancel);
    [[nodiscard]] Result<void> readSerial(const CancelToken& cancel);
    [[nodiscard]] bool collect(Workers& workers);
    void takeBack(Workers& workers);
    void hand(LogBatch&& batch);

    ByteSource& m_source;
    StreamOptions m_options;
    FormatContext m_context;
    std::unique_ptr<LineFormat> m_format;
    std::function<void(LogBatch&&)> m_take;
    std::function<void()> m_tell;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0; ///< the place of the first row not yet taken
    std::size_t m_end = 0;
    std::int64_t m_line = 1;
    bool m_atEnd = false;
    bool m_skipping = false; ///< inside of a row that is too long
    bool m_isText = true;
    bool m_useful = false; ///< a row has been understood
    std::int64_t m_rejected = 0;
};

/// Returns the error for a row that is longer than RecordParser::longestLine.
[[nodiscard]] Error tooLongError(const std::string& name, std::int64_t line);

/// Reads the rows of `text` into `batch` until it is used up, or with `atEnd` false until its last,
/// incomplete row. Returns the bytes taken; `line` goes on with the rows.
std::size_t takeCompleteRows(std::string_view text, bool atEnd, LineFormat& format, const std::string& name,
                             std::int64_t& line, LogBatch& batch);

} // namespace qd
