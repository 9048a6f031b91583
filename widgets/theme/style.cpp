// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/style.h"

#include "models/base/visibletext.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace qd {

namespace {

constexpr int smallIcon = 18;
constexpr int rowPadding = 6; ///< px added to the height of a table or list row
constexpr int cellMargin = 6;
constexpr int buttonHeight = 28;
constexpr int buttonPadding = 6; ///< px on each side

} // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion"))
{
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ToolBarIconSize:
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
        return smallIcon;
    case PM_HeaderDefaultSectionSizeVertical:
        return std::max(28, QProxyStyle::pixelMetric(metric, option, widget));
    case PM_HeaderMargin:
        return 6;
    case PM_FocusFrameHMargin: // the side margin of cells: a number must not touch the text beside it
        return qobject_cast<const QAbstractItemView*>(widget) != nullptr
                   ? cellMargin
                   : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_ToolBarItemSpacing:
        return 4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* result) const
{
    switch (hint) {
    case SH_ToolTip_WakeUpDelay:
        return 400;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_Table_GridLineColor:
        return static_cast<int>(Theme::instance().color(Ink::Grid).rgb());
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isButton = element == PE_PanelButtonTool || element == PE_PanelButtonCommand;
    if (!isButton || !option->state.testFlag(State_On))
        return;
    // Fusion's sunken shade is hardly seen in the dark; a line in the accent is, in both themes.
    const QRect line(option->rect.left() + 3, option->rect.bottom() - 3, option->rect.width() - 6, 2);
    painter->fillRect(line, Theme::instance().color(Ink::Accent));
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
    if (element == CE_ItemViewItem && item) {
        QStyleOptionViewItem shown(*item);
        // Delegates hand over the line breaks of a text as the separators that a layout knows.
        shown.text.replace(QChar::LineSeparator, u'\n');
        shown.text = visibleText(shown.text).replace(u'\n', QChar::LineSeparator);
        QProxyStyle::drawControl(element, &shown, painter, widget);
        return;
    }
    if (element != CE_HeaderSection) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    // A header is a label, not a row of push buttons: one surface and one line under it.
    const Theme& theme = Theme::instance();
    painter->save();
    painter->fillRect(option->rect, theme.color(Ink::SurfaceRaised));
    painter->setPen(theme.color(Ink::Border));
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
    painter->restore();
}

void Style::drawItemText(QPainter* painter, const QRect& rect, int flags, const QPalette& palette,
                         bool enabled, const QString& text, QPalette::ColorRole role) const
{
    QProxyStyle::drawItemText(painter, rect, flags, palette, enabled, visibleText(text), role);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton)
        result.rwidth() += 2 * buttonPadding;
    if (type == CT_ItemViewItem)
        result.rheight() += rowPadding;
    else if (type == CT_PushButton || type == CT_ToolButton || type == CT_ComboBox || type == CT_LineEdit)
        result.setHeight(std::max(result.height(), buttonHeight));
    return result;
}

} // namespace qd
