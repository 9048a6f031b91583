// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace qd {

/// Turns SIGTERM, SIGHUP and SIGINT into an orderly end: the first asks the program to close, as a click on
/// the window's close button does; when that has not ended it in time, or with the second, the event loop
/// ends anyway, so that everything is still taken apart in its order. A signal that was ignored when the
/// program began (nohup) stays so. One object at a time, on the GUI thread.
class EndSignals : public QObject
{
    Q_OBJECT

public:
    /// `patience`: how long the program may take to close by itself once it was asked.
    EndSignals(std::function<void()> ask, std::chrono::milliseconds patience, QObject* parent = nullptr);
    ~EndSignals() override;

private:
    void take();

    const std::function<void()> m_ask;
    const std::chrono::milliseconds m_patience;
    QTimer m_deadline;
    bool m_wasAsked = false;
};

} // namespace qd
