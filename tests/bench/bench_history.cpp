// SPDX-License-Identifier: Apache-2.0
#include "models/history/history.h"
#include "models/history/readerpool.h"
#include "models/history/samples/columngrid.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/benchpeers.h"
#include "tests/bench/benchsamples.h"
#include "tests/bench/benchseries.h"
#include "tests/support/require.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>

#include <ctime>
#include <future>

namespace qd {

namespace {

constexpr int runLength = 1'000;
constexpr int panels = 12;
constexpr int seriesPerPanel = 4;
constexpr int pixels = 1'200;
constexpr int warmRounds = 20;
/// promtool reads its whole input once per two hours of samples.
constexpr std::int64_t largestForPrometheus = 10'000'000;
constexpr std::int64_t samplesPerKind = 4'000'000;

double ownCpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

double seconds(const std::function<void()>& work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) * 1e-9;
}

/// Our side: the file, and the CPU that went into it.
class Ours
{
public:
    void add(std::vector<SeriesRun> runs)
    {
        const double before = ownCpuSeconds();
        m_history->write({.runs = std::move(runs)});
        m_history->flush();
        m_seconds += ownCpuSeconds() - before;
    }
    double settle()
    {
        const double before = ownCpuSeconds();
        std::promise<Result<void>> settled;
        m_history->settle(nullptr, [&](const Result<void>& done) { settled.set_value(done); });
        require(settled.get_future().get());
        return m_seconds += ownCpuSeconds() - before;
    }
    void writeScrapes(std::int64_t samples)
    {
        BenchSamples source;
        for (std::int64_t done = 0; done < samples; done += BenchSamples::seriesCount) {
            WriteBatch batch;
            for (SeriesRun& run : source.next(1))
                batch.samples.push_back({std::move(run.key), run.samples.front()});
            const double before = ownCpuSeconds();
            m_history->write(std::move(batch));
            m_history->flush();
            m_seconds += ownCpuSeconds() - before;
        }
    }
    [[nodiscard]] double cpuSeconds() const { return m_seconds; }
    /// Without the index of the write-ahead log, which is shared memory and goes when the file is closed: as
    /// of the peers only what they keep is counted.
    [[nodiscard]] qint64 bytesOnDisk() const
    {
        return QFileInfo(path()).size() + QFileInfo(path() + "-wal").size();
    }
    [[nodiscard]] QString path() const { return m_folder.filePath("history.qdh"); }
    /// Closed and opened again, as the peers are, with nothing of the file in memory before.
    void makeCold()
    {
        m_fresh->close();
        m_history.reset();
        dropFromPageCache(m_folder.path());
        m_history = require(History::open(path()));
        m_fresh = std::make_shared<ReaderPool>(path(), nullptr);
    }
    /// Reads all panels, each with a reader of a pool, as queryHistory() does.
    [[nodiscard]] double querySeconds(TimeRange range, Answers answers) const
    {
        const auto readers = answers == Answers::Kept ? m_history->readers() : m_fresh;
        const ColumnGrid grid = columnGrid(range, columnStep(range, pixels));
        return seconds([&] {
            inParallel(panels, [&](int panel) {
                auto reader = require(readers->take());
                for (int i = 0; i < seriesPerPanel; ++i) {
                    const SeriesKey key = BenchSamples::key(panel * seriesPerPanel + i);
                    const auto series = require(reader->series({.metric = key.metric, .labels = key.labels}));
                    std::ignore = require(reader->columns(series.front().id, grid.range, grid.columns));
                }
                readers->giveBack(std::move(reader));
            });
        });
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<History> m_history = require(History::open(path()));
    std::shared_ptr<ReaderPool> m_fresh = std::make_shared<ReaderPool>(path(), nullptr); ///< keeps no columns
    double m_seconds = 0;
};

QStringList selectors()
{
    QStringList all;
    for (int panel = 0; panel < panels; ++panel) {
        QStringList names;
        for (int i = 0; i < seriesPerPanel; ++i)
            names << QStringLiteral("s%1").arg(panel * seriesPerPanel + i);
        all << QStringLiteral("bench{series=~\"%1\"}").arg(names.join('|'));
    }
    return all;
}

std::vector<std::unique_ptr<BenchPeer>> peersFor(std::int64_t samples, bool withPeers)
{
    std::vector<std::unique_ptr<BenchPeer>> peers;
    auto add = [&](std::unique_ptr<BenchPeer> peer) {
        if (peer)
            peers.push_back(std::move(peer));
    };
    if (withPeers)
        add(makeVictoriaMetrics());
    if (withPeers && samples <= largestForPrometheus)
        add(makePrometheus());
    return peers;
}

/// The same samples for all sides.
class HistoryRun
{
public:
    HistoryRun(QString name, std::int64_t samples, bool withPeers)
        : m_name(std::move(name)), m_samples(samples), m_peers(peersFor(samples, withPeers))
    {
    }

    void ingest(SampleSource& source)
    {
        std::int64_t stored = 0;
        while (stored < m_samples) {
            auto runs = source.next(runLength);
            for (const SeriesRun& run : runs)
                stored += std::int64_t(run.samples.size());
            for (const auto& peer : m_peers)
                peer->add(runs);
            m_ours.add(std::move(runs));
        }
        m_samples = stored;
        const auto perSecond = [this](double cpu) { return double(m_samples) / cpu / 1e6; };
        Figure speed{.name = m_name + "M samples stored per CPU s",
                     .size = m_samples,
                     .ours = perSecond(m_ours.settle()),
                     .isSmallBetter = false};
        for (const auto& peer : m_peers)
            speed.peers.emplace_back(peer->name(), perSecond(peer->settle()));
        m_figures.push_back(speed);
        Figure size{.name = m_name + "bytes per sample on disk",
                    .size = m_samples,
                    .ours = double(m_ours.bytesOnDisk()) / double(m_samples),
                    .digits = 3};
        for (const auto& peer : m_peers)
            size.peers.emplace_back(peer->name(), double(peer->bytesOnDisk()) / double(m_samples));
        m_figures.push_back(size);
    }

    void query()
    {
        const std::int64_t length = m_samples / BenchSamples::seriesCount * BenchSamples::step;
        const TimeRange range{{BenchSamples::begin}, {BenchSamples::begin + length}};
        Figure cold{.name = "12 panels x 4 series x 1,200 px, cold, ms", .size = m_samples, .digits = 1};
        Figure warm{.name = "the same, warm, answers not kept, ms", .size = m_samples, .digits = 1};
        Figure again{.name = "the same, warm, answers kept, ms", .size = m_samples, .digits = 1};
        m_ours.makeCold();
        cold.ours = m_ours.querySeconds(range, Answers::Fresh) * 1e3;
        warm.ours = best([&] { return m_ours.querySeconds(range, Answers::Fresh) * 1e3; });
        again.ours = best([&] { return m_ours.querySeconds(range, Answers::Kept) * 1e3; });
        for (const auto& peer : m_peers) {
            const auto milliseconds = [&](Answers answers) {
                return peer->querySeconds(selectors(), range, pixels, answers) * 1e3;
            };
            peer->makeCold();
            cold.peers.emplace_back(peer->name(), milliseconds(Answers::Fresh));
            warm.peers.emplace_back(peer->name(), best([&] { return milliseconds(Answers::Fresh); }));
            again.peers.emplace_back(peer->name(), best([&] { return milliseconds(Answers::Kept); }));
        }
        m_figures.insert(m_figures.end(), {cold, warm, again});
    }
    [[nodiscard]] const std::vector<Figure>& figures() const { return m_figures; }

private:
    static double best(const std::function<double()>& measureOnce)
    {
        double least = measureOnce();
        for (int round = 1; round < warmRounds; ++round)
            least = std::min(least, measureOnce());
        return least;
    }

    QString m_name; ///< begins each figure's
    std::int64_t m_samples;
    Ours m_ours;
    std::vector<std::unique_ptr<BenchPeer>> m_peers;
    std::vector<Figure> m_figures;
};

// Cost per sample at the largest size in proportion to that at the smallest: 1 is flat.
Figure growthFigure(const Figure& smallest, const Figure& largest)
{
    Figure growth{
        .name = "growth of the CPU per sample", .size = largest.size, .ours = smallest.ours / largest.ours};
    for (const auto& [name, value] : largest.peers) {
        for (const auto& [other, before] : smallest.peers) {
            if (other == name)
                growth.peers.emplace_back(name, before / value);
        }
    }
    return growth;
}

// The shape of daily work, which no peer has a counterpart for: every scrape durable before the next.
Figure scrapeFigure(std::int64_t samples)
{
    Ours ours;
    ours.writeScrapes(samples);
    return {.name = "scrape by scrape, million samples per CPU s",
            .size = samples,
            .ours = double(samples) / ours.cpuSeconds() / 1e6,
            .isSmallBetter = false};
}

template <typename Report>
void reportKinds(QTextStream& out, const QStringList& peers, std::int64_t samples, bool withPeers,
                 Report report)
{
    out << "\nhistory: by kind of data, a sample a second\n";
    printHead(out, peers);
    for (const SampleKind& kind : sampleKinds()) {
        HistoryRun run(kind.name + ": ", samples, withPeers);
        run.ingest(*kind.source);
        std::for_each(run.figures().begin(), run.figures().end(), report);
    }
}

template <typename Report>
void reportSeries(QTextStream& out, const QStringList& peers, Report report)
{
    out << "\nhistory: many series\n";
    printHead(out, peers);
    report(memoryFigure(100'000));
    const auto matchers = matcherFigures(1'000'000);
    std::for_each(matchers.begin(), matchers.end(), report);
}

} // namespace

QJsonObject runHistoryBenchmark(const QStringList& options, QTextStream& out)
{
    std::vector<std::int64_t> sizes;
    for (const QString& option : options) {
        if (const auto size = std::int64_t(option.toDouble()); size > 0)
            sizes.push_back(size);
    }
    const QStringList peers{"VictoriaMetrics", "Prometheus"};
    const bool withPeers = !options.contains("no-peers");
    QJsonArray figures;
    const auto report = [&](const Figure& figure) {
        print(out, figure, peers);
        figures.append(toJson(figure));
    };
    if (options.contains("kinds")) { // these alone
        reportKinds(out, peers, sizes.empty() ? samplesPerKind : sizes.front(), withPeers, report);
        return {{"name", "history"}, {"figures", figures}};
    }
    if (sizes.empty())
        sizes.push_back(1'000'000);
    out << "\nhistory: 200 series of walks, counters, constants and 53-bit doubles, a sample a second\n";
    out << "cold: reopened or restarted, nothing of the files in memory; warm: best of " << warmRounds
        << ", the files in memory;\nanswers kept: as shipped, the same question again, which we answer from "
           "the "
           "columns and VictoriaMetrics from the\nresults that it keeps; not kept: both are told to read "
           "again\n";
    printHead(out, peers);
    std::vector<Figure> speeds;
    for (const std::int64_t size : sizes) {
        HistoryRun run({}, size, withPeers);
        BenchSamples source;
        run.ingest(source);
        run.query();
        std::for_each(run.figures().begin(), run.figures().end(), report);
        speeds.push_back(run.figures().front());
    }
    report(growthFigure(speeds.front(), speeds.back()));
    report(scrapeFigure(400'000));
    if (withPeers) {
        reportKinds(out, peers, samplesPerKind, true, report);
        reportSeries(out, peers, report);
    }
    return {{"name", "history"}, {"figures", figures}};
}

} // namespace qd
