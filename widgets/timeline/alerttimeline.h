// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/incidents/alertincidents.h"
#include "widgets/timeline/timelinelayout.h"
#include "widgets/timeline/timelinepainter.h"
#include "widgets/timeline/timescale.h"

#include <QAbstractScrollArea>

#include <map>

namespace qd {

/// Every alert as a bar over time, in lanes by model. The range follows "now" until it is moved.
///
/// Mouse: the wheel zooms at the pointer (over the lane names it scrolls), dragging pans, a click asks to
/// jump. Keys: Left and Right pan, Up and Down scroll, + and - zoom, Home follows now again, Tab and
/// Shift+Tab go from bar to bar (and leave after the last), Enter jumps, the menu key opens the menu of the
/// current bar.
class AlertTimeline : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit AlertTimeline(QWidget* parent = nullptr);

    void setAlerts(std::vector<Alert> alerts);
    void setEndpointNames(std::map<std::string, QString> names);
    /// Which alerts have an incident: their tool tips tell of it.
    void setIncidents(AlertIncidents incidents);
    /// Moves the end of open bars, and the range while it follows.
    void setNow(Timestamp now);

    /// The last `span` up to now, moving with it, whether or not anything was recorded so long ago.
    void follow(Duration span);
    /// What was recorded up to now: the last `most` at most, and five minutes at least.
    void followRecorded(Duration most);
    void setRange(TimeRange range);
    /// Sets the time before which there is nothing; it is hatched.
    void setEarliest(Timestamp earliest);
    void zoomBy(double factor); ///< about the centre, or now while following
    [[nodiscard]] TimeRange range() const { return m_range; }
    /// As long as the range, but for one that fits what was recorded: the most that it was asked for.
    [[nodiscard]] Duration span() const { return m_following ? m_span : m_range.length(); }
    /// The live range is as long as what was recorded, not as long as somebody chose.
    [[nodiscard]] bool fitsRecorded() const { return m_following && m_fits; }
    [[nodiscard]] bool isFollowing() const { return m_following; }

    /// Sets the current alert; empty: none. Emits no signal.
    void setCurrent(const std::string& alertId);
    [[nodiscard]] std::string current() const;
    /// Where the bar is in the viewport; empty when it is out of sight or unknown.
    [[nodiscard]] QRect barRect(const std::string& alertId) const;

    /// What a jump shows: the alert, and as much before and after it as lets one see the change (half its
    /// length, at least two minutes), but not of the future.
    [[nodiscard]] static TimeRange jumpRange(const Alert& alert, Timestamp now);

signals:
    void currentChanged(const std::string& alertId);
    void jumpRequested(const qd::Alert& alert, qd::TimeRange range);
    void menuRequested(const std::string& alertId, QPoint globalPosition);
    void rangeChanged(qd::TimeRange range);
    void followingChanged(bool following);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    struct Press
    {
        QPoint at;
        TimeRange range;
        bool dragging = false;
    };

    [[nodiscard]] TimelinePainter painterNow() const;
    [[nodiscard]] TimeScale scale() const;
    [[nodiscard]] TimeRange liveRange() const;
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] QString endpointName(const std::string& endpoint) const;
    [[nodiscard]] QString tipOf(std::size_t alert) const;
    void showRange(TimeRange range, bool following);
    void makeCurrent(std::optional<std::size_t> alert);
    void bringIntoView(std::size_t alert);
    bool moveCurrent(bool next);
    void jumpTo(std::size_t alert);
    void updateScrollBar();
    void describe();
    void retranslate();

    TimelineLayout m_layout;
    std::map<std::string, QString> m_endpointNames;
    AlertIncidents m_incidents;
    TimeRange m_range;
    Timestamp m_now;
    Duration m_span{60 * 60 * 1000};
    std::optional<Timestamp> m_earliest;
    bool m_following = true;
    bool m_fits = false; ///< a live range does not reach back beyond the beginning of the recording
    std::optional<std::size_t> m_current;
    std::optional<std::size_t> m_hovered;
    std::optional<Press> m_press;
};

} // namespace qd
