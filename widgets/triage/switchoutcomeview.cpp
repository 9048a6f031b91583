// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/switchoutcomeview.h"

#include "models/items/incidents/incidenttexts.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"
#include "widgets/triage/triagesession.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace qd {

SwitchOutcomeView::SwitchOutcomeView(TriageSession& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_text(new TextLabel(this)),
      m_check(new QPushButton(this)),
      m_undo(new QPushButton(this)),
      m_stop(new QPushButton(this))
{
    m_text->setObjectName(QStringLiteral("fixOutcomeLabel"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_check->setObjectName(QStringLiteral("fixCheckButton"));
    m_undo->setObjectName(QStringLiteral("fixUndoButton"));
    m_stop->setObjectName(QStringLiteral("fixStopButton"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text, 1);
    for (QPushButton* button : {m_check, m_undo, m_stop}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(m_check, &QPushButton::clicked, this, &SwitchOutcomeView::checkRequested);
    connect(m_undo, &QPushButton::clicked, this, &SwitchOutcomeView::undoRequested);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_session.stopWaiting(); });
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &SwitchOutcomeView::showUnderWay);
    connect(&m_session, &TriageSession::progressed, this, &SwitchOutcomeView::showUnderWay);
    connect(&m_session, &TriageSession::executingChanged, this, [this](bool executing) {
        if (executing)
            m_tick.start();
        else
            m_tick.stop();
    });
}

void SwitchOutcomeView::setChecking(bool checking)
{
    m_check->setEnabled(!checking);
}

void SwitchOutcomeView::showUnderWay()
{
    if (!m_session.isExecuting())
        return;
    const QString taken = durationText(m_session.clock.now() - m_session.executingSince());
    const QString waitingFor = m_session.progress().waitingFor;
    m_text->setText(waitingFor.isEmpty()
                        ? tr("The rollback is under way.")
                        : tr("The rollback is under way for %1. %2", "duration, what is waited for")
                              .arg(taken, waitingFor));
}

void SwitchOutcomeView::refresh()
{
    const auto& actions = m_session.incident.actions;
    const IncidentAction* last = actions.empty() ? nullptr : &actions.back();
    const bool executing = m_session.isExecuting();
    const bool unknown = !executing && m_session.incident.pendingAction();
    m_check->setVisible(unknown);
    m_undo->setVisible(unknown && !last->isUndo);
    m_undo->setEnabled(!m_session.history.isReadOnly());
    m_stop->setVisible(executing);
    setVisible(last != nullptr);
    if (!last)
        return;
    QPalette palette = this->palette();
    const Theme& theme = Theme::instance();
    if (executing) {
        showUnderWay();
    } else if (unknown) {
        m_text->setText(tr("⚠ %1 The console keeps checking which version is serving. You can check now, "
                           "undo the switch, or choose another version.")
                            .arg(actionText(*last)));
        palette.setColor(QPalette::WindowText, theme.color(Ink::Warning));
    } else if (last->effect() == SwitchEffect::NoEffect) {
        m_text->setText(
            tr("✖ %1 Read the answer above, then try again, choose another version, or skip the change.")
                .arg(actionText(*last)));
        palette.setColor(QPalette::WindowText, theme.color(Ink::Failing));
    } else {
        m_text->setText(tr("✔ %1").arg(actionText(*last)));
        palette.setColor(QPalette::WindowText, theme.color(Ink::Healthy));
    }
    m_text->setPalette(palette);
}

void SwitchOutcomeView::retranslate()
{
    m_check->setText(tr("C&heck the serving version"));
    m_check->setAccessibleName(tr("Check the serving version"));
    m_check->setToolTip(
        tr("Asks the platform. Once the intended version is serving, this is recorded as the outcome."));
    m_undo->setText(tr("&Undo…"));
    m_undo->setAccessibleName(tr("Undo the switch"));
    m_undo->setToolTip(tr("Shows the requests that would switch back to the former version."));
    m_stop->setText(tr("Stop &waiting"));
    m_stop->setAccessibleName(tr("Stop waiting"));
    m_stop->setToolTip(
        tr("The switch itself is not stopped. Its outcome counts as unknown until the console has "
           "found it out in the background."));
}

} // namespace qd
