// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/elidedlabel.h"

#include "widgets/theme/foreigntext.h"

#include "widgets/theme/textlabel.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>

namespace qd {

ElidedLabel::ElidedLabel(QWidget* parent) : TextLabel(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, TextLabel::minimumSizeHint().height()};
}

bool ElidedLabel::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty())
        return TextLabel::event(event);
    if (fontMetrics().horizontalAdvance(text()) > contentsRect().width())
        showToolTip(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
    return true;
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()), palette(), isEnabled(),
                          fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()),
                          foregroundRole());
}

} // namespace qd
