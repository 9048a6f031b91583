// SPDX-License-Identifier: Apache-2.0
#include "widgets/fleet/fleetpage.h"

#include "models/items/endpointwishes.h"
#include "models/items/fleetmodel.h"
#include "models/operator/operatoractions.h"
#include "widgets/fleet/endpointdetail.h"
#include "widgets/fleet/endpointdialog.h"
#include "widgets/fleet/endpointremoval.h"
#include "widgets/fleet/fleetsummary.h"
#include "widgets/fleet/sparklinedelegate.h"
#include "widgets/fleet/statedelegate.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/tablelook.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"
#include "widgets/theme/toast.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSettings>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace qd {

namespace {

const QString headerKey = QStringLiteral("fleet/header");
const QString splitterKey = QStringLiteral("fleet/splitter");

void setTexts(QAction& action, const QString& text, const QString& reason)
{
    action.setText(text);
    action.setToolTip(reason);
    action.setStatusTip(reason);
}

} // namespace

struct FleetPage::Private
{
    Private(FleetPage* page, OperatorActions& door) : q(page), actions(door) {}

    void build();
    void buildTable();
    QLayout* buildBar();
    QAction* makeAction(const QString& name, const QKeySequence& key = {});
    void connectAll();
    void restore();
    void retranslate();
    void restyle();
    void showSummary();
    void showSelection();
    void showConsent(bool isWaiting);
    void openDialog(const std::optional<Endpoint>& existing);
    void openCharts(const QModelIndex& index);
    [[nodiscard]] const EndpointStatus* selected() const;
    [[nodiscard]] std::string selectedModel() const;
    [[nodiscard]] std::vector<Endpoint> endpoints() const;

    FleetPage* q;
    OperatorActions& actions;
    FleetModel model;
    QSortFilterProxyModel proxy;
    FleetSnapshotPtr snapshot;
    bool isReadOnly = false;
    Notice* notice = nullptr;
    EndpointRemoval* remover = nullptr;
    TextLabel* summary = nullptr;
    QLineEdit* filter = nullptr;
    QTableView* table = nullptr;
    QSplitter* splitter = nullptr;
    EndpointDetail* detail = nullptr;
    EmptyState* empty = nullptr;
    QStackedLayout* pages = nullptr;
    QAction* add = nullptr;
    QAction* edit = nullptr;
    QAction* removal = nullptr;
    QAction* charts = nullptr;
    QAction* triage = nullptr;
    QAction* evaluate = nullptr;
    QAction* consent = nullptr;
    QToolButton* consentButton = nullptr; ///< shown while something waits
};

FleetPage::FleetPage(OperatorActions& actions, QWidget* parent)
    : Page(parent), d(std::make_unique<Private>(this, actions))
{
    d->build();
    d->connectAll();
    d->retranslate();
    d->restyle();
    d->restore();
    d->showSelection();
}

FleetPage::~FleetPage()
{
    QSettings settings;
    settings.setValue(headerKey, d->table->horizontalHeader()->saveState());
    settings.setValue(splitterKey, d->splitter->saveState());
    d->table->setModel(nullptr);
}

void FleetPage::setSnapshot(const FleetSnapshotPtr& snapshot)
{
    if (!snapshot)
        return;
    d->snapshot = snapshot;
    d->model.setSnapshot(snapshot);
    if (snapshot->isComplete)
        d->empty->setAnswer(EmptyState::Answer::Given);
    const bool isFirst = d->pages->currentIndex() == 0 && !snapshot->endpoints.empty();
    d->pages->setCurrentIndex(snapshot->endpoints.empty() ? 0 : 1);
    const QWidget* focus = window()->focusWidget();
    if (isFirst && (!focus || focus == this || isAncestorOf(focus)))
        d->table->setFocus(); // what was shown until now had nothing that could hold it
    if (!d->table->currentIndex().isValid() && d->proxy.rowCount() > 0)
        d->table->selectRow(0);
    d->showSummary();
    d->showSelection();
    d->showConsent(!endpointsAwaitingConsent(*snapshot).empty());
}

void FleetPage::setReadOnly(bool isReadOnly)
{
    d->isReadOnly = isReadOnly;
    d->add->setEnabled(!isReadOnly);
    d->retranslate();
}

void FleetPage::addEndpoint()
{
    d->openDialog({});
}

void FleetPage::editEndpoint(const std::string& endpoint)
{
    for (const Endpoint& known : d->endpoints()) {
        if (known.id == endpoint)
            d->openDialog(known);
    }
}

void FleetPage::undoRemoval()
{
    d->remover->undo();
}

QString FleetPage::undoableRemoval() const
{
    return d->remover->undoable();
}

void FleetPage::requestEvaluation()
{
    const EndpointStatus* status = d->selected();
    emit evaluationRequested(status ? status->endpoint.id : std::string(), d->selectedModel());
}

void FleetPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && d)
        d->retranslate();
}

void FleetPage::Private::build()
{
    notice = new Toast(q);
    notice->setObjectName(QStringLiteral("fleetNotice"));
    remover = new EndpointRemoval(actions, *notice, q);
    empty = new EmptyState(EmptyState::Answer::Awaited, q);
    empty->setObjectName(QStringLiteral("fleetEmpty"));
    buildTable();
    detail = new EndpointDetail(q);
    detail->setObjectName(QStringLiteral("fleetDetail"));
    splitter = new QSplitter(Qt::Vertical, q);
    splitter->setObjectName(QStringLiteral("fleetSplitter"));
    splitter->addWidget(table);
    splitter->addWidget(detail);
    splitter->setStretchFactor(0, 1);
    splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(q);
    layout->addLayout(buildBar());
    pages = new QStackedLayout;
    pages->addWidget(empty);
    pages->addWidget(splitter);
    layout->addLayout(pages, 1);
}

void FleetPage::Private::buildTable()
{
    proxy.setSourceModel(&model);
    proxy.setSortRole(FleetModel::SortRole);
    proxy.setSortCaseSensitivity(Qt::CaseInsensitive);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy.setFilterKeyColumn(-1);
    table = new QTableView(q);
    table->setObjectName(QStringLiteral("fleetTable"));
    table->setModel(&proxy);
    table->setItemDelegateForColumn(FleetModel::StateColumn, new StateDelegate(table));
    table->setItemDelegateForColumn(FleetModel::TrendColumn, new SparklineDelegate(table));
    showWholeRows(*table);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setSortingEnabled(true);
    table->setAlternatingRowColors(true);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 14);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setSectionsMovable(true);
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

QLayout* FleetPage::Private::buildBar()
{
    add = makeAction(QStringLiteral("addEndpoint"));
    charts = makeAction(QStringLiteral("openCharts"));
    evaluate = makeAction(QStringLiteral("evaluateEndpoint"));
    triage = makeAction(QStringLiteral("startTriage"));
    consent = makeAction(QStringLiteral("consentEndpoint"));
    edit = makeAction(QStringLiteral("editEndpoint"), Qt::Key_F2);
    removal = makeAction(QStringLiteral("removeEndpoint"), QKeySequence::Delete);
    summary = new TextLabel(q);
    summary->setObjectName(QStringLiteral("fleetSummary"));
    filter = new QLineEdit(q);
    filter->setObjectName(QStringLiteral("fleetFilter"));
    filter->setClearButtonEnabled(true);
    filter->setMaximumWidth(260);
    auto* bar = new QHBoxLayout;
    bar->addWidget(summary);
    bar->addStretch(1);
    bar->addWidget(filter);
    for (QAction* action : {consent, charts, evaluate, triage, edit, removal, add}) {
        auto* button = new QToolButton(q);
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        bar->addWidget(button);
        if (action == consent)
            consentButton = button;
    }
    showConsent(false);
    return bar;
}

QAction* FleetPage::Private::makeAction(const QString& name, const QKeySequence& key)
{
    auto* action = new QAction(q);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    table->addAction(action);
    return action;
}

void FleetPage::Private::connectAll()
{
    connect(add, &QAction::triggered, q, &FleetPage::addEndpoint);
    connect(empty, &EmptyState::actionTriggered, q, &FleetPage::addEndpoint);
    connect(edit, &QAction::triggered, q, [this] {
        if (const EndpointStatus* status = selected())
            openDialog(status->endpoint);
    });
    connect(removal, &QAction::triggered, q, [this] {
        if (const EndpointStatus* status = selected())
            remover->ask(status->endpoint);
    });
    connect(remover, &EndpointRemoval::undoableChanged, q, &FleetPage::undoableRemovalChanged);
    connect(charts, &QAction::triggered, q, [this] { openCharts(table->currentIndex()); });
    connect(table, &QTableView::activated, q, [this](const QModelIndex& index) { openCharts(index); });
    connect(evaluate, &QAction::triggered, q, &FleetPage::requestEvaluation);
    connect(consent, &QAction::triggered, q, &FleetPage::consentRequested);
    connect(triage, &QAction::triggered, q, [this] {
        if (const EndpointStatus* status = selected())
            emit q->triageRequested(status->endpoint.id, selectedModel());
    });
    connect(filter, &QLineEdit::textChanged, &proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, q, [this] { showSelection(); });
    connect(&Theme::instance(), &Theme::changed, q, [this] { restyle(); });
}

/// Restores the remembered state; without one the worst rows stand first.
void FleetPage::Private::restore()
{
    const QSettings settings;
    QHeaderView& header = *table->horizontalHeader();
    if (!header.restoreState(settings.value(headerKey).toByteArray())) {
        table->sortByColumn(FleetModel::StateColumn, Qt::DescendingOrder);
        const int unit = table->fontMetrics().averageCharWidth();
        const std::array widths{22, 24, 16, 11, 13, 16, 13, 11, 13};
        for (std::size_t column = 0; column < widths.size(); ++column)
            header.resizeSection(static_cast<int>(column), widths[column] * unit);
    }
    if (!splitter->restoreState(settings.value(splitterKey).toByteArray()))
        splitter->setSizes({600, 150});
}

void FleetPage::Private::retranslate()
{
    setTexts(*add, tr("&Add endpoint…"), tr("Watches another model server, exporter or machine."));
    setTexts(*edit, tr("&Edit…"), tr("Changes address, interval, sign-in or log of the selected endpoint."));
    setTexts(*removal, tr("&Remove…"), tr("Stops watching the selected endpoint. Its history stays."));
    setTexts(*charts, tr("Open &charts"),
             tr("Shows the selected row over time. Also: Enter or double-click."));
    setTexts(*evaluate, tr("E&valuate…"),
             tr("Shows how good the recorded predictions of the selected row are, and for whom."));
    setTexts(*consent, tr("&Give consent…"),
             tr("Shows what endpoints of this history want before anything is collected from them."));
    setTexts(*triage, tr("Start &triage"),
             tr("Looks for the cause of a fault in the selected row, step by step."));
    filter->setPlaceholderText(tr("Filter"));
    filter->setAccessibleName(tr("Filter of the fleet"));
    filter->setToolTip(tr("Shows only rows that contain this text in any column."));
    table->setAccessibleName(tr("Fleet"));
    if (isReadOnly)
        empty->setTexts(tr("No endpoints yet"), tr("This history is open read-only."));
    else
        empty->setTexts(tr("No endpoints yet"),
                        tr("Add a model server, any address with Prometheus metrics, or this machine."),
                        tr("Add endpoint…"));
    detail->retranslate();
    table->horizontalHeader()->viewport()->update();
    showSummary();
    showSelection();
}

void FleetPage::Private::restyle()
{
    const Theme& theme = Theme::instance();
    add->setIcon(theme.icon(QStringLiteral("add")));
    edit->setIcon(theme.icon(QStringLiteral("edit")));
    removal->setIcon(theme.icon(QStringLiteral("remove")));
    charts->setIcon(theme.icon(QStringLiteral("charts")));
    triage->setIcon(theme.icon(QStringLiteral("triage")));
    consent->setIcon(theme.icon(QStringLiteral("warning"), Ink::Warning));
    evaluate->setIcon(theme.icon(QStringLiteral("check")));
    table->viewport()->update();
}

void FleetPage::Private::showSummary()
{
    std::vector<EndpointState> states;
    for (int row = 0; row < model.rowCount(); ++row)
        states.push_back(static_cast<EndpointState>(model.index(row, 0).data(FleetModel::StateRole).toInt()));
    summary->setText(fleetSummary(states));
    summary->setAccessibleName(tr("States of the fleet: %1").arg(summary->text()));
}

void FleetPage::Private::showSelection()
{
    const EndpointStatus* status = selected();
    for (QAction* action : {charts, evaluate, triage})
        action->setEnabled(status != nullptr);
    for (QAction* action : {edit, removal})
        action->setEnabled(status != nullptr && !isReadOnly);
    detail->show(status, snapshot ? snapshot->at : Timestamp{});
}

void FleetPage::Private::showConsent(bool isWaiting)
{
    consent->setVisible(isWaiting);
    consentButton->setVisible(isWaiting);
}

void FleetPage::Private::openDialog(const std::optional<Endpoint>& existing)
{
    auto* dialog = new EndpointDialog(
        existing, endpoints(),
        [this](const Endpoint& endpoint, const QString& secret, EndpointDialog::Done done) {
            actions.saveEndpoint(endpoint, secret, std::move(done));
        },
        q);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void FleetPage::Private::openCharts(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    emit q->chartsRequested(index.data(FleetModel::EndpointIdRole).toString().toStdString(),
                            index.data(FleetModel::ModelNameRole).toString().toStdString());
}

const EndpointStatus* FleetPage::Private::selected() const
{
    const QModelIndex current = proxy.mapToSource(table->currentIndex());
    return current.isValid() ? model.endpointAt(current.row()) : nullptr;
}

std::string FleetPage::Private::selectedModel() const
{
    return table->currentIndex().data(FleetModel::ModelNameRole).toString().toStdString();
}

std::vector<Endpoint> FleetPage::Private::endpoints() const
{
    std::vector<Endpoint> all;
    if (snapshot) {
        for (const EndpointStatus& status : snapshot->endpoints)
            all.push_back(status.endpoint);
    }
    return all;
}

} // namespace qd
