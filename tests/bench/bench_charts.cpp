// SPDX-License-Identifier: Apache-2.0
#include "app/console/console.h"
#include "models/base/async.h"
#include "models/history/history.h"
#include "tests/bench/bench_chartsframes.h"
#include "tests/bench/bench_chartshistory.h"
#include "tests/bench/bench_chartspeer.h"
#include "tests/bench/bench_chartsstart.h"
#include "tests/bench/benchmark.h"
#include "tests/support/require.h"
#include "widgets/charts/chartspage.h"
#include "widgets/charts/chartstack.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/plotview.h"
#include "widgets/shell/mainwindow.h"

#include <QJsonArray>
#include <QSettings>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace qd {

namespace {

constexpr QSize windowSize(1920, 1340); ///< all twelve charts are seen without scrolling
constexpr Motion byHand{.steps = 600, .pause = 16};
constexpr Motion updates{.steps = 160, .pause = 250};
constexpr Duration liveSpan{10 * 60 * 1000};

using Frames = std::vector<MeteredApplication::Busy>;

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    return values[std::max<std::size_t>(rank, 1) - 1];
}

double percentile(const Frames& frames, double share, double MeteredApplication::Busy::*part)
{
    std::vector<double> values;
    for (const auto& frame : frames)
        values.push_back(frame.*part);
    return percentile(std::move(values), share);
}

/// What is measured, ours or the peer.
struct Subject
{
    int share = 1;                           ///< of the steps that are done: one in so many
    qint64 longest = 60'000;                 ///< ms for a motion
    std::function<void(TimeRange)> show;     ///< a range of the past
    std::function<void(TimeRange)> showLive; ///< the newest range
    std::function<bool()> isSettled;
};

struct Motions
{
    Measured live;
    Measured zoom;
    Measured pan;
};

/// Fewer steps go as far: each is as many as were left out.
Measured measureSteps(const Motion& motion, const Subject& subject, const std::function<void(int)>& step)
{
    const Motion fewer{motion.steps / subject.share, motion.pause, subject.longest};
    return measureFrames(fewer, [&](int i) { step(i * subject.share); });
}

/// How the series of a panel go on, each after its kind.
double nextValue(int panel, int curve, int i)
{
    switch (panel % 4) {
    case 0:
        return 1'000 + 10 * std::sin(i + curve);
    case 1:
        return 50.0 * i; // begins anew, as counters do
    case 2:
        return 1'000;
    default:
        return std::fmod((i * 4 + curve) * std::numbers::phi, 1.0);
    }
}

/// One more sample of each curve each time, four times a second. The history is written beside, as it is
/// when endpoints are scraped.
Measured measureLive(History& history, Timestamp& end, const Subject& subject)
{
    return measureSteps(updates, subject, [&](int i) {
        WriteBatch batch;
        for (int panel = 0; panel < ChartsHistory::panelCount; ++panel) {
            for (int curve = 0; curve < ChartsHistory::seriesPerPanel; ++curve)
                batch.samples.push_back(
                    {ChartsHistory::keyOf(panel, curve), {end, nextValue(panel, curve, i)}});
        }
        history.write(std::move(batch));
        end = end + Duration{1'000};
        subject.showLive({end - liveSpan, end});
    });
}

/// From the whole range into its middle, down to a minute, and out again; then again.
Measured measureZoom(TimeRange whole, const Subject& subject)
{
    const double total = static_cast<double>(whole.length().count());
    const double depth = std::log(total / 60'000);
    return measureSteps(byHand, subject, [&](int i) {
        const double share = (1 - std::cos(i * 2 * std::numbers::pi / 300)) / 2;
        const Duration half{std::llround(total * std::exp(-depth * share) / 2)};
        const Timestamp centre = whole.from + whole.length() / 2;
        subject.show({centre - half, centre + half});
    });
}

/// A tenth of the whole range, to and fro over it.
Measured measurePan(TimeRange whole, const Subject& subject)
{
    const Duration length = whole.length() / 10;
    const double way = static_cast<double>((whole.length() - length).count());
    return measureSteps(byHand, subject, [&](int i) {
        const double share = (1 - std::cos(i * 2 * std::numbers::pi / 600)) / 2;
        const Timestamp from = whole.from + Duration{std::llround(way * share)};
        subject.show({from, from + length});
    });
}

Motions measure(History& history, TimeRange whole, const Subject& subject)
{
    Motions motions;
    Timestamp end = whole.to;
    const auto settle = [&] { waitUntil(subject.isSettled); };
    subject.showLive({end - liveSpan, end});
    settle();
    motions.live = measureLive(history, end, subject);
    settle();
    motions.zoom = measureZoom(whole, subject);
    settle();
    motions.pan = measurePan(whole, subject);
    settle();
    return motions;
}

FleetSnapshotPtr snapshotAt(Timestamp at)
{
    auto snapshot = std::make_shared<FleetSnapshot>();
    snapshot->at = at;
    EndpointStatus status;
    status.endpoint.id = ChartsHistory::endpointId();
    status.endpoint.name = "bench";
    status.models.emplace_back();
    snapshot->endpoints.push_back(status);
    return snapshot;
}

void requireAllSeen(MainWindow& window)
{
    int seen = 0;
    for (PlotView* plot : window.findChildren<PlotView*>()) {
        if (plot->viewport()->visibleRegion().boundingRect().size() == plot->viewport()->size() &&
            !plot->isEmpty())
            ++seen;
    }
    if (seen != ChartsHistory::panelCount)
        qFatal("%d charts are seen, not %d.", seen, ChartsHistory::panelCount);
}

Motions measureOurs(Console& console, TimeRange whole, const QString& picture)
{
    MainWindow& window = console.window();
    window.resize(windowSize);
    window.showPage<ChartsPage>();
    window.show();
    window.setSnapshot(snapshotAt(whole.to));
    auto* stack = window.findChild<ChartStack*>(QStringLiteral("chartStack"));
    stack->setPanels(ChartsHistory::panels());
    stack->axis().setRange({whole.to - liveSpan, whole.to});
    waitUntil([stack] { return stack->isSettled(); });
    stack->axis().setRange(whole);
    waitUntil([stack] { return stack->isSettled(); });
    if (!picture.isEmpty())
        window.grab().save(picture);
    requireAllSeen(window);
    Subject subject;
    subject.show = [stack](TimeRange range) { stack->axis().setRange(range); };
    subject.showLive = [stack, &window](TimeRange range) {
        stack->axis().follow(range.length());
        window.setSnapshot(snapshotAt(range.to));
    };
    subject.isSettled = [stack] { return stack->isSettled(); };
    Motions motions = measure(console.history(), whole, subject);
    window.hide();
    return motions;
}

Motions measurePeer(History& history, TimeRange whole)
{
    PlainCharts window(history, ChartsHistory::panels());
    window.resize(windowSize);
    window.show();
    window.setRange(whole);
    // A frame of it takes a good part of a second.
    Subject subject{.share = 10, .longest = 20'000, .show = {}, .showLive = {}, .isSettled = {}};
    subject.show = [&window](TimeRange range) { window.setRange(range); };
    subject.showLive = subject.show;
    subject.isSettled = [&window] { return window.isSettled(); };
    return measure(history, whole, subject);
}

std::vector<Figure> figuresOf(const QString& name, std::int64_t size, const Measured& ours,
                              const Measured& peer)
{
    std::vector<Figure> figures;
    const auto add = [&](const QString& what, const std::function<double(const Measured&)>& of) {
        figures.push_back({.name = QStringLiteral("%1, %2").arg(name, what), .size = size, .ours = of(ours)});
        if (!peer.frames.empty())
            figures.back().peers.emplace_back("Qt Charts", of(peer));
    };
    const auto addPart = [&](const QString& what, double share, double MeteredApplication::Busy::*part) {
        add(what, [share, part](const Measured& of) { return percentile(of.frames, share, part); });
    };
    addPart("median ms", 0.5, &MeteredApplication::Busy::wall);
    addPart("95 % ms", 0.95, &MeteredApplication::Busy::wall);
    addPart("99 % ms", 0.99, &MeteredApplication::Busy::wall);
    addPart("most ms", 1, &MeteredApplication::Busy::wall);
    addPart("median ms of CPU", 0.5, &MeteredApplication::Busy::processor);
    addPart("99 % ms of CPU", 0.99, &MeteredApplication::Busy::processor);
    add("median ms of CPU per step", [](const Measured& of) { return percentile(of.processors, 0.5); });
    add("median ms from step to seen", [](const Measured& of) { return percentile(of.lags, 0.5); });
    add("frames", [](const Measured& of) { return static_cast<double>(of.frames.size()); });
    figures.back().isSmallBetter = false;
    figures.back().digits = 0;
    return figures;
}

std::vector<Figure> measureSize(std::int64_t size, const QString& keptAt, bool withPeer,
                                const QString& picture)
{
    const ChartsHistory file(size, keptAt);
    std::vector<Figure> figures = measureStarts(file, size);
    const TimeRange whole = file.range();
    ConsoleOptions options;
    options.historyPath = file.path();
    options.useKeychain = false;
    const auto console = require(Console::open(options));
    const Motions ours = measureOurs(*console, whole, picture);
    const Motions peer = withPeer ? measurePeer(console->history(), whole) : Motions{};
    const auto append = [&](const QString& name, const Measured& own, const Measured& other) {
        for (Figure& figure : figuresOf(name, size, own, other))
            figures.push_back(std::move(figure));
    };
    append("live at 4 Hz", ours.live, peer.live);
    append("zoom", ours.zoom, peer.zoom);
    append("pan", ours.pan, peer.pan);
    return figures;
}

QString valueOf(const QStringList& options, const QString& name)
{
    for (const QString& option : options) {
        if (option.startsWith(name + QLatin1Char('=')))
            return option.mid(name.size() + 1);
    }
    return {};
}

} // namespace

QJsonObject runChartsBenchmark(const QStringList& options, QTextStream& out)
{
    const QTemporaryDir settings;
    useSettingsIn(settings.path());
    std::vector<std::int64_t> sizes;
    for (const QString& option : options) {
        if (const auto size = static_cast<std::int64_t>(option.toDouble()); size > 0)
            sizes.push_back(size);
    }
    if (sizes.empty())
        sizes.push_back(1'000'000);
    const QStringList peers{"Qt Charts"};
    out << "\ncharts: 12 charts of 4 series, all seen, in a window of " << windowSize.width() << " x "
        << windowSize.height() << "; what the GUI thread does\n           per frame of a display of 60 Hz\n";
    printHead(out, peers);
    QJsonArray figures;
    for (const std::int64_t size : sizes) {
        for (const Figure& figure : measureSize(size, valueOf(options, "file"), !options.contains("no-peers"),
                                                valueOf(options, "picture"))) {
            print(out, figure, peers);
            figures.append(toJson(figure));
        }
    }
    return {{"name", "charts"}, {"figures", figures}};
}

} // namespace qd
