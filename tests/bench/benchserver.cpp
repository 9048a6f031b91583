// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/benchserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QThread>

#include <curl/curl.h>

#include <unistd.h>

namespace qd {

namespace {

constexpr int startSeconds = 60;

std::size_t keep(char* bytes, std::size_t size, std::size_t count, void* body)
{
    static_cast<std::string*>(body)->append(bytes, size * count);
    return size * count;
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

} // namespace

Answer httpRequest(const QString& url, const std::string* post)
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

qint64 residentBytes(qint64 pid)
{
    const auto fields = procFile(pid, "statm").split(' ');
    return fields.size() < 2 ? 0 : fields[1].toLongLong() * sysconf(_SC_PAGESIZE);
}

BenchServer::BenchServer(QString program, QStringList arguments, QString healthPath)
    : m_program(std::move(program)), m_arguments(std::move(arguments)), m_healthPath(std::move(healthPath))
{
}

bool BenchServer::start()
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
        if (httpRequest(address() + m_healthPath).status == 200)
            return true;
        if (m_process->state() == QProcess::NotRunning)
            return false;
    }
    return false;
}

void BenchServer::stop()
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

double BenchServer::cpuSeconds() const
{
    return cpuSecondsOf(pid());
}

void BenchServer::waitUntilIdle() const
{
    double before = cpuSeconds();
    for (int quiet = 0; quiet < 4;) {
        QThread::msleep(500);
        const double now = cpuSeconds();
        quiet = now - before < 0.03 ? quiet + 1 : 0;
        before = now;
    }
}

} // namespace qd
