// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/collectiongate.h"

#include "models/history/eventkinds.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStorageInfo>

namespace qd {

namespace {

std::int64_t sizeOf(const WriteBatch& batch)
{
    std::size_t size =
        1 + batch.samples.size() + batch.predictions.size() + batch.labels.size() + batch.events.size();
    for (const SeriesRun& run : batch.runs)
        size += run.samples.size();
    return static_cast<std::int64_t>(size);
}

// What goes away when the disk is put right, and a file that is not there any more.
bool isOfTheDisk(const Error& error)
{
    return error.kind == ErrorKind::Storage || error.kind == ErrorKind::Conflict ||
           error.kind == ErrorKind::NotFound;
}

EventRecord gapEvent(Timestamp at, TimeRange missed, std::int64_t count)
{
    const QJsonObject gap{{"state", "gap"},
                          {"from", static_cast<double>(missed.from.ms)},
                          {"to", static_cast<double>(missed.to.ms)},
                          {"missed", static_cast<double>(count)}};
    const QByteArray detail = QJsonDocument(gap).toJson(QJsonDocument::Compact);
    return {0, at, eventkind::collection, {}, {}, detail.toStdString()};
}

} // namespace

CollectionGate::CollectionGate(History& history, const Clock& clock, QObject* parent)
    : CollectionGate(history, clock, Settings(), parent)
{
}

CollectionGate::CollectionGate(History& history, const Clock& clock, Settings settings, QObject* parent)
    : QObject(parent), m_history(history), m_clock(clock), m_settings(settings), m_retry(this), m_look(this)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &CollectionGate::tryAgain);
    connect(&m_look, &QTimer::timeout, this, &CollectionGate::lookForFile);
}

// A batch with nothing in it costs no write to the disk.
void CollectionGate::lookForFile()
{
    if (m_pause)
        return;
    m_history.write(WriteBatch(), this, [this](const Result<void>& there) {
        if (!there)
            noteFailure(there.error());
    });
}

void CollectionGate::store(WriteBatch batch)
{
    store(std::make_shared<const WriteBatch>(std::move(batch)));
}

void CollectionGate::store(SharedBatch batch)
{
    if (m_pause)
        hold(std::move(batch));
    else
        send(std::move(batch), false);
    if (!m_look.isActive())
        m_look.start(m_settings.looksEvery); // in the thread that it works in
}

void CollectionGate::send(SharedBatch batch, bool isAttempt)
{
    m_history.write(batch, this, [this, batch, isAttempt](const Result<void>& stored) {
        settled(batch, isAttempt, stored);
    });
}

void CollectionGate::settled(const SharedBatch& batch, bool isAttempt, const Result<void>& stored)
{
    const bool mustWait = !stored && isOfTheDisk(stored.error());
    if (mustWait) {
        begin(stored.error());
        if (isAttempt)
            m_held.push_front(batch);
        else
            hold(batch);
    }
    if (!isAttempt)
        return;
    if (mustWait) {
        m_delay = std::min(m_delay * 2, m_settings.slowestRetry);
        m_retry.start(m_delay);
        tell();
    } else {
        resume();
    }
}

void CollectionGate::hold(SharedBatch batch)
{
    const std::int64_t size = sizeOf(*batch);
    if (m_pause->held + size > m_settings.mostHeld) {
        const Timestamp now = m_clock.now();
        m_missedRange = TimeRange{m_missedRange ? m_missedRange->from : now, now};
        m_pause->missed += size;
        return;
    }
    m_pause->held += size;
    m_held.push_back(std::move(batch));
}

void CollectionGate::noteFailure(const Error& error)
{
    if (isOfTheDisk(error))
        begin(error);
}

void CollectionGate::begin(const Error& error)
{
    if (m_pause) {
        m_pause->error = error;
        return;
    }
    m_pause = CollectionPause{error, {}, -1, m_clock.now(), 0, 0};
    m_delay = m_settings.firstRetry;
    m_retry.start(m_delay);
    tell();
}

void CollectionGate::tell()
{
    const QStorageInfo volume(QFileInfo(m_history.path()).absolutePath());
    m_pause->volume = volume.rootPath();
    m_pause->bytesFree = volume.bytesAvailable();
    emit paused(*m_pause);
}

void CollectionGate::close()
{
    m_retry.stop();
    m_look.stop();
    for (const SharedBatch& batch : std::exchange(m_held, {}))
        m_history.write(batch);
}

void CollectionGate::tryAgain()
{
    // With nothing to write an event is as good: it says that the disk took nothing until now.
    if (m_held.empty()) {
        WriteBatch probe;
        probe.events.push_back({0, m_clock.now(), eventkind::collection, {}, {}, R"({"state":"resumed"})"});
        send(std::make_shared<const WriteBatch>(std::move(probe)), true);
        return;
    }
    SharedBatch first = std::move(m_held.front());
    m_held.pop_front();
    send(std::move(first), true);
}

void CollectionGate::resume()
{
    const auto held = std::exchange(m_held, {});
    const std::int64_t missed = m_pause->missed;
    const auto range = std::exchange(m_missedRange, std::nullopt);
    m_pause.reset();
    for (const SharedBatch& batch : held)
        send(batch, false);
    if (range) {
        WriteBatch gap;
        gap.events.push_back(gapEvent(m_clock.now(), *range, missed));
        store(std::move(gap));
    }
    emit resumed();
}

} // namespace qd
