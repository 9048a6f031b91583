// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/serving/endpoint.h"

#include <QObject>
#include <QProcess>

#include <vector>

namespace qd {

/// The demo fleet as a child process: started here, told to end by the closing of its standard input.
class FleetProcess : public QObject
{
    Q_OBJECT

public:
    explicit FleetProcess(QObject* parent = nullptr);
    ~FleetProcess() override;

    /// `folder` keeps the fleet's logs and state; `pace` > 1 runs its scenario faster.
    void start(const QString& folder, double pace);
    void stop();

signals:
    /// The endpoints that the fleet serves, ready to be watched.
    void ready(const std::vector<qd::Endpoint>& endpoints);
    void failed(const qd::Error& error);

private:
    void takeOutput();

    QProcess m_process;
    double m_pace = 1;
    bool m_ready = false;
};

/// The two model servers and this machine, from the fleet's ready line.
[[nodiscard]] Result<std::vector<Endpoint>> demoEndpoints(const QByteArray& readyLine, double pace);

} // namespace qd
