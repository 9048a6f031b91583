// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/notice.h"

#include <QTimer>

namespace qd {

/// A notice that lies over the bottom of a page instead of pushing its rows down under the mouse. What only
/// confirms goes by itself after ten seconds in which neither mouse nor focus is on it; what tells of
/// trouble, or asks something, stays until it is closed. Reached by Tab as the last of its page.
class Toast : public Notice
{
    Q_OBJECT

public:
    static constexpr int usualSeconds = 10;

    /// `over` is its parent; it must have a size of its own, not one that a toast could change.
    explicit Toast(QWidget* over);

    /// How long a confirmation stays; shorter in tests.
    void setStay(std::chrono::milliseconds stay) { m_stay = stay; }

protected:
    void told() override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void restartClock();
    [[nodiscard]] bool isHeld() const;

    std::chrono::milliseconds m_stay{1000 * usualSeconds};
    QTimer m_clock;
};

} // namespace qd
