// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/files/bytesource.h"
#include "models/logs/text/csvquoting.h"
#include "models/logs/text/jsonlayout.h"
#include "models/logs/text/linewrapping.h"
#include "models/logs/text/textencoding.h"

#include <optional>

namespace qd {

/// The texts of a source as logs are meant to be: in UTF-8, with line feeds, one record on each line, without
/// what other programs put around the lines. Lines keep their numbers. A text that is so already costs
/// nothing but a look at its beginning.
class CleanText : public ByteSource
{
public:
    /// As ByteSource::open().
    [[nodiscard]] static Result<std::unique_ptr<ByteSource>> open(const std::string& path);

    explicit CleanText(std::unique_ptr<ByteSource> source) : m_source(std::move(source)) {}

    Result<bool> next() override;
    Result<std::size_t> read(std::span<char> buffer) override;
    [[nodiscard]] std::string name() const override { return m_source->name(); }
    [[nodiscard]] std::int64_t bytesRead() const override { return m_source->bytesRead(); }
    [[nodiscard]] std::int64_t bytesTotal() const override { return m_source->bytesTotal(); }
    [[nodiscard]] std::vector<Assumption> assumptions() const override;

private:
    void begin();
    void clean(std::string_view bytes, bool atEnd);

    std::unique_ptr<ByteSource> m_source;
    std::optional<TextEncoding> m_encoding; ///< the steps of the present text that do something
    std::optional<LineWrapping> m_wrapping;
    std::optional<JsonLayout> m_layout;
    std::optional<CsvQuoting> m_quoting;
    std::string m_ready; ///< what has been read and not yet given
    std::size_t m_taken = 0;
    std::optional<Error> m_failure; ///< told when what came before it has been given
    bool m_atEnd = false;
};

} // namespace qd
