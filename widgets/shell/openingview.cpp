// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/openingview.h"

#include "widgets/theme/emptystate.h"

#include <QEvent>
#include <QProgressBar>
#include <QVBoxLayout>

namespace qd {

namespace {

constexpr std::chrono::milliseconds blankFor{200};

} // namespace

OpeningView::OpeningView(QWidget* parent)
    : QWidget(parent), m_text(new EmptyState(EmptyState::Answer::Given, this)), m_busy(new QProgressBar(this))
{
    setObjectName(QStringLiteral("openingView"));
    m_text->setObjectName(QStringLiteral("openingState"));
    m_busy->setObjectName(QStringLiteral("openingBusy"));
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setMaximumHeight(4);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_busy);
    layout->addWidget(m_text, 1);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_text->show();
        m_busy->show();
    });
    connect(m_text, &EmptyState::actionTriggered, this, &OpeningView::retryRequested);
    showOpening();
}

void OpeningView::showOpening()
{
    m_failure.reset();
    m_upgrade.reset();
    m_text->hide();
    m_busy->hide();
    m_patience.start(blankFor);
    retranslate();
}

void OpeningView::showUpgrade(HistoryUpgrade stage)
{
    m_upgrade = stage;
    retranslate();
}

void OpeningView::showFailure(const Error& error)
{
    m_failure = error;
    m_patience.stop();
    m_text->show();
    m_busy->hide();
    retranslate();
}

QString OpeningView::title() const
{
    if (m_failure)
        return tr("The history cannot be opened");
    if (!m_upgrade)
        return tr("Opening the history…");
    return *m_upgrade == HistoryUpgrade::Copying ? tr("Copying the history…") : tr("Upgrading the history…");
}

QString OpeningView::explanation() const
{
    if (m_failure)
        return m_failure->text();
    if (!m_upgrade)
        return tr("The pages appear once it is open. You can open logs meanwhile.");
    return *m_upgrade == HistoryUpgrade::Copying
               ? tr("It was written by an older Quarterdeck and will be upgraded. First, a copy is made "
                    "beside it. If you close the window now, nothing is changed.")
               : tr("The copy of the older file is complete. If you close the window now, the rest is done "
                    "at the next start.");
}

void OpeningView::retranslate()
{
    m_busy->setAccessibleName(title());
    m_busy->setToolTip(tr("How long it takes depends on the disk."));
    m_text->setTexts(title(), explanation(), m_failure ? tr("Try &again") : QString());
}

void OpeningView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace qd
