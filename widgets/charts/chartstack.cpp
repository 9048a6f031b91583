// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/chartstack.h"

#include "widgets/charts/chartgrid.h"
#include "widgets/charts/recordedends.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace qd {

namespace {

/// Milliseconds between two queries. A little less than a quarter of a second, or of updates that come as
/// often each would wait for as long as the one before it, and longer.
constexpr int leastPause = 240;
constexpr int frame = 16; ///< ms
constexpr std::size_t chartsPerFrame = 3;

} // namespace

struct ChartStack::Private
{
    Private(ChartStack* stack, const History& history, const Clock& clock)
        : q(stack),
          feed(history, nullptr, clock),
          ends(new RecordedEnds(history, axis, stack)),
          grid(new ChartGrid(axis, stack))
    {
    }

    void connectAll();
    void forget();
    void schedule();
    void scheduleTick();
    void ask();
    void take(const std::shared_ptr<const ChartData>& data);
    void showSome();
    void show(std::size_t count);
    void finish();

    ChartStack* q;
    TimeAxis axis;
    ChartFeed feed;
    std::vector<ChartPanel> panels;
    RecordedEnds* ends;
    ChartGrid* grid;
    QTimer pause;
    QElapsedTimer sinceAsked;
    TimeRange asked;
    std::uint64_t awaited = 0; ///< number of the request under way, 0: none
    bool again = false;        ///< asked to refresh while one was under way
    /// An answer of which charts have yet to be shown, those from `next` on.
    std::shared_ptr<const ChartData> held;
    std::size_t next = 0;
    QTimer nextFrame;
    TimeRange shown;          ///< the range shown by all charts
    QElapsedTimer sinceMoved; ///< the time since a hand moved the charts
};

ChartStack::ChartStack(const History& history, QWidget* parent, const Clock& clock)
    : QWidget(parent), d(std::make_unique<Private>(this, history, clock))
{
    d->ends->setObjectName(QStringLiteral("chartNotice"));
    d->grid->setObjectName(QStringLiteral("chartScroll"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d->ends);
    layout->addWidget(d->grid, 1);
    d->pause.setSingleShot(true);
    d->pause.setTimerType(Qt::PreciseTimer); // a coarse one may be later than leastPause is earlier
    d->nextFrame.setSingleShot(true);
    d->nextFrame.setTimerType(Qt::PreciseTimer);
    d->connectAll();
}

/// The charts go before the axis that they refer to.
ChartStack::~ChartStack()
{
    delete d->grid;
}

void ChartStack::Private::connectAll()
{
    connect(&pause, &QTimer::timeout, q, [this] { ask(); });
    connect(&feed, &ChartFeed::ready, q,
            [this](const std::shared_ptr<const ChartData>& answer) { take(answer); });
    connect(&nextFrame, &QTimer::timeout, q, [this] { showSome(); });
    connect(&axis, &TimeAxis::rangeChanged, q, [this] { scheduleTick(); });
    connect(grid, &ChartGrid::beginningRequested, ends, &RecordedEnds::showBeginning);
    connect(grid, &ChartGrid::removeRequested, q, &ChartStack::removeRequested);
}

TimeAxis& ChartStack::axis()
{
    return d->axis;
}

void ChartStack::setPanels(std::vector<ChartPanel> panels)
{
    const bool isRenaming = !d->panels.empty() && areAlike(d->panels, panels);
    d->panels = std::move(panels);
    d->forget();
    if (isRenaming) { // names of curves come with the next answer
        d->grid->renamePanels(d->panels);
        d->ends->renamePanels(d->panels);
    } else {
        d->grid->setPanels(d->panels);
        d->grid->arrange(width());
        d->ends->setPanels(d->panels);
        d->shown = {};
    }
    d->schedule();
}

void ChartStack::setBands(std::vector<ChartBand> bands)
{
    d->grid->setBands(std::move(bands));
}

void ChartStack::refresh()
{
    d->schedule();
}

bool ChartStack::isSettled() const
{
    return d->awaited == 0 && !d->held && !d->pause.isActive();
}

void ChartStack::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    d->grid->arrange(width());
    if (!d->asked.isEmpty())
        d->schedule();
}

/// A stack that nobody sees asks nothing; it catches up when it is seen again.
void ChartStack::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    d->ends->readBeginning();
    d->schedule();
}

/// What was asked for is not waited for any more.
void ChartStack::Private::forget()
{
    asked = {};
    awaited = 0;
    held.reset();
}

/// About four queries a second at most. While the charts follow, one that is under way is left to end, or
/// slow ones would never be seen; after a zoom or pan the newest wins.
void ChartStack::Private::schedule()
{
    if (!q->isVisible() || panels.empty() || axis.range().isEmpty())
        return;
    if (awaited != 0 && axis.isFollowing()) {
        again = true;
        return;
    }
    if (pause.isActive())
        return;
    const qint64 since = sinceAsked.isValid() ? sinceAsked.elapsed() : leastPause;
    pause.start(static_cast<int>(std::clamp<qint64>(leastPause - since, 0, leastPause)));
}

void ChartStack::Private::scheduleTick()
{
    const TimeRange range = axis.range();
    if (!axis.isFollowing()) {
        sinceMoved.start();
        grid->setRange(range);
        show(grid->size());
        schedule();
        return;
    }
    // Following moves range and points together when the answer comes: one repaint instead of two. A move by
    // less than half a pixel column waits.
    const Duration column{range.length().count() / grid->plotColumns(q->width())};
    const bool sameSpan = asked.length() == range.length();
    if (!sameSpan || range.to - asked.to >= column / 2)
        schedule();
}

void ChartStack::Private::ask()
{
    asked = axis.range();
    again = false;
    sinceAsked.start();
    const auto [endpoint, model] = chartedSubject(panels);
    awaited = feed.request(panels, asked, grid->plotColumns(q->width()), endpoint, model);
}

void ChartStack::Private::take(const std::shared_ptr<const ChartData>& data)
{
    if (data->request != awaited)
        return;
    awaited = 0;
    held = data;
    next = 0;
    if (data->error) {
        ends->tellFailure(*data->error);
        finish();
        return;
    }
    ends->tellSuccess();
    // While the hand moves the charts they wait for its next move, to be painted once and not twice.
    if (!axis.isFollowing() && sinceMoved.isValid() && sinceMoved.elapsed() < 2 * frame)
        nextFrame.start(frame);
    else
        showSome();
}

/// All charts of a step of a live axis would take the most of a frame, and together with whatever else
/// happens more than that, so they step one after the other. A new range stands on all of them at once.
void ChartStack::Private::showSome()
{
    if (!held)
        return;
    const bool isStep = axis.isFollowing() && held->range.length() == shown.length();
    show(isStep ? chartsPerFrame : grid->size());
    if (held)
        nextFrame.start(frame);
}

/// Shows the answer, if there is one, on the next `count` charts that are seen.
void ChartStack::Private::show(std::size_t count)
{
    if (!held)
        return;
    const TimeRange range = axis.isFollowing() ? held->range : axis.range();
    next = grid->show(*held, range, next, count);
    if (next < grid->size())
        return;
    shown = range;
    grid->arrange(q->width());
    grid->alignLabels();
    ends->setEmpty(std::all_of(held->panels.begin(), held->panels.end(),
                               [](const std::vector<ChartCurve>& curves) { return curves.empty(); }));
    finish();
}

void ChartStack::Private::finish()
{
    held.reset();
    nextFrame.stop();
    emit q->answered();
    if (again)
        schedule();
    if (q->isSettled())
        emit q->settled();
}

} // namespace qd
