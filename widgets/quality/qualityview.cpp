// SPDX-License-Identifier: Apache-2.0
#include "widgets/quality/qualityview.h"

#include "models/base/clock.h"
#include "models/base/metrics.h"
#include "models/base/numbertext.h"
#include "models/base/timetext.h"
#include "models/history/query.h"
#include "widgets/exchange/rangechoice.h"
#include "widgets/logs/recordstudy.h"
#include "widgets/quality/qualitybar.h"
#include "widgets/quality/readingbar.h"
#include "widgets/quality/subjectbox.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/toast.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QLocale>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace qd {

namespace {

using namespace std::chrono_literals;

constexpr auto usualInterval = 30s;
constexpr auto typingPause = 400ms;
constexpr int restPerReading = 4; ///< how many times as long as a reading the pause after it is, so that
                                  ///< keeping up stays a small part of a processor

} // namespace

struct QualityView::Private
{
    Private(QualityView* view, const History& source, const Clock& time)
        : q(view), history(source), clock(time)
    {
    }

    void build();
    void connectAll();
    void retranslate();
    void ask(bool isOther);
    void take(Result<QualityReading> reading, bool isOther);
    void showQuality(RecordedQuality quality, bool isOther);
    void showSubject();
    void showFacts();
    void showEmpty();
    void tick();
    void note(const WriteBatch& batch);

    QualityView* q;
    const History& history;
    const Clock& clock;
    QualityBar* bar = nullptr;
    SubjectBox* subjects = nullptr; ///< the subjects of the bar, as is the range
    RangeChoice* range = nullptr;
    Notice* notice = nullptr;
    TextLabel* facts = nullptr;
    ReadingBar* readingBar = nullptr;
    QStackedWidget* pages = nullptr;
    EmptyState* empty = nullptr;
    RecordStudy* study = nullptr;
    QTimer timer;
    QTimer typing; ///< the pause while a time is typed

    std::optional<Timestamp> wantedRow;
    std::int64_t rows = 0;
    std::int64_t labelled = 0;
    TimeRange extent;
    Timestamp asOf;
    LatestJob reading;
    std::uint64_t asked = 0; ///< changes of the study when its reading began
    QElapsedTimer begun;     ///< the newest reading
    qint64 restUntil = 0;    ///< since then, in ms
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

QualityView::~QualityView() = default;

void QualityView::setSnapshot(const FleetSnapshotPtr& snapshot)
{
    d->subjects->setSnapshot(snapshot);
    d->showSubject();
}

void QualityView::study(const QualitySubject& subject, std::optional<TimeRange> range,
                        std::optional<Timestamp> at)
{
    d->subjects->setSubject(subject);
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
    return d->subjects->subject();
}

void QualityView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && d)
        d->retranslate();
}

void QualityView::Private::build()
{
    bar = new QualityBar(clock, q);
    subjects = &bar->subjects();
    range = &bar->range();
    notice = new Toast(q);
    notice->setObjectName(QStringLiteral("qualityNotice"));
    facts = new TextLabel(q);
    facts->setObjectName(QStringLiteral("qualityFacts"));
    facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    facts->setContentsMargins(12, 2, 12, 4);
    readingBar = new ReadingBar(q);
    empty = new EmptyState(EmptyState::Answer::Given);
    empty->setObjectName(QStringLiteral("qualityEmpty"));
    study = new RecordStudy;
    study->setObjectName(QStringLiteral("qualityTabs"));
    pages = new QStackedWidget(q);
    pages->addWidget(empty);
    pages->addWidget(study);
    auto* layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(readingBar);
    layout->addWidget(facts);
    layout->addWidget(pages, 1);
    timer.setInterval(usualInterval);
    timer.start();
    typing.setSingleShot(true);
    typing.setInterval(typingPause);
}

void QualityView::Private::connectAll()
{
    connect(subjects, &SubjectBox::subjectChosen, q, [this] { ask(true); });
    connect(range, &RangeChoice::changed, q, [this] { typing.start(); });
    connect(&typing, &QTimer::timeout, q, [this] { ask(true); });
    connect(bar, &QualityBar::refreshWanted, q, &QualityView::refresh);
    connect(bar, &QualityBar::keepingChanged, q, [this] { tick(); });
    connect(bar, &QualityBar::chartsWanted, q, [this] {
        const QualitySubject& subject = subjects->subject();
        emit q->chartsWanted(subject.endpoint, subject.model, extent);
    });
    connect(readingBar, &ReadingBar::cancelled, q, [this] { reading.cancel(); });
    connect(empty, &EmptyState::actionTriggered, q, [this] { range->choose(RangeChoice::Kind::Everything); });
    connect(study, &RecordStudy::reported, q,
            [this](const QString& text) { notice->show(Notice::Kind::Success, text); });
    connect(study, &RecordStudy::reportFailed, q, [this](const Error& error) { notice->show(error); });
    connect(study, &RecordStudy::evaluated, q, [this] { showFacts(); });
    connect(&timer, &QTimer::timeout, q, [this] { tick(); });
    connect(&history, &History::committed, q,
            [this](const std::shared_ptr<const WriteBatch>& batch) { note(*batch); });
}

/// Whether the batch has anything to do with what is shown.
void QualityView::Private::note(const WriteBatch& batch)
{
    const auto isOurs = [this](const auto& stored) { return stored.endpoint == q->subject().endpoint; };
    isStale = isStale || std::any_of(batch.predictions.begin(), batch.predictions.end(), isOurs) ||
              std::any_of(batch.labels.begin(), batch.labels.end(), isOurs);
}

/// A history that another console writes does not say when it does.
void QualityView::Private::tick()
{
    const bool isRested = !begun.isValid() || begun.elapsed() >= restUntil;
    const bool isDue = isRested && (isStale || history.isReadOnly());
    if (isDue && bar->keepsUpToDate() && q->isVisible() && !isBusy && !study->isEvaluating() &&
        !q->subject().endpoint.empty())
        ask(false);
}

void QualityView::Private::ask(bool other)
{
    typing.stop();
    isBusy = true;
    isOther = other || pages->currentWidget() != study;
    isStale = false;
    asked = study->changes();
    begun.start();
    range->setNow(clock.now());
    QualityRequest request{q->subject(), range->range(),
                           isOther ? EvaluationQuestion() : study->lastingQuestion()};
    if (const Endpoint* known = subjects->endpoint(); known && isOther)
        request.question.positiveClass = known->positiveClass;
    const auto progress = std::make_shared<QualityProgress>();
    if (pages->currentWidget() == empty)
        showEmpty();
    if (isOther) {
        notice->hide();
        readingBar->begin(progress);
    }
    queryHistory(
        reading, history, q,
        [request, progress](const HistoryReader& reader, const CancelToken& cancel) {
            return readQuality(reader, request, *progress, cancel);
        },
        [this, replaces = isOther](Result<QualityReading> found) { take(std::move(found), replaces); },
        Lane::Background);
}

void QualityView::Private::take(Result<QualityReading> found, bool replaces)
{
    isBusy = false;
    restUntil = (1 + restPerReading) * begun.elapsed();
    readingBar->end();
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
    if (!replaces && asked != study->changes()) { // the next time
        isStale = true;
        return;
    }
    subjects->setModels(std::move(found->models), found->subject);
    asOf = clock.now();
    showSubject();
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
    StudyOrigin origin{.endpoint = subjects->endpointName()};
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

void QualityView::Private::showSubject()
{
    q->setWindowTitle(subjects->currentIndex() < 0 ? tr("Quality of recorded predictions")
                                                   : tr("Quality: %1").arg(subjects->currentText()));
}

void QualityView::Private::showFacts()
{
    const bool hasRows = pages->currentWidget() == study && rows > 0;
    facts->setVisible(hasRows);
    bar->setChartsEnabled(hasRows && !extent.isEmpty());
    if (!hasRows)
        return;
    QString text =
        tr("%1 predictions from %2 to %3, %4 labelled; as of %5", "count, two times, share, time")
            .arg(QLocale().toString(static_cast<qlonglong>(rows)), dateTimeText(extent.from),
                 dateTimeText(extent.to),
                 formatValue(static_cast<double>(labelled) / static_cast<double>(rows), MetricUnit::Ratio),
                 QLocale().toString(QDateTime::fromMSecsSinceEpoch(asOf.ms).time(),
                                    QStringLiteral("HH:mm:ss")));
    if (const QString& filter = study->question().filter; !filter.isEmpty())
        text += u'\n' + tr("Only rows with %1").arg(filter);
    facts->setText(text);
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
    if (const auto known = subjects->stored()) {
        empty->setTexts(tr("No predictions in this range"),
                        tr("The history holds predictions of this model from %1 to %2.")
                            .arg(dateTimeText(known->from), dateTimeText(known->to)),
                        tr("Show everything"));
        return;
    }
    empty->setTexts(tr("No predictions are recorded"),
                    tr("Quality is computed from single predictions and their labels. Set a prediction log "
                       "in the settings of the endpoint (Fleet, Edit…), so that it is followed and recorded, "
                       "or import recorded predictions (File, Import…)."));
}

void QualityView::Private::retranslate()
{
    bar->retranslate();
    readingBar->retranslate();
    study->setAccessibleName(tr("Views of the predictions"));
    showSubject();
    showFacts();
    if (pages->currentWidget() == empty)
        showEmpty();
}

} // namespace qd
