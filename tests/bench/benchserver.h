// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>
#include <string>

namespace qd {

struct Answer
{
    long status = 0; ///< 0: nobody answered
    std::string body;
};

/// GET, or POST of `post`, over a connection that each thread keeps open, as a browser or Grafana would.
[[nodiscard]] Answer httpRequest(const QString& url, const std::string* post = nullptr);

/// Memory of the process that is in RAM; 0 when there is none.
[[nodiscard]] qint64 residentBytes(qint64 pid);

/// A program that is asked over HTTP, on a port of its own. Ends with the object.
class BenchServer
{
public:
    /// "%PORT%" in the arguments becomes the port; the health path answers 200 when it is ready.
    BenchServer(QString program, QStringList arguments, QString healthPath);
    ~BenchServer() { stop(); }
    BenchServer(const BenchServer&) = delete;
    BenchServer& operator=(const BenchServer&) = delete;

    bool start();
    void stop();
    [[nodiscard]] QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] qint64 pid() const { return m_process ? m_process->processId() : 0; }
    [[nodiscard]] double cpuSeconds() const;
    /// Waits until it has had nothing to do for two seconds.
    void waitUntilIdle() const;

private:
    QString m_program;
    QStringList m_arguments;
    QString m_healthPath;
    int m_port = 0;
    std::unique_ptr<QProcess> m_process;
};

} // namespace qd
