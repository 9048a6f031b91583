// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/alertstrip.h"

#include "models/base/metrics.h"
#include "models/items/incidents/incidenttexts.h"
#include "widgets/theme/statebadge.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <tuple>

namespace qd {

namespace {

/// A click that was meant for the alert shown a moment ago does nothing.
constexpr qint64 steadyMs = 500;

std::pair<Ink, Glyph> signOf(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return {Ink::Critical, Glyph::Octagon};
    case Severity::Warning:
        return {Ink::Warning, Glyph::Triangle};
    case Severity::Info:
        break;
    }
    return {Ink::Info, Glyph::Square};
}

bool isUnderWay(const AlertIncidents& incidents, const Alert& alert)
{
    const AlertIncident* incident = incidents.of(alert);
    return incident && incident->isOpen;
}

/// Endpoints in this state of which no firing alert tells already. Those that are switched off are none.
int untold(const FleetSnapshot& snapshot, EndpointState state)
{
    return static_cast<int>(std::count_if(
        snapshot.endpoints.begin(), snapshot.endpoints.end(), [&](const EndpointStatus& status) {
            const bool isTold =
                std::any_of(snapshot.openAlerts.begin(), snapshot.openAlerts.end(), [&](const Alert& alert) {
                    return alert.state == AlertState::Firing && alert.endpoint() == status.endpoint.id &&
                           alert.rule.metric == metric::up;
                });
            return status.endpoint.enabled && status.state == state && !isTold;
        }));
}

/// Returns the time until the first of the pending alerts about endpoints that do not answer fires.
std::optional<Duration> untilAlert(const FleetSnapshot& snapshot)
{
    std::optional<Duration> least;
    for (const Alert& alert : snapshot.openAlerts) {
        if (alert.state != AlertState::Pending || alert.rule.metric != metric::up)
            continue;
        const Duration left = std::max(alert.pendingAt + alert.rule.holdFor - snapshot.at, Duration{0});
        least = least ? std::min(*least, left) : left;
    }
    return least;
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
    setObjectName(QStringLiteral("alertStrip"));
    m_text->setObjectName(QStringLiteral("alertStripText"));
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_triage->setObjectName(QStringLiteral("alertStripTriage"));
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
        if (m_line.alert && m_sinceChange.elapsed() >= steadyMs)
            emit triageRequested(*m_line.alert);
    });
    connect(&Theme::instance(), &Theme::changed, this, &AlertStrip::restyle);
    showLine();
}

std::vector<Alert> AlertStrip::unhandled(const std::vector<Alert>& alerts, const AlertIncidents& incidents)
{
    std::vector<Alert> worst;
    std::copy_if(alerts.begin(), alerts.end(), std::back_inserter(worst), [&](const Alert& alert) {
        return alert.state == AlertState::Firing && !alert.acknowledged && alert.silencedBy.empty() &&
               !isUnderWay(incidents, alert);
    });
    std::stable_sort(worst.begin(), worst.end(), [](const Alert& a, const Alert& b) {
        return std::tuple(-static_cast<int>(a.rule.severity), a.firingAt) <
               std::tuple(-static_cast<int>(b.rule.severity), b.firingAt);
    });
    return worst;
}

void AlertStrip::setSnapshot(const FleetSnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    showLine();
}

void AlertStrip::setIncidents(AlertIncidents incidents)
{
    m_incidents = std::move(incidents);
    showLine();
}

QString AlertStrip::subjectOf(const Alert& alert) const
{
    const QString endpoint = endpointName(m_snapshot, alert.endpoint());
    return alert.model().empty()
               ? endpoint
               : tr("%1 on %2", "model, endpoint").arg(QString::fromStdString(alert.model()), endpoint);
}

AlertStrip::Line AlertStrip::line() const
{
    if (!m_snapshot)
        return {Ink::Unknown, Glyph::Question, tr("Checking alerts…"), {}};
    auto worst = unhandled(m_snapshot->openAlerts, m_incidents);
    // What is watched comes before what a history was left with.
    std::stable_partition(worst.begin(), worst.end(),
                          [this](const Alert& alert) { return !isLeftBehind(alert); });
    if (!worst.empty())
        return alertLine(worst);
    if (const auto blind = blindLine(); blind && blind->ink == Ink::Warning)
        return *blind;
    if (const auto underWay = underWayLine())
        return *underWay;
    return blindLine().value_or(calmLine());
}

AlertStrip::Line AlertStrip::alertLine(const std::vector<Alert>& worst) const
{
    const Alert& shown = worst.front();
    const auto [ink, glyph] = signOf(shown.rule.severity);
    QString text = tr("%1: %2", "alert rule, subject").arg(ruleTitle(shown.rule), subjectOf(shown));
    if (worst.size() > 1)
        text = tr("%1, and %n more", "an alert", static_cast<int>(worst.size()) - 1).arg(text);
    if (isLeftBehind(shown))
        return {Ink::Unknown, Glyph::Clock,
                tr("%1. This is the last recorded state; it is not being watched now.").arg(text), shown};
    return {ink, glyph, text, shown};
}

/// Returns whether the alert was firing when this history was last collected, and nobody knows whether it
/// still does.
bool AlertStrip::isLeftBehind(const Alert& alert) const
{
    const auto& endpoints = m_snapshot->endpoints;
    return std::any_of(endpoints.begin(), endpoints.end(), [&](const EndpointStatus& status) {
        return status.endpoint.id == alert.endpoint() && status.state == EndpointState::AwaitingConsent;
    });
}

std::optional<AlertStrip::Line> AlertStrip::underWayLine() const
{
    const auto& open = m_snapshot->openAlerts;
    const auto found = std::find_if(open.begin(), open.end(), [this](const Alert& alert) {
        return alert.state == AlertState::Firing && isUnderWay(m_incidents, alert);
    });
    if (found == open.end())
        return std::nullopt;
    const auto [ink, glyph] = signOf(found->rule.severity);
    return Line{
        ink, glyph,
        tr("%1: %2. %3.", "alert rule, subject, incident")
            .arg(ruleTitle(found->rule), subjectOf(*found), alertIncidentText(*m_incidents.of(*found))),
        *found, true};
}

/// What keeps anybody from saying that all is well, worst first.
std::optional<AlertStrip::Line> AlertStrip::blindLine() const
{
    const FleetSnapshot& snapshot = *m_snapshot;
    if (const int n = untold(snapshot, EndpointState::Unreachable); n > 0) {
        const QString text = tr("%n endpoint(s) unreachable", nullptr, n);
        const auto left = untilAlert(snapshot);
        return Line{Ink::Warning,
                    Glyph::Cross,
                    left ? tr("%1 (alert in %2)", "endpoints, duration").arg(text, durationText(*left))
                         : text,
                    {}};
    }
    if (const int n = untold(snapshot, EndpointState::Stale); n > 0)
        return Line{Ink::Warning, Glyph::Clock, tr("%n endpoint(s) not answering", nullptr, n), {}};
    if (const int n = untold(snapshot, EndpointState::NoMetrics); n > 0)
        return Line{Ink::Warning, Glyph::Question, tr("%n endpoint(s) without metrics", nullptr, n), {}};
    if (const int n = untold(snapshot, EndpointState::Unusable); n > 0)
        return Line{Ink::Warning, Glyph::Question, tr("%n endpoint(s) cannot be watched", nullptr, n), {}};
    if (!snapshot.isComplete)
        return Line{Ink::Unknown, Glyph::Question, tr("Checking alerts…"), {}};
    const bool isWatching = std::any_of(snapshot.endpoints.begin(), snapshot.endpoints.end(),
                                        [](const auto& status) { return status.endpoint.enabled; });
    if (!isWatching)
        return Line{Ink::Unknown, Glyph::Question, tr("Nothing is being watched yet"), {}};
    if (snapshot.judgedValues == 0)
        return Line{Ink::Unknown, Glyph::Question, tr("No alert rule has data yet"), {}};
    return std::nullopt;
}

AlertStrip::Line AlertStrip::calmLine() const
{
    const auto& open = m_snapshot->openAlerts;
    const auto handled = std::count_if(open.begin(), open.end(),
                                       [](const Alert& alert) { return alert.state == AlertState::Firing; });
    if (handled > 0)
        return {Ink::Info,
                Glyph::Square,
                tr("No unhandled alerts; %n acknowledged or silenced", nullptr, static_cast<int>(handled)),
                {}};
    return {Ink::Healthy, Glyph::Disc, tr("No unhandled alerts"), {}};
}

void AlertStrip::showLine()
{
    const std::string before = m_line.alert ? m_line.alert->id : std::string();
    m_line = line();
    if (before != (m_line.alert ? m_line.alert->id : std::string()))
        m_sinceChange.restart();
    m_text->setText(m_line.text);
    m_text->setToolTip(m_line.text);
    m_triage->setText(m_line.isUnderWay ? tr("Con&tinue") : tr("Start &triage"));
    m_triage->setAccessibleName(m_line.isUnderWay ? tr("Continue the incident shown")
                                                  : tr("Start triage of the alert shown"));
    m_triage->setToolTip(m_line.isUnderWay ? tr("Continues triage of this incident where you left it.")
                                           : tr("Guides you from locating the fault to verifying the fix."));
    m_triage->setVisible(m_line.alert.has_value());
    restyle();
}

void AlertStrip::restyle()
{
    const Theme& theme = Theme::instance();
    m_icon->setPixmap(stateIcon(m_line.ink, m_line.glyph).pixmap(16, 16));
    const bool isLoud = m_line.alert || m_line.ink == Ink::Warning;
    const QString sheet =
        QStringLiteral("#alertStrip { background: %1; border: none; border-bottom: 1px solid %2; "
                       "border-left: 4px solid %3; } #alertStripText { color: %4; }")
            .arg(theme.color(Ink::Surface).name(), theme.color(Ink::Border).name(),
                 theme.color(m_line.ink).name(), theme.color(isLoud ? Ink::Text : Ink::TextMuted).name());
    if (sheet != styleSheet())
        setStyleSheet(sheet);
}

void AlertStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showLine();
    QFrame::changeEvent(event);
}

} // namespace qd
