// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/metrictile.h"

#include "widgets/theme/foreigntext.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"

#include <QVBoxLayout>

namespace qd {

MetricTile::MetricTile(const QString& name, QWidget* parent)
    : QFrame(parent),
      m_title(new TextLabel(this)),
      m_value(new TextLabel(this)),
      m_detail(new TextLabel(this))
{
    setObjectName(name);
    m_value->setObjectName(QStringLiteral("value"));
    m_detail->setObjectName(QStringLiteral("detail"));
    QFont large = Theme::numberFont();
    large.setPixelSize(QFontInfo(font()).pixelSize() * 3 / 2);
    large.setWeight(QFont::DemiBold);
    m_value->setFont(large);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(2);
    for (TextLabel* label : {m_title, m_value, m_detail})
        layout->addWidget(label);
    setMinimumWidth(124);
    setAutoFillBackground(true);
    restyle();
    connect(&Theme::instance(), &Theme::changed, this, &MetricTile::restyle);
}

void MetricTile::setTexts(const QString& title, const QString& value, const QString& detail,
                          const QString& toolTip)
{
    m_title->setText(title);
    m_value->setText(value);
    m_detail->setText(detail);
    setToolTip(toolTip);
    setAccessibleName(nameText(title));
    setAccessibleDescription(boundedText(
        detail.isEmpty() ? value : tr("%1, %2", "a value and a remark on it").arg(value, detail)));
}

void MetricTile::restyle()
{
    const Theme& theme = Theme::instance();
    QPalette colours;
    colours.setColor(QPalette::Window, theme.color(Ink::Surface));
    colours.setColor(QPalette::WindowText, theme.color(Ink::Text));
    setPalette(colours);
    QPalette muted = colours;
    muted.setColor(QPalette::WindowText, theme.color(Ink::TextMuted));
    m_title->setPalette(muted);
    m_detail->setPalette(muted);
}

} // namespace qd
