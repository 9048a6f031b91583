// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/logfollow.h"

#include <algorithm>

namespace qd {

namespace {

constexpr int restPerReading = 4;

} // namespace

LogFollow::LogFollow(QObject* parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LogFollow::look);
}

LogFollow::~LogFollow() = default;

void LogFollow::start(const QStringList& opened, Timestamp since)
{
    stop();
    m_opened = opened;
    m_since = since;
    m_isFollowing = true;
    look();
}

void LogFollow::stop()
{
    m_timer.stop();
    m_looking.drop();
    m_isFollowing = false;
    m_isBusy = false;
    m_seen = {};
}

void LogFollow::setPaused(bool isPaused)
{
    m_isPaused = isPaused;
    if (!isPaused && m_isFollowing && !m_isBusy && !m_timer.isActive())
        look();
}

void LogFollow::setRest(std::chrono::milliseconds rest)
{
    m_rest = rest;
}

void LogFollow::look()
{
    if (m_isPaused || !m_isFollowing)
        return;
    m_isBusy = true;
    m_looking.run(
        this,
        [opened = m_opened, since = m_since](const CancelToken&) {
            return Result<GrowingLog>(lookAtLog(opened, since));
        },
        [this](const Result<GrowingLog>& log) {
            if (log)
                take(*log);
            else
                take(GrowingLog()); // for lack of memory; it is looked at again after a rest
        },
        Lane::Files);
}

void LogFollow::take(const GrowingLog& log)
{
    const bool isNew = log.state != m_seen.state && !log.paths.isEmpty();
    const bool isOtherAbsent = log.absent != m_seen.absent;
    m_seen = log;
    if (isOtherAbsent)
        emit absentChanged();
    m_isBusy = false;
    if (!isNew) {
        m_timer.start(m_rest);
        return;
    }
    m_isBusy = true;
    m_reading.start();
    emit grown(log.paths);
}

void LogFollow::postpone()
{
    m_seen.state.clear();
    settled();
}

void LogFollow::settled()
{
    if (!m_isFollowing || !m_isBusy)
        return;
    m_isBusy = false;
    m_timer.start(std::max(m_rest, std::chrono::milliseconds(restPerReading * m_reading.elapsed())));
}

} // namespace qd
