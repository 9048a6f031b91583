// SPDX-License-Identifier: Apache-2.0
#include "app/fleetprocess.h"

#include "app/pace.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTimer>

#include <cmath>
#include <utility>

namespace qd {

namespace {

constexpr int patience = 3'000;      ///< ms, for a fleet that has been told to end
constexpr int patienceAtEnd = 1'000; ///< the patience in ms while the console ends

std::string text(const QJsonObject& object, const char* key)
{
    return object[QLatin1String(key)].toString().toStdString();
}

} // namespace

FleetProcess::FleetProcess(QObject* parent) : QObject(parent)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &FleetProcess::takeOutput);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            emit failed({ErrorKind::NotFound, m_process.program(), tr("The demo fleet could not be started."),
                         tr("Build the target quarterdeck-fleet, or install the whole package.")});
    });
    connect(&m_process, &QProcess::finished, this, &FleetProcess::ended);
}

void FleetProcess::ended(int code)
{
    if (std::exchange(m_restarting, false)) {
        launch(Story::Anew);
        return;
    }
    emit failed({ErrorKind::Unreachable, QStringLiteral("quarterdeck-fleet"),
                 tr("The demo fleet has ended with code %1.").arg(code),
                 tr("Its messages are on standard error.")});
}

FleetProcess::~FleetProcess()
{
    stop();
}

void FleetProcess::start(const QString& folder, double pace, Story story)
{
    m_pace = pace;
    m_folder = folder;
    QDir().mkpath(folder);
    launch(story);
}

void FleetProcess::launch(Story story)
{
    m_ready = false;
    m_story = story;
    QStringList arguments{"--dir", m_folder, "--pace", QString::number(m_pace)};
    if (story == Story::Anew)
        arguments << "--fresh";
    m_process.start(fleetProgram(QCoreApplication::applicationDirPath()), arguments);
}

Duration FleetProcess::deploymentAfter(double pace)
{
    return Duration{std::llround(60'000.0 / pace)}; // what quarterdeck-fleet does unless it is told otherwise
}

void FleetProcess::restart()
{
    if (m_process.state() == QProcess::NotRunning) {
        launch(Story::Anew);
        return;
    }
    m_restarting = true;
    m_process.closeWriteChannel(); // which tells it to end
    QTimer::singleShot(patience, &m_process, [this] {
        if (m_restarting)
            m_process.kill();
    });
}

void FleetProcess::stop()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patienceAtEnd)) {
        m_process.kill();
        m_process.waitForFinished(500);
    }
}

void FleetProcess::takeOutput()
{
    while (m_process.canReadLine()) {
        const QByteArray line = m_process.readLine();
        if (m_ready)
            continue;
        m_ready = true;
        if (const auto endpoints = demoEndpoints(line, m_pace)) {
            emit ready(*endpoints);
            emit storyBegan(m_story);
        } else {
            emit failed(endpoints.error());
        }
    }
}

QString fleetProgram(const QString& consoleFolder)
{
    const QString name = QStringLiteral("quarterdeck-fleet");
    return QStandardPaths::findExecutable(
        name, {consoleFolder, QDir(consoleFolder).absoluteFilePath(QStringLiteral(QD_LIBEXEC))});
}

Result<std::vector<Endpoint>> demoEndpoints(const QByteArray& readyLine, double pace)
{
    const QJsonObject root = QJsonDocument::fromJson(readyLine).object();
    const QJsonObject fraud = root["fraud"].toObject();
    const QJsonObject sentiment = root["sentiment"].toObject();
    if (fraud.isEmpty() || sentiment.isEmpty())
        return fail(
            ErrorKind::Invalid, QStringLiteral("quarterdeck-fleet"),
            QCoreApplication::translate("FleetProcess", "The demo fleet said something unexpected: %1")
                .arg(QString::fromUtf8(readyLine.left(200)).trimmed()));

    Endpoint triton;
    triton.id = "demo-fraud";
    triton.name = QStringLiteral("Payments (Triton)");
    triton.platform = Platform::Triton;
    triton.apiUrl = text(fraud, "api");
    triton.metricsUrl = text(fraud, "metrics");
    triton.predictionLog = text(fraud, "log");
    triton.positiveClass = "fraud";

    Endpoint torchServe;
    torchServe.id = "demo-sentiment";
    torchServe.name = QStringLiteral("Reviews (TorchServe)");
    torchServe.platform = Platform::TorchServe;
    torchServe.apiUrl = text(sentiment, "inference");
    torchServe.managementUrl = text(sentiment, "management");
    torchServe.metricsUrl = text(sentiment, "metrics");
    torchServe.predictionLog = text(sentiment, "log");

    Endpoint machine;
    machine.id = "this-machine";
    machine.name = QCoreApplication::translate("FleetProcess", "This machine");
    machine.platform = Platform::LocalMachine;

    std::vector<Endpoint> endpoints{triton, torchServe, machine};
    for (Endpoint& endpoint : endpoints) {
        endpoint.interval = paced(Duration(2'000), pace, Duration(250));
        endpoint.timeout = std::min(Duration(1'500), endpoint.interval);
        if (endpoint.platform != Platform::LocalMachine)
            endpoint.hostEndpoint = machine.id;
    }
    return endpoints;
}

} // namespace qd
