// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/formats/lineformat.h"
#include "models/logs/formats/linepattern.h"
#include "models/logs/rows/logclock.h"

namespace qd {

/// Logs of serving programs, by the shapes of serverformats.h. A request becomes a PredictionRecord with an
/// empty prediction, its status and latency; a metric becomes a sample. Every other line is counted among
/// LogBatch::otherRows. A request line without a time gets that of the last line that had one.
class ServerFormat : public LineFormat
{
public:
    ServerFormat(LogFormat format, FormatContext context);

    [[nodiscard]] LogFormat id() const override { return m_format; }
    void take(std::string_view row, std::int64_t line, LogBatch& batch) override;

private:
    [[nodiscard]] bool takeFields(LogBatch& batch);
    [[nodiscard]] bool takeRequest(LogBatch& batch);
    [[nodiscard]] bool takeMetric(std::string_view metric, LogBatch& batch);
    [[nodiscard]] bool takeEngineStats(std::string_view stats, LogBatch& batch);
    [[nodiscard]] std::string_view field(std::string_view name) const;

    LogFormat m_format;
    FormatContext m_context;
    LogClock m_clock;
    Timestamp m_now; ///< the time of the last line that had one
    std::vector<LinePattern::Field> m_fields;
};

/// The format of which `line` has a shape; Unknown when there is none.
[[nodiscard]] LogFormat serverFormatOf(std::string_view line);

/// Lines that nobody reads: counted.
class TextFormat : public LineFormat
{
public:
    [[nodiscard]] LogFormat id() const override { return LogFormat::Text; }
    void take(std::string_view row, std::int64_t line, LogBatch& batch) override;
    [[nodiscard]] std::unique_ptr<LineFormat> fork() const override { return std::make_unique<TextFormat>(); }
};

} // namespace qd
