// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/history/retention.h"
#include "models/history/tidy.h"
#include "models/history/upkeep/dropping.h"
#include "models/history/upkeep/settling.h"
#include "models/history/upkeep/tidytime.h"

namespace qd {

/// Settles the file, drops what is older than its kind may become, drops the oldest while the file is too
/// large, and gives the pages back to the disk. Limits and pins are read from the history anew in every
/// slice; with new limits it begins again. By size, nothing of the last day is dropped.
///
/// Age is counted from trustedTime(). What time alone makes too old is dropped; more than a tenth of any kind
/// at once (a limit was changed, old data was imported, the file brought its limits along) stays until the
/// request says that somebody agreed. A pass that drops anything leaves its intention and its outcome in the
/// audit trail as the action "tidy", the intention in one transaction with the first rows that go.
class Tidying : public Chore
{
public:
    using Progress = std::function<void(const TidyProgress&)>;
    using Done = std::function<void(const Result<TidyReport>&)>;

    /// Makes a pass whose callbacks both run on the writer thread.
    Tidying(TidyRequest request, CancelToken cancel, Progress progress, Done done);

    [[nodiscard]] Result<bool> advance(const Database& database, BatchWriter& writer,
                                       const Pause& pause) override;
    void finish(const Result<void>& result, BatchWriter& writer) override;

private:
    enum class Step { Settle, Weigh, DropByAge, Measure, Count, DropBySize, Shrink };

    [[nodiscard]] Result<bool> doStep(const Database& database, BatchWriter& writer, const Pause& pause);
    [[nodiscard]] Result<bool> eachKind(const Database& database, BatchWriter& writer, const Pause& pause,
                                        bool isCounting);
    [[nodiscard]] Result<bool> measure(const Database& database);
    [[nodiscard]] Result<bool> shrink(const Database& database, const Pause& pause);
    /// Which of the limits can be kept in this pass without asking.
    [[nodiscard]] Result<bool> weigh(const Database& database, BatchWriter& writer);
    [[nodiscard]] Result<void> weighKind(const Database& database, DataKind kind, const PinnedRanges& pins);
    [[nodiscard]] Result<void> rememberDropped(BatchWriter& writer);
    [[nodiscard]] Result<void> recordIntention(BatchWriter& writer);
    [[nodiscard]] AuditRecord auditLine(const char* phase, const Result<void>& result) const;
    [[nodiscard]] bool chooseCutoff();
    [[nodiscard]] Timestamp cutoffOf(DataKind kind) const;
    /// What the limits say, whether or not it can be kept.
    [[nodiscard]] Timestamp wantedCutoffOf(DataKind kind) const;
    void enter(Step step);
    [[nodiscard]] TidyProgress progress() const;

    const TidyRequest m_request;
    const CancelToken m_cancel;
    const Progress m_progress;
    const Done m_done;

    Step m_step = Step::Settle;
    Settling m_settling;
    Shrinking m_shrinking;
    RetentionLimits m_limits;
    TrustedTime m_time;
    TidyTime m_last;                    ///< what the pass before went by
    std::array<bool, 3> m_isHeldBack{}; ///< what is held back by the limits of TidyTime::dropped
    std::string m_actionId;             ///< in the audit trail; empty: nothing was dropped yet
    std::size_t m_kind = 0;             ///< the index within dataKinds
    std::unique_ptr<Dropping> m_dropping;
    std::int64_t m_bytes = 0; ///< in use
    int m_rounds = 0;         ///< the rounds of dropping by size
    BytesByHour m_byHour;
    Timestamp m_sizeCutoff;
    TidyReport m_report;
};

/// Brings the file into its smallest form, and drops nothing.
class SettlingChore : public Chore
{
public:
    explicit SettlingChore(std::function<void(const Result<void>&)> done) : m_done(std::move(done)) {}

    [[nodiscard]] Result<bool> advance(const Database& database, BatchWriter& writer,
                                       const Pause& pause) override;
    void finish(const Result<void>& result, BatchWriter&) override { m_done(result); }

private:
    std::function<void(const Result<void>&)> m_done;
    Settling m_settling;
    Shrinking m_shrinking;
    bool m_isSettled = false;
};

} // namespace qd
