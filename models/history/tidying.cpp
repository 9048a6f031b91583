// SPDX-License-Identifier: Apache-2.0
#include "models/history/tidying.h"

#include "models/history/databaseerror.h"

#include <QCoreApplication>

namespace qd {

namespace {

constexpr Duration keptWhateverTheSize = std::chrono::hours(24);
constexpr std::int64_t msPerHour = 3'600'000;
// What a round misjudges, because pages are not rows, the next one puts right.
constexpr int mostRounds = 8;

struct Share
{
    double from;
    double to;
};

Result<RetentionLimits> readLimits(const Database& database)
{
    auto query = database.prepare("SELECT body FROM document WHERE kind = ? AND id = ?");
    if (!query)
        return tl::make_unexpected(query.error());
    const auto row = query->bind(retentionKind, retentionId).step();
    if (!row)
        return tl::make_unexpected(row.error());
    if (!*row)
        return RetentionLimits();
    if (const auto limits = retentionFrom(query->text(0)))
        return *limits;
    return fail(ErrorKind::Invalid, databasePath(database.handle()),
                QCoreApplication::translate(
                    "History", "How long data is kept cannot be read, so nothing old was dropped."),
                QCoreApplication::translate("History", "Set it anew in the settings of the history."));
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
    enter(request.settle ? Step::Settle : Step::DropByAge);
}

Result<bool> Tidying::advance(const Database& database, BatchWriter& writer, const Pause& pause)
{
    if (m_cancel.isCancelled())
        return tl::make_unexpected(cancelledError(databasePath(database.handle())));
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
        return orNext(m_settling.advance(writer, pause), Step::DropByAge);
    case Step::DropByAge:
        return orNext(eachKind(database, writer, pause, false), Step::Measure);
    case Step::Measure:
        return measure(database);
    case Step::Count: {
        auto done = orNext(eachKind(database, writer, pause, true), Step::DropBySize);
        if (m_step == Step::DropBySize)
            chooseCutoff();
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

Result<bool> Tidying::eachKind(const Database& database, BatchWriter& writer, const Pause& pause,
                               bool isCounting)
{
    bool isKindDone = false;
    auto slice = writer.transact([&]() -> Result<void> {
        if (m_report.bytesBefore == 0) {
            const auto bytes = bytesInUse(database);
            if (!bytes)
                return tl::make_unexpected(bytes.error());
            m_report.bytesBefore = *bytes;
        }
        const auto limits = readLimits(database);
        if (!limits)
            return tl::make_unexpected(limits.error());
        m_limits = *limits;
        const auto pins = pinnedRanges(database);
        if (!pins)
            return tl::make_unexpected(pins.error());
        if (!m_dropping) {
            auto made = makeDropping(database, dataKinds[m_kind]);
            if (!made)
                return tl::make_unexpected(made.error());
            m_dropping = std::move(*made);
        }
        const Dropping::Pass pass{*pins, pause, writer};
        const auto done = isCounting ? m_dropping->count(pass, m_byHour)
                                     : m_dropping->drop(pass, cutoffOf(dataKinds[m_kind]), m_report);
        isKindDone = done && *done;
        return done.map([](bool) {});
    });
    if (!slice)
        return tl::make_unexpected(slice.error());
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
    const Duration age = kind == DataKind::Samples                              ? m_limits.samples
                         : kind == DataKind::Events || kind == DataKind::Alerts ? m_limits.events
                                                                                : m_limits.predictions;
    return age == RetentionLimits::forEver ? Timestamp{INT64_MIN} : m_request.now - age;
}

Result<bool> Tidying::measure(const Database& database)
{
    const auto bytes = bytesInUse(database);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
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

// The earliest time before which there is as much as must go.
void Tidying::chooseCutoff()
{
    const Timestamp latest = m_request.now - keptWhateverTheSize;
    std::int64_t excess = m_bytes - m_limits.bytes;
    m_sizeCutoff = latest;
    for (const auto& [hour, bytes] : m_byHour) {
        excess -= bytes;
        if (excess <= 0) {
            m_sizeCutoff = std::min(latest, Timestamp{(hour + 1) * msPerHour});
            break;
        }
    }
}

Result<bool> Tidying::shrink(const Database& database, const Pause& pause)
{
    auto done = m_shrinking.advance(database, pause);
    if (!done || !*done)
        return done;
    return checkpoint(database).map([] { return true; });
}

void Tidying::finish(const Result<void>& result)
{
    m_done(result.map([&] { return m_report; }));
}

TidyProgress Tidying::progress() const
{
    const auto ofKinds = [&] {
        return (double(m_kind) + (m_dropping ? m_dropping->fraction() : 0)) / double(dataKinds.size());
    };
    const auto within = [](Share share, double part) { return share.from + (share.to - share.from) * part; };
    switch (m_step) {
    case Step::Settle:
        return {TidyProgress::Stage::Settling, within({0, 0.3}, m_settling.fraction())};
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
