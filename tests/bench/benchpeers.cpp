// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/benchpeers.h"

#include "tests/bench/benchmark.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QThread>
#include <QUrl>

#include <curl/curl.h>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qd {

namespace {

constexpr int startSeconds = 60;

std::size_t keep(char* bytes, std::size_t size, std::size_t count, void* body)
{
    static_cast<std::string*>(body)->append(bytes, size * count);
    return size * count;
}

struct Answer
{
    long status = 0;
    std::string body;
};

// One connection for each thread, kept open, as a browser or Grafana would.
Answer request(const QString& url, const std::string* post = nullptr)
{
    thread_local const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(),
                                                                                  &curl_easy_cleanup);
    CURL* const curl = handle.get();
    Answer answer;
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, url.toUtf8().constData());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
    if (post) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(post->size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, post->data());
    }
    if (curl_easy_perform(curl) == CURLE_OK)
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
    return answer;
}

int freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QByteArray procFile(qint64 pid, const char* name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

double cpuSecondsOf(qint64 pid)
{
    const QByteArray stat = procFile(pid, "stat");
    const auto fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 13)
        return 0;
    return double(fields[11].toLongLong() + fields[12].toLongLong()) / double(sysconf(_SC_CLK_TCK));
}

double childrensCpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval& time) {
        return double(time.tv_sec) + double(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// A server that is asked over HTTP.
class Server
{
public:
    Server(QString program, QStringList arguments, QString healthPath)
        : m_program(std::move(program)),
          m_arguments(std::move(arguments)),
          m_healthPath(std::move(healthPath))
    {
    }
    ~Server() { stop(); }

    bool start()
    {
        m_port = freePort();
        QStringList arguments = m_arguments;
        arguments.replaceInStrings("%PORT%", QString::number(m_port));
        m_process = std::make_unique<QProcess>();
        m_process->setStandardOutputFile(QProcess::nullDevice());
        m_process->setStandardErrorFile(QProcess::nullDevice());
        m_process->start(m_program, arguments);
        QElapsedTimer timer;
        for (timer.start(); timer.elapsed() < startSeconds * 1'000; QThread::msleep(20)) {
            if (request(address() + m_healthPath).status == 200)
                return true;
            if (m_process->state() == QProcess::NotRunning)
                return false;
        }
        return false;
    }
    void stop()
    {
        if (!m_process)
            return;
        m_process->terminate();
        if (!m_process->waitForFinished(startSeconds * 1'000)) {
            m_process->kill();
            m_process->waitForFinished();
        }
        m_process.reset();
    }
    [[nodiscard]] QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] qint64 pid() const { return m_process ? m_process->processId() : 0; }
    // Waits until it has had nothing to do for two seconds.
    void waitUntilIdle() const
    {
        double before = cpuSecondsOf(pid());
        for (int quiet = 0; quiet < 4;) {
            QThread::msleep(500);
            const double now = cpuSecondsOf(pid());
            quiet = now - before < 0.03 ? quiet + 1 : 0;
            before = now;
        }
    }

private:
    QString m_program;
    QStringList m_arguments;
    QString m_healthPath;
    int m_port = 0;
    std::unique_ptr<QProcess> m_process;
};

std::string number(double value)
{
    char text[32];
    const int length = std::snprintf(text, sizeof text, "%.17g", value);
    return {text, static_cast<std::size_t>(length)};
}

// One JSON line per series, the densest form that VictoriaMetrics imports.
std::string jsonLines(const std::vector<SeriesRun>& runs)
{
    std::string lines;
    for (const SeriesRun& run : runs) {
        lines += "{\"metric\":{\"__name__\":\"" + run.key.metric + '"';
        for (const auto& [name, value] : run.key.labels)
            lines += ",\"" + name + "\":\"" + value + '"';
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
                    "-retentionPeriod=100y", "-search.disableCache", "-search.maxPointsPerTimeseries=1000000",
                    "-search.latencyOffset=0s", "-selfScrapeInterval=0s", "-import.maxLineLen=1000000000"},
                   "/health")
    {
    }
    bool start() { return m_server.start(); }

    [[nodiscard]] QString name() const override { return "VictoriaMetrics"; }
    void add(const std::vector<SeriesRun>& runs) override
    {
        const std::string lines = jsonLines(runs);
        const double before = cpuSecondsOf(m_server.pid());
        if (const Answer answer = request(m_server.address() + "/api/v1/import", &lines);
            answer.status != 204)
            qWarning("VictoriaMetrics refused samples: %ld %s", answer.status, answer.body.c_str());
        m_seconds += cpuSecondsOf(m_server.pid()) - before;
    }
    [[nodiscard]] double settle() override
    {
        const double before = cpuSecondsOf(m_server.pid());
        request(m_server.address() + "/internal/force_flush");
        request(m_server.address() + "/internal/force_merge");
        m_server.waitUntilIdle();
        return m_seconds + cpuSecondsOf(m_server.pid()) - before;
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
    [[nodiscard]] QString address() const override { return m_server.address(); }

private:
    QTemporaryDir m_folder;
    Server m_server;
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
                std::string seconds = std::to_string(sample.at.ms / 1'000);
                text += key + number(sample.value) + ' ' + seconds + '\n';
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
    [[nodiscard]] QString address() const override { return m_server.address(); }

private:
    QTemporaryDir m_folder;
    Server m_server;
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

double BenchPeer::querySeconds(const QStringList& selectors, TimeRange range, int points) const
{
    const double from = double(range.from.ms) / 1e3;
    const double to = double(range.to.ms) / 1e3;
    QElapsedTimer timer;
    timer.start();
    inParallel(static_cast<int>(selectors.size()), [&](int i) {
        const QString& selector = selectors[i];
        const QString url =
            address() +
            "/api/v1/query_range?query=" + QString::fromLatin1(QUrl::toPercentEncoding(selector)) +
            "&start=" + QString::number(from, 'f', 3) + "&end=" + QString::number(to, 'f', 3) +
            "&step=" + QString::number((to - from) / points, 'f', 3);
        const Answer answer = request(url);
        if (answer.status != 200 || answer.body.find("\"values\"") == std::string::npos)
            qWarning("%s: %ld %.300s", qPrintable(url), answer.status, answer.body.c_str());
    });
    return double(timer.nsecsElapsed()) * 1e-9;
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
