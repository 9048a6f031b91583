// SPDX-License-Identifier: Apache-2.0
#include "models/logs/formats/serverformat.h"

#include "models/logs/formats/serverformats.h"
#include "models/logs/rows/recordbuilder.h"

#include <charconv>

namespace qd {

namespace {

std::optional<double> number(std::string_view text)
{
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Calls `each` with the parts of `list` between commas, blanks around them removed.
template <typename Each>
void forEachPart(std::string_view list, Each each)
{
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        std::string_view part = list.substr(0, comma);
        list.remove_prefix(std::min(comma + 1, list.size()));
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        each(part);
    }
}

/// Removes what programs put before their lines: "(APIServer pid=1) ".
std::string_view withoutProcess(std::string_view line)
{
    if (line.starts_with('(')) {
        if (const std::size_t end = line.find(") "); end != std::string_view::npos)
            line.remove_prefix(end + 2);
    }
    return line;
}

bool isEmptyLine(std::string_view row)
{
    return row.find_first_not_of(" \t\r") == std::string_view::npos;
}

} // namespace

ServerFormat::ServerFormat(LogFormat format, FormatContext context)
    : m_format(format), m_context(std::move(context)), m_clock(m_context.modified)
{
}

std::string_view ServerFormat::field(std::string_view name) const
{
    for (const LinePattern::Field& one : m_fields) {
        if (one.name == name)
            return one.text;
    }
    return {};
}

bool ServerFormat::takeRequest(LogBatch& batch)
{
    PredictionRecord record;
    record.at = m_now;
    if (const auto text = field("clf_time"); !text.empty()) {
        const auto at = LogClock::fromCommonLog(text);
        if (!at)
            return false;
        record.at = *at;
    }
    record.model = field("model");
    record.version = field("version");
    if (const auto path = field("path"); !path.empty()) {
        const auto served = servedPath(path);
        if (!served)
            return false;
        record.model = served->model;
        record.version = served->version;
    }
    if (const auto id = field("request_id"); id != "<id_unknown>")
        record.requestId = id;
    record.status = static_cast<int>(number(field("status")).value_or(0));
    if (const auto milliseconds = number(field("latency_ms")))
        record.latencySeconds = *milliseconds / 1000;
    record.attributes = "{}";
    batch.records.push_back(std::move(record));
    return true;
}

/// "Name.Unit:value" with "Level:Host" and "hostname:h,timestamp:epoch" behind it.
bool ServerFormat::takeMetric(std::string_view metric, LogBatch& batch)
{
    const std::size_t colon = metric.rfind(':');
    const std::size_t dot = metric.substr(0, colon).find('.');
    const auto value = colon == std::string_view::npos ? std::nullopt : number(metric.substr(colon + 1));
    if (!value || dot == std::string_view::npos)
        return false;
    SeriesSample sample{{std::string(metric.substr(0, dot)), {}}, {m_now, *value}};
    sample.key.labels.set("unit", metric.substr(dot + 1, colon - dot - 1));
    const auto label = [&sample](std::string_view part) {
        const std::size_t separator = std::min(part.find(':'), part.size());
        const std::string_view name = part.substr(0, separator);
        const std::string_view text = part.substr(std::min(separator + 1, part.size()));
        if (name == "timestamp")
            sample.sample.at = parseTimestamp(text).value_or(sample.sample.at);
        else if (name != "requestID") // one series for each request would be of no use
            sample.key.labels.set(name, text);
    };
    forEachPart(field("dimensions"), label);
    forEachPart(field("origin"), label);
    batch.samples.push_back(std::move(sample));
    return true;
}

/// "13.0 tokens/s, Avg generation throughput: 52.1 tokens/s, Running: 0 reqs, …"
bool ServerFormat::takeEngineStats(std::string_view stats, LogBatch& batch)
{
    const std::string all = "Avg prompt throughput: " + std::string(stats);
    const std::size_t before = batch.samples.size();
    forEachPart(all, [&](std::string_view part) {
        const std::size_t colon = part.find(": ");
        if (colon == std::string_view::npos)
            return;
        std::string_view quantity = part.substr(colon + 2);
        const std::size_t digits = std::min(quantity.find_first_not_of("0123456789."), quantity.size());
        const auto value = number(quantity.substr(0, digits));
        quantity.remove_prefix(digits);
        quantity.remove_prefix(std::min(quantity.find_first_not_of(' '), quantity.size()));
        while (quantity.ends_with('.') || quantity.ends_with('\r'))
            quantity.remove_suffix(1);
        if (value)
            batch.samples.push_back(
                {{std::string(part.substr(0, colon)), Labels{{"unit", std::string(quantity)}}},
                 {m_now, *value}});
    });
    return batch.samples.size() > before;
}

bool ServerFormat::takeFields(LogBatch& batch)
{
    if (const auto metric = field("metric"); !metric.empty())
        return takeMetric(metric, batch);
    if (const auto stats = field("engine_stats"); !stats.empty())
        return takeEngineStats(stats, batch);
    return takeRequest(batch);
}

void ServerFormat::take(std::string_view row, std::int64_t line, LogBatch& batch)
{
    Q_UNUSED(line) // lines of servers are never wrong, only of no interest
    if (isEmptyLine(row))
        return;
    ++batch.rows;
    if (row.ends_with('\r'))
        row.remove_suffix(1);
    row = withoutProcess(row);
    m_now = m_clock.take(row).value_or(m_now);
    row = withoutProcess(row);
    for (const ServerLine& shape : serverLines()) {
        if (shape.pattern.match(row, m_fields) && takeFields(batch))
            return;
    }
    ++batch.otherRows;
}

LogFormat serverFormatOf(std::string_view line)
{
    line = withoutProcess(line);
    (void)LogClock(Timestamp{}).take(line);
    line = withoutProcess(line);
    std::vector<LinePattern::Field> fields;
    for (const ServerLine& shape : serverLines()) {
        if (shape.pattern.match(line, fields))
            return shape.format;
    }
    return LogFormat::Unknown;
}

void TextFormat::take(std::string_view row, std::int64_t line, LogBatch& batch)
{
    Q_UNUSED(line)
    if (isEmptyLine(row))
        return;
    ++batch.rows;
    ++batch.otherRows;
}

} // namespace qd
