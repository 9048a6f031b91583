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

    /// `GoOn`: with the versions of the last run; `Anew`: with the first ones, and the story comes again.
    enum class Story { GoOn, Anew };

    /// `folder` keeps the fleet's logs and state; `pace` > 1 runs its scenario faster.
    void start(const QString& folder, double pace, Story story = Story::GoOn);
    /// Ends the fleet and begins its story anew in the same folder, without waiting; ready() follows.
    void restart();
    /// Returns the time from the beginning of a story until the worse version is deployed.
    [[nodiscard]] static Duration deploymentAfter(double pace);
    /// Waits for its end, but not long.
    void stop();

signals:
    /// The endpoints that the fleet serves, ready to be watched.
    void ready(const std::vector<qd::Endpoint>& endpoints);
    /// Just after ready().
    void storyBegan(qd::FleetProcess::Story story);
    void failed(const qd::Error& error);

private:
    void takeOutput();

    void launch(Story story);
    void ended(int code);

    QProcess m_process;
    QString m_folder;
    Story m_story = Story::GoOn;
    bool m_restarting = false;
    double m_pace = 1;
    bool m_ready = false;
};

/// Returns the path of the demo fleet that belongs to the console in the folder: beside it where both were
/// built, among the programs that people do not start where they are installed. Empty when there is none.
[[nodiscard]] QString fleetProgram(const QString& consoleFolder);

/// Returns the endpoints of the two model servers and of this machine, from the fleet's ready line.
[[nodiscard]] Result<std::vector<Endpoint>> demoEndpoints(const QByteArray& readyLine, double pace);

} // namespace qd
