// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/chartspage.h"

#include "widgets/charts/chartstack.h"
#include "widgets/charts/flowlayout.h"
#include "widgets/charts/metricpicker.h"
#include "widgets/charts/rangecontrols.h"
#include "widgets/theme/elidedlabel.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"

#include "models/base/clock.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QSettings>
#include <QStackedLayout>
#include <QToolButton>

#include <algorithm>

namespace qd {

namespace {

struct ChartSubject
{
    std::string endpoint;
    std::string model; ///< the model; empty: the endpoint itself
    std::string host;
    QString text;

    friend bool operator==(const ChartSubject&, const ChartSubject&) = default;
    [[nodiscard]] bool is(const std::string& itsEndpoint, const std::string& itsModel) const
    {
        return endpoint == itsEndpoint && model == itsModel;
    }
};

const QString endpointKey = QStringLiteral("charts/endpoint");
const QString modelKey = QStringLiteral("charts/model");
const QString hostKey = QStringLiteral("charts/host");

} // namespace

struct ChartsPage::Private
{
    Private(ChartsPage* page, const History& history, const Clock& source)
        : q(page),
          clock(source),
          stack(new ChartStack(history, page, source)),
          metrics(new MetricPicker(history, page))
    {
    }

    void build();
    void buildBar(QLayout& bar);
    void connectAll();
    void retranslate();
    void restyle();
    void listSubjects();
    void select(const std::string& endpoint, const std::string& model);
    void showRemembered();
    void showSelected();
    void showPanels();
    void remember(const ChartSubject& subject);

    ChartsPage* q;
    const Clock& clock;
    ChartStack* stack;
    MetricPicker* metrics;
    RangeControls* controls = nullptr;
    EmptyState* empty = nullptr;
    QStackedLayout* pages = nullptr;
    TextLabel* subjectLabel = nullptr;
    QComboBox* subject = nullptr;
    QToolButton* exportRange = nullptr;
    QToolButton* evaluate = nullptr;
    FleetSnapshotPtr snapshot;
    std::vector<ChartSubject> subjects;
    std::string wantedEndpoint; ///< shown as soon as the fleet knows it
    std::string wantedModel;
    std::optional<ChartSubject> shown;
    bool isRemembered = false; ///< what is shown is of the last run; the fleet has not confirmed it
};

ChartsPage::ChartsPage(const History& history, const Clock& clock, QWidget* parent)
    : Page(parent), d(std::make_unique<Private>(this, history, clock))
{
    const QSettings settings;
    d->wantedEndpoint = settings.value(endpointKey).toString().toStdString();
    d->wantedModel = settings.value(modelKey).toString().toStdString();
    d->build();
    d->connectAll();
    d->controls->followAsBefore();
    d->retranslate();
    d->restyle();
}

ChartsPage::~ChartsPage() = default;

void ChartsPage::setSnapshot(const FleetSnapshotPtr& snapshot)
{
    if (!snapshot)
        return;
    d->snapshot = snapshot;
    d->listSubjects();
    const Timestamp before = d->stack->axis().range().to;
    d->stack->axis().tick(snapshot->at);
    // A paused range that reaches into the present still fills up.
    if (!d->stack->axis().isFollowing() && before + Duration{5'000} > snapshot->at)
        d->stack->refresh();
}

void ChartsPage::showSubject(const std::string& endpoint, const std::string& model)
{
    d->wantedEndpoint = endpoint;
    d->wantedModel = model;
    d->select(endpoint, model);
}

void ChartsPage::showRange(TimeRange range)
{
    d->stack->axis().setRange(range);
}

TimeRange ChartsPage::range() const
{
    return d->stack->axis().range();
}

void ChartsPage::requestEvaluation(std::optional<Timestamp> at)
{
    if (d->shown)
        emit evaluationRequested(d->shown->endpoint, d->shown->model, range(), at);
}

bool ChartsPage::isSettled() const
{
    return d->stack->isSettled();
}

void ChartsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (!d->shown && !d->snapshot)
        d->showRemembered();
}

void ChartsPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && d)
        d->retranslate();
}

void ChartsPage::Private::build()
{
    auto* layout = new QVBoxLayout(q);
    auto* bar = new FlowLayout(nullptr, 6); // a second line where the window is narrow
    buildBar(*bar);
    layout->addLayout(bar);
    layout->addWidget(controls->status());
    empty = new EmptyState(EmptyState::Answer::Awaited, q);
    empty->setObjectName(QStringLiteral("chartsEmpty"));
    stack->setObjectName(QStringLiteral("chartStack"));
    pages = new QStackedLayout;
    pages->addWidget(empty);
    pages->addWidget(stack);
    layout->addLayout(pages, 1);
}

void ChartsPage::Private::buildBar(QLayout& bar)
{
    subjectLabel = new TextLabel(q);
    subject = new QComboBox(q);
    subject->setObjectName(QStringLiteral("chartSubject"));
    subject->setMinimumContentsLength(24);
    subject->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    subjectLabel->setBuddy(subject);
    subjectLabel->setMinimumHeight(subject->sizeHint().height());
    controls = new RangeControls(stack->axis(), clock, q);
    bar.addWidget(subjectLabel);
    bar.addWidget(subject);
    controls->addTo(bar);
    bar.addWidget(metrics);
    exportRange = makeChartButton(q, QStringLiteral("chartExport"));
    exportRange->setToolButtonStyle(Qt::ToolButtonIconOnly); // so that the bar stays one line for longer
    bar.addWidget(exportRange);
    evaluate = makeChartButton(q, QStringLiteral("chartEvaluate"));
    evaluate->setToolButtonStyle(Qt::ToolButtonIconOnly);
    bar.addWidget(evaluate);
}

void ChartsPage::Private::connectAll()
{
    connect(subject, &QComboBox::activated, q, [this](int index) {
        if (index < 0)
            return;
        const ChartSubject& chosen = subjects[static_cast<std::size_t>(index)];
        wantedEndpoint = chosen.endpoint;
        wantedModel = chosen.model;
        showSelected();
    });
    connect(metrics, &MetricPicker::panelsChanged, q, [this] { showPanels(); });
    connect(stack, &ChartStack::removeRequested, metrics, &MetricPicker::remove);
    connect(exportRange, &QToolButton::clicked, q,
            [this] { emit q->exportRequested(stack->axis().range()); });
    connect(evaluate, &QToolButton::clicked, q, [this] { q->requestEvaluation(); });
    connect(&stack->axis(), &TimeAxis::activated, q, [this](Timestamp at) { q->requestEvaluation(at); });
    connect(&Theme::instance(), &Theme::changed, q, [this] { restyle(); });
}

void ChartsPage::Private::retranslate()
{
    subjectLabel->setText(tr("&Subject:"));
    subject->setAccessibleName(tr("Subject of the charts"));
    subject->setToolTip(tr("Charts show one model, or one endpoint without its models, at a time."));
    controls->retranslate();
    setChartButtonTexts(exportRange, tr("Export…"),
                        tr("Writes what was recorded in the range on screen to a file."));
    setChartButtonTexts(evaluate, tr("Evaluate…"),
                        tr("Evaluates the predictions recorded in the range on screen. Ctrl+click in a "
                           "chart, or Return at the crosshair, shows the predictions from that moment on."));
    empty->setTexts(tr("No charts yet"),
                    tr("Charts appear once an endpoint is watched. Add one on the fleet page."));
    subjects.clear();
    listSubjects();
    showPanels(); // their titles are made in the language of the moment
}

void ChartsPage::Private::restyle()
{
    exportRange->setIcon(Theme::instance().icon(QStringLiteral("export")));
    evaluate->setIcon(Theme::instance().icon(QStringLiteral("check")));
}

void ChartsPage::Private::listSubjects()
{
    if (!snapshot)
        return;
    std::vector<ChartSubject> found;
    for (const EndpointStatus& status : snapshot->endpoints) {
        const Endpoint& endpoint = status.endpoint;
        for (const ModelStatus& model : status.models) {
            if (!model.model.empty())
                found.push_back(
                    {endpoint.id, model.model, endpoint.hostEndpoint,
                     tr("%1 on %2", "model on endpoint")
                         .arg(nameText(QString::fromStdString(model.model)), nameText(endpoint.name))});
        }
        found.push_back({endpoint.id, {}, endpoint.hostEndpoint, nameText(endpoint.name)});
    }
    if (found != subjects) {
        subjects = std::move(found);
        const QSignalBlocker quiet(subject);
        subject->clear();
        for (const ChartSubject& entry : subjects)
            subject->addItem(entry.text);
    }
    if (snapshot->isComplete)
        empty->setAnswer(EmptyState::Answer::Given);
    if (subjects.empty() && isRemembered)
        return; // the fleet is on its way
    pages->setCurrentIndex(subjects.empty() ? 0 : 1);
    select(wantedEndpoint, wantedModel);
}

/// The subject of the last run, before the fleet has told what there is: its history need not be waited for.
void ChartsPage::Private::showRemembered()
{
    if (wantedEndpoint.empty())
        return;
    isRemembered = true;
    shown =
        ChartSubject{wantedEndpoint, wantedModel, QSettings().value(hostKey).toString().toStdString(), {}};
    pages->setCurrentIndex(1);
    stack->axis().tick(clock.now());
    metrics->setEndpoint(wantedEndpoint);
    showPanels();
}

/// Selects the wanted subject; nothing changes before the fleet knows it, and without a wish the first one is
/// shown.
void ChartsPage::Private::select(const std::string& endpoint, const std::string& model)
{
    auto found = std::find_if(subjects.begin(), subjects.end(),
                              [&](const ChartSubject& entry) { return entry.is(endpoint, model); });
    if (found == subjects.end() && (!shown || isRemembered))
        found = subjects.begin();
    if (found == subjects.end())
        return;
    isRemembered = false;
    subject->setCurrentIndex(static_cast<int>(found - subjects.begin()));
    showSelected();
}

void ChartsPage::Private::showSelected()
{
    const ChartSubject& chosen = subjects[static_cast<std::size_t>(subject->currentIndex())];
    if (shown && *shown == chosen)
        return;
    const bool same = shown && shown->is(chosen.endpoint, chosen.model) && shown->host == chosen.host;
    shown = chosen;
    if (same)
        return;
    if (chosen.is(wantedEndpoint, wantedModel))
        remember(chosen);
    metrics->setEndpoint(chosen.endpoint);
    showPanels();
}

void ChartsPage::Private::showPanels()
{
    if (!shown)
        return;
    auto panels = standardPanels(shown->endpoint, shown->model, shown->host);
    for (ChartPanel& panel : metrics->panels())
        panels.push_back(std::move(panel));
    stack->setPanels(std::move(panels));
}

void ChartsPage::Private::remember(const ChartSubject& subjectShown)
{
    QSettings settings;
    settings.setValue(endpointKey, QString::fromStdString(subjectShown.endpoint));
    settings.setValue(modelKey, QString::fromStdString(subjectShown.model));
    settings.setValue(hostKey, QString::fromStdString(subjectShown.host));
}

} // namespace qd
