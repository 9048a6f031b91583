// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <QObject>

namespace qd {

/// The time range that a set of charts shares. Following: the right edge is "now" and moves with tick();
/// any zoom or pan into the past pauses it. Keeps an undo stack of ranges.
class TimeAxis : public QObject
{
    Q_OBJECT

public:
    explicit TimeAxis(QObject* parent = nullptr);

    [[nodiscard]] TimeRange range() const { return m_range; }
    [[nodiscard]] bool isFollowing() const { return m_following; }

    /// Pauses and shows exactly this; remembered for goBack().
    void setRange(TimeRange range);
    /// Live again, showing the last `span`.
    void follow(Duration span);
    void pause();
    /// Moves the right edge to `now` when following.
    void tick(Timestamp now);
    /// factor < 1 zooms in; `centre` stays where it is on the screen.
    void zoom(double factor, Timestamp centre);
    void pan(Duration by);
    void goBack();
    [[nodiscard]] bool canGoBack() const;

    /// The moment under the mouse in any of the charts; nothing when it left.
    void setCrosshair(std::optional<Timestamp> at);
    [[nodiscard]] std::optional<Timestamp> crosshair() const { return m_crosshair; }

signals:
    void rangeChanged(qd::TimeRange range);
    void followingChanged(bool following);
    void crosshairChanged();

private:
    TimeRange m_range;
    bool m_following = true;
    Duration m_span{10 * 60 * 1000};
    Timestamp m_now;
    std::optional<Timestamp> m_crosshair;
    std::vector<TimeRange> m_back;
};

} // namespace qd
