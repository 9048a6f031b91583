// SPDX-License-Identifier: Apache-2.0
#include "models/base/metrics.h"
#include "models/base/text.h"
#include "models/base/utf8.h"
#include "models/exchange/celltext.h"
#include "models/exchange/pieces.h"
#include "models/exchange/tally.h"
#include "models/exchange/writers.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

namespace qd {

namespace {

constexpr std::string_view counterSuffix = "_total";
constexpr std::string_view originalLabel = "original_series";

std::string validName(std::string_view name, bool colons)
{
    std::string valid;
    for (const char c : name) {
        const char lower = toLower(c);
        const bool letter = (lower >= 'a' && lower <= 'z') || c == '_' || (colons && c == ':');
        if (valid.empty() && isDigit(c))
            valid += '_';
        valid += letter || isDigit(c) ? c : '_';
    }
    return valid.empty() ? "_" : valid;
}

std::string validText(std::string_view text)
{
    return findInvalidUtf8(text) == std::string_view::npos ? std::string(text)
                                                           : toQString(text).toStdString();
}

// A series as the text names it.
struct Named
{
    SeriesId id = 0;
    SeriesKey key;
};

Named named(const SeriesInfo& info)
{
    Named result{info.id, {validName(info.key.metric, true), {}}};
    for (const auto& [name, value] : info.key.labels)
        result.key.labels.set(validName(name, false), validText(value));
    // Two series must not become one.
    if (result.key != info.key)
        result.key.labels.set(originalLabel, validText(info.key.metric + info.key.labels.toString()));
    return result;
}

struct Family
{
    std::string_view name;
    std::string_view type;
};

// A counter's family is named without _total, unless another family has that name.
Family familyOf(std::string_view metric, const std::set<std::string_view>& metrics)
{
    if (findMetric(metric))
        return {metric, "gauge"};
    if (metric.ends_with(counterSuffix)) {
        const std::string_view stem = metric.substr(0, metric.size() - counterSuffix.size());
        if (!stem.empty() && !metrics.contains(stem))
            return {stem, "counter"};
    }
    return {metric, "unknown"};
}

void appendSeconds(std::string& text, Timestamp at)
{
    const auto ms = static_cast<std::uint64_t>(std::abs(at.ms));
    if (at.ms < 0)
        text += '-';
    text += std::to_string(ms / 1'000);
    const std::uint64_t rest = ms % 1'000;
    text += '.';
    for (const std::uint64_t digit : {rest / 100, rest / 10 % 10, rest % 10})
        text += static_cast<char>('0' + digit);
}

class OpenMetricsWriter
{
public:
    OpenMetricsWriter(const ExportSource& source, OutputFile& file, std::size_t series)
        : m_source(source), m_file(file), m_tally(source.progress, source.range, series)
    {
    }

    Result<void> write(const Named& series)
    {
        std::string key = series.key.metric;
        if (!series.key.labels.isEmpty())
            key += series.key.labels.toString();
        key += ' ';
        auto done = forEachSamplePiece(m_source.reader, series.id, m_source.range, m_source.cancel,
                                       [&](std::span<const Sample> samples, Timestamp upTo) {
                                           m_tally.add(samples.size(), upTo);
                                           return write(key, samples);
                                       });
        m_tally.finishPart();
        return done;
    }
    [[nodiscard]] std::int64_t written() const { return m_written; }

private:
    Result<void> write(const std::string& key, std::span<const Sample> samples)
    {
        for (const Sample& sample : samples) {
            if (std::bit_cast<std::uint64_t>(sample.value) == staleMarkerBits)
                continue;
            std::string& text = m_file.buffer();
            text += key;
            if (std::isnan(sample.value))
                text += "NaN";
            else
                appendNumber(text, sample.value);
            text += ' ';
            appendSeconds(text, sample.at);
            text += '\n';
            ++m_written;
            if (auto flushed = m_file.flushIfFull(); !flushed)
                return flushed;
        }
        return {};
    }

    const ExportSource& m_source;
    OutputFile& m_file;
    Tally m_tally;
    std::int64_t m_written = 0;
};

} // namespace

Result<ExportOutcome> writeOpenMetrics(const ExportSource& source, std::span<const SeriesInfo> series,
                                       OutputFile& file)
{
    std::vector<Named> all;
    all.reserve(series.size());
    std::transform(series.begin(), series.end(), std::back_inserter(all), named);
    std::stable_sort(all.begin(), all.end(),
                     [](const Named& a, const Named& b) { return a.key.metric < b.key.metric; });
    std::set<std::string_view> metrics;
    for (const Named& one : all)
        metrics.insert(one.key.metric);

    OpenMetricsWriter writer(source, file, all.size());
    std::string_view metric;
    for (const Named& one : all) {
        if (one.key.metric != metric) {
            metric = one.key.metric;
            const Family family = familyOf(metric, metrics);
            file.buffer().append("# TYPE ").append(family.name).append(" ").append(family.type) += '\n';
        }
        if (auto done = writer.write(one); !done)
            return Failure(done.error());
    }
    file.buffer() += "# EOF\n";
    return ExportOutcome{std::ssize(all), writer.written(), 0};
}

} // namespace qd
