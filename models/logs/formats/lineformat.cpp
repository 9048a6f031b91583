// SPDX-License-Identifier: Apache-2.0
#include "models/logs/formats/lineformat.h"

#include "models/logs/formats/payloadformats.h"
#include "models/logs/formats/recordformat.h"
#include "models/logs/formats/serverformat.h"
#include "models/logs/rows/csv.h"

namespace qd {

namespace {

/// The lines at the beginning that are looked at, blank ones left out.
std::vector<std::string_view> firstLines(std::string_view head)
{
    constexpr std::size_t most = 50;
    std::vector<std::string_view> lines;
    while (!head.empty() && lines.size() < most) {
        const std::size_t end = std::min(head.find('\n'), head.size());
        std::string_view line = head.substr(0, end);
        head.remove_prefix(std::min(end + 1, head.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.find_first_not_of(" \t") != std::string_view::npos)
            lines.push_back(line);
    }
    return lines;
}

LogFormat formatOfJson(std::string_view line)
{
    const auto has = [line](std::string_view member) { return line.find(member) != std::string_view::npos; };
    if (has("\"captureData\"") || has("\"groundTruthData\""))
        return LogFormat::SageMakerCapture;
    if (has("\"specversion\"") || has("\"ce-specversion\"") || has("\"ce_specversion\"") ||
        has("\"ce-type\""))
        return LogFormat::CloudEvents;
    return LogFormat::JsonLines;
}

bool isJson(std::string_view line)
{
    const std::size_t first = line.find_first_not_of(" \t\xef\xbb\xbf");
    return first != std::string_view::npos && line[first] == '{';
}

/// The first lines have several cells, and as many as the header.
bool looksLikeTable(const std::vector<std::string_view>& lines)
{
    const char delimiter = sniffDelimiter(lines.front());
    std::vector<std::string> cells;
    if (splitCsv(lines.front(), delimiter, cells) || cells.size() < 2)
        return false;
    const std::size_t columns = cells.size();
    const std::size_t looked = std::min<std::size_t>(lines.size(), 5);
    for (std::size_t i = 1; i < looked; ++i) {
        if (splitCsv(lines[i], delimiter, cells) || cells.size() != columns)
            return false;
    }
    return true;
}

} // namespace

LogFormat detectFormat(std::string_view head)
{
    const std::vector<std::string_view> lines = firstLines(head);
    if (lines.empty())
        return LogFormat::Text;
    if (isJson(lines.front()))
        return formatOfJson(lines.front());
    if (RecordParser({}).findHeader(head))
        return LogFormat::Csv;
    for (const std::string_view line : lines) {
        if (const LogFormat format = serverFormatOf(line); format != LogFormat::Unknown)
            return format;
    }
    const auto json = std::find_if(lines.begin(), lines.end(), isJson);
    if (json != lines.end())
        return formatOfJson(*json);
    return looksLikeTable(lines) ? LogFormat::Csv : LogFormat::Text;
}

std::unique_ptr<LineFormat> makeFormat(LogFormat format, FormatContext context)
{
    switch (format) {
    case LogFormat::SageMakerCapture:
        return std::make_unique<SageMakerFormat>(std::move(context));
    case LogFormat::CloudEvents:
        return std::make_unique<CloudEventsFormat>(std::move(context));
    case LogFormat::TorchServeAccess:
    case LogFormat::TorchServeMetrics:
    case LogFormat::Triton:
    case LogFormat::Vllm:
    case LogFormat::AccessLog:
        return std::make_unique<ServerFormat>(format, std::move(context));
    case LogFormat::Text:
        return std::make_unique<TextFormat>();
    case LogFormat::Unknown:
    case LogFormat::JsonLines:
    case LogFormat::Csv:
    case LogFormat::Parquet:
        break;
    }
    return std::make_unique<RecordFormat>(context);
}

} // namespace qd
