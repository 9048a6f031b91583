// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/chartstack.h"

#include "models/history/query.h"
#include "models/items/records/recordedextent.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/plotview.h"
#include "widgets/theme/notice.h"

#include <QElapsedTimer>
#include <QGridLayout>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

/// Milliseconds between two queries. A little less than a quarter of a second, or of updates that come as
/// often each would wait for as long as the one before it, and longer.
constexpr int leastPause = 240;
constexpr int frame = 16; ///< ms
constexpr std::size_t chartsPerFrame = 3;
constexpr int twoColumnsFrom = 1100; ///< width in pixels
constexpr int usualColumns = 600;    ///< before the first layout

/// Returns the subject whose events and alerts stand on the charts: the first panel line that names one
/// decides.
std::pair<std::string, std::string> subjectOf(const std::vector<ChartPanel>& panels)
{
    for (const ChartPanel& panel : panels) {
        for (const ChartLine& line : panel.lines) {
            const std::string& endpoint = line.selector.labels.get(label::endpoint);
            if (!endpoint.empty())
                return {endpoint, line.selector.labels.get(label::model)};
        }
    }
    return {};
}

bool areSame(const SeriesSelector& a, const SeriesSelector& b)
{
    return a.metric == b.metric && a.labels == b.labels && a.without == b.without && a.matchers.empty() &&
           b.matchers.empty();
}

/// Whether two panels show the same series, whatever they are called.
bool areAlike(const std::vector<ChartPanel>& a, const std::vector<ChartPanel>& b)
{
    const auto sameLine = [](const ChartLine& x, const ChartLine& y) {
        return areSame(x.selector, y.selector) && x.nameLabel == y.nameLabel && x.fallback == y.fallback &&
               x.bare == y.bare && x.most == y.most;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](const ChartPanel& x, const ChartPanel& y) {
        return x.unit == y.unit && x.fallback == y.fallback && x.hideWhenEmpty == y.hideWhenEmpty &&
               x.added == y.added && x.states.size() == y.states.size() &&
               std::equal(x.lines.begin(), x.lines.end(), y.lines.begin(), y.lines.end(), sameLine);
    });
}

} // namespace

struct ChartStack::Private
{
    Private(ChartStack* stack, const History& source, const Clock& clock)
        : q(stack), history(source), feed(source, nullptr, clock)
    {
    }

    void rebuild();
    void rename();
    void arrange();
    void schedule();
    void scheduleTick();
    void ask();
    [[nodiscard]] bool isHidden(std::size_t panel, const ChartData& data) const;
    void take(const std::shared_ptr<const ChartData>& data);
    void showSome();
    void show(std::size_t count);
    void alignLabels();
    void tellEmptiness();
    void showEmptiness();
    void finish();
    void readBeginning();
    void showBeginning();
    void goToRecorded();
    [[nodiscard]] int plotColumns() const;

    ChartStack* q;
    const History& history;
    TimeAxis axis;
    ChartFeed feed;
    std::vector<ChartPanel> panels;
    std::vector<ChartBand> bands;
    std::vector<MetricChart*> charts;
    std::vector<bool> hidden; ///< panels that hide themselves until they have had something to show
    QScrollArea* scroll = nullptr;
    QGridLayout* grid = nullptr;
    Notice* notice = nullptr;
    QTimer pause;
    QElapsedTimer sinceAsked;
    TimeRange asked;
    std::uint64_t awaited = 0; ///< number of the request under way, 0: none
    bool again = false;        ///< asked to refresh while one was under way
    /// An answer of which charts have yet to be shown, those from `next` on.
    std::shared_ptr<const ChartData> held;
    std::size_t next = 0;
    QTimer nextFrame;
    TimeRange shown; ///< the range shown by all charts
    bool tellsEmptiness = false;
    QElapsedTimer sinceMoved; ///< the time since a hand moved the charts
    int shownColumns = 0;
};

ChartStack::ChartStack(const History& history, QWidget* parent, const Clock& clock)
    : QWidget(parent), d(std::make_unique<Private>(this, history, clock))
{
    d->notice = new Notice(this);
    d->notice->setObjectName(QStringLiteral("chartNotice"));
    d->scroll = new QScrollArea(this);
    d->scroll->setObjectName(QStringLiteral("chartScroll"));
    d->scroll->setWidgetResizable(true);
    d->scroll->setFrameShape(QFrame::NoFrame);
    d->scroll->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    d->grid = new QGridLayout(content);
    d->grid->setContentsMargins(0, 0, 0, 0);
    d->grid->setSpacing(8);
    d->scroll->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d->notice);
    layout->addWidget(d->scroll, 1);

    d->pause.setSingleShot(true);
    d->pause.setTimerType(Qt::PreciseTimer); // a coarse one may be later than leastPause is earlier
    connect(&d->pause, &QTimer::timeout, this, [this] { d->ask(); });
    connect(&d->feed, &ChartFeed::ready, this,
            [this](const std::shared_ptr<const ChartData>& answer) { d->take(answer); });
    d->nextFrame.setSingleShot(true);
    d->nextFrame.setTimerType(Qt::PreciseTimer);
    connect(&d->nextFrame, &QTimer::timeout, this, [this] { d->showSome(); });
    connect(&d->axis, &TimeAxis::rangeChanged, this, [this] { d->scheduleTick(); });
    connect(d->notice, &Notice::actionTriggered, this, [this] { d->goToRecorded(); });
}

/// The charts go before the axis that they refer to.
ChartStack::~ChartStack()
{
    delete d->scroll;
}

TimeAxis& ChartStack::axis()
{
    return d->axis;
}

void ChartStack::setPanels(std::vector<ChartPanel> panels)
{
    const bool isRenaming = !d->panels.empty() && areAlike(d->panels, panels);
    d->panels = std::move(panels);
    if (isRenaming) {
        d->rename();
        return;
    }
    d->rebuild();
    d->asked = {};
    d->awaited = 0;
    d->held.reset();
    d->shown = {};
    d->tellsEmptiness = false;
    d->notice->hide();
    refresh();
}

void ChartStack::setBands(std::vector<ChartBand> bands)
{
    d->bands = std::move(bands);
    for (MetricChart* chart : d->charts)
        chart->setBands(d->bands);
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
    d->arrange();
    if (!d->asked.isEmpty())
        d->schedule();
}

/// A stack that nobody sees asks nothing; it catches up when it is seen again.
void ChartStack::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    d->readBeginning();
    d->schedule();
}

/// In an empty history nothing has begun; what arrives then begins it.
void ChartStack::Private::readBeginning()
{
    queryHistory(
        history, q, [](const HistoryReader& reader, const CancelToken&) { return reader.extent(); },
        [this](const Result<std::optional<TimeRange>>& extent) {
            // A time before 1970 is damage, and no axis reaches there.
            if (extent && *extent)
                axis.setRecordedSince(std::max((*extent)->from, Timestamp{0}));
        });
}

void ChartStack::Private::rebuild()
{
    for (MetricChart* chart : charts)
        delete chart;
    charts.clear();
    hidden.clear();
    for (std::size_t i = 0; i < panels.size(); ++i) {
        auto* chart = new MetricChart(axis, grid->parentWidget());
        chart->setObjectName(QStringLiteral("chart%1").arg(i));
        chart->setPanel(panels[i]);
        chart->setBands(bands);
        chart->setRange(axis.range());
        QObject::connect(chart, &MetricChart::beginningRequested, q, [this] { showBeginning(); });
        QObject::connect(
            chart, &MetricChart::removeRequested, q,
            [this, metric = panels[i].added] { emit q->removeRequested(metric); }, Qt::QueuedConnection);
        charts.push_back(chart);
        hidden.push_back(panels[i].hideWhenEmpty || panels[i].fallback);
    }
    shownColumns = 0;
    arrange();
}

/// Names of curves come with the next answer.
void ChartStack::Private::rename()
{
    for (std::size_t i = 0; i < panels.size(); ++i)
        charts[i]->setPanel(panels[i]);
    if (tellsEmptiness)
        showEmptiness();
    asked = {};
    awaited = 0;
    held.reset();
    schedule();
}

void ChartStack::Private::arrange()
{
    const int columns = q->width() >= twoColumnsFrom ? 2 : 1;
    bool same = columns == shownColumns;
    for (std::size_t i = 0; i < charts.size(); ++i)
        same = same && charts[i]->isHidden() == hidden[i];
    if (same)
        return;
    shownColumns = columns;
    int place = 0;
    for (std::size_t i = 0; i < charts.size(); ++i) {
        grid->removeWidget(charts[i]);
        charts[i]->setHidden(hidden[i]);
        if (hidden[i])
            continue;
        grid->addWidget(charts[i], place / columns, place % columns);
        ++place;
    }
    for (int column = 0; column < 2; ++column)
        grid->setColumnStretch(column, column < columns ? 1 : 0);
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
        for (MetricChart* chart : charts)
            chart->setRange(range);
        show(charts.size());
        schedule();
        return;
    }
    // Following moves range and points together when the answer comes: one repaint instead of two. A move by
    // less than half a pixel column waits.
    const Duration column{range.length().count() / plotColumns()};
    const bool sameSpan = asked.length() == range.length();
    if (!sameSpan || range.to - asked.to >= column / 2)
        schedule();
}

void ChartStack::Private::ask()
{
    asked = axis.range();
    again = false;
    sinceAsked.start();
    const auto [endpoint, model] = subjectOf(panels);
    awaited = feed.request(panels, asked, plotColumns(), endpoint, model);
}

/// A chart that has been seen keeps its place where the range has nothing for it: others that moved up would
/// be taken for it.
bool ChartStack::Private::isHidden(std::size_t panel, const ChartData& data) const
{
    const bool empty = data.panels[panel].empty();
    if (panels[panel].fallback) {
        const bool isReplaced = panel > 0 && !data.panels[panel - 1].empty();
        return isReplaced || (empty && hidden[panel]);
    }
    const std::size_t below = panel + 1;
    const bool replaced = below < panels.size() && panels[below].fallback && !data.panels[below].empty();
    return empty && (replaced || hidden[panel]);
}

void ChartStack::Private::take(const std::shared_ptr<const ChartData>& data)
{
    if (data->request != awaited)
        return;
    awaited = 0;
    held = data;
    next = 0;
    if (data->error) {
        notice->show(*data->error);
        tellsEmptiness = false;
        finish();
        return;
    }
    if (!tellsEmptiness)
        notice->hide();
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
    show(isStep ? chartsPerFrame : charts.size());
    if (held)
        nextFrame.start(frame);
}

/// Shows the answer, if there is one, on the next `count` charts that are seen.
void ChartStack::Private::show(std::size_t count)
{
    if (!held)
        return;
    const TimeRange range = axis.isFollowing() ? held->range : axis.range();
    for (; count > 0 && next < charts.size(); ++next) {
        if (!charts[next]->visibleRegion().isEmpty())
            --count;
        charts[next]->setData(range, held->panels[next], held->markers);
        charts[next]->setLeftOut(held->leftOut[next]);
        hidden[next] = isHidden(next, *held);
    }
    if (next < charts.size())
        return;
    shown = range;
    arrange();
    alignLabels();
    tellEmptiness();
    finish();
}

/// Times stand below each other only where all plots begin at the same place.
void ChartStack::Private::alignLabels()
{
    double widest = 0;
    for (std::size_t i = 0; i < charts.size(); ++i)
        widest = hidden[i] ? widest : std::max(widest, charts[i]->plot().labelWidth());
    for (MetricChart* chart : charts)
        chart->plot().setLeastLabelWidth(widest);
}

/// Where no chart has anything to show, the way to what was recorded is shown above them.
void ChartStack::Private::tellEmptiness()
{
    const bool isEmpty = std::all_of(held->panels.begin(), held->panels.end(),
                                     [](const std::vector<ChartCurve>& curves) { return curves.empty(); });
    if (!isEmpty && !axis.recordedSince())
        readBeginning();
    if (isEmpty == tellsEmptiness)
        return;
    tellsEmptiness = isEmpty;
    if (isEmpty)
        showEmptiness();
    else
        notice->hide();
}

void ChartStack::Private::showEmptiness()
{
    notice->show(Notice::Kind::Info, ChartStack::tr("No data of this subject in this range."),
                 ChartStack::tr("&Show the recorded range"));
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

void ChartStack::Private::showBeginning()
{
    queryHistory(
        history, q, [](const HistoryReader& reader, const CancelToken&) { return reader.extent(); },
        [this](const Result<std::optional<TimeRange>>& extent) {
            if (!extent) {
                notice->show(extent.error());
            } else if (*extent) {
                const Timestamp from = std::max((*extent)->from, Timestamp{0}); // before 1970 is damage
                axis.setRange({from, from + axis.range().length()});
            }
        });
}

/// The end that lies nearest to what is shown.
void ChartStack::Private::goToRecorded()
{
    queryHistory(
        history, q,
        [panels = panels](const HistoryReader& reader, const CancelToken& cancel) {
            return recordedExtent(reader, panels, cancel);
        },
        [this](const Result<std::optional<TimeRange>>& extent) {
            if (!extent) {
                notice->show(extent.error());
                return;
            }
            if (!*extent) {
                notice->show(Notice::Kind::Info, ChartStack::tr("No data of this subject yet."));
                return;
            }
            const Duration length = axis.range().length();
            if (axis.range().from < (*extent)->from)
                axis.setRange({(*extent)->from, (*extent)->from + length});
            else
                axis.setRange({(*extent)->to - length, (*extent)->to});
        });
}

int ChartStack::Private::plotColumns() const
{
    double widest = 0;
    for (MetricChart* chart : charts) {
        if (chart->isVisible())
            widest = std::max(widest, chart->plot().plotArea().width());
    }
    // A chart that has just been shown has not laid out its axes yet: asked for by its plot area, the first
    // curves would be of a few columns.
    const double roughly = static_cast<double>(q->width()) / std::max(1, shownColumns);
    if (widest < roughly / 2)
        widest = roughly;
    return widest < 1 ? usualColumns : static_cast<int>(widest * q->devicePixelRatioF());
}

} // namespace qd
