// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/alertstrip.h"

#include "widgets/theme/statebadge.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include <tuple>

namespace qd {

namespace {

/// A click that was meant for the alert shown a moment ago does nothing.
constexpr qint64 steadyMs = 500;

std::pair<Ink, Glyph> signOf(const std::optional<Alert>& alert)
{
    if (!alert)
        return {Ink::Healthy, Glyph::Disc};
    switch (alert->rule.severity) {
    case Severity::Critical:
        return {Ink::Critical, Glyph::Octagon};
    case Severity::Warning:
        return {Ink::Warning, Glyph::Triangle};
    case Severity::Info:
        break;
    }
    return {Ink::Info, Glyph::Square};
}

} // namespace

QString endpointName(const FleetSnapshotPtr& snapshot, const std::string& id)
{
    if (snapshot) {
        for (const EndpointStatus& status : snapshot->endpoints) {
            if (status.endpoint.id == id)
                return status.endpoint.name;
        }
    }
    return QString::fromStdString(id);
}

AlertStrip::AlertStrip(QWidget* parent)
    : QFrame(parent),
      m_icon(new TextLabel(this)),
      m_text(new TextLabel(this)),
      m_triage(new QPushButton(this))
{
    setObjectName("alertStrip");
    m_text->setObjectName("alertStripText");
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_triage->setObjectName("alertStripTriage");
    QSizePolicy keepsPlace = m_triage->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_triage->setSizePolicy(keepsPlace);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 8, 4);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_triage);
    m_sinceChange.start();
    connect(m_triage, &QPushButton::clicked, this, [this] {
        if (m_shown && m_sinceChange.elapsed() >= steadyMs)
            emit triageRequested(*m_shown);
    });
    connect(&Theme::instance(), &Theme::changed, this, &AlertStrip::restyle);
    showAlerts();
}

std::vector<Alert> AlertStrip::unhandled(const std::vector<Alert>& alerts)
{
    std::vector<Alert> worst;
    std::copy_if(alerts.begin(), alerts.end(), std::back_inserter(worst), [](const Alert& alert) {
        return alert.state == AlertState::Firing && !alert.acknowledged && alert.silencedBy.empty();
    });
    std::stable_sort(worst.begin(), worst.end(), [](const Alert& a, const Alert& b) {
        return std::tuple(-int(a.rule.severity), a.firingAt) < std::tuple(-int(b.rule.severity), b.firingAt);
    });
    return worst;
}

void AlertStrip::setSnapshot(const FleetSnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    showAlerts();
}

QString AlertStrip::subjectOf(const Alert& alert) const
{
    const QString endpoint = endpointName(m_snapshot, alert.endpoint());
    return alert.model().empty()
               ? endpoint
               : tr("%1 on %2", "model, endpoint").arg(QString::fromStdString(alert.model()), endpoint);
}

void AlertStrip::showAlerts()
{
    const auto worst = unhandled(m_snapshot ? m_snapshot->openAlerts : std::vector<Alert>());
    const std::string before = m_shown ? m_shown->id : std::string();
    m_shown = worst.empty() ? std::nullopt : std::optional(worst.front());
    if (before != (m_shown ? m_shown->id : std::string()))
        m_sinceChange.restart();

    QString text =
        m_snapshot ? tr("Nothing fires that is not taken care of.") : tr("What fires is not known yet.");
    if (m_shown)
        text = tr("%1: %2", "alert rule, subject").arg(ruleTitle(m_shown->rule), subjectOf(*m_shown));
    if (worst.size() > 1)
        text = tr("%1, and %n more", "an alert", int(worst.size()) - 1).arg(text);
    m_text->setText(text);
    m_text->setToolTip(text);
    m_triage->setText(tr("Start &triage"));
    m_triage->setAccessibleName(tr("Start triage of the alert shown"));
    m_triage->setToolTip(tr("Opens the wizard that leads from this alert to a verified fix"));
    m_triage->setVisible(m_shown.has_value());
    restyle();
}

void AlertStrip::restyle()
{
    const Theme& theme = Theme::instance();
    const auto [ink, glyph] = m_snapshot ? signOf(m_shown) : std::pair(Ink::Unknown, Glyph::Question);
    m_icon->setPixmap(stateIcon(ink, glyph).pixmap(16, 16));
    const QString sheet =
        QStringLiteral("#alertStrip { background: %1; border: none; border-bottom: 1px solid %2; "
                       "border-left: 4px solid %3; } #alertStripText { color: %4; }")
            .arg(theme.color(Ink::Surface).name(), theme.color(Ink::Border).name(), theme.color(ink).name(),
                 theme.color(m_shown ? Ink::Text : Ink::TextMuted).name());
    if (sheet != styleSheet())
        setStyleSheet(sheet);
}

void AlertStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showAlerts();
    QFrame::changeEvent(event);
}

} // namespace qd
