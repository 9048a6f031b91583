// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/benchpeers.h"

#include "tests/bench/benchmark.h"
#include "tests/bench/benchserver.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUrl>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qd {

namespace {

double childrensCpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval& time) {
        return double(time.tv_sec) + double(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::string number(double value)
{
    char text[32];
    const int length = std::snprintf(text, sizeof text, "%.17g", value);
    return {text, static_cast<std::size_t>(length)};
}

std::string jsonText(std::string_view plain)
{
    std::string text = "\"";
    for (const char c : plain) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + '"';
}

// One JSON line per series, the densest form that VictoriaMetrics imports.
std::string jsonLines(const std::vector<SeriesRun>& runs)
{
    std::string lines;
    for (const SeriesRun& run : runs) {
        lines += "{\"metric\":{\"__name__\":" + jsonText(run.key.metric);
        for (const auto& [name, value] : run.key.labels)
            lines += ',' + jsonText(name) + ':' + jsonText(value);
        lines += "},\"values\":[";
        for (const Sample& sample : run.samples)
            lines += number(sample.value) + ',';
        lines.back() = ']';
        lines += ",\"timestamps\":[";
        for (const Sample& sample : run.samples)
            lines += std::to_string(sample.at.ms) + ',';
        lines.back() = ']';
        lines += "}\n";
    }
    return lines;
}

class VictoriaMetrics : public BenchPeer
{
public:
    explicit VictoriaMetrics(const QString& program)
        : m_server(program,
                   {"-storageDataPath=" + m_folder.path(), "-httpListenAddr=127.0.0.1:%PORT%",
                    "-retentionPeriod=100y", "-search.maxPointsPerTimeseries=1000000",
                    "-search.latencyOffset=0s", "-search.maxSeries=2000000", "-selfScrapeInterval=0s",
                    "-import.maxLineLen=1000000000"},
                   "/health")
    {
    }
    bool start() { return m_server.start(); }

    [[nodiscard]] QString name() const override { return "VictoriaMetrics"; }
    void add(const std::vector<SeriesRun>& runs) override
    {
        const std::string lines = jsonLines(runs);
        const double before = m_server.cpuSeconds();
        if (const Answer answer = httpRequest(m_server.address() + "/api/v1/import", &lines);
            answer.status != 204)
            qWarning("VictoriaMetrics refused samples: %ld %s", answer.status, answer.body.c_str());
        m_seconds += m_server.cpuSeconds() - before;
    }
    [[nodiscard]] double settle() override
    {
        const double before = m_server.cpuSeconds();
        std::ignore = httpRequest(m_server.address() + "/internal/force_flush");
        std::ignore = httpRequest(m_server.address() + "/internal/force_merge");
        m_server.waitUntilIdle();
        return m_seconds + m_server.cpuSeconds() - before;
    }
    [[nodiscard]] qint64 bytesOnDisk() const override
    {
        return folderBytes(m_folder.filePath("data")) + folderBytes(m_folder.filePath("indexdb"));
    }
    void makeCold() override
    {
        m_server.stop();
        dropFromPageCache(m_folder.path());
        m_server.start();
    }

protected:
    [[nodiscard]] const BenchServer& server() const override { return m_server; }

private:
    QTemporaryDir m_folder;
    BenchServer m_server;
    double m_seconds = 0;
};

class Prometheus : public BenchPeer
{
public:
    explicit Prometheus(const QString& program)
        : m_server(
              program,
              {"--storage.tsdb.path=" + m_folder.filePath("data"), "--web.listen-address=127.0.0.1:%PORT%",
               "--config.file=" + m_folder.filePath("prometheus.yml"), "--storage.tsdb.retention.time=100y"},
              "/-/ready")
    {
        QFile config(m_folder.filePath("prometheus.yml"));
        if (config.open(QIODevice::WriteOnly))
            config.write("global: {}\n");
        m_text.setFileName(m_folder.filePath("samples.txt"));
        if (m_text.open(QIODevice::WriteOnly))
            m_text.write("# TYPE bench unknown\n");
    }

    [[nodiscard]] QString name() const override { return "Prometheus"; }
    void add(const std::vector<SeriesRun>& runs) override
    {
        std::string text;
        for (const SeriesRun& run : runs) {
            const std::string key = run.key.metric + run.key.labels.toString() + ' ';
            for (const Sample& sample : run.samples) {
                const std::string fraction = std::to_string(1'000 + sample.at.ms % 1'000).substr(1);
                text += key + number(sample.value) + ' ' + std::to_string(sample.at.ms / 1'000) + '.' +
                        fraction + '\n';
            }
        }
        m_text.write(text.data(), static_cast<qint64>(text.size()));
    }
    [[nodiscard]] double settle() override
    {
        m_text.write("# EOF\n");
        m_text.close();
        const double before = childrensCpuSeconds();
        QProcess import;
        import.setStandardOutputFile(QProcess::nullDevice());
        import.start("promtool", {"tsdb", "create-blocks-from", "openmetrics", m_text.fileName(),
                                  m_folder.filePath("data")});
        import.waitForFinished(-1);
        if (import.exitCode() != 0)
            qWarning("promtool: %s", import.readAllStandardError().constData());
        const double seconds = childrensCpuSeconds() - before;
        m_text.remove();
        m_bytes = folderBytes(m_folder.filePath("data"));
        m_server.start();
        m_server.waitUntilIdle();
        return seconds;
    }
    [[nodiscard]] qint64 bytesOnDisk() const override { return m_bytes; }
    void makeCold() override
    {
        m_server.stop();
        dropFromPageCache(m_folder.path());
        m_server.start();
    }

protected:
    [[nodiscard]] const BenchServer& server() const override { return m_server; }

private:
    QTemporaryDir m_folder;
    BenchServer m_server;
    QFile m_text;
    qint64 m_bytes = 0;
};

template <typename Visit>
void forEachFile(const QString& path, Visit visit)
{
    if (QFileInfo(path).isFile()) {
        visit(path);
        return;
    }
    for (QDirIterator files(path, QDir::Files, QDirIterator::Subdirectories); files.hasNext();)
        visit(files.next());
}

} // namespace

double BenchPeer::querySeconds(const QStringList& selectors, TimeRange range, int points,
                               Answers answers) const
{
    const double from = double(range.from.ms) / 1e3;
    const double to = double(range.to.ms) / 1e3;
    QElapsedTimer timer;
    timer.start();
    inParallel(static_cast<int>(selectors.size()), [&](int i) {
        const QString& selector = selectors[i];
        const QString url =
            server().address() +
            "/api/v1/query_range?query=" + QString::fromLatin1(QUrl::toPercentEncoding(selector)) +
            "&start=" + QString::number(from, 'f', 3) + "&end=" + QString::number(to, 'f', 3) +
            "&step=" + QString::number((to - from) / points, 'f', 3) +
            (answers == Answers::Fresh ? "&nocache=1" : "");
        const Answer answer = httpRequest(url);
        if (answer.status != 200 || answer.body.find("\"values\"") == std::string::npos)
            qWarning("%s: %ld %.300s", qPrintable(url), answer.status, answer.body.c_str());
    });
    return double(timer.nsecsElapsed()) * 1e-9;
}

double BenchPeer::seriesSeconds(const QString& selector, TimeRange range, qsizetype& found) const
{
    const QString url = server().address() +
                        "/api/v1/series?match[]=" + QString::fromLatin1(QUrl::toPercentEncoding(selector)) +
                        "&start=" + QString::number(double(range.from.ms) / 1e3, 'f', 3) +
                        "&end=" + QString::number(double(range.to.ms) / 1e3, 'f', 3);
    QElapsedTimer timer;
    timer.start();
    const Answer answer = httpRequest(url);
    const double seconds = double(timer.nsecsElapsed()) * 1e-9;
    found = QByteArray::fromRawData(answer.body.data(), static_cast<qsizetype>(answer.body.size()))
                .count("__name__");
    return seconds;
}

qint64 BenchPeer::memoryBytes() const
{
    return residentBytes(server().pid());
}

std::unique_ptr<BenchPeer> makeVictoriaMetrics()
{
    const QString program = QStandardPaths::findExecutable("victoria-metrics");
    auto peer = program.isEmpty() ? nullptr : std::make_unique<VictoriaMetrics>(program);
    return peer && peer->start() ? std::move(peer) : nullptr;
}

std::unique_ptr<BenchPeer> makePrometheus()
{
    const QString program = QStandardPaths::findExecutable("prometheus");
    return program.isEmpty() ? nullptr : std::make_unique<Prometheus>(program);
}

qint64 folderBytes(const QString& folder)
{
    qint64 bytes = 0;
    forEachFile(folder, [&](const QString& path) {
        struct stat info
        {
        };
        if (::stat(QFile::encodeName(path).constData(), &info) == 0)
            bytes += info.st_blocks * 512;
    });
    return bytes;
}

void dropFromPageCache(const QString& path)
{
    ::sync();
    forEachFile(path, [](const QString& file) {
        const int fd = ::open(QFile::encodeName(file).constData(), O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            return;
        ::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
        ::close(fd);
    });
}

} // namespace qd
