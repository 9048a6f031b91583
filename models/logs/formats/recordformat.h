// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/formats/lineformat.h"
#include "models/logs/rows/recordparser.h"

namespace qd {

/// JSON lines and tables, by RecordParser.
class RecordFormat : public LineFormat
{
public:
    explicit RecordFormat(const FormatContext& context)
        : RecordFormat(context.name, {.keepAttributes = context.keepAttributes,
                                      .anyScore = context.anyScore,
                                      .mapping = context.mapping})
    {
    }

    [[nodiscard]] LogFormat id() const override { return m_parser.format(); }
    void take(std::string_view row, std::int64_t line, LogBatch& batch) override;
    [[nodiscard]] char delimiter() const override { return m_parser.delimiter(); }
    [[nodiscard]] std::unique_ptr<LineFormat> fork() const override;
    [[nodiscard]] int generation() const override { return m_parser.headerCount(); }
    [[nodiscard]] QStringList columns() const override { return m_parser.columns(); }
    [[nodiscard]] std::optional<Error> unrecognisedError() const override;

private:
    RecordFormat(const std::string& name, RecordOptions options)
        : m_name(name), m_options(options), m_parser(name, options)
    {
    }

    std::string m_name;
    RecordOptions m_options;
    RecordParser m_parser;
};

} // namespace qd
