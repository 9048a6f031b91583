// SPDX-License-Identifier: Apache-2.0
#include "widgets/quality/qualityview.h"

#include "models/base/clock.h"
#include "models/base/metrics.h"
#include "models/base/timetext.h"
#include "models/history/query.h"
#include "models/items/counttext.h"
#include "widgets/charts/flowlayout.h"
#include "widgets/exchange/rangechoice.h"
#include "widgets/logs/recordstudy.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QDateTime>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr auto usualInterval = 30s;
constexpr auto progressStep = 100ms;
constexpr auto typingPause = 400ms;
constexpr int barSteps = 1000;
constexpr int restPerReading = 4; ///< so that keeping up stays a small part of a processor

const QString keepKey = QStringLiteral("quality/keepUpToDate");

} // namespace

struct QualityView::Private
{
    Private(QualityView* view, const History& source, const Clock& time)
        : q(view), history(source), clock(time)
    {
    }

    void build();
    QWidget* buildBar();
    QWidget* buildBusy();
    void connectAll();
    void retranslate();
    void restyle();
    void ask(bool isOther);
    void take(Result<QualityReading> reading, bool isOther);
    void showQuality(RecordedQuality quality, bool isOther);
    void showSubjects();
    void showFacts();
    void showEmpty();
    void showProgress();
    void tick();
    void note(const WriteBatch& batch);
    [[nodiscard]] const Endpoint* endpoint(const std::string& id) const;
    [[nodiscard]] QString endpointName(const std::string& id) const;
    [[nodiscard]] std::optional<TimeRange> stored() const;

    QualityView* q;
    const History& history;
    const Clock& clock;
    FleetSnapshotPtr snapshot;
    QLabel* subjectLabel = nullptr;
    QComboBox* subjects = nullptr;
    RangeChoice* range = nullptr;
    QAction* refresh = nullptr;
    QAction* keep = nullptr;
    QAction* charts = nullptr;
    QToolButton* refreshButton = nullptr;
    QToolButton* keepButton = nullptr;
    QToolButton* chartsButton = nullptr;
    Notice* notice = nullptr;
    QLabel* facts = nullptr;
    QWidget* busyRow = nullptr;
    QLabel* busyText = nullptr;
    QProgressBar* bar = nullptr;
    QPushButton* cancelButton = nullptr;
    QStackedWidget* pages = nullptr;
    EmptyState* empty = nullptr;
    RecordStudy* study = nullptr;
    QTimer timer;
    QTimer progressTimer;
    QTimer typing; ///< of a time

    QualitySubject subject;
    std::vector<QualitySubject> listed; ///< in the combo box
    QStringList shownSubjects;          ///< their texts
    std::vector<PredictedModel> models;
    std::optional<Timestamp> wantedRow;
    std::int64_t rows = 0;
    std::int64_t labelled = 0;
    TimeRange extent;
    Timestamp asOf;
    CancelToken reading;
    std::shared_ptr<QualityProgress> progress;
    std::uint64_t generation = 0; ///< of the newest reading; answers of others come too late
    std::uint64_t asked = 0;      ///< generation of the study for which is read
    QElapsedTimer begun;          ///< the newest reading
    qint64 restUntil = 0;         ///< since then, in ms
    bool isBusy = false;
    bool isOther = true;  ///< what is under way replaces what is shown
    bool isStale = false; ///< predictions or labels came since
};

QualityView::QualityView(const History& history, const Clock& clock, QWidget* parent)
    : QWidget(parent), d(std::make_unique<Private>(this, history, clock))
{
    setObjectName(QStringLiteral("qualityView"));
    d->build();
    d->connectAll();
    d->retranslate();
    d->restyle();
    d->showEmpty();
    queryHistory(
        history, this,
        [now = clock.now()](const HistoryReader& reader, const CancelToken&) {
            return incidentRanges(reader, now);
        },
        [this](const Result<std::vector<RangeChoice::NamedRange>>& incidents) {
            if (incidents)
                d->range->setIncidents(*incidents);
        });
}

QualityView::~QualityView()
{
    d->reading.cancel();
}

void QualityView::setSnapshot(const FleetSnapshotPtr& snapshot)
{
    const bool isFirst = !d->snapshot;
    d->snapshot = snapshot;
    if (isFirst)
        d->showSubjects();
}

void QualityView::study(const QualitySubject& subject, std::optional<TimeRange> range,
                        std::optional<Timestamp> at)
{
    d->subject = subject;
    d->wantedRow = at;
    {
        const QSignalBlocker quiet(d->range);
        d->range->setNow(d->clock.now());
        if (range)
            d->range->setRange(*range);
        else
            d->range->choose(RangeChoice::Kind::LastDay);
    }
    d->ask(true);
}

void QualityView::refresh()
{
    if (!d->isBusy)
        d->ask(false);
}

void QualityView::setInterval(std::chrono::milliseconds interval)
{
    d->timer.setInterval(interval);
}

bool QualityView::isBusy() const
{
    return d->isBusy;
}

const QualitySubject& QualityView::subject() const
{
    return d->subject;
}

void QualityView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && d)
        d->retranslate();
}

void QualityView::Private::build()
{
    notice = new Notice(q);
    notice->setObjectName(QStringLiteral("qualityNotice"));
    facts = new QLabel(q);
    facts->setObjectName(QStringLiteral("qualityFacts"));
    facts->setTextFormat(Qt::PlainText);
    facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    facts->setContentsMargins(12, 2, 12, 4);
    empty = new EmptyState;
    empty->setObjectName(QStringLiteral("qualityEmpty"));
    study = new RecordStudy;
    study->setObjectName(QStringLiteral("qualityTabs"));
    pages = new QStackedWidget(q);
    pages->addWidget(empty);
    pages->addWidget(study);
    auto* layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildBar());
    layout->addWidget(notice);
    layout->addWidget(buildBusy());
    layout->addWidget(facts);
    layout->addWidget(pages, 1);
    timer.setInterval(usualInterval);
    timer.start();
    progressTimer.setInterval(progressStep);
    typing.setSingleShot(true);
    typing.setInterval(typingPause);
}

QWidget* QualityView::Private::buildBar()
{
    auto* line = new QWidget(q);
    line->setContentsMargins(12, 8, 12, 4);
    subjectLabel = new QLabel(q);
    subjects = new QComboBox(q);
    subjects->setObjectName(QStringLiteral("qualitySubject"));
    subjects->setMinimumContentsLength(24);
    subjects->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    subjectLabel->setBuddy(subjects);
    range = new RangeChoice(clock.now(), std::nullopt, q);
    range->setOneLine();
    auto* layout = new FlowLayout(line, 8); // a second line where the window is narrow
    layout->addWidget(subjectLabel);
    layout->addWidget(subjects);
    layout->addWidget(range);
    subjectLabel->setMinimumHeight(subjects->sizeHint().height());
    const auto button = [&](QAction*& action, const char* name, const QKeySequence& key) {
        action = new QAction(q);
        action->setObjectName(QLatin1String(name) + QStringLiteral("Action"));
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        q->addAction(action);
        auto* result = new QToolButton(q);
        result->setObjectName(QLatin1String(name));
        result->setDefaultAction(action);
        result->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        result->setFocusPolicy(Qt::StrongFocus);
        layout->addWidget(result);
        return result;
    };
    keepButton = button(keep, "qualityKeep", Qt::Key_F8);
    keep->setCheckable(true);
    keep->setChecked(QSettings().value(keepKey, true).toBool());
    refreshButton = button(refresh, "qualityRefresh", QKeySequence::Refresh);
    chartsButton = button(charts, "qualityCharts", {});
    return line;
}

QWidget* QualityView::Private::buildBusy()
{
    busyRow = new QWidget(q);
    busyText = new QLabel(busyRow);
    busyText->setObjectName(QStringLiteral("qualityBusyText"));
    bar = new QProgressBar(busyRow);
    bar->setObjectName(QStringLiteral("qualityProgress"));
    bar->setTextVisible(false);
    bar->setMaximumHeight(8);
    cancelButton = new QPushButton(busyRow);
    cancelButton->setObjectName(QStringLiteral("qualityCancel"));
    auto* layout = new QHBoxLayout(busyRow);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->addWidget(busyText);
    layout->addWidget(bar, 1);
    layout->addWidget(cancelButton);
    busyRow->hide();
    return busyRow;
}

void QualityView::Private::connectAll()
{
    connect(subjects, &QComboBox::activated, q, [this](int index) {
        subject = listed.at(static_cast<std::size_t>(index));
        ask(true);
    });
    connect(range, &RangeChoice::changed, q, [this] { typing.start(); });
    connect(&typing, &QTimer::timeout, q, [this] { ask(true); });
    connect(refresh, &QAction::triggered, q, &QualityView::refresh);
    connect(keep, &QAction::toggled, q, [this](bool isOn) {
        QSettings().setValue(keepKey, isOn);
        tick();
    });
    connect(charts, &QAction::triggered, q,
            [this] { emit q->chartsWanted(subject.endpoint, subject.model, extent); });
    connect(cancelButton, &QPushButton::clicked, q, [this] { reading.cancel(); });
    connect(empty, &EmptyState::actionTriggered, q, [this] { range->choose(RangeChoice::Kind::Everything); });
    connect(study, &RecordStudy::reported, q,
            [this](const QString& text) { notice->show(Notice::Kind::Success, text); });
    connect(study, &RecordStudy::reportFailed, q, [this](const Error& error) { notice->show(error); });
    connect(study, &RecordStudy::evaluated, q, [this] { showFacts(); });
    connect(&timer, &QTimer::timeout, q, [this] { tick(); });
    connect(&progressTimer, &QTimer::timeout, q, [this] { showProgress(); });
    connect(&history, &History::committed, q,
            [this](const std::shared_ptr<const WriteBatch>& batch) { note(*batch); });
    connect(&Theme::instance(), &Theme::changed, q, [this] { restyle(); });
}

/// Whether the batch has anything to do with what is shown.
void QualityView::Private::note(const WriteBatch& batch)
{
    const auto isOurs = [this](const auto& stored) { return stored.endpoint == subject.endpoint; };
    isStale = isStale || std::any_of(batch.predictions.begin(), batch.predictions.end(), isOurs) ||
              std::any_of(batch.labels.begin(), batch.labels.end(), isOurs);
}

/// A history that another console writes does not say when it does.
void QualityView::Private::tick()
{
    const bool isRested = !begun.isValid() || begun.elapsed() >= restUntil;
    const bool isDue = isRested && (isStale || history.isReadOnly());
    if (isDue && keep->isChecked() && q->isVisible() && !isBusy && !study->isEvaluating() &&
        !subject.endpoint.empty())
        ask(false);
}

void QualityView::Private::ask(bool other)
{
    reading.cancel();
    typing.stop();
    isBusy = true;
    isOther = other || pages->currentWidget() != study;
    isStale = false;
    asked = study->generation();
    begun.start();
    range->setNow(clock.now());
    QualityRequest request{subject, range->range(),
                           isOther ? EvaluationQuestion() : study->lastingQuestion()};
    if (const Endpoint* known = endpoint(subject.endpoint); known && isOther)
        request.question.positiveClass = known->positiveClass;
    progress = std::make_shared<QualityProgress>();
    if (pages->currentWidget() == empty)
        showEmpty();
    if (isOther) {
        notice->hide();
        busyRow->show();
        progressTimer.start();
        showProgress();
    }
    reading = queryHistory(
        history, q,
        [request, told = progress](const HistoryReader& reader, const CancelToken& cancel) {
            return readQuality(reader, request, *told, cancel);
        },
        [this, replaces = isOther, number = ++generation](Result<QualityReading> found) {
            if (number == generation)
                take(std::move(found), replaces);
        });
}

void QualityView::Private::take(Result<QualityReading> found, bool replaces)
{
    isBusy = false;
    restUntil = (1 + restPerReading) * begun.elapsed();
    busyRow->hide();
    progressTimer.stop();
    if (!found) {
        if (found.error().kind == ErrorKind::Cancelled)
            notice->show(Notice::Kind::Info, tr("Reading the predictions was cancelled."));
        else
            notice->show(found.error());
        if (pages->currentWidget() == empty)
            showEmpty();
        emit q->answered();
        return;
    }
    if (!replaces && asked != study->generation()) { // the next time
        isStale = true;
        return;
    }
    models = std::move(found->models);
    subject = found->subject;
    asOf = clock.now();
    showSubjects();
    showQuality(std::move(found->quality), replaces);
    emit q->answered();
}

void QualityView::Private::showQuality(RecordedQuality quality, bool replaces)
{
    if (!quality.evaluation) {
        rows = 0;
        showEmpty();
        return;
    }
    rows = quality.predictions.table->rows();
    labelled = quality.predictions.labelled;
    extent = quality.predictions.table->extent();
    StudyOrigin origin{.endpoint = endpointName(subject.endpoint), .rows = rows};
    if (replaces)
        study->begin(quality.predictions.table, quality.evaluation, std::move(origin));
    else
        study->renew(quality.predictions.table, quality.evaluation, std::move(origin));
    pages->setCurrentWidget(study);
    if (wantedRow)
        study->showRowsAt(*wantedRow);
    wantedRow.reset();
    showFacts();
}

void QualityView::Private::showSubjects()
{
    listed.clear();
    for (const PredictedModel& model : models)
        listed.push_back({model.endpoint, model.model});
    for (std::size_t i = 0; snapshot && i < snapshot->endpoints.size(); ++i) {
        for (const ModelStatus& model : snapshot->endpoints[i].models)
            listed.push_back({snapshot->endpoints[i].endpoint.id, model.model});
    }
    if (!subject.endpoint.empty())
        listed.push_back(subject);
    std::vector<QualitySubject> once;
    for (const QualitySubject& one : listed) {
        if (std::find(once.begin(), once.end(), one) == once.end())
            once.push_back(one);
    }
    listed = std::move(once);
    QStringList texts;
    for (const QualitySubject& one : listed) {
        const QString name = endpointName(one.endpoint);
        texts += one.model.empty()
                     ? name
                     : tr("%1 on %2", "model on endpoint").arg(QString::fromStdString(one.model), name);
    }
    const QSignalBlocker quiet(subjects);
    if (texts != shownSubjects) { // an open list stays open
        subjects->clear();
        subjects->addItems(texts);
        shownSubjects = texts;
    }
    const auto found = std::find(listed.begin(), listed.end(), subject);
    subjects->setCurrentIndex(found == listed.end() ? -1 : static_cast<int>(found - listed.begin()));
    q->setWindowTitle(subjects->currentIndex() < 0 ? tr("Quality of recorded predictions")
                                                   : tr("Quality: %1").arg(subjects->currentText()));
}

void QualityView::Private::showFacts()
{
    const bool hasRows = pages->currentWidget() == study && rows > 0;
    facts->setVisible(hasRows);
    charts->setEnabled(hasRows && !extent.isEmpty());
    if (!hasRows)
        return;
    QString text =
        tr("%1 predictions from %2 to %3, %4 labelled; as of %5", "count, two times, share, time")
            .arg(QLocale().toString(qlonglong(rows)), dateTimeText(extent.from), dateTimeText(extent.to),
                 formatValue(double(labelled) / double(rows), MetricUnit::Ratio),
                 QLocale().toString(QDateTime::fromMSecsSinceEpoch(asOf.ms).time(),
                                    QStringLiteral("HH:mm:ss")));
    if (const QString& filter = study->question().filter; !filter.isEmpty())
        text += u'\n' + tr("Only rows with %1").arg(filter);
    facts->setText(text);
}

std::optional<TimeRange> QualityView::Private::stored() const
{
    for (const PredictedModel& model : models) {
        if (model.endpoint == subject.endpoint && model.model == subject.model)
            return model.extent;
    }
    return std::nullopt;
}

void QualityView::Private::showEmpty()
{
    pages->setCurrentWidget(empty);
    showFacts();
    if (isBusy) {
        empty->setTexts(tr("Reading the predictions"), tr("The first figures appear in a moment."));
        return;
    }
    if (asOf.ms == 0) {
        empty->setTexts(tr("Nothing has been read"), tr("Refresh reads the recorded predictions."));
        return;
    }
    if (const auto known = stored()) {
        empty->setTexts(tr("No predictions in this range"),
                        tr("The history holds predictions of this model from %1 to %2.")
                            .arg(dateTimeText(known->from), dateTimeText(known->to)),
                        tr("Show everything"));
        return;
    }
    empty->setTexts(
        tr("No predictions are recorded"),
        tr("Quality is judged by single predictions and their labels. Name a prediction log in the "
           "settings of the endpoint (Fleet, Edit…), so that it is followed and recorded, or "
           "import recorded predictions (File, Import…)."));
}

void QualityView::Private::showProgress()
{
    if (progress->isEvaluating) {
        busyText->setText(tr("Judging the predictions…"));
        bar->setRange(0, 0);
        return;
    }
    busyText->setText(tr("Reading the predictions: %1").arg(QLocale().toString(qlonglong(progress->rows))));
    bar->setRange(0, barSteps);
    bar->setValue(static_cast<int>(progress->share * barSteps));
}

const Endpoint* QualityView::Private::endpoint(const std::string& id) const
{
    for (std::size_t i = 0; snapshot && i < snapshot->endpoints.size(); ++i) {
        if (snapshot->endpoints[i].endpoint.id == id)
            return &snapshot->endpoints[i].endpoint;
    }
    return nullptr;
}

/// Endpoints whose predictions were imported, and those that are watched no more, have only their id.
QString QualityView::Private::endpointName(const std::string& id) const
{
    const Endpoint* known = endpoint(id);
    return known ? known->name : QString::fromStdString(id);
}

void QualityView::Private::retranslate()
{
    const auto setTexts = [](QAction* action, QToolButton* button, const QString& text,
                             const QString& reason) {
        action->setText(text);
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(key.isEmpty() ? reason : QStringLiteral("%1 (%2)").arg(reason, key));
        button->setAccessibleName(QString(text).remove(u'&'));
    };
    subjectLabel->setText(tr("&Model:"));
    subjects->setAccessibleName(tr("Model and endpoint"));
    subjects->setToolTip(tr("Whose recorded predictions are judged"));
    range->setToolTip(tr("When they were made"));
    setTexts(keep, keepButton, tr("&Keep up to date"),
             tr("Show what comes within half a minute; what you look at stays in place"));
    setTexts(refresh, refreshButton, tr("Re&fresh"), tr("Show what has come since"));
    setTexts(charts, chartsButton, tr("&Charts"), tr("Show the same time on the charts page"));
    cancelButton->setText(tr("Cance&l"));
    cancelButton->setToolTip(tr("Keeps what is shown"));
    bar->setAccessibleName(tr("Progress of reading"));
    study->setAccessibleName(tr("Views of the predictions"));
    showSubjects();
    showFacts();
    if (pages->currentWidget() == empty)
        showEmpty();
}

void QualityView::Private::restyle()
{
    refresh->setIcon(Theme::instance().icon(QStringLiteral("refresh")));
    keep->setIcon(Theme::instance().icon(QStringLiteral("live")));
    charts->setIcon(Theme::instance().icon(QStringLiteral("charts")));
}

} // namespace qd
