// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/alertsview.h"

#include "models/items/incidents/incidenttexts.h"
#include "widgets/theme/statebadge.h"
#include "widgets/theme/tablelook.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/alertdelegate.h"
#include "widgets/timeline/alerttimeline.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace qd {

namespace {

constexpr QLatin1String splitterKey("alerts/splitter");
constexpr QLatin1String headerKey("alerts/columns");

} // namespace

AlertsView::AlertsView(AlertModel& model, AlertFilter& filter, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_filter(filter),
      m_timeline(new AlertTimeline),
      m_table(new QTableView),
      m_splitter(new QSplitter(Qt::Vertical)),
      m_menu(new QMenu(this)),
      m_commands(new QWidget)
{
    auto* commandRow = new QHBoxLayout(m_commands);
    commandRow->setContentsMargins(0, 0, 0, 0);
    m_triage = addCommand("triage", "triage", &AlertsView::triageRequested);
    m_charts = addCommand("charts", "charts", &AlertsView::chartsRequested);
    m_incident = addCommand("incident", "incidents", &AlertsView::incidentRequested);
    m_acknowledge = addCommand("acknowledge", "acknowledge", &AlertsView::acknowledgeRequested);
    m_silence = addCommand("silence", "silence", &AlertsView::silenceRequested);
    m_unsilence = addCommand("unsilence", "alerts", &AlertsView::unsilenceRequested);
    commandRow->addStretch();
    buildTable();

    auto* lower = new QWidget;
    auto* lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(0, 6, 0, 0);
    lowerLayout->addWidget(m_commands);
    lowerLayout->addWidget(m_table, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_timeline);
    m_splitter->addWidget(lower);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->restoreState(QSettings().value(splitterKey).toByteArray());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);

    connect(m_timeline, &AlertTimeline::currentChanged, this, &AlertsView::setCurrent);
    connect(m_timeline, &AlertTimeline::menuRequested, this,
            [this](const std::string&, QPoint at) { showMenu(at); });
    connectModels();
    retranslate();
    updateCommands();
}

void AlertsView::connectModels()
{
    connect(&m_model, &QAbstractItemModel::modelReset, this, &AlertsView::scheduleTimeline);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &AlertsView::scheduleTimeline);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &AlertsView::scheduleTimeline);
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& from, const QModelIndex& to) {
                // Durations change each second; the timeline draws them by itself.
                if (from.column() != AlertModel::DurationColumn || to.column() != AlertModel::DurationColumn)
                    scheduleTimeline();
            });
    connect(&m_filter, &AlertFilter::filtersChanged, this, &AlertsView::scheduleTimeline);
}

AlertsView::~AlertsView()
{
    QSettings settings;
    settings.setValue(splitterKey, m_splitter->saveState());
    settings.setValue(headerKey, m_table->horizontalHeader()->saveState());
}

AlertsView::Command AlertsView::addCommand(const char* name, const char* icon, void (AlertsView::*signal)())
{
    const QIcon picture = Theme::instance().icon(QLatin1String(icon));
    auto* action = new QAction(picture, {}, this);
    action->setObjectName(QLatin1String(name) + QStringLiteral("Action"));
    auto* button = new QPushButton(picture, {});
    button->setObjectName(QLatin1String(name) + QStringLiteral("Button"));
    m_commands->layout()->addWidget(button);
    m_menu->addAction(action);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::triggered, this, signal);
    return {action, button};
}

void AlertsView::buildTable()
{
    m_table->setObjectName(QStringLiteral("alertTable"));
    m_table->setModel(&m_filter);
    m_table->setItemDelegate(new AlertDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setSortingEnabled(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    m_table->sortByColumn(AlertModel::StateColumn, Qt::DescendingOrder); // what needs somebody comes first
    fitColumns();
    header->restoreState(QSettings().value(headerKey).toByteArray());

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                if (const Alert* alert = m_filter.alertAt(index))
                    setCurrent(alert->id);
            });
    connect(m_table, &QTableView::doubleClicked, this, &AlertsView::chartsRequested);
    connect(m_table, &QTableView::customContextMenuRequested, this, [this](QPoint at) {
        if (m_table->indexAt(at).isValid())
            showMenu(m_table->viewport()->mapToGlobal(at));
    });
}

void AlertsView::fitColumns()
{
    const int badge = stateBadgeSize(m_table->font(), {}).width();
    fitColumn(*m_table, AlertModel::StateColumn,
              {AlertModel::stateName(AlertState::Pending), AlertModel::stateName(AlertState::Firing),
               AlertModel::stateName(AlertState::Resolved)},
              badge);
    fitColumn(*m_table, AlertModel::SeverityColumn,
              {AlertModel::severityName(Severity::Info), AlertModel::severityName(Severity::Warning),
               AlertModel::severityName(Severity::Critical)},
              badge);
    QStringList rules;
    for (const AlertRule& rule : defaultRules())
        rules << ruleTitle(rule);
    fitColumn(*m_table, AlertModel::RuleColumn, rules);
    fitColumn(*m_table, AlertModel::ModelColumn, {QString(20, u'x')}); // as long as people made them
    const QString value = formatValue(0.0999, MetricUnit::Seconds);    // "99.9 ms": wide, and usual
    fitColumn(*m_table, AlertModel::ValueColumn, {AlertModel::valueText(value, value)});
    constexpr Timestamp longTime{1'795'730'399'000}; // all of two digits
    fitColumn(*m_table, AlertModel::SinceColumn, {AlertModel::sinceText(longTime, longTime)});
    fitColumn(*m_table, AlertModel::DurationColumn, {durationText(Duration{3'599'000})});
}

const Alert* AlertsView::current() const
{
    return m_model.find(m_current);
}

void AlertsView::setCurrent(const std::string& alertId)
{
    if (alertId != m_current) {
        m_current = alertId;
        m_timeline->setCurrent(alertId);
        const QModelIndex index = m_filter.indexOf(alertId);
        if (!index.isValid())
            m_table->selectionModel()->clear(); // with the current row, or a click on it would tell nobody
        else if (m_table->currentIndex().row() != index.row() || !m_table->selectionModel()->hasSelection())
            m_table->selectRow(index.row());
    }
    updateCommands();
}

void AlertsView::showMenu(QPoint globalPosition)
{
    m_menu->popup(globalPosition);
}

/// Once per turn of the event loop, however many rows changed.
void AlertsView::scheduleTimeline()
{
    if (m_timelineScheduled)
        return;
    m_timelineScheduled = true;
    QTimer::singleShot(0, this, [this] {
        m_timelineScheduled = false;
        m_timeline->setIncidents(m_model.incidents());
        m_timeline->setAlerts(m_filter.passing());
        m_timeline->setCurrent(m_current);
        const QModelIndex index = m_filter.indexOf(m_current);
        if (index.isValid() && !m_table->selectionModel()->isRowSelected(index.row()))
            m_table->selectRow(index.row());
        updateCommands();
    });
}

void AlertsView::updateCommands()
{
    const Alert* alert = current();
    const bool open =
        alert != nullptr && (alert->state == AlertState::Pending || alert->state == AlertState::Firing);
    const bool silenced = alert != nullptr && !alert->silencedBy.empty();
    const auto enable = [](const Command& command, bool enabled) {
        command.action->setEnabled(enabled);
        command.button->setEnabled(enabled);
    };
    enable(m_triage, alert != nullptr);
    enable(m_charts, alert != nullptr);
    enable(m_acknowledge, open && !alert->acknowledged);
    enable(m_silence, alert != nullptr && !silenced);
    const AlertIncident* incident = alert ? m_model.incidentOf(*alert) : nullptr;
    m_incident.action->setVisible(incident != nullptr);
    m_incident.button->setVisible(incident != nullptr);
    nameTriage(incident && incident->isOpen);
    m_silence.action->setVisible(!silenced);
    m_silence.button->setVisible(!silenced);
    m_unsilence.action->setVisible(silenced);
    m_unsilence.button->setVisible(silenced);
}

/// Names the button, which begins the work on an alert and goes on with it.
void AlertsView::nameTriage(bool isUnderWay)
{
    name(m_triage, isUnderWay ? tr("Continue &triage") : tr("Start &triage"),
         isUnderWay ? tr("Continues triage of this alert's incident where you left it.")
                    : tr("Guides you from locating the fault to verifying the fix."));
}

void AlertsView::name(const Command& command, const QString& text, const QString& reason)
{
    command.action->setText(text);
    command.button->setText(text);
    command.button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    for (QObject* control : {static_cast<QObject*>(command.action), static_cast<QObject*>(command.button)})
        control->setProperty("toolTip", reason);
}

void AlertsView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fitColumns();
    }
    QWidget::changeEvent(event);
}

void AlertsView::retranslate()
{
    name(m_incident, tr("Show &incident"),
         tr("Shows the incident about this alert, with what was found and done."));
    name(m_charts, tr("Show on &charts"), tr("Moves the charts to the time of the alert."));
    name(m_acknowledge, tr("&Acknowledge…"), tr("Marks the alert as being handled by you."));
    name(m_silence, tr("&Silence…"), tr("Mutes this alert and similar ones for a while."));
    name(m_unsilence, tr("End &silence"), tr("Ends the silence now."));
    m_table->setAccessibleName(tr("Alerts"));
    m_model.retranslate();
    updateCommands();
}

} // namespace qd
