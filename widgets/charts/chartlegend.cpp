// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/chartlegend.h"

#include "widgets/charts/flowlayout.h"
#include "widgets/charts/glyphs.h"
#include "widgets/theme/foreigntext.h"

#include <QEvent>
#include <QPainter>
#include <QStyleOptionToolButton>
#include <QStylePainter>
#include <QToolButton>

namespace qd {

namespace {

constexpr int iconWidth = 20;
constexpr int iconHeight = 12;
constexpr int longestName = 240; ///< px

QPixmap entryPixmap(const ChartLegend::Entry& entry, bool visible, double ratio)
{
    QPixmap pixmap(QSizeF(iconWidth * ratio, iconHeight * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::instance();
    const QColor color = visible ? theme.series(entry.slot) : theme.color(Ink::TextMuted);
    painter.setPen(QPen(color, 2, entry.isDashed ? Qt::DashLine : Qt::SolidLine));
    if (visible)
        painter.drawLine(QPointF(1, iconHeight / 2.0), QPointF(iconWidth - 1, iconHeight / 2.0));
    if (entry.isDashed)
        return pixmap; // an estimate has no glyph of its own
    painter.setPen(QPen(color, 1));
    painter.setBrush(visible ? QBrush(color) : QBrush(Qt::NoBrush));
    painter.drawPath(seriesGlyph(entry.slot, {iconWidth / 2.0, iconHeight / 2.0}, 4));
    return pixmap;
}

/// Flat although it is pressed in: icon and text say whether the curve is shown.
class LegendButton : public QToolButton
{
public:
    using QToolButton::QToolButton;

    /// Closer than other buttons: legends are read more often than they are pressed.
    [[nodiscard]] QSize sizeHint() const override
    {
        return {iconWidth + fontMetrics().horizontalAdvance(text()) + 18, fontMetrics().height() + 8};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QStyleOptionToolButton option;
        initStyleOption(&option);
        option.state &= ~(QStyle::State_On | QStyle::State_Sunken);
        if (!isChecked())
            option.palette.setColor(QPalette::ButtonText, Theme::instance().color(Ink::TextMuted));
        QStylePainter(this).drawComplexControl(QStyle::CC_ToolButton, option);
    }
};

} // namespace

ChartLegend::ChartLegend(QWidget* parent) : QWidget(parent)
{
    new FlowLayout(this, 2);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, &ChartLegend::restyle);
}

void ChartLegend::setEntries(const std::vector<Entry>& entries)
{
    if (entries == m_entries)
        return;
    m_entries = entries;
    while (m_buttons.size() > entries.size()) {
        delete m_buttons.back();
        m_buttons.pop_back();
    }
    while (m_buttons.size() < entries.size()) {
        QToolButton* button = new LegendButton(this);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize({iconWidth, iconHeight});
        button->setObjectName(QStringLiteral("legend%1").arg(m_buttons.size()));
        const std::size_t index = m_buttons.size();
        connect(button, &QToolButton::toggled, this, [this, index](bool visible) {
            m_entries[index].isVisible = visible;
            restyle();
            emit toggled(m_entries[index].name, visible);
        });
        layout()->addWidget(button);
        m_buttons.push_back(button);
        button->show();
    }
    restyle();
    updateGeometry();
}

void ChartLegend::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        restyle();
}

void ChartLegend::restyle()
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const Entry& entry = m_entries[i];
        QToolButton* button = m_buttons[i];
        const QSignalBlocker quiet(button);
        button->setText(menuText(fontMetrics().elidedText(entry.name, Qt::ElideMiddle, longestName)));
        button->setChecked(entry.isVisible);
        button->setIcon(entryPixmap(entry, entry.isVisible, devicePixelRatioF()));
        button->setAccessibleName(nameText(entry.name));
        button->setToolTip(entry.isVisible
                               ? tr("Hides %1, so that the others use the whole height.").arg(entry.name)
                               : tr("Shows %1 again.").arg(entry.name));
    }
}

} // namespace qd
