// SPDX-License-Identifier: Apache-2.0
#include "models/history/upkeep/tidying.h"

#include "models/history/auditkinds.h"
#include "models/history/documentkinds.h"
#include "models/history/sqlite/databaseerror.h"
#include "models/history/upkeep/tidyshare.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace qd {

namespace {

constexpr Duration keptWhateverTheSize = std::chrono::hours(24);
// What a round misjudges, because pages are not rows, the next one puts right.
constexpr int mostRounds = 8;
// Of any kind at once, beyond what time has made too old since the last pass.
constexpr double largestShare = 0.1;
// The limits have moved by no more than this: it was time that moved them.
constexpr Duration movedByTime = std::chrono::hours(48);
constexpr const char* schedule = "quarterdeck"; // who acted when nobody did

struct Share
{
    double from;
    double to;
};

// Within TidyTime::dropped: labels go with predictions and alerts with events.
std::size_t limitOf(DataKind kind)
{
    switch (kind) {
    case DataKind::Samples:
        return 0;
    case DataKind::Predictions:
    case DataKind::Labels:
        return 1;
    case DataKind::Events:
    case DataKind::Alerts:
        break;
    }
    return 2;
}

QJsonObject countsOf(const TidyReport& report)
{
    return {{"samples", static_cast<double>(report.samples)},
            {"series", static_cast<double>(report.series)},
            {"predictions", static_cast<double>(report.predictions)},
            {"labels", static_cast<double>(report.labels)},
            {"events", static_cast<double>(report.events)},
            {"alerts", static_cast<double>(report.alerts)},
            {"by_size", report.droppedBySize}};
}

Result<RetentionLimits> readLimits(const Database& database)
{
    auto query = database.prepare("SELECT body FROM document WHERE kind = ? AND id = ?");
    if (!query)
        return Failure(query.error());
    const auto row = query->bind(documentkind::setting, settingid::retention).step();
    if (!row)
        return Failure(row.error());
    if (!*row)
        return RetentionLimits();
    if (const auto limits = retentionFrom(query->text(0)))
        return *limits;
    return fail(ErrorKind::Invalid, databasePath(database.handle()),
                QCoreApplication::translate(
                    "History", "The limits of the history cannot be read, so no old data was deleted."),
                QCoreApplication::translate("History", "Set them again in the history settings."));
}

Result<std::int64_t> bytesInUse(const Database& database)
{
    return database
        .integer("SELECT (SELECT page_count FROM pragma_page_count) - "
                 "(SELECT freelist_count FROM pragma_freelist_count)")
        .and_then([&](std::int64_t pages) {
            return database.integer("PRAGMA page_size").map([&](std::int64_t size) { return pages * size; });
        });
}

} // namespace

Tidying::Tidying(TidyRequest request, CancelToken cancel, Progress progress, Done done)
    : m_request(request),
      m_cancel(std::move(cancel)),
      m_progress(std::move(progress)),
      m_done(std::move(done))
{
    enter(request.settle ? Step::Settle : Step::Weigh);
    m_report.now = request.now;
    m_report.countedFrom = request.now;
    m_report.wasAgreed = request.isAgreed;
}

Result<bool> Tidying::advance(const Database& database, BatchWriter& writer, const Pause& pause)
{
    if (m_cancel.isCancelled())
        return Failure(cancelledError(databasePath(database.handle())));
    auto done = doStep(database, writer, pause);
    if (done)
        m_progress(progress());
    return done;
}

Result<bool> Tidying::doStep(const Database& database, BatchWriter& writer, const Pause& pause)
{
    const auto orNext = [&](Result<bool> done, Step next) {
        if (done && *done)
            enter(next);
        return done.map([](bool) { return false; });
    };
    switch (m_step) {
    case Step::Settle:
        return orNext(m_settling.advance(writer, pause), Step::Weigh);
    case Step::Weigh:
        return orNext(weigh(database, writer), Step::DropByAge);
    case Step::DropByAge:
        return orNext(eachKind(database, writer, pause, false), Step::Measure);
    case Step::Measure:
        return measure(database);
    case Step::Count: {
        auto done = orNext(eachKind(database, writer, pause, true), Step::DropBySize);
        if (m_step == Step::DropBySize && !chooseCutoff())
            enter(Step::Shrink);
        return done;
    }
    case Step::DropBySize:
        return orNext(eachKind(database, writer, pause, false), Step::Measure);
    case Step::Shrink:
        break;
    }
    return shrink(database, pause);
}

void Tidying::enter(Step step)
{
    m_step = step;
    m_kind = 0;
    m_dropping.reset();
}

Result<bool> Tidying::weigh(const Database& database, BatchWriter& writer)
{
    const auto last = readTidyTime(database);
    if (!last)
        return Failure(last.error());
    m_last = last->value_or(firstTidyTime(writer.newestBefore(), m_request.now));
    m_time = trustedTime(m_last, m_request);
    m_report.countedFrom = m_time.now;
    const auto limits = readLimits(database);
    if (!limits)
        return Failure(limits.error());
    m_limits = *limits;
    m_isHeldBack = {};
    m_report.heldBack = 0;
    const auto pins = pinnedRanges(database);
    if (!pins)
        return Failure(pins.error());
    for (const DataKind kind : dataKinds) {
        if (auto weighed = weighKind(database, kind, *pins); !weighed)
            return Failure(weighed.error());
    }
    return writer.transact([&] { return writer.records().write(toDocument(m_time.next)); }).map([] {
        return true;
    });
}

// Where time has moved the limit, only what was too old for the last pass already has come in another way.
Result<void> Tidying::weighKind(const Database& database, DataKind kind, const PinnedRanges& pins)
{
    const Timestamp cutoff = wantedCutoffOf(kind);
    if (m_request.isAgreed || cutoff == TidyTime::never)
        return {};
    const std::size_t limit = limitOf(kind);
    const Timestamp before = m_last.dropped[limit];
    const bool isMovedByTime = before != TidyTime::never && cutoff <= before + movedByTime + m_time.passed;
    return shareBefore(database, kind, pins, isMovedByTime ? std::min(before, cutoff) : cutoff,
                       !isMovedByTime)
        .map([&](double share) {
            if (share <= largestShare)
                return;
            m_isHeldBack[limit] = true;
            m_report.heldBack = std::max(m_report.heldBack, share);
        });
}

// Once it is done: what a pass that was broken off has left is no other data than it was.
Result<void> Tidying::rememberDropped(BatchWriter& writer)
{
    for (const DataKind kind : {DataKind::Samples, DataKind::Predictions, DataKind::Events}) {
        const std::size_t limit = limitOf(kind);
        if (!m_isHeldBack[limit])
            m_time.next.dropped[limit] = wantedCutoffOf(kind);
    }
    return writer.records().write(toDocument(m_time.next));
}

AuditRecord Tidying::auditLine(const char* phase, const Result<void>& result) const
{
    AuditRecord line;
    line.at = m_request.now;
    line.actor = m_request.actor.empty() ? schedule : m_request.actor;
    line.action = auditaction::tidy;
    line.phase = phase;
    line.actionId = m_actionId;
    line.target = "history";
    QJsonObject body;
    if (line.phase == auditphase::intended) {
        body = {{"age_counted_from", toIso(m_time.now)},
                {"keep_samples_ms", static_cast<double>(m_limits.samples.count())},
                {"keep_predictions_ms", static_cast<double>(m_limits.predictions.count())},
                {"keep_events_ms", static_cast<double>(m_limits.events.count())},
                {"most_bytes", static_cast<double>(m_limits.bytes)},
                {"by_size", m_step == Step::DropBySize},
                {"agreed", m_request.isAgreed}};
    } else {
        body = countsOf(m_report);
        if (!result)
            body.insert("error", result.error().text());
    }
    line.body = QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
    return line;
}

Result<void> Tidying::recordIntention(BatchWriter& writer)
{
    m_actionId = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    return writer.records().write(auditLine(auditphase::intended, {}));
}

Result<bool> Tidying::eachKind(const Database& database, BatchWriter& writer, const Pause& pause,
                               bool isCounting)
{
    bool isKindDone = false;
    bool hasNewLimits = false;
    auto slice = writer.transact([&]() -> Result<void> {
        if (m_report.bytesBefore == 0) {
            const auto bytes = bytesInUse(database);
            if (!bytes)
                return Failure(bytes.error());
            m_report.bytesBefore = *bytes;
        }
        const auto limits = readLimits(database);
        if (!limits)
            return Failure(limits.error());
        hasNewLimits = *limits != m_limits;
        if (hasNewLimits)
            return {};
        const auto pins = pinnedRanges(database);
        if (!pins)
            return Failure(pins.error());
        if (!m_dropping) {
            auto made = makeDropping(database, dataKinds[m_kind]);
            if (!made)
                return Failure(made.error());
            m_dropping = std::move(*made);
        }
        const Dropping::Pass pass{*pins, pause, writer};
        const auto done = isCounting ? m_dropping->count(pass, m_byHour)
                                     : m_dropping->drop(pass, cutoffOf(dataKinds[m_kind]), m_report);
        isKindDone = done && *done;
        if (!done)
            return Failure(done.error());
        if (m_actionId.empty() && m_report.droppedAnything()) {
            if (auto recorded = recordIntention(writer); !recorded)
                return recorded;
        }
        const bool isLast = isKindDone && m_kind + 1 == dataKinds.size();
        return isLast && m_step == Step::DropByAge ? rememberDropped(writer) : Result<void>();
    });
    if (!slice)
        return Failure(slice.error());
    if (hasNewLimits) {
        enter(Step::Weigh);
        return false;
    }
    m_report.droppedBySize = m_report.droppedBySize || (m_step == Step::DropBySize && !m_actionId.empty());
    if (isKindDone) {
        ++m_kind;
        m_dropping.reset();
    }
    return m_kind == dataKinds.size();
}

Timestamp Tidying::cutoffOf(DataKind kind) const
{
    if (m_step == Step::DropBySize)
        return m_sizeCutoff;
    return m_isHeldBack[limitOf(kind)] ? TidyTime::never : wantedCutoffOf(kind);
}

Timestamp Tidying::wantedCutoffOf(DataKind kind) const
{
    const Duration age = std::array{m_limits.samples, m_limits.predictions, m_limits.events}[limitOf(kind)];
    return age == RetentionLimits::forEver ? TidyTime::never : m_time.now - age;
}

Result<bool> Tidying::measure(const Database& database)
{
    const auto bytes = bytesInUse(database);
    if (!bytes)
        return Failure(bytes.error());
    const bool isTooLarge = m_limits.bytes != RetentionLimits::anySize && *bytes > m_limits.bytes;
    const bool hasHelped = m_rounds == 0 || *bytes < m_bytes;
    m_bytes = *bytes;
    m_report.bytesAfter = *bytes;
    m_report.isStillTooLarge = isTooLarge;
    if (isTooLarge && hasHelped && m_rounds < mostRounds) {
        ++m_rounds;
        m_byHour.clear();
        enter(Step::Count);
    } else {
        enter(Step::Shrink);
    }
    return false;
}

// The earliest time before which there is as much as must go. False when that is more than may go unasked;
// what the first round has misjudged the others may put right.
bool Tidying::chooseCutoff()
{
    const Timestamp latest = m_time.now - keptWhateverTheSize;
    std::int64_t excess = m_bytes - m_limits.bytes;
    std::int64_t goes = 0;
    m_sizeCutoff = latest;
    for (const auto& [hour, bytes] : m_byHour) {
        const Timestamp end{(hour + 1) * msPerHour};
        if (latest < end)
            break;
        goes += bytes;
        if (goes >= excess) {
            m_sizeCutoff = end;
            break;
        }
    }
    const double share =
        m_bytes > 0 ? static_cast<double>(std::min(goes, excess)) / static_cast<double>(m_bytes) : 0;
    if (m_rounds > 1 || share <= largestShare || m_request.isAgreed)
        return true;
    m_report.heldBack = std::max(m_report.heldBack, share);
    return false;
}

Result<bool> Tidying::shrink(const Database& database, const Pause& pause)
{
    auto done = m_shrinking.advance(database, pause);
    if (!done || !*done)
        return done;
    return checkpoint(database).map([] { return true; });
}

void Tidying::finish(const Result<void>& result, BatchWriter& writer)
{
    if (!m_actionId.empty()) {
        const auto outcome = std::make_shared<const WriteBatch>(
            WriteBatch{.audit = {auditLine(result ? auditphase::succeeded : auditphase::failed, result)}});
        std::ignore = writer.commit({&outcome, 1}); // what cannot be written now stands there as intended
    }
    m_done(result.map([&] { return m_report; }));
}

TidyProgress Tidying::progress() const
{
    const auto ofKinds = [&] {
        return (static_cast<double>(m_kind) + (m_dropping ? m_dropping->fraction() : 0)) /
               static_cast<double>(dataKinds.size());
    };
    const auto within = [](Share share, double part) { return share.from + (share.to - share.from) * part; };
    switch (m_step) {
    case Step::Settle:
        return {TidyProgress::Stage::Settling, within({0, 0.3}, m_settling.fraction())};
    case Step::Weigh:
    case Step::DropByAge:
        return {TidyProgress::Stage::Dropping, within({0.3, 0.6}, ofKinds())};
    case Step::Measure:
    case Step::Count:
        return {TidyProgress::Stage::Measuring, within({0.6, 0.7}, ofKinds())};
    case Step::DropBySize:
        return {TidyProgress::Stage::Dropping, within({0.7, 0.85}, ofKinds())};
    case Step::Shrink:
        break;
    }
    return {TidyProgress::Stage::Shrinking, within({0.85, 1}, m_shrinking.fraction())};
}

Result<bool> SettlingChore::advance(const Database& database, BatchWriter& writer, const Pause& pause)
{
    if (!m_isSettled) {
        const auto done = m_settling.advance(writer, pause);
        if (done)
            m_isSettled = *done;
        return done.map([](bool) { return false; });
    }
    const auto done = m_shrinking.advance(database, pause);
    if (!done || !*done)
        return done;
    return checkpoint(database).map([] { return true; });
}

} // namespace qd
