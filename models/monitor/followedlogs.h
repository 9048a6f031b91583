// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/history.h"
#include "models/monitor/logwatch.h"
#include "models/serving/endpoint.h"

#include <QObject>

#include <map>
#include <memory>
#include <span>

namespace qd {

/// Knows how far the prediction log of each endpoint is in the history, lets it be followed from there, and
/// stores what that brings. Lives on the monitor's thread.
class FollowedLogs : public QObject
{
    Q_OBJECT

public:
    /// `window`: predictions older than this on arrival are too old for the live values.
    FollowedLogs(History& history, const Clock& clock, Duration window, QObject* parent = nullptr)
        : QObject(parent), m_history(history), m_clock(clock), m_window(window)
    {
    }

    /// Takes the positions that earlier runs have stored.
    void restore(const std::vector<LogPosition>& positions, const std::vector<Endpoint>& endpoints);
    /// Takes positions that are in the history now.
    void committed(std::span<const LogPosition> positions);
    /// Reads on in `log`, which is made at the first call; to end `log` is to stop following. Where an
    /// earlier follower's last batch still decides where to go on, that is awaited.
    void poll(const std::string& endpoint, const std::string& path, std::unique_ptr<LogWatch>& log);

signals:
    /// A batch could not be stored; its lines will be read again.
    void refused(const qd::Error& error);

private:
    [[nodiscard]] std::unique_ptr<LogWatch> begin(const std::string& endpoint, const std::string& path);
    void store(LogWatch* log, const std::string& key, const std::shared_ptr<const WriteBatch>& batch);

    History& m_history;
    const Clock& m_clock;
    const Duration m_window;
    std::map<std::string, LogPosition> m_positions; ///< positions by keptBy(), as the history has them
    std::map<std::string, int> m_writes;            ///< batches by keptBy() on their way to the history
};

} // namespace qd
