// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/demostrip.h"

#include "models/base/timetext.h"
#include "widgets/theme/messagebox.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace qd {

namespace {

/// "0:42".
QString countdown(Duration left)
{
    const auto seconds = (left.count() + 999) / 1000;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

DemoStrip::DemoStrip(const Clock& clock, QWidget* parent)
    : QFrame(parent),
      m_clock(clock),
      m_text(new TextLabel(this)),
      m_restart(new QPushButton(this)),
      m_remove(new QPushButton(this))
{
    setObjectName(QStringLiteral("demoStrip"));
    m_text->setObjectName(QStringLiteral("demoText"));
    m_restart->setObjectName(QStringLiteral("demoRestart"));
    m_remove->setObjectName(QStringLiteral("demoRemove"));
    setAutoFillBackground(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_restart);
    layout->addWidget(m_remove);
    connect(m_restart, &QPushButton::clicked, this, &DemoStrip::restartRequested);
    connect(m_remove, &QPushButton::clicked, this, &DemoStrip::askForRemoval);
    connect(&m_second, &QTimer::timeout, this, &DemoStrip::showText);
    connect(&Theme::instance(), &Theme::changed, this, &DemoStrip::restyle);
    restyle();
    retranslate();
}

void DemoStrip::showStarting()
{
    m_stage = Stage::Starting;
    m_second.stop();
    showText();
}

void DemoStrip::showStory(std::optional<Timestamp> deployment)
{
    m_stage = deployment ? Stage::Story : Stage::GoingOn;
    m_deployment = deployment.value_or(Timestamp{});
    if (deployment)
        m_second.start(1'000);
    showText();
}

void DemoStrip::showText()
{
    m_restart->setEnabled(m_stage != Stage::Starting);
    switch (m_stage) {
    case Stage::Starting:
        m_text->setText(tr("Demo: starting two model servers on this machine."));
        return;
    case Stage::GoingOn:
        m_text->setText(tr("Demo: an incident is still open, so the servers continue where they left off."));
        return;
    case Stage::Story:
        break;
    }
    const Duration left = m_deployment - m_clock.now();
    if (left > Duration{0}) {
        m_text->setText(tr("Demo: a worse version of the model “fraud” is deployed in %1.", "minutes:seconds")
                            .arg(countdown(left)));
        return;
    }
    m_second.stop();
    m_text->setText(tr("Demo: since %1 a worse version of the model “fraud” has been deployed. Find it, and "
                       "roll it back.")
                        .arg(timeOfDayText(m_deployment)));
}

void DemoStrip::restyle()
{
    QPalette colours;
    colours.setColor(QPalette::Window, Theme::instance().color(Ink::SurfaceRaised));
    colours.setColor(QPalette::WindowText, Theme::instance().color(Ink::Text));
    setPalette(colours);
}

void DemoStrip::retranslate()
{
    m_restart->setText(tr("&Restart the story"));
    m_restart->setToolTip(tr("Restarts both servers with version 1; the worse version follows after a "
                             "minute. Recorded data stays."));
    m_remove->setText(tr("&Delete the demo…"));
    m_remove->setToolTip(tr("Ends the demo and deletes everything that it has written."));
    setAccessibleName(tr("Demo"));
    showText();
}

void DemoStrip::askForRemoval()
{
    QMessageBox* question =
        makeMessageBox(QMessageBox::Question, tr("Delete the demo"), tr("Delete the demo and end it?"),
                       tr("Its history, its logs and its settings are deleted. Your own endpoints and "
                          "histories are not touched."),
                       QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("demoRemoval"));
    question->addButton(tr("&Delete"), QMessageBox::AcceptRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(question, &QDialog::accepted, this, &DemoStrip::removalRequested);
    question->open();
}

void DemoStrip::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace qd
