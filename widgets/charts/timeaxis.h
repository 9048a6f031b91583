// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <QObject>

#include <vector>

namespace qd {

/// The time range that a set of charts shares. Following: the right edge is "now" and moves with tick();
/// any zoom or pan into the past pauses it. Keeps an undo stack of ranges: a run of pans, or a run of zooms,
/// is one step of it, so that one "back" takes back what the hand did as one movement.
class TimeAxis : public QObject
{
    Q_OBJECT

public:
    /// zoom() stops at these.
    static constexpr Duration shortest{1'000};
    static constexpr Duration longest{400LL * 24 * 3600 * 1000};

    explicit TimeAxis(QObject* parent = nullptr);

    [[nodiscard]] TimeRange range() const { return m_range; }
    [[nodiscard]] bool isFollowing() const { return m_following; }
    /// False until the first tick(): an axis of the past alone has no "live".
    [[nodiscard]] bool canFollow() const { return m_now.ms != 0; }

    /// Pauses and shows exactly this; remembered for goBack(). An empty range is ignored.
    void setRange(TimeRange range);
    /// Live again, showing the last `span`.
    void follow(Duration span);
    void pause();
    /// Moves the right edge to `now` when following.
    void tick(Timestamp now);
    /// There is nothing before this: a live range does not reach further back, but for its last minute.
    void setEarliest(Timestamp earliest);
    /// factor < 1 zooms in; `centre` stays where it is on the screen.
    void zoom(double factor, Timestamp centre);
    void pan(Duration by);
    void goBack();
    [[nodiscard]] bool canGoBack() const;

    /// The moment under the mouse in any of the charts; nothing when it left.
    void setCrosshair(std::optional<Timestamp> at);
    [[nodiscard]] std::optional<Timestamp> crosshair() const { return m_crosshair; }

    /// The operator wants to see what was recorded at this moment.
    void activate(Timestamp at) { emit activated(at); }

signals:
    void activated(qd::Timestamp at);
    void rangeChanged(qd::TimeRange range);
    void followingChanged(bool following);
    void crosshairChanged();

private:
    enum class Step { None, Pan, Zoom };
    struct View
    {
        TimeRange range;
        bool following = true;
        Duration span{0};
    };

    [[nodiscard]] TimeRange liveRange() const;
    void remember(Step step);
    void show(TimeRange range, bool following);

    TimeRange m_range;
    bool m_following = true;
    Duration m_span{10 * 60 * 1000};
    Timestamp m_now;
    Timestamp m_earliest;
    std::optional<Timestamp> m_crosshair;
    std::vector<View> m_back;
    Step m_lastStep = Step::None;
};

} // namespace qd
