// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/hypothesisdelegate.h"

#include "models/base/metrics.h"
#include "models/base/visibletext.h"
#include "models/items/incidents/analysismodels.h"
#include "widgets/theme/theme.h"

#include <QPainter>

namespace qd {

namespace {

constexpr int margin = 8;
constexpr int barHeight = 8;

void paintBar(QPainter& painter, const QRect& area, double probability)
{
    const Theme& theme = Theme::instance();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Ink::Border));
    painter.drawRoundedRect(area, 3, 3);
    QRectF filled(area);
    filled.setWidth(std::max(2.0, area.width() * probability));
    painter.setBrush(theme.color(Ink::Accent));
    painter.drawRoundedRect(filled, 3, 3);
}

} // namespace

void HypothesisDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::instance();
    const bool selected = option.state & QStyle::State_Selected;
    if (selected) {
        painter->fillRect(option.rect, theme.color(Ink::SurfaceRaised));
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                          theme.color(Ink::Accent));
    }
    const QRect inner = option.rect.adjusted(margin + 3, 5, -margin, -5);
    QFont font = option.font;
    font.setBold(selected || index.data(HypothesisModel::AcceptedRole).toBool());
    painter->setFont(font);
    painter->setPen(theme.color(Ink::Text));
    QString title = index.data().toString();
    if (index.data(HypothesisModel::AcceptedRole).toBool())
        title.prepend(QStringLiteral("✔ "));
    const QFontMetrics metrics(font);
    painter->drawText(inner, Qt::AlignTop | Qt::AlignLeft,
                      metrics.elidedText(visibleLine(title), Qt::ElideRight, inner.width()));

    const double probability = index.data(HypothesisModel::ProbabilityRole).toDouble();
    painter->setFont(option.font);
    painter->setPen(theme.color(Ink::TextMuted));
    painter->drawText(inner, Qt::AlignBottom | Qt::AlignRight, formatValue(probability, MetricUnit::Ratio));
    const int numberWidth = QFontMetrics(option.font).horizontalAdvance(QStringLiteral("100.0 %")) + margin;
    paintBar(*painter,
             QRect(inner.left(), inner.bottom() - metrics.height() / 2 - barHeight / 2,
                   inner.width() - numberWidth, barHeight),
             probability);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(theme.color(Ink::Accent), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    painter->restore();
}

QSize HypothesisDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {200, 2 * option.fontMetrics.height() + 16};
}

} // namespace qd
