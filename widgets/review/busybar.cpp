// SPDX-License-Identifier: Apache-2.0
#include "widgets/review/busybar.h"

#include "widgets/theme/textlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace qd {

BusyBar::BusyBar(QWidget* parent)
    : QWidget(parent), m_text(new TextLabel(this)), m_cancel(new QPushButton(this))
{
    auto* progress = new QProgressBar(this);
    progress->setRange(0, 0);
    progress->setTextVisible(false);
    progress->setFixedWidth(120);
    progress->setMaximumHeight(12);
    progress->setAccessibleName(QStringLiteral("busy"));
    m_cancel->setObjectName(QStringLiteral("busyCancelButton"));
    m_cancel->setAutoDefault(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(progress);
    row->addWidget(m_text, 1);
    row->addWidget(m_cancel);
    setVisible(false);
    m_delay.setSingleShot(true);
    m_delay.setInterval(500);
    connect(&m_delay, &QTimer::timeout, this, [this] { setVisible(m_active); });
    connect(m_cancel, &QPushButton::clicked, this, &BusyBar::cancelled);
    retranslate();
}

void BusyBar::begin(const QString& text, bool cancellable)
{
    m_active = true;
    m_text->setText(text);
    m_cancel->setVisible(cancellable);
    if (!isVisible())
        m_delay.start();
}

void BusyBar::end()
{
    m_active = false;
    m_delay.stop();
    setVisible(false);
}

void BusyBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void BusyBar::retranslate()
{
    m_cancel->setText(tr("Cance&l"));
    m_cancel->setAccessibleName(tr("Cancel"));
    m_cancel->setToolTip(tr("Stops this computation; earlier results are kept."));
    setAccessibleName(tr("Work in progress"));
}

} // namespace qd
