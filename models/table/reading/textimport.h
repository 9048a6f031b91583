// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/blocks/chunkreader.h"
#include "models/table/blocks/tablebuilder.h"

namespace qd {

/// Reads one text of JSON lines or cells into the table, on all cores: each thread takes the next chunk of
/// the source and reads its rows; what the chunks hold is taken in their order.
class TextImport
{
public:
    TextImport(TableBuilder& builder, ByteSource& source, RowReaderOptions options)
        : m_builder(builder),
          m_source(source),
          m_options(std::move(options)),
          m_header(m_options.name, {.anyScore = true, .mapping = m_options.mapping})
    {
    }

    /// Returns whether this is a text of the kind that it reads, by its beginning.
    [[nodiscard]] bool begin(std::string_view head, LogFormat format);

    /// `take` gets everything but the rows, in order, from one thread at a time. Errors: the source is
    /// damaged or fails, or the temporary file does. Returns early when cancelled.
    [[nodiscard]] Result<void> run(const std::function<void(const ReadChunk&)>& take,
                                   const CancelToken& cancel);

    [[nodiscard]] char delimiter() const { return m_header.delimiter(); }

private:
    class Queue;

    TableBuilder& m_builder;
    ByteSource& m_source;
    RowReaderOptions m_options;
    RecordParser m_header;
};

} // namespace qd
