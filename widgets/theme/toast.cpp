// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/toast.h"

#include <QApplication>
#include <QEvent>

#include <algorithm>

namespace qd {

namespace {

constexpr int margin = 12;         ///< px, around it
constexpr int greatestWidth = 720; ///< px; longer lines are hard to read

} // namespace

Toast::Toast(QWidget* over) : Notice(over)
{
    m_clock.setSingleShot(true);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (isHeld())
            restartClock();
        else
            hide();
    });
    connect(qApp, &QApplication::focusChanged, this, [this] { restartClock(); });
    over->installEventFilter(this);
    setFocusPolicy(Qt::NoFocus); // its buttons take it
}

void Toast::told()
{
    place();
    raise();
    restartClock();
}

/// The mouse rests on it, or the focus is on one of its buttons: somebody is about to use it.
bool Toast::isHeld() const
{
    const QWidget* focus = QApplication::focusWidget();
    return underMouse() || (focus && isAncestorOf(focus));
}

void Toast::restartClock()
{
    m_clock.stop();
    if (isVisible() && kind() == Kind::Success)
        m_clock.start(m_stay);
}

/// Places the toast over the bottom of the page, above another one that is there already.
void Toast::place()
{
    const QWidget* over = parentWidget();
    const int width = std::max(1, std::min(greatestWidth, over->width() - 2 * margin));
    const int height = hasHeightForWidth() ? heightForWidth(width) : sizeHint().height();
    QRect wanted((over->width() - width) / 2, over->height() - margin - height, width, height);
    const auto others = window()->findChildren<Toast*>();
    for (bool moved = true; moved;) {
        moved = false;
        for (const Toast* other : others) {
            if (other == this || !other->isVisible() || !over->isVisible())
                continue;
            const QRect taken(over->mapFromGlobal(other->mapToGlobal(QPoint())), other->size());
            if (!taken.intersects(wanted) || taken.top() - margin / 2 - height < 0)
                continue;
            wanted.moveBottom(taken.top() - margin / 2);
            moved = true;
        }
    }
    setGeometry(wanted);
}

bool Toast::event(QEvent* event)
{
    if (event->type() == QEvent::Enter)
        m_clock.stop();
    else if (event->type() == QEvent::Leave || event->type() == QEvent::Show)
        restartClock();
    else if (event->type() == QEvent::LayoutRequest && isVisible())
        place();
    return Notice::event(event);
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    // A page that shows another of its parts raises that above everything.
    if (watched == parentWidget() && isVisible() &&
        (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)) {
        place();
        raise();
    }
    return Notice::eventFilter(watched, event);
}

} // namespace qd
