// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/plots/confusionview.h"

#include "models/base/csvcell.h"
#include "models/base/metrics.h"
#include "models/base/numbertext.h"
#include "models/base/visibletext.h"
#include "models/items/evaluation/confusionmodel.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr int gap = 2;             ///< px between cells
constexpr int padding = 8;         ///< px around texts
constexpr int longestHeader = 140; ///< px; longer class names are elided
constexpr int roomy = 4;           ///< the number of classes that get large cells
constexpr int fitting = 8;         ///< and so many, cells with room for shares
constexpr double faintest = 0.06;  ///< shade of an empty cell, so that it is still seen as one

QColor mixed(const QColor& a, const QColor& b, double shareOfA)
{
    const auto mix = [shareOfA](double x, double y) { return shareOfA * x + (1.0 - shareOfA) * y; };
    return QColor::fromRgbF(static_cast<float>(mix(a.redF(), b.redF())),
                            static_cast<float>(mix(a.greenF(), b.greenF())),
                            static_cast<float>(mix(a.blueF(), b.blueF())));
}

/// Relative luminance as in WCAG 2.1.
double luminance(const QColor& color)
{
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)}); // values: references would dangle
    return (high + 0.05) / (low + 0.05);
}

} // namespace

ConfusionView::ConfusionView(ConfusionModel& model, QWidget* parent) : QWidget(parent), m_model(model)
{
    setObjectName(QStringLiteral("confusionView"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&model, &QAbstractItemModel::modelReset, this, &ConfusionView::measure);
    connect(&model, &QAbstractItemModel::dataChanged, this, &ConfusionView::measure);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    measure();
}

void ConfusionView::measure()
{
    setAccessibleName(tr("Confusion matrix: true classes in rows, predicted classes in columns"));
    const QFontMetrics metrics(font());
    int widestCount = 0;
    int widestClass = 0;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QString name = m_model.headerData(row, Qt::Vertical, Qt::DisplayRole).toString();
        widestClass = std::max(widestClass, metrics.horizontalAdvance(name));
        for (int column = 0; column < m_model.columnCount(); ++column) {
            const QString count = m_model.index(row, column).data().toString();
            widestCount = std::max(widestCount, metrics.horizontalAdvance(count));
        }
    }
    m_captionHeight = metrics.height() + padding;
    m_rowHeaderWidth = std::max(std::min(widestClass, longestHeader),
                                metrics.horizontalAdvance(tr("Precision")) - m_captionHeight) +
                       2 * padding;
    const int size = m_model.rowCount();
    m_cell = {std::max({widestCount + 2 * padding, std::min(widestClass, longestHeader / 2) + padding,
                        size <= 2         ? 150
                        : size <= roomy   ? 110
                        : size <= fitting ? 68
                                          : 44}),
              size <= 2         ? 84
              : size <= roomy   ? 68
              : size <= fitting ? 3 * metrics.height() + gap
                                : metrics.height() + 2 * padding};
    m_rateWidth = std::max(metrics.horizontalAdvance(tr("Recall")),
                           metrics.horizontalAdvance(formatValue(0.888, MetricUnit::Ratio))) +
                  2 * padding;
    updateGeometry();
    update();
}

void ConfusionView::setShares(Shares shares)
{
    m_shares = shares;
    update();
}

QPoint ConfusionView::origin() const
{
    return {m_captionHeight + m_rowHeaderWidth, 2 * m_captionHeight};
}

QSize ConfusionView::sizeHint() const
{
    const QPoint start = origin();
    return {start.x() + m_model.columnCount() * (m_cell.width() + gap) + m_rateWidth,
            start.y() + m_model.rowCount() * (m_cell.height() + gap) + m_captionHeight + padding};
}

QRect ConfusionView::cellRect(int row, int column) const
{
    const QPoint start = origin();
    return {{start.x() + column * (m_cell.width() + gap), start.y() + row * (m_cell.height() + gap)}, m_cell};
}

QModelIndex ConfusionView::cellAt(QPoint point) const
{
    const QPoint inside = point - origin();
    if (inside.x() < 0 || inside.y() < 0)
        return {};
    return m_model.index(inside.y() / (m_cell.height() + gap), inside.x() / (m_cell.width() + gap));
}

void ConfusionView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCaptions(painter);
    paintHeaders(painter);
    for (int row = 0; row < m_model.rowCount(); ++row) {
        for (int column = 0; column < m_model.columnCount(); ++column)
            paintCell(painter, m_model.index(row, column));
    }
    paintRates(painter);
    if (hasFocus() && m_current.isValid()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::instance().color(Ink::Crosshair), 2));
        painter.drawRoundedRect(QRectF(cellRect(m_current.row(), m_current.column())).adjusted(1, 1, -1, -1),
                                4, 4);
    }
}

void ConfusionView::paintCaptions(QPainter& painter) const
{
    painter.setPen(Theme::instance().color(Ink::TextMuted));
    const QPoint start = origin();
    const QRect columns(start.x(), 0, width() - start.x(), m_captionHeight);
    //: Axis of the confusion matrix
    painter.drawText(columns, Qt::AlignLeft | Qt::AlignVCenter, tr("Predicted class →"));
    painter.save();
    painter.translate(0, height());
    painter.rotate(-90);
    //: Axis of the confusion matrix, written upwards beside the rows
    painter.drawText(QRect(0, 0, height() - start.y(), m_captionHeight), Qt::AlignRight | Qt::AlignVCenter,
                     tr("← True class"));
    painter.restore();
}

void ConfusionView::paintHeaders(QPainter& painter) const
{
    painter.setPen(Theme::instance().color(Ink::Text));
    const QFontMetrics metrics(font());
    const auto name = [this, &metrics](int section, int room) {
        return metrics.elidedText(
            visibleLine(m_model.headerData(section, Qt::Horizontal, Qt::DisplayRole).toString()),
            Qt::ElideMiddle, room);
    };
    for (int i = 0; i < m_model.rowCount(); ++i) {
        const QRect row = cellRect(i, 0);
        painter.drawText(QRect(m_captionHeight, row.y(), m_rowHeaderWidth - padding, row.height()),
                         Qt::AlignRight | Qt::AlignVCenter, name(i, m_rowHeaderWidth - padding));
        const QRect column = cellRect(0, i);
        painter.drawText(QRect(column.x(), m_captionHeight, column.width(), m_captionHeight), Qt::AlignCenter,
                         name(i, column.width()));
    }
}

/// Recall at the end of each row, precision below each column.
void ConfusionView::paintRates(QPainter& painter) const
{
    painter.setPen(Theme::instance().color(Ink::TextMuted));
    const int size = m_model.rowCount();
    if (size == 0)
        return;
    const QPoint end = cellRect(size - 1, size - 1).bottomRight() + QPoint(gap, gap);
    painter.drawText(QRect(end.x(), m_captionHeight, m_rateWidth, m_captionHeight), Qt::AlignCenter,
                     tr("Recall"));
    painter.drawText(QRect(0, end.y(), origin().x() - padding, m_captionHeight + padding),
                     Qt::AlignRight | Qt::AlignVCenter, tr("Precision"));
    painter.setPen(Theme::instance().color(Ink::Text));
    const auto rate = [this](int i, int total, int share) {
        const QModelIndex cell = m_model.index(i, i);
        return cell.data(total).toLongLong() == 0
                   ? dash
                   : formatValue(cell.data(share).toDouble(), MetricUnit::Ratio);
    };
    for (int i = 0; i < size; ++i) {
        const QRect cell = cellRect(i, i);
        painter.drawText(QRect(end.x(), cell.y(), m_rateWidth, cell.height()), Qt::AlignCenter,
                         rate(i, ConfusionModel::RowTotalRole, ConfusionModel::RowShareRole));
        painter.drawText(QRect(cell.x(), end.y(), cell.width(), m_captionHeight + padding), Qt::AlignCenter,
                         rate(i, ConfusionModel::ColumnTotalRole, ConfusionModel::ColumnShareRole));
    }
}

void ConfusionView::paintCell(QPainter& painter, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const bool correct = index.data(ConfusionModel::CorrectRole).toBool();
    const double share = index
                             .data(m_shares == Shares::OfTruth ? ConfusionModel::RowShareRole
                                                               : ConfusionModel::ColumnShareRole)
                             .toDouble();
    const QColor shade = mixed(theme.color(correct ? Ink::Baseline : Ink::Affected),
                               theme.color(Ink::Surface), faintest + (1.0 - faintest) * share);
    const QRect rect = cellRect(index.row(), index.column());
    painter.setPen(Qt::NoPen);
    painter.setBrush(shade);
    painter.drawRoundedRect(rect, 4, 4);

    const QColor text = theme.color(Ink::Text);
    const QColor inverse = theme.color(Ink::Surface);
    painter.setPen(contrast(text, shade) >= contrast(inverse, shade) ? text : inverse);
    const bool hasRoom = rect.height() >= 3 * fontMetrics().height();
    const QString count = index.data().toString();
    if (!hasRoom) {
        painter.drawText(rect, Qt::AlignCenter, count);
        return;
    }
    const QString percent = formatValue(share, MetricUnit::Ratio);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.drawText(rect.adjusted(0, padding, 0, -rect.height() / 2), Qt::AlignHCenter | Qt::AlignVCenter,
                     count);
    painter.setFont(font());
    painter.drawText(rect.adjusted(0, rect.height() / 2, 0, -padding), Qt::AlignHCenter | Qt::AlignVCenter,
                     percent);
}

bool ConfusionView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QModelIndex index = cellAt(help->pos());
    if (index.isValid())
        showToolTip(help->globalPos(), index.data(Qt::ToolTipRole).toString(), this,
                    cellRect(index.row(), index.column()));
    else
        showToolTip({}, {}, this);
    return true;
}

void ConfusionView::setCurrent(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    m_current = index;
    setAccessibleDescription(index.data(Qt::AccessibleTextRole).toString());
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    update();
}

void ConfusionView::mousePressEvent(QMouseEvent* event)
{
    setCurrent(cellAt(event->position().toPoint()));
}

void ConfusionView::mouseReleaseEvent(QMouseEvent* event)
{
    const QModelIndex cell = cellAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && cell.isValid() && cell == m_current)
        emit activated(cell);
}

/// The counts with their classes, for a spreadsheet.
void ConfusionView::copy() const
{
    QStringList titles{QString()};
    for (int column = 0; column < m_model.columnCount(); ++column)
        titles << m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QStringList lines{clipboardRow(titles)};
    for (int row = 0; row < m_model.rowCount(); ++row) {
        QStringList cells{m_model.headerData(row, Qt::Vertical, Qt::DisplayRole).toString()};
        for (int column = 0; column < m_model.columnCount(); ++column)
            cells << QString::number(
                m_model.matrix().at(static_cast<std::size_t>(row), static_cast<std::size_t>(column)));
        lines << clipboardRow(cells);
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void ConfusionView::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex from = m_current.isValid() ? QModelIndex(m_current) : m_model.index(0, 0);
    QModelIndex to;
    if (event->matches(QKeySequence::Copy))
        return copy();
    switch (event->key()) {
    case Qt::Key_Left:
        to = from.siblingAtColumn(from.column() - 1);
        break;
    case Qt::Key_Right:
        to = from.siblingAtColumn(from.column() + 1);
        break;
    case Qt::Key_Up:
        to = m_model.index(from.row() - 1, from.column());
        break;
    case Qt::Key_Down:
        to = m_model.index(from.row() + 1, from.column());
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        setCurrent(from);
        if (from.isValid())
            emit activated(from);
        return;
    case Qt::Key_Space:
        setCurrent(from);
        showToolTip(mapToGlobal(cellRect(from.row(), from.column()).center()),
                    from.data(Qt::ToolTipRole).toString(), this);
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    setCurrent(to.isValid() ? to : from);
}

void ConfusionView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        measure();
}

} // namespace qd
