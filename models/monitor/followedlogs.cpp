// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/followedlogs.h"

#include <QPointer>

namespace qd {

/// A position that is kept under nothing but a path is of an earlier version, in which the log had one
/// reader: whoever follows it by now goes on from there, and whoever comes later reads all of it.
void FollowedLogs::restore(const std::vector<LogPosition>& positions, const std::vector<Endpoint>& endpoints)
{
    committed(positions);
    for (const Endpoint& endpoint : endpoints) {
        const std::string& log = endpoint.predictionLog;
        const auto earlier = m_positions.find(log);
        if (earlier != m_positions.end())
            m_positions.try_emplace(keptBy(endpoint.id, log), earlier->second);
    }
}

void FollowedLogs::committed(std::span<const LogPosition> positions)
{
    for (const LogPosition& position : positions)
        m_positions[position.path] = position;
}

void FollowedLogs::poll(const std::string& endpoint, const std::string& path, std::unique_ptr<LogWatch>& log)
{
    if (!log && m_writes[keptBy(endpoint, path)] == 0)
        log = begin(endpoint, path);
    if (log)
        log->poll();
}

std::unique_ptr<LogWatch> FollowedLogs::begin(const std::string& endpoint, const std::string& path)
{
    const std::string key = keptBy(endpoint, path);
    LogPosition resumeAt;
    if (const auto known = m_positions.find(key); known != m_positions.end()) {
        resumeAt = known->second;
        resumeAt.path = path;
    }
    auto log = std::make_unique<LogWatch>(endpoint, path, std::move(resumeAt), m_window, m_clock);
    connect(log.get(), &LogWatch::collected, this,
            [this, watch = log.get(), key](const std::shared_ptr<const WriteBatch>& batch) {
                store(watch, key, batch);
            });
    return log;
}

void FollowedLogs::store(LogWatch* log, const std::string& key,
                         const std::shared_ptr<const WriteBatch>& batch)
{
    ++m_writes[key];
    m_history.write(batch, this, [this, key, log = QPointer(log)](const Result<void>& stored) {
        --m_writes[key];
        if (!stored)
            emit refused(stored.error());
        if (log)
            log->settled(stored);
    });
}

} // namespace qd
