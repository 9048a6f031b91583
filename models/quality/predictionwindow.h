// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/windowquality.h"

#include <compare>
#include <limits>
#include <map>
#include <memory>
#include <string>

namespace qd {

/// An empty version means the whole model.
struct WindowKey
{
    std::string model;
    std::string version;

    friend auto operator<=>(const WindowKey&, const WindowKey&) = default;
    friend bool operator==(const WindowKey&, const WindowKey&) = default;
};

/// A sliding window over a followed prediction log. Predictions and labels may come in any order: a label
/// that is ahead of its prediction waits for it until its own time leaves the window; one whose prediction
/// has gone changes nothing but unmatchedLabels(). A second prediction with a request id that is in the
/// window is ignored, so reading a line twice does no harm. Beyond `most` predictions, or waiting labels, the
/// oldest make way.
///
/// add(), addLabel() and expire() cost logarithmic time per prediction; summarise() costs the same however
/// many predictions there are: latencies are sketched, a quantile is within 1 % of the latency of its rank.
/// Not thread-safe.
class PredictionWindow
{
public:
    explicit PredictionWindow(std::string positiveClass = {}, std::size_t most = 500'000);
    ~PredictionWindow();
    PredictionWindow(PredictionWindow&& other) noexcept;
    PredictionWindow& operator=(PredictionWindow&& other) noexcept;

    void setPositiveClass(std::string positiveClass);
    void add(const PredictionRecord& record);
    void addLabel(const LabelRecord& label);
    /// Forgets everything earlier than `before` or later than `after`.
    void expire(Timestamp before, Timestamp after = {std::numeric_limits<std::int64_t>::max()});

    [[nodiscard]] std::size_t size() const;
    /// Labels that never found their prediction, since the beginning.
    [[nodiscard]] std::int64_t unmatchedLabels() const;
    /// Labels that did, and those that came with their prediction, since the beginning.
    [[nodiscard]] std::int64_t matchedLabels() const;
    /// Model -> the version that answers: that of its newest prediction, unless the one that is `known` so
    /// far still gives one of the last ten answers. So a canary beside it is not taken for a change back and
    /// forth.
    [[nodiscard]] std::map<std::string, std::string>
    servingVersions(const std::map<std::string, std::string>& known) const;
    /// One entry per model, and one per (model, version) where the log tells the version. Models without any
    /// prediction in the window are absent.
    [[nodiscard]] std::map<WindowKey, WindowQuality> summarise() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
