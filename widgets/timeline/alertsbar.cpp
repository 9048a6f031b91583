// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/alertsbar.h"

#include "widgets/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

#include <array>

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr std::array<Duration, 5> spans{15min, 1h, 6h, 24h, 168h};
constexpr double zoomStep = 1.5;

} // namespace

AlertsBar::AlertsBar(QWidget* parent)
    : QWidget(parent),
      m_span(new QComboBox),
      m_live(new QToolButton),
      m_zoomIn(new QToolButton),
      m_zoomOut(new QToolButton),
      m_search(new QLineEdit),
      m_states(new QComboBox),
      m_severity(new QComboBox),
      m_rules(new QPushButton)
{
    build();
    connect(m_span, &QComboBox::activated, this, [this] { emit spanChosen(span()); });
    connect(m_live, &QToolButton::clicked, this, &AlertsBar::liveRequested);
    connect(m_zoomIn, &QToolButton::clicked, this, [this] { emit zoomRequested(1 / zoomStep); });
    connect(m_zoomOut, &QToolButton::clicked, this, [this] { emit zoomRequested(zoomStep); });
    connect(m_search, &QLineEdit::textChanged, this, &AlertsBar::textChanged);
    connect(m_states, &QComboBox::currentIndexChanged, this,
            [this](int index) { emit statesChosen(static_cast<AlertFilter::States>(index)); });
    connect(m_severity, &QComboBox::currentIndexChanged, this,
            [this](int index) { emit severityChosen(static_cast<Severity>(index)); });
    connect(m_rules, &QPushButton::clicked, this, &AlertsBar::rulesRequested);
    retranslate();
}

void AlertsBar::build()
{
    m_span->setObjectName(QStringLiteral("spanCombo"));
    m_live->setObjectName(QStringLiteral("liveButton"));
    m_zoomIn->setObjectName(QStringLiteral("zoomInButton"));
    m_zoomOut->setObjectName(QStringLiteral("zoomOutButton"));
    m_search->setObjectName(QStringLiteral("searchEdit"));
    m_states->setObjectName(QStringLiteral("stateCombo"));
    m_severity->setObjectName(QStringLiteral("severityCombo"));
    m_rules->setObjectName(QStringLiteral("rulesButton"));

    const Theme& theme = Theme::instance();
    m_live->setIcon(theme.icon(QStringLiteral("live")));
    m_live->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_live->setCheckable(true);
    m_zoomIn->setIcon(theme.icon(QStringLiteral("zoom-in")));
    m_zoomOut->setIcon(theme.icon(QStringLiteral("zoom-out")));
    for (QToolButton* button : {m_live, m_zoomIn, m_zoomOut})
        button->setFocusPolicy(Qt::StrongFocus);
    m_search->addAction(theme.icon(QStringLiteral("search"), Ink::TextMuted), QLineEdit::LeadingPosition);
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(160);
    m_rules->setIcon(theme.icon(QStringLiteral("settings")));
    // Six states, three severities: as AlertFilter::States and Severity count them.
    m_span->addItems({QString(), QString(), QString(), QString(), QString()});
    m_states->addItems({QString(), QString(), QString(), QString(), QString(), QString()});
    m_severity->addItems({QString(), QString(), QString()});
    m_span->setCurrentIndex(1);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget* control : {static_cast<QWidget*>(m_span), static_cast<QWidget*>(m_live),
                             static_cast<QWidget*>(m_zoomIn), static_cast<QWidget*>(m_zoomOut)})
        layout->addWidget(control);
    layout->addSpacing(12);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_states);
    layout->addWidget(m_severity);
    layout->addSpacing(12);
    layout->addWidget(m_rules);
}

Duration AlertsBar::span() const
{
    const int index = m_span->currentIndex();
    return index < 0 ? spans[1] : spans[static_cast<std::size_t>(index)];
}

void AlertsBar::setSpan(Duration span)
{
    const auto found = std::find(spans.begin(), spans.end(), span);
    m_spanIsRecorded = false;
    showOwnSpan();
    m_span->setCurrentIndex(found == spans.end() ? -1 : static_cast<int>(found - spans.begin()));
}

void AlertsBar::setSpanRecorded()
{
    m_spanIsRecorded = true;
    showOwnSpan();
    m_span->setCurrentIndex(-1);
}

/// What stands in the box while none of its periods is shown.
void AlertsBar::showOwnSpan()
{
    m_span->setPlaceholderText(m_spanIsRecorded ? tr("All recorded") : tr("Custom period"));
}

void AlertsBar::setLive(bool live)
{
    m_live->setChecked(live);
}

void AlertsBar::clearFilters()
{
    m_search->clear();
    m_states->setCurrentIndex(0);
    m_severity->setCurrentIndex(0);
}

void AlertsBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AlertsBar::retranslate()
{
    const std::array<QString, spans.size()> spanTexts{tr("15 minutes"), tr("1 hour"), tr("6 hours"),
                                                      tr("24 hours"), tr("7 days")};
    for (int i = 0; i < m_span->count(); ++i)
        m_span->setItemText(i, spanTexts[static_cast<std::size_t>(i)]);
    const std::array<QString, 6> stateTexts{tr("All states"), tr("Open"),    tr("Open, unassigned"),
                                            tr("Firing"),     tr("Pending"), tr("Resolved")};
    for (int i = 0; i < m_states->count(); ++i)
        m_states->setItemText(i, stateTexts[static_cast<std::size_t>(i)]);
    const std::array<QString, 3> severityTexts{tr("All severities"), tr("Warning and critical"),
                                               tr("Critical only")};
    for (int i = 0; i < m_severity->count(); ++i)
        m_severity->setItemText(i, severityTexts[static_cast<std::size_t>(i)]);

    m_span->setAccessibleName(tr("Period"));
    m_span->setToolTip(tr("How far back the timeline and the table go."));
    showOwnSpan();
    m_live->setText(tr("&Live"));
    m_live->setAccessibleName(tr("Live"));
    m_live->setToolTip(tr("Follows the current time; dragging or zooming into the past stops it."));
    m_zoomIn->setAccessibleName(tr("Zoom in"));
    m_zoomIn->setToolTip(tr("Shows a shorter time in more detail. In the timeline: +, or the wheel."));
    m_zoomOut->setAccessibleName(tr("Zoom out"));
    m_zoomOut->setToolTip(tr("Shows a longer time. In the timeline: -, or the wheel."));
    m_search->setPlaceholderText(tr("Search rule, model, reason"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setToolTip(tr("Shows only alerts that contain every word."));
    m_states->setAccessibleName(tr("State"));
    m_states->setToolTip(tr("Shows only alerts in this state."));
    m_severity->setAccessibleName(tr("Severity"));
    m_severity->setToolTip(tr("Hides alerts of lower severity."));
    m_rules->setText(tr("&Rules…"));
    m_rules->setAccessibleName(tr("Alert rules"));
    m_rules->setToolTip(tr("Shows the alert rules, and lets you change them."));
}

} // namespace qd
