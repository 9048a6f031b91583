// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <QObject>

#include <optional>
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
    /// Returns false until the first tick(): an axis of the past alone has no "live".
    [[nodiscard]] bool canFollow() const { return m_now.ms != 0; }

    /// Pauses and shows exactly this; remembered for goBack(). An empty range is ignored.
    void setRange(TimeRange range);
    /// Live again, showing the last `span`, whether or not anything was recorded so long ago.
    void follow(Duration span);
    /// Live again, showing what was recorded: the last `most` at most, and a minute at least.
    void followRecorded(Duration most);
    void pause();
    /// Moves the right edge to `now` when following.
    void tick(Timestamp now);
    /// Sets the time after which there is nothing: zoom() and pan() stop there. A live axis ends at the last
    /// tick().
    void setEnd(Timestamp end) { m_end = end; }
    /// Sets the time before which there is nothing.
    void setRecordedSince(Timestamp since);
    [[nodiscard]] std::optional<Timestamp> recordedSince() const { return m_recordedSince; }
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
    void recordedSinceChanged();

private:
    enum class Step { None, Pan, Zoom };
    struct View
    {
        TimeRange range;
        bool following = true;
        Duration span{0};
        bool fits = false;
    };

    [[nodiscard]] TimeRange liveRange() const;
    [[nodiscard]] TimeRange notBeyondEnd(TimeRange range) const;
    void follow(Duration span, bool fits);
    void remember(Step step);
    void show(TimeRange range, bool following);

    TimeRange m_range;
    bool m_following = true;
    Duration m_span{10 * 60 * 1000};
    Timestamp m_now;
    std::optional<Timestamp> m_end;
    bool m_fits = false; ///< a live range does not reach back beyond the beginning of the recording
    std::optional<Timestamp> m_recordedSince;
    std::optional<Timestamp> m_crosshair;
    std::vector<View> m_back;
    Step m_lastStep = Step::None;
};

} // namespace qd
