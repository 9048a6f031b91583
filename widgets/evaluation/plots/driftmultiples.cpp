// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/plots/driftmultiples.h"

#include "models/base/timetext.h"
#include "models/base/visibletext.h"
#include "models/items/evaluation/evaluationmodels.h"
#include "widgets/evaluation/driftdelegates.h"
#include "widgets/theme/foreigntext.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr int cellWidth = 190; ///< px at least
constexpr int cellHeight = 84;
constexpr int multipleGap = 8;
constexpr int multiplePadding = 6;

} // namespace

DriftMultiples::DriftMultiples(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("driftMultiples"));
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void DriftMultiples::setEvaluation(EvaluationPtr evaluation)
{
    m_evaluation = std::move(evaluation);
    m_range = {};
    const DriftOptions levels;
    m_high = levels.alarm * 1.2;
    for (const ColumnDriftOverTime& drift : m_evaluation->drifts) {
        for (const auto& [at, index] : drift.index) {
            m_range.from = m_range.to.ms == 0 ? at : std::min(m_range.from, at);
            m_range.to = std::max(m_range.to, at);
            m_high = std::max(m_high, index);
        }
    }
    m_high = std::min(m_high, levels.alarm * 4); // one column that broke must not flatten all others
    m_current = count() > 0 ? std::clamp(m_current, 0, count() - 1) : -1;
    updateGeometry();
    update();
}

void DriftMultiples::setCurrent(int column)
{
    m_current = column;
    setAccessibleDescription(column >= 0 && column < count() ? boundedText(explanation(column)) : QString());
    update();
}

int DriftMultiples::count() const
{
    return m_evaluation ? static_cast<int>(m_evaluation->drifts.size()) : 0;
}

int DriftMultiples::columnsFor(int width) const
{
    return std::clamp((width + multipleGap) / (cellWidth + multipleGap), 1, std::max(1, count()));
}

int DriftMultiples::heightForWidth(int width) const
{
    const int columns = columnsFor(width);
    const int rows = (count() + columns - 1) / columns;
    return rows * (cellHeight + multipleGap);
}

QSize DriftMultiples::sizeHint() const
{
    return {3 * (cellWidth + multipleGap), heightForWidth(3 * (cellWidth + multipleGap))};
}

QRect DriftMultiples::cellRect(int column) const
{
    const int columns = columnsFor(width());
    const int each = (width() + multipleGap) / columns;
    return {column % columns * each, column / columns * (cellHeight + multipleGap), each - multipleGap,
            cellHeight};
}

int DriftMultiples::columnAt(QPoint point) const
{
    for (int column = 0; column < count(); ++column) {
        if (cellRect(column).contains(point))
            return column;
    }
    return -1;
}

void DriftMultiples::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int column = 0; column < count(); ++column)
        paintCell(painter, column);
}

QRectF DriftMultiples::plotRect(int column) const
{
    return QRectF(cellRect(column))
        .adjusted(multiplePadding, QFontMetricsF(font()).height() + 6, -multiplePadding, -multiplePadding);
}

void DriftMultiples::paintCell(QPainter& painter, int column) const
{
    const Theme& theme = Theme::instance();
    const ColumnDriftOverTime& drift = m_evaluation->drifts[static_cast<std::size_t>(column)];
    const QRectF cell = cellRect(column);
    const bool isCurrent = column == m_current;
    painter.setPen(QPen(theme.color(isCurrent ? Ink::Accent : Ink::Border), isCurrent ? 2 : 1));
    painter.setBrush(theme.color(Ink::Surface));
    painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 4, 4);
    const QFontMetricsF metrics(font());
    QRectF title = cell.adjusted(multiplePadding, 3, -multiplePadding, 0);
    title.setHeight(metrics.height());
    const QString value = scoreText(drift.whole.effect());
    painter.setPen(theme.color(driftInk(drift.whole.level)));
    painter.drawText(title, Qt::AlignRight, value);
    painter.setPen(theme.color(Ink::Text));
    const double room = title.width() - metrics.horizontalAdvance(value) - multiplePadding;
    painter.drawText(
        title, Qt::AlignLeft,
        metrics.elidedText(visibleLine(QString::fromStdString(drift.whole.column)), Qt::ElideRight, room));

    const QRectF plot = plotRect(column);
    const auto y = [&](double index) { return plot.bottom() - index / m_high * plot.height(); };
    const DriftOptions levels;
    for (const auto& [level, which] :
         {std::pair(levels.notice, Ink::Warning), std::pair(levels.alarm, Ink::Critical)}) {
        painter.setPen(QPen(theme.color(which), 1, Qt::DotLine));
        painter.drawLine(QPointF(plot.left(), y(level)), QPointF(plot.right(), y(level)));
    }
    const double length = std::max<double>(1, static_cast<double>(m_range.length().count()));
    QPolygonF line;
    for (const auto& [at, index] : drift.index)
        line << QPointF(
            plot.left() + static_cast<double>((at - m_range.from).count()) / length * plot.width(), y(index));
    painter.setClipRect(plot.adjusted(-1, -1, 1, 1));
    painter.setPen(QPen(theme.series(0), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.setClipping(false);
}

std::optional<std::pair<Timestamp, double>> DriftMultiples::highestWindow(int column) const
{
    if (column < 0 || column >= count())
        return {};
    const auto& index = m_evaluation->drifts[static_cast<std::size_t>(column)].index;
    const auto highest = std::max_element(index.begin(), index.end(),
                                          [](const auto& a, const auto& b) { return a.second < b.second; });
    return highest == index.end() ? std::nullopt : std::optional(*highest);
}

QString DriftMultiples::explanation(int column) const
{
    const ColumnDriftOverTime& drift = m_evaluation->drifts[static_cast<std::size_t>(column)];
    const auto highest = highestWindow(column);
    const QString name = QString::fromStdString(drift.whole.column);
    if (!highest)
        return tr("%1: index %2").arg(name, scoreText(drift.whole.effect()));
    return tr("%1: index %2, highest at %3 with %4")
        .arg(name, scoreText(drift.whole.effect()), dateTimeText(highest->first), scoreText(highest->second));
}

void DriftMultiples::choose(int column)
{
    if (column < 0 || column >= count())
        return;
    setCurrent(column);
    emit chosen(column);
}

void DriftMultiples::mousePressEvent(QMouseEvent* event)
{
    choose(columnAt(event->position().toPoint()));
}

void DriftMultiples::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int column = columnAt(event->position().toPoint());
    if (column < 0)
        return;
    const QRectF plot = plotRect(column);
    const double share = (event->position().x() - plot.left()) / plot.width();
    const double at =
        static_cast<double>(m_range.from.ms) + share * static_cast<double>(m_range.length().count());
    const auto& index = m_evaluation->drifts[static_cast<std::size_t>(column)].index;
    const auto nearest = std::min_element(index.begin(), index.end(), [at](const auto& a, const auto& b) {
        return std::abs(static_cast<double>(a.first.ms) - at) <
               std::abs(static_cast<double>(b.first.ms) - at);
    });
    if (nearest != index.end())
        emit windowActivated(nearest->first);
}

void DriftMultiples::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(m_current - 1);
    case Qt::Key_Right:
        return choose(m_current + 1);
    case Qt::Key_Up:
        return choose(m_current - columnsFor(width()));
    case Qt::Key_Down:
        return choose(m_current + columnsFor(width()));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto highest = highestWindow(m_current))
            emit windowActivated(highest->first);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool DriftMultiples::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int column = columnAt(help->pos());
    if (column >= 0)
        showToolTip(help->globalPos(), explanation(column), this, cellRect(column));
    else
        showToolTip({}, {}, this);
    return true;
}

} // namespace qd
