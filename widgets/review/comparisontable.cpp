// SPDX-License-Identifier: Apache-2.0
#include "widgets/review/comparisontable.h"

#include "widgets/review/verdictink.h"
#include "widgets/theme/tablelook.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

struct DrawnInterval
{
    double low;
    double high;
    double estimate;
    double margin;
    Verdict verdict;

    [[nodiscard]] bool isKnown() const { return std::isfinite(low) && std::isfinite(high) && high >= low; }
};

DrawnInterval intervalAt(const QModelIndex& index)
{
    return {index.data(comparison::LowRole).toDouble(), index.data(comparison::HighRole).toDouble(),
            index.data(comparison::EstimateRole).toDouble(), index.data(comparison::MarginRole).toDouble(),
            static_cast<Verdict>(index.data(comparison::VerdictRole).toInt())};
}

void drawInterval(QPainter& painter, const QRectF& area, const DrawnInterval& interval)
{
    // Symmetric about zero, with room for the margin and the farther end of the interval.
    const double reach =
        1.15 * std::max({std::abs(interval.low), std::abs(interval.high), 1.5 * interval.margin, 1e-12});
    const auto x = [&](double value) { return area.center().x() + value / reach * area.width() / 2; };
    const double y = area.center().y();
    Theme& theme = Theme::instance();

    painter.setPen(QPen(theme.color(Ink::Axis), 1));
    painter.drawLine(QPointF(x(0), area.top()), QPointF(x(0), area.bottom()));
    painter.setPen(QPen(theme.color(Ink::TextMuted), 1, Qt::DashLine));
    painter.drawLine(QPointF(x(-interval.margin), area.top()), QPointF(x(-interval.margin), area.bottom()));
    if (!interval.isKnown())
        return;
    const QColor colour = theme.color(inkOf(interval.verdict));
    painter.setPen(QPen(colour, 3, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(x(interval.low), y), QPointF(x(interval.high), y));
    painter.setPen(QPen(colour, 1.5));
    for (const double end : {interval.low, interval.high})
        painter.drawLine(QPointF(x(end), y - 4), QPointF(x(end), y + 4));
    painter.setBrush(theme.color(Ink::Surface));
    painter.drawEllipse(QPointF(x(interval.estimate), y), 3.5, 3.5);
}

} // namespace

void IntervalDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawInterval(*painter, QRectF(option.rect).adjusted(8, 4, -8, -4), intervalAt(index));
    painter->restore();
}

QSize IntervalDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return QStyledItemDelegate::sizeHint(option, index).expandedTo({180, 28});
}

ComparisonTable::ComparisonTable(QWidget* parent) : QTableView(parent), m_model(makeComparisonModel(this))
{
    setModel(m_model);
    setItemDelegateForColumn(comparison::IntervalColumn, new IntervalDelegate(this));
    showWholeRows(*this);
    setSelectionMode(SingleSelection);
    verticalHeader()->setDefaultSectionSize(30);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(comparison::IntervalColumn, QHeaderView::Stretch);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    retranslate();
}

void ComparisonTable::setComparisons(const std::vector<MetricComparison>& comparisons)
{
    m_model->setRows(comparisons);
}

void ComparisonTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QTableView::changeEvent(event);
}

void ComparisonTable::retranslate()
{
    m_model->retranslate();
    setAccessibleName(tr("Comparisons before and after the action"));
    setToolTip(tr("Each metric after the action against the healthy period before the fault."));
}

} // namespace qd
