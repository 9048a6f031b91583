// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/alertspage.h"

#include "models/base/clock.h"
#include "models/items/alertquery.h"
#include "models/operator/operatoractions.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/toast.h"
#include "widgets/timeline/acknowledgedialog.h"
#include "widgets/timeline/alertsbar.h"
#include "widgets/timeline/alertsview.h"
#include "widgets/timeline/alerttimeline.h"
#include "widgets/timeline/rulesdialog.h"
#include "widgets/timeline/silencedialog.h"

#include <QEvent>
#include <QPointer>
#include <QShowEvent>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr auto loadDelay = 150ms; ///< a drag asks the history once, when it rests

} // namespace

struct AlertsPage::Private
{
    AlertsPage* q;
    const History& history;
    OperatorActions& actions;
    const Clock& clock;

    AlertModel* model;
    AlertFilter* filter;
    Notice* notice;
    AlertsBar* bar;
    QStackedWidget* stack;
    EmptyState* none;    ///< no alerts in the period
    EmptyState* noMatch; ///< some, but the filters hide them
    AlertsView* view;
    QTimer* loadTimer;

    std::vector<AlertRule> rules;
    TimeRange loaded;                     ///< what the model holds
    std::map<std::string, Alert> session; ///< told by the monitor; newer than what a query brings
    LatestJob query;
    std::string wanted; ///< to become the current alert once it is read

    void build();
    void connectControls();
    void applyRange(TimeRange range);
    void load();
    void takeLoaded(const Result<AlertsAndRules>& result, TimeRange range);
    void take(const Alert& alert);
    void updateStack();
    void acknowledge();
    void silence();
    void unsilence();
    void openRules();
    void retranslate();
};

void AlertsPage::Private::build()
{
    model = new AlertModel(q);
    filter = new AlertFilter(q);
    filter->setSourceModel(model);
    notice = new Toast(q);
    bar = new AlertsBar(q);
    stack = new QStackedWidget(q);
    none = new EmptyState(EmptyState::Answer::Awaited);
    noMatch = new EmptyState(EmptyState::Answer::Given);
    view = new AlertsView(*model, *filter);
    loadTimer = new QTimer(q);
    loadTimer->setSingleShot(true);
    loadTimer->setInterval(loadDelay);
    none->setObjectName(QStringLiteral("noAlerts"));
    noMatch->setObjectName(QStringLiteral("noMatchingAlerts"));
    for (QWidget* page :
         {static_cast<QWidget*>(none), static_cast<QWidget*>(noMatch), static_cast<QWidget*>(view)})
        stack->addWidget(page);
    auto* layout = new QVBoxLayout(q);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->addWidget(bar);
    layout->addWidget(stack, 1);
    model->setNow(clock.now());
    view->timeline().setNow(clock.now());
    view->timeline().followRecorded(bar->span());
    bar->setLive(true);
    applyRange(view->timeline().range());
}

void AlertsPage::Private::connectControls()
{
    AlertTimeline& timeline = view->timeline();
    connect(bar, &AlertsBar::spanChosen, &timeline, &AlertTimeline::follow);
    connect(bar, &AlertsBar::liveRequested, &timeline, [&timeline] { timeline.follow(timeline.span()); });
    connect(bar, &AlertsBar::zoomRequested, &timeline, &AlertTimeline::zoomBy);
    connect(bar, &AlertsBar::statesChosen, filter, &AlertFilter::setStates);
    connect(bar, &AlertsBar::severityChosen, filter, &AlertFilter::setLeastSeverity);
    connect(bar, &AlertsBar::textChanged, filter, &AlertFilter::setText);
    connect(bar, &AlertsBar::rulesRequested, q, [this] { openRules(); });
    connect(none, &EmptyState::actionTriggered, q, [this] { openRules(); });
    connect(noMatch, &EmptyState::actionTriggered, bar, &AlertsBar::clearFilters);
    connect(loadTimer, &QTimer::timeout, q, [this] { load(); });
    connect(&timeline, &AlertTimeline::rangeChanged, q, [this](TimeRange range) { applyRange(range); });
    connect(&timeline, &AlertTimeline::followingChanged, bar, &AlertsBar::setLive);
    connect(&timeline, &AlertTimeline::jumpRequested, q, [this](const Alert& alert, TimeRange range) {
        emit q->jumpRequested(alert.endpoint(), alert.model(), range);
    });
    connect(filter, &QAbstractItemModel::rowsInserted, q, [this] { updateStack(); });
    connect(filter, &QAbstractItemModel::rowsRemoved, q, [this] { updateStack(); });
    connect(filter, &QAbstractItemModel::modelReset, q, [this] { updateStack(); });

    connect(view, &AlertsView::acknowledgeRequested, q, [this] { acknowledge(); });
    connect(view, &AlertsView::silenceRequested, q, [this] { silence(); });
    connect(view, &AlertsView::unsilenceRequested, q, [this] { unsilence(); });
    connect(view, &AlertsView::triageRequested, q, [this] {
        if (const Alert* alert = view->current())
            emit q->triageRequested(*alert);
    });
    connect(view, &AlertsView::incidentRequested, q, [this] {
        const Alert* alert = view->current();
        if (const AlertIncident* incident = alert ? model->incidentOf(*alert) : nullptr)
            emit q->incidentRequested(incident->id);
    });
    connect(view, &AlertsView::chartsRequested, q, [this] {
        if (const Alert* alert = view->current())
            emit q->jumpRequested(alert->endpoint(), alert->model(),
                                  AlertTimeline::jumpRange(*alert, clock.now()));
    });
}

void AlertsPage::Private::applyRange(TimeRange range)
{
    const AlertTimeline& timeline = view->timeline();
    if (timeline.fitsRecorded())
        bar->setSpanRecorded();
    else
        bar->setSpan(timeline.span());
    filter->setRange(range);
    // While it follows, what is new comes from the monitor: only the past has to be asked for.
    if (range.from < loaded.from || (range.to > loaded.to && !timeline.isFollowing())) {
        none->setAnswer(EmptyState::Answer::Awaited);
        loadTimer->start();
    }
}

void AlertsPage::Private::load()
{
    loadTimer->stop();
    // One view more to both sides, so that a short pan shows bars at once.
    const TimeRange shown = view->timeline().range();
    const TimeRange range{shown.from - shown.length(), std::max(shown.to + shown.length(), clock.now())};
    // What has ended is in the history by now; only what is open may be newer here.
    std::erase_if(session, [](const auto& entry) {
        return entry.second.state == AlertState::Resolved || entry.second.state == AlertState::Inactive;
    });
    queryHistory(
        query, history, q,
        [range](const HistoryReader& reader, const CancelToken& cancel) {
            return loadAlerts(reader, range, cancel);
        },
        [this, range](const Result<AlertsAndRules>& result) { takeLoaded(result, range); });
}

void AlertsPage::Private::takeLoaded(const Result<AlertsAndRules>& result, TimeRange range)
{
    if (!result) {
        if (result.error().kind != ErrorKind::Cancelled) {
            none->setAnswer(EmptyState::Answer::Failed);
            notice->show(result.error());
        }
        return;
    }
    none->setAnswer(EmptyState::Answer::Given);
    if (result->firstProblem)
        notice->show(*result->firstProblem);
    loaded = range;
    rules = result->rules;
    model->setEndpointNames(result->endpointNames);
    view->timeline().setEndpointNames(result->endpointNames);
    if (result->earliest)
        view->timeline().setEarliest(*result->earliest);
    model->setAlerts(result->alerts);
    for (const auto& [id, alert] : session)
        model->upsert(alert);
    retranslate();
    updateStack();
    if (!wanted.empty() && model->find(wanted) != nullptr)
        view->setCurrent(std::exchange(wanted, {}));
}

void AlertsPage::Private::take(const Alert& alert)
{
    session[alert.id] = alert;
    model->upsert(alert);
}

void AlertsPage::Private::updateStack()
{
    const bool shows = filter->rowCount() > 0;
    // Looking at a quiet stretch of the past is no reason to take the timeline away.
    const bool hasAny = model->rowCount() > 0;
    if (shows || (hasAny && !filter->isFiltering()))
        stack->setCurrentWidget(view);
    else
        stack->setCurrentWidget(hasAny ? noMatch : none);
}

void AlertsPage::Private::acknowledge()
{
    const Alert* alert = view->current();
    if (alert == nullptr)
        return;
    auto* dialog = new AcknowledgeDialog(*alert, model->subjectOf(*alert), q);
    connect(dialog, &ActionDialog::submitted, q, [this, dialog, id = alert->id] {
        actions.acknowledge(id, dialog->reason(), [dialog = QPointer(dialog)](const Result<void>& outcome) {
            if (dialog)
                dialog->finish(outcome);
        });
    });
    dialog->open();
}

void AlertsPage::Private::silence()
{
    const Alert* alert = view->current();
    if (alert == nullptr)
        return;
    auto* dialog = new SilenceDialog(*alert, clock.now(), q);
    connect(dialog, &ActionDialog::submitted, q, [this, dialog] {
        actions.addSilence(dialog->silence(), [dialog = QPointer(dialog)](const Result<void>& outcome) {
            if (dialog)
                dialog->finish(outcome);
        });
    });
    dialog->open();
}

void AlertsPage::Private::unsilence()
{
    const Alert* alert = view->current();
    if (alert == nullptr || alert->silencedBy.empty())
        return;
    actions.expireSilence(alert->silencedBy, [page = QPointer(q), this](const Result<void>& outcome) {
        if (!page)
            return;
        if (outcome)
            notice->show(Notice::Kind::Success, AlertsPage::tr("The silence has ended."));
        else
            notice->show(outcome.error());
    });
}

void AlertsPage::Private::openRules()
{
    auto* dialog = new RulesDialog(actions, rules, q);
    connect(dialog, &RulesDialog::rulesChanged, q, [this](const std::vector<AlertRule>& changed) {
        rules = changed;
        retranslate();
    });
    dialog->open();
}

void AlertsPage::Private::retranslate()
{
    const auto watching =
        std::count_if(rules.begin(), rules.end(), [](const AlertRule& r) { return r.enabled; });
    const QString explanation =
        watching == 0
            ? AlertsPage::tr("No rule is enabled, so no alert can fire.")
            : AlertsPage::tr("%n rule(s) watch the fleet. An alert appears here as soon as the condition "
                             "of one of them holds; a longer period shows earlier ones.",
                             nullptr, static_cast<int>(watching));
    none->setTexts(AlertsPage::tr("No alerts in this period"), explanation,
                   AlertsPage::tr("Show the &rules…"));
    noMatch->setTexts(
        AlertsPage::tr("No alert matches"),
        AlertsPage::tr("There are alerts in this period, but the search and the filters hide them."),
        AlertsPage::tr("&Clear the filters"));
    q->setAccessibleName(AlertsPage::tr("Alerts"));
}

AlertsPage::AlertsPage(const History& history, OperatorActions& actions, const Clock& clock, QWidget* parent)
    : Page(parent),
      d(new Private{this, history, actions, clock, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}})
{
    setObjectName(QStringLiteral("alertsPage"));
    d->build();
    d->connectControls();
    d->retranslate();
    d->updateStack();
}

AlertsPage::~AlertsPage() = default;

void AlertsPage::updateAlert(const Alert& alert)
{
    d->take(alert);
}

void AlertsPage::setSnapshot(const FleetSnapshotPtr& snapshot)
{
    setOpenAlerts(snapshot->openAlerts);
}

void AlertsPage::enter()
{
    emit incidentsWanted();
}

void AlertsPage::setOpenAlerts(const std::vector<Alert>& alerts)
{
    for (const Alert& alert : alerts)
        d->take(alert);
    d->model->setNow(d->clock.now());
    d->view->timeline().setNow(d->clock.now());
}

void AlertsPage::setIncidents(const AlertIncidents& incidents)
{
    d->model->setIncidents(incidents);
}

void AlertsPage::showAlert(const std::string& alertId, Timestamp at)
{
    d->bar->clearFilters();
    AlertTimeline& timeline = d->view->timeline();
    if (at < timeline.range().from || timeline.range().to <= at)
        timeline.setRange({at - timeline.range().length() / 2, at + timeline.range().length() / 2});
    d->wanted = alertId;
    if (d->model->find(alertId) != nullptr)
        d->view->setCurrent(std::exchange(d->wanted, {}));
    else
        d->load();
}

void AlertsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        d->retranslate();
    Page::changeEvent(event);
}

void AlertsPage::showEvent(QShowEvent* event)
{
    d->load();
    Page::showEvent(event);
}

} // namespace qd
