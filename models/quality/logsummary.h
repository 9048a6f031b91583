// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/cancel.h"
#include "models/quality/intervals.h"
#include "models/quality/predictionwindow.h"

#include <span>
#include <vector>

namespace qd {

/// One stretch of a log on its time axis.
struct LogBin
{
    Timestamp from;
    std::int64_t predictions = 0;
    std::int64_t failed = 0;
    std::int64_t labelled = 0;
    std::optional<double> accuracy;
    double latencyP50 = std::numeric_limits<double>::quiet_NaN(); ///< seconds
    double latencyP90 = std::numeric_limits<double>::quiet_NaN();
    double latencyP99 = std::numeric_limits<double>::quiet_NaN();
};

/// What a log says about everything in it, about one model, or about one version of a model.
struct LogGroup
{
    WindowKey key; ///< both empty: everything
    std::int64_t predictions = 0;
    std::int64_t labelled = 0; ///< with a label, not failed
    std::int64_t failed = 0;
    TimeRange extent;       ///< of the first and the last prediction; empty when the log has no times
    ConfusionMatrix matrix; ///< empty when there are more classes than LogSummary::mostClasses
    std::size_t classes = 0;
    ClassificationScores scores; ///< `perClass` only when `matrix` is there
    Interval accuracyInterval;   ///< Wilson, 95 %
    WindowQuality quality;       ///< with the macro averages; latencies included
    double latencyMax = std::numeric_limits<double>::quiet_NaN();
    std::optional<double> errorRatio;        ///< absent when the log has no status
    std::optional<double> requestsPerSecond; ///< (predictions - 1) / extent; absent without times
    std::vector<LogBin> bins; ///< without the empty ones, in order; the same grid in all groups
};

struct LogSummary
{
    static constexpr std::size_t mostClasses = 60; ///< more is no classification that a matrix could show
    static constexpr std::size_t mostGroups = 200; ///< more models and versions are only shown together
    static constexpr std::int64_t mostBins = 120;

    Duration binWidth{0};         ///< a round one, at least a second; 0 when the log has no times
    std::vector<LogGroup> groups; ///< everything first, then each model followed by its versions
    bool tooManyGroups = false;
};

/// The narrowest round width, a second to a year, that covers `extent` with at most so many bins.
[[nodiscard]] Duration roundBinWidth(Duration extent, std::int64_t bins);

/// Summary of the records of a log; one pass over them and a selection per quantile. Nothing when cancelled.
[[nodiscard]] std::optional<LogSummary> summariseLog(std::span<const PredictionRecord> records,
                                                     const CancelToken& cancel = {});

} // namespace qd
