// SPDX-License-Identifier: Apache-2.0
#include "widgets/review/incidentspage.h"

#include "models/base/clock.h"
#include "models/history/query.h"
#include "models/incidents/incidentlist.h"
#include "models/items/incidents/incidentmodel.h"
#include "widgets/review/incidentdetail.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/tablelook.h"
#include "widgets/theme/toast.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSettings>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace qd {

namespace {

/// Text in any column, and open, closed or both.
class IncidentFilter : public QSortFilterProxyModel
{
public:
    enum State { All, Open, Closed };

    explicit IncidentFilter(QObject* parent) : QSortFilterProxyModel(parent)
    {
        setSortRole(IncidentModel::SortRole);
        setFilterKeyColumn(-1);
        setFilterCaseSensitivity(Qt::CaseInsensitive);
    }

    void setState(State state)
    {
        m_state = state;
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const bool open = sourceModel()->index(row, 0, parent).data(IncidentModel::OpenRole).toBool();
        if ((m_state == Open && !open) || (m_state == Closed && open))
            return false;
        return QSortFilterProxyModel::filterAcceptsRow(row, parent);
    }

private:
    State m_state = All;
};

} // namespace

struct IncidentsPage::Private
{
    Private(const History& h, IncidentsPage* page) : q(page), history(h) {}

    void build();
    void layOut();
    void retranslate();
    void fill(Result<IncidentList> list);
    void load(const std::string& id);
    void select(const std::string& id);
    void selectionChanged(const QModelIndex& current);
    void restoreState();
    void saveState() const;

    IncidentsPage* q;
    const History& history;
    const Clock& clock = Clock::system();
    LatestJob listing;
    LatestJob loading;  ///< the loading of what the detail shows
    bool stale = true;  ///< to be read, or read again, when the page is shown
    std::string shown;  ///< the incident in the detail
    std::string wanted; ///< to be shown once the list has it

    Notice* notice = nullptr;
    QStackedWidget* stack = nullptr;
    EmptyState* empty = nullptr;
    QSplitter* splitter = nullptr;
    QLineEdit* filterEdit = nullptr;
    QComboBox* stateCombo = nullptr;
    QTableView* table = nullptr;
    IncidentModel* model = nullptr;
    IncidentFilter* filter = nullptr;
    IncidentDetail* detail = nullptr;
};

void IncidentsPage::Private::build()
{
    notice = new Toast(q);
    empty = new EmptyState(EmptyState::Answer::Awaited, q);
    empty->setObjectName(QStringLiteral("incidentsEmpty"));
    filterEdit = new QLineEdit(q);
    filterEdit->setObjectName(QStringLiteral("incidentFilterEdit"));
    filterEdit->setClearButtonEnabled(true);
    stateCombo = new QComboBox(q);
    stateCombo->setObjectName(QStringLiteral("incidentStateCombo"));
    for (int i = 0; i < 3; ++i)
        stateCombo->addItem({});
    model = new IncidentModel(q);
    filter = new IncidentFilter(q);
    filter->setSourceModel(model);
    table = new QTableView(q);
    table->setObjectName(QStringLiteral("incidentTable"));
    table->setModel(filter);
    showWholeRows(*table);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setSortingEnabled(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    detail = new IncidentDetail(history, clock, q);
    detail->setObjectName(QStringLiteral("incidentDetail"));
    layOut();
}

void IncidentsPage::Private::layOut()
{
    auto* filters = new QHBoxLayout;
    filters->addWidget(filterEdit, 1);
    filters->addWidget(stateCombo);
    auto* upper = new QWidget(q);
    auto* list = new QVBoxLayout(upper);
    list->setContentsMargins(0, 0, 0, 0);
    list->addLayout(filters);
    list->addWidget(table, 1);
    splitter = new QSplitter(Qt::Vertical, q);
    splitter->setObjectName(QStringLiteral("incidentSplitter"));
    splitter->addWidget(upper);
    splitter->addWidget(detail);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({190, 560});
    splitter->setChildrenCollapsible(false);
    stack = new QStackedWidget(q);
    stack->addWidget(empty);
    stack->addWidget(splitter);
    auto* column = new QVBoxLayout(q);
    column->addWidget(stack, 1);
}

void IncidentsPage::Private::retranslate()
{
    empty->setTexts(
        tr("No incidents yet"),
        tr("Start triage on an alert to open an incident. Evidence, actions and reports are kept here."));
    filterEdit->setPlaceholderText(tr("Filter by title, model or verdict"));
    filterEdit->setAccessibleName(tr("Filter incidents"));
    filterEdit->setToolTip(tr("Shows only the incidents that contain this text in any column."));
    stateCombo->setItemText(IncidentFilter::All, tr("All"));
    stateCombo->setItemText(IncidentFilter::Open, tr("Open"));
    stateCombo->setItemText(IncidentFilter::Closed, tr("Closed"));
    stateCombo->setAccessibleName(tr("State of the incidents"));
    stateCombo->setToolTip(tr("Open incidents can be continued; closed ones can be read."));
    table->setAccessibleName(tr("Incidents"));
    table->setToolTip(tr("Choose an incident to see it exactly as it was."));
    model->retranslate();
}

void IncidentsPage::Private::fill(Result<IncidentList> list)
{
    empty->setAnswer(list ? EmptyState::Answer::Given : EmptyState::Answer::Failed);
    if (!list) {
        notice->show(Notice::Kind::Error, list.error().text(), tr("Try again"));
        return;
    }
    if (list->unreadable)
        notice->show(*list->unreadable);
    stack->setCurrentWidget(list->incidents.empty() ? static_cast<QWidget*>(empty) : splitter);
    model->setNow(clock.now());
    model->setIncidents(std::move(list->incidents));
    if (!wanted.empty())
        select(std::exchange(wanted, {}));
    else if (!shown.empty() && model->rowOf(shown) >= 0)
        select(shown);
    else if (filter->rowCount() > 0)
        table->selectRow(0);
}

void IncidentsPage::Private::select(const std::string& id)
{
    const int row = model->rowOf(id);
    if (row < 0) {
        load(id);
        return;
    }
    const QModelIndex index = filter->mapFromSource(model->index(row, 0));
    if (index.isValid() && table->currentIndex().row() != index.row())
        table->selectRow(index.row());
    load(id);
}

void IncidentsPage::Private::selectionChanged(const QModelIndex& current)
{
    const std::string id = current.data(IncidentModel::IncidentIdRole).toString().toStdString();
    if (!id.empty() && id != shown)
        load(id);
}

void IncidentsPage::Private::load(const std::string& id)
{
    shown = id;
    queryHistory(
        loading, history, q,
        [id](const HistoryReader& reader, const CancelToken&) { return readDossier(reader, id); },
        [this](Result<IncidentDossier> dossier) {
            if (!dossier) {
                notice->show(dossier.error());
                return;
            }
            detail->setDossier(std::move(*dossier));
        });
}

void IncidentsPage::Private::restoreState()
{
    const QSettings settings;
    if (!table->horizontalHeader()->restoreState(
            settings.value(QStringLiteral("incidents/header")).toByteArray())) {
        const int widths[] = {130, 300, 120, 160, 100, 160};
        for (int column = 0; column < IncidentModel::ColumnCount; ++column)
            table->setColumnWidth(column, widths[column]);
        table->sortByColumn(IncidentModel::OpenedColumn, Qt::DescendingOrder);
    }
    splitter->restoreState(settings.value(QStringLiteral("incidents/splitter")).toByteArray());
}

void IncidentsPage::Private::saveState() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("incidents/header"), table->horizontalHeader()->saveState());
    settings.setValue(QStringLiteral("incidents/splitter"), splitter->saveState());
}

IncidentsPage::IncidentsPage(const History& history, QWidget* parent)
    : Page(parent), d(std::make_unique<Private>(history, this))
{
    setObjectName(QStringLiteral("incidentsPage"));
    d->build();
    d->restoreState();
    d->retranslate();
    connect(d->notice, &Notice::actionTriggered, this, &IncidentsPage::refresh);
    connect(d->filterEdit, &QLineEdit::textChanged, d->filter, &QSortFilterProxyModel::setFilterFixedString);
    connect(d->stateCombo, &QComboBox::currentIndexChanged, this,
            [this](int state) { d->filter->setState(static_cast<IncidentFilter::State>(state)); });
    connect(d->table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { d->selectionChanged(current); });
    connect(d->detail, &IncidentDetail::resumeRequested, this, &IncidentsPage::resumeRequested);
    connect(d->detail, &IncidentDetail::alertRequested, this, &IncidentsPage::alertRequested);
    connect(d->table, &QTableView::activated, this, [this](const QModelIndex& index) {
        const Incident* incident = d->model->incidentAt(d->filter->mapToSource(index).row());
        if (incident && incident->isOpen())
            emit resumeRequested(*incident);
    });
}

IncidentsPage::~IncidentsPage()
{
    d->saveState();
}

void IncidentsPage::refresh()
{
    if (!isVisible()) {
        d->stale = true;
        return;
    }
    d->stale = false;
    queryHistory(
        d->listing, d->history, this,
        [](const HistoryReader& reader, const CancelToken&) { return readIncidents(reader); },
        [this](Result<IncidentList> list) { d->fill(std::move(list)); });
}

void IncidentsPage::showIncident(const std::string& id)
{
    d->wanted = id;
    refresh();
}

void IncidentsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (d->stale)
        refresh();
}

void IncidentsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        d->retranslate();
    Page::changeEvent(event);
}

} // namespace qd
