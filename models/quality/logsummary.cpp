// SPDX-License-Identifier: Apache-2.0
#include "models/quality/logsummary.h"

#include "models/quality/quantiles.h"

#include <algorithm>
#include <array>

namespace qd {

namespace {

struct BinTally
{
    std::int64_t predictions = 0;
    std::int64_t failed = 0;
    std::int64_t labelled = 0;
    std::int64_t correct = 0;
    std::vector<double> latencies;

    void merge(const BinTally& other)
    {
        predictions += other.predictions;
        failed += other.failed;
        labelled += other.labelled;
        correct += other.correct;
        latencies.insert(latencies.end(), other.latencies.begin(), other.latencies.end());
    }
};

/// (truth, predicted), views into the records.
using Cell = std::pair<std::string_view, std::string_view>;

struct GroupTally
{
    std::map<Cell, std::int64_t> cells;
    std::map<std::int64_t, BinTally> bins; ///< by number of the bin; of records without a time: `untimed`
    std::int64_t withStatus = 0;
    std::int64_t timed = 0;
    Timestamp first{std::numeric_limits<std::int64_t>::max()};
    Timestamp last{0};

    void add(const PredictionRecord& record, std::int64_t bin)
    {
        BinTally& tally = bins[bin];
        ++tally.predictions;
        tally.failed += record.failed() ? 1 : 0;
        withStatus += record.status != 0 ? 1 : 0;
        if (record.latencySeconds)
            tally.latencies.push_back(*record.latencySeconds);
        if (record.label && !record.failed()) {
            ++tally.labelled;
            tally.correct += *record.label == record.prediction ? 1 : 0;
            ++cells[{*record.label, record.prediction}];
        }
        if (record.at.ms == 0)
            return;
        ++timed;
        first = std::min(first, record.at);
        last = std::max(last, record.at);
    }

    void merge(const GroupTally& other)
    {
        for (const auto& [cell, count] : other.cells)
            cells[cell] += count;
        for (const auto& [number, bin] : other.bins)
            bins[number].merge(bin);
        withStatus += other.withStatus;
        timed += other.timed;
        first = std::min(first, other.first);
        last = std::max(last, other.last);
    }
};

constexpr std::int64_t untimed = std::numeric_limits<std::int64_t>::min();

std::optional<double> ratio(std::int64_t part, std::int64_t whole)
{
    if (whole == 0)
        return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

/// At most LogSummary::mostBins, and fewer where a bin would hold too few predictions to tell an accuracy.
std::int64_t usefulBins(std::size_t predictions)
{
    constexpr std::int64_t fewestBins = 12;
    constexpr std::int64_t usefulBin = 20; // predictions
    return std::clamp(static_cast<std::int64_t>(predictions) / usefulBin, fewestBins, LogSummary::mostBins);
}

void setScores(LogGroup& group, const GroupTally& tally)
{
    std::map<std::string_view, ClassTally> classes;
    for (const auto& [cell, count] : tally.cells) {
        classes[cell.first].support += count;
        classes[cell.second].predicted += count;
        if (cell.first == cell.second)
            classes[cell.first].truePositives += count;
    }
    group.classes = classes.size();
    if (classes.size() > LogSummary::mostClasses) {
        std::vector<ClassTally> tallies;
        for (const auto& [name, one] : classes)
            tallies.push_back(one);
        group.scores = scores(std::span<const ClassTally>(tallies));
        group.scores.perClass.clear();
        return;
    }
    ConfusionMatrix& matrix = group.matrix;
    for (const auto& [name, one] : classes)
        matrix.classes.emplace_back(name);
    std::sort(matrix.classes.begin(), matrix.classes.end(), naturalLess);
    matrix.counts.resize(classes.size() * classes.size());
    const auto index = [&matrix](std::string_view name) {
        const auto at = std::lower_bound(matrix.classes.begin(), matrix.classes.end(), name, naturalLess);
        return static_cast<std::size_t>(at - matrix.classes.begin());
    };
    for (const auto& [cell, count] : tally.cells)
        matrix.counts[index(cell.first) * classes.size() + index(cell.second)] = count;
    group.scores = scores(matrix);
}

LogBin binOf(BinTally& tally, Timestamp from)
{
    WindowQuality latencies;
    setLatencies(latencies, tally.latencies);
    return {.from = from,
            .predictions = tally.predictions,
            .failed = tally.failed,
            .labelled = tally.labelled,
            .accuracy = ratio(tally.correct, tally.labelled),
            .latencyP50 = latencies.latencyP50,
            .latencyP90 = latencies.latencyP90,
            .latencyP99 = latencies.latencyP99};
}

/// Consumes the tally: its latencies are reordered.
LogGroup groupOf(const WindowKey& key, GroupTally& tally, Duration binWidth)
{
    LogGroup group;
    group.key = key;
    BinTally whole;
    for (const auto& [number, bin] : tally.bins)
        whole.merge(bin);
    group.predictions = whole.predictions;
    group.labelled = whole.labelled;
    group.failed = whole.failed;
    setScores(group, tally);
    group.accuracyInterval = wilson(whole.correct, whole.labelled);
    group.quality = {.predictions = whole.predictions,
                     .labelled = whole.labelled,
                     .failed = whole.failed,
                     .accuracy = group.scores.accuracy,
                     .precision = group.scores.macro.precision,
                     .recall = group.scores.macro.recall,
                     .f1 = group.scores.macro.f1};
    setLatencies(group.quality, whole.latencies);
    if (!whole.latencies.empty())
        group.latencyMax = *std::max_element(whole.latencies.begin(), whole.latencies.end());
    if (tally.withStatus > 0)
        group.errorRatio = ratio(whole.failed, tally.withStatus);
    if (tally.timed > 0)
        group.extent = {tally.first, tally.last};
    if (tally.last > tally.first)
        group.requestsPerSecond = static_cast<double>(tally.timed - 1) * 1000.0 /
                                  static_cast<double>((tally.last - tally.first).count());
    for (auto& [number, bin] : tally.bins) {
        if (number != untimed)
            group.bins.push_back(binOf(bin, Timestamp{number * binWidth.count()}));
    }
    return group;
}

Duration binWidthFor(std::span<const PredictionRecord> records)
{
    Timestamp first{std::numeric_limits<std::int64_t>::max()};
    Timestamp last{0};
    for (const PredictionRecord& record : records) {
        if (record.at.ms == 0)
            continue;
        first = std::min(first, record.at);
        last = std::max(last, record.at);
    }
    return last.ms == 0 ? Duration{0} : roundBinWidth(last - first, usefulBins(records.size()));
}

} // namespace

Duration roundBinWidth(Duration extent, std::int64_t bins)
{
    static constexpr std::array<std::int64_t, 21> seconds{
        1,    2,    5,    10,    15,    30,    60,    120,    300,     600,     900,
        1800, 3600, 7200, 10800, 21600, 43200, 86400, 604800, 2592000, 31536000};
    for (const std::int64_t width : seconds) {
        if (extent.count() <= width * 1000 * bins)
            return Duration{width * 1000};
    }
    return Duration{extent.count() / bins + 1};
}

std::optional<LogSummary> summariseLog(std::span<const PredictionRecord> records, const CancelToken& cancel)
{
    LogSummary summary;
    summary.binWidth = binWidthFor(records);
    std::map<WindowKey, GroupTally> leaves;
    GroupTally everything;
    std::int64_t count = 0;
    for (const PredictionRecord& record : records) {
        if (++count % 65536 == 0 && cancel.isCancelled())
            return std::nullopt;
        const std::int64_t bin = record.at.ms == 0 ? untimed : record.at.ms / summary.binWidth.count();
        if (!summary.tooManyGroups) {
            leaves[{record.model, record.version}].add(record, bin);
            summary.tooManyGroups = leaves.size() > LogSummary::mostGroups;
            if (!summary.tooManyGroups)
                continue;
            for (const auto& [key, tally] : leaves)
                everything.merge(tally);
            leaves.clear();
            continue;
        }
        everything.add(record, bin);
    }

    std::map<WindowKey, GroupTally> groups;
    for (const auto& [key, tally] : leaves) {
        everything.merge(tally);
        if (!key.model.empty())
            groups[{key.model, {}}].merge(tally);
        if (!key.version.empty())
            groups[key].merge(tally);
    }
    summary.groups.push_back(groupOf({}, everything, summary.binWidth));
    for (auto& [key, tally] : groups) {
        if (cancel.isCancelled())
            return std::nullopt;
        summary.groups.push_back(groupOf(key, tally, summary.binWidth));
    }
    return summary;
}

} // namespace qd
