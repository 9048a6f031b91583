// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/benchseries.h"

#include "models/history/history.h"
#include "models/history/historyreader.h"
#include "tests/bench/benchpeers.h"
#include "tests/bench/benchsamples.h"
#include "tests/support/require.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

#include <httplib.h>

#include <thread>

namespace qd {

namespace {

constexpr std::int64_t seriesPerTarget = 1'000;
constexpr int scrapes = 5;
constexpr int matcherRounds = 5;

// As an endpoint's: some hundred metrics of a host, told apart by labels.
SeriesKey keyOf(std::int64_t series)
{
    const auto text = [](const char* prefix, std::int64_t number) { return prefix + std::to_string(number); };
    return {text("live_metric_", series % 100),
            {{"instance", text("host-", series / seriesPerTarget)},
             {"part", text("p", series % seriesPerTarget)},
             {"zone", text("zone-", series / seriesPerTarget % 5)},
             {"job", "bench"}}};
}

double valueOf(std::int64_t series, int scrape)
{
    return double(series % 1'013) + double(scrape) * double(series % 17);
}

struct Matcher
{
    const char* name;
    const char* selector; ///< as the peers read it
    std::vector<LabelMatcher> matchers;
};

std::vector<Matcher> matchers()
{
    using Op = LabelMatcher::Op;
    return {{"=", R"({instance="host-7"})", {{"instance", Op::Equal, "host-7"}}},
            {"!=",
             R"({instance="host-7",part!="p3"})",
             {{"instance", Op::Equal, "host-7"}, {"part", Op::NotEqual, "p3"}}},
            {"=~", R"({part=~"p77[0-9]"})", {{"part", Op::Matches, "p77[0-9]"}}},
            {"!~",
             R"({instance="host-7",part!~"p[0-8].*"})",
             {{"instance", Op::Equal, "host-7"}, {"part", Op::MatchesNot, "p[0-8].*"}}}};
}

void writeAll(History& history, std::int64_t series, int rounds)
{
    for (int round = 0; round < rounds; ++round) {
        for (std::int64_t first = 0; first < series; first += seriesPerTarget) {
            WriteBatch batch;
            for (std::int64_t i = first; i < std::min(series, first + seriesPerTarget); ++i)
                batch.samples.push_back(
                    {keyOf(i), {{BenchSamples::begin + round * 15'000}, valueOf(i, round)}});
            history.write(std::move(batch));
            history.flush();
        }
    }
}

QJsonObject live(std::int64_t series)
{
    const QTemporaryDir folder;
    const auto history = require(History::open(folder.filePath("history.qdh")));
    writeAll(*history, series, scrapes);
    return {{"memory", residentBytes(QCoreApplication::applicationPid())}};
}

QJsonObject match(const QString& path)
{
    const auto history = require(History::open(path, History::Access::ReadOnly));
    const auto reader = require(history->reader());
    QJsonObject answer;
    for (const Matcher& matcher : matchers()) {
        double best = 1e9;
        for (int round = 0; round < matcherRounds; ++round) {
            QElapsedTimer timer;
            timer.start();
            const auto found = require(reader->series({.matchers = matcher.matchers}));
            best = std::min(best, double(timer.nsecsElapsed()) * 1e-6);
            answer.insert(QString("found ") + matcher.name, qint64(found.size()));
        }
        answer.insert(matcher.name, best);
    }
    answer.insert("memory", residentBytes(QCoreApplication::applicationPid()));
    return answer;
}

QJsonObject askChild(const QStringList& arguments)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), QStringList("series-child") + arguments);
    if (!child.waitForFinished(-1) || child.exitCode() != 0)
        qFatal("the measuring process failed");
    return QJsonDocument::fromJson(child.readAllStandardOutput()).object();
}

void feed(BenchPeer& peer, std::int64_t series, int rounds)
{
    for (int round = 0; round < rounds; ++round) {
        for (std::int64_t first = 0; first < series; first += 10 * seriesPerTarget) {
            std::vector<SeriesRun> runs;
            for (std::int64_t i = first; i < std::min(series, first + 10 * seriesPerTarget); ++i)
                runs.push_back({keyOf(i), {{{BenchSamples::begin + round * 15'000}, valueOf(i, round)}}});
            peer.add(runs);
        }
    }
}

// Pages of seriesPerTarget series that Prometheus scrapes.
class ScrapedSite
{
public:
    ScrapedSite()
    {
        m_server.Get(R"(/metrics/(\d+))", [this](const httplib::Request& request, httplib::Response& answer) {
            const std::int64_t first = std::stoll(request.matches[1]) * seriesPerTarget;
            std::string page;
            for (std::int64_t i = first; i < first + seriesPerTarget; ++i) {
                const SeriesKey key = keyOf(i);
                page += key.metric + key.labels.toString() + ' ' +
                        std::to_string(valueOf(i, int(m_pages / 100))) + '\n';
            }
            ++m_pages;
            answer.set_content(page, "text/plain");
        });
        m_port = m_server.bind_to_any_port("127.0.0.1");
        m_thread = std::thread([this] { m_server.listen_after_bind(); });
    }
    ~ScrapedSite()
    {
        m_server.stop();
        m_thread.join();
    }
    [[nodiscard]] int port() const { return m_port; }

private:
    httplib::Server m_server;
    std::atomic<std::int64_t> m_pages = 0;
    int m_port = 0;
    std::thread m_thread;
};

QByteArray scrapeConfig(std::int64_t series, int port)
{
    QByteArray config = "global: {scrape_interval: 3s, scrape_timeout: 3s}\nscrape_configs:\n"
                        "- job_name: live\n  honor_labels: true\n  static_configs:\n";
    for (std::int64_t target = 0; target < series / seriesPerTarget; ++target)
        config += "  - {targets: ['127.0.0.1:" + QByteArray::number(port) +
                  "'], labels: {__metrics_path__: '/metrics/" + QByteArray::number(qint64(target)) + "'}}\n";
    return config;
}

// 0 when it is not installed or does not get through.
qint64 prometheusBytes(std::int64_t series)
{
    const QString program = QStandardPaths::findExecutable("prometheus");
    if (program.isEmpty())
        return 0;
    const QTemporaryDir folder;
    const ScrapedSite site;
    QFile config(folder.filePath("prometheus.yml"));
    if (!config.open(QIODevice::WriteOnly))
        return 0;
    config.write(scrapeConfig(series, site.port()));
    config.close();
    BenchServer server(program,
                       {"--storage.tsdb.path=" + folder.filePath("data"),
                        "--web.listen-address=127.0.0.1:%PORT%", "--config.file=" + config.fileName()},
                       "/-/ready");
    if (!server.start())
        return 0;
    QElapsedTimer timer;
    for (timer.start(); timer.elapsed() < 120'000; QThread::msleep(500)) {
        const std::string page = httpRequest(server.address() + "/metrics").body;
        const std::size_t at = page.find("\nprometheus_tsdb_head_samples_appended_total");
        if (at == std::string::npos)
            continue;
        const std::size_t value = page.find(' ', at);
        if (std::strtod(page.c_str() + value, nullptr) >= double(series) * scrapes)
            return residentBytes(server.pid());
    }
    return 0;
}

constexpr double megabyte = 1e6;

} // namespace

Figure memoryFigure(std::int64_t series)
{
    Figure figure{.name = "memory with live series, MB",
                  .size = series,
                  .ours = askChild({"live", QString::number(series)})["memory"].toDouble() / megabyte,
                  .digits = 0};
    if (const auto peer = makeVictoriaMetrics()) {
        feed(*peer, series, scrapes);
        figure.peers.emplace_back(peer->name(), double(peer->memoryBytes()) / megabyte);
    }
    if (const qint64 bytes = prometheusBytes(series))
        figure.peers.emplace_back("Prometheus", double(bytes) / megabyte);
    return figure;
}

std::vector<Figure> matcherFigures(std::int64_t series)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("history.qdh");
    askChild({"fill", QString::number(series), path});
    const QJsonObject ours = askChild({"match", path});
    const auto peer = makeVictoriaMetrics();
    if (peer) {
        feed(*peer, series, 1);
        std::ignore = peer->settle();
    }
    std::vector<Figure> figures;
    const TimeRange range{{BenchSamples::begin - 1'000}, {BenchSamples::begin + 60'000}};
    for (const Matcher& matcher : matchers()) {
        const qint64 expected = ours[QString("found ") + matcher.name].toInteger();
        Figure figure{.name = QStringLiteral("%1 finds %2 series, ms").arg(matcher.name).arg(expected),
                      .size = series,
                      .ours = ours[matcher.name].toDouble()};
        double best = 1e9;
        for (int round = 0; peer && round < matcherRounds; ++round) {
            qsizetype found = 0;
            best = std::min(best, peer->seriesSeconds(matcher.selector, range, found) * 1e3);
            if (found != expected)
                qWarning("%s: %lld series instead of %lld", matcher.selector, qint64(found), expected);
        }
        if (peer)
            figure.peers.emplace_back(peer->name(), best);
        figures.push_back(figure);
    }
    Figure memory{.name = "memory of the process that answers, MB",
                  .size = series,
                  .ours = ours["memory"].toDouble() / megabyte,
                  .digits = 0};
    if (peer)
        memory.peers.emplace_back(peer->name(), double(peer->memoryBytes()) / megabyte);
    figures.push_back(memory);
    return figures;
}

int runSeriesChild(const QStringList& arguments, QTextStream& out)
{
    QJsonObject answer;
    if (arguments.value(0) == "live") {
        answer = live(arguments.value(1).toLongLong());
    } else if (arguments.value(0) == "fill") {
        const auto history = require(History::open(arguments.value(2)));
        writeAll(*history, arguments.value(1).toLongLong(), 1);
    } else {
        answer = match(arguments.value(1));
    }
    out << QJsonDocument(answer).toJson(QJsonDocument::Compact) << Qt::endl;
    return 0;
}

} // namespace qd
