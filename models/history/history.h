// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/base/clock.h"
#include "models/base/error.h"
#include "models/history/records.h"
#include "models/history/tidy.h"

#include <QObject>

#include <functional>
#include <memory>

namespace qd {

class HistoryReader;
class ReaderPool;

/// What History::open() can take long over: the two parts of bringing a file of an older version up to date.
enum class HistoryUpgrade { Copying, Converting };

/// Callbacks for whoever waits for History::open(); used on the thread that called it.
struct OpeningWatch
{
    std::function<void(HistoryUpgrade)> upgrading{};
    /// Ends an upgrade with ErrorKind::Cancelled. What it has not finished stays as it was; the next open()
    /// goes on from there.
    CancelToken cancel{};
};

/// The local history: one SQLite file (WAL, foreign keys, versioned migrations) with one writer thread.
///
/// Only one History may write a file; a lock file beside it (flock, so a killed console leaves none behind)
/// makes a second open fail with ErrorKind::Conflict that names the other process. Read-only opens need no
/// lock.
///
/// A file that is seen to be damaged is not opened for writing. For reading it is, as long as the list of its
/// tables is sound; what lies on damaged pages then fails the call that needs it. See salvage.h.
///
/// write() may be called from any thread. A batch is acknowledged after its COMMIT; batches are committed in
/// the order of the calls. Acknowledged is durable: the file is in WAL mode with synchronous=FULL, so COMMIT
/// returns after fsync, and what was acknowledged outlives SIGKILL and power loss. A batch that cannot be
/// written is reported and takes no other with it. Destruction drains the queue.
///
/// Samples may come in any order. A sample takes its place in time whatever its age, whether it is late, the
/// clock has jumped back, or an old log is read; of several samples of a series at one time the last one
/// written wins (within a batch, the last in order, `runs` after `samples`). A series exists from its first
/// sample on and for good; one that has ended costs only its samples.
///
/// A file whose tables, indexes and triggers are not those that we make is not opened at all, see
/// checkSchema(). A file of an older version is copied to "<file>.v<version>.bak" beside it before it is
/// brought up to date.
class History : public QObject
{
    Q_OBJECT

public:
    enum class Access { ReadWrite, ReadOnly };
    using Done = std::function<void(const Result<void>&)>;

    /// Waits for the disk a few times, and for an upgrade as long as it takes to write the whole file anew
    /// twice: not for the GUI thread.
    [[nodiscard]] static Result<std::unique_ptr<History>>
    open(const QString& path, Access access = Access::ReadWrite, const OpeningWatch& watch = {});
    ~History() override;

    [[nodiscard]] QString path() const;
    [[nodiscard]] bool isReadOnly() const;
    /// 32 hexadecimal digits that tell this history from every other one: random, made with the file or by
    /// the upgrade to version 8, the same for as long as the file lives. See HistoryIdentity for copies.
    /// Empty when the file is open for reading only and damaged there.
    [[nodiscard]] const std::string& identity() const;

    /// Queues the batch. `done` runs in `context`'s thread after the commit (or its failure), unless
    /// `context` is gone by then; without a context, on the writer thread. Answers come in the order of the
    /// calls.
    void write(WriteBatch batch, QObject* context = nullptr, Done done = {});
    /// Writes a batch that the caller may have to write again.
    void write(std::shared_ptr<const WriteBatch> batch, QObject* context = nullptr, Done done = {});
    /// Returns when every batch queued so far is committed or has failed. Blocks; not for the GUI thread.
    void flush();

    /// Begins the work that makes the file smallest: waiting samples go into chunks, small chunks into large
    /// ones, likewise predictions into segments, free pages back to the disk. Never needed for correctness;
    /// worth it before a copy, or at night. Takes about a second per ten million samples that came since the
    /// last time, in slices that give way to batches. Cancelled when the history is closed meanwhile.
    void settle(QObject* context = nullptr, Done done = {});

    /// Begins to settle and to drop what is older, or takes more room, than the document of RetentionLimits
    /// says; see Tidying. In slices that give way to batches. What is done when it is cancelled stays done.
    CancelToken tidy(const TidyRequest& request, QObject* context,
                     std::function<void(const Result<TidyReport>&)> done);

    /// A reader with a connection of its own, which keeps no columns; use and destroy it on one thread.
    [[nodiscard]] Result<std::unique_ptr<HistoryReader>> reader() const;

    /// Readers for short use on any thread; what queryHistory() takes them from.
    [[nodiscard]] std::shared_ptr<ReaderPool> readers() const;

    /// See historyProblems(); off the calling thread. An empty list is a sound file with a sound audit trail.
    CancelToken checkIntegrity(QObject* context, std::function<void(const Result<QStringList>&)> done);

signals:
    /// Reports a batch after the commit, from the writer thread. Sent to receivers as a queued, shared,
    /// immutable value.
    void committed(std::shared_ptr<const qd::WriteBatch> batch);
    /// The batch is lost from the queue's point of view; the sender's `done` has the same error.
    void writeFailed(qd::Error error);
    /// Reports progress from the writer thread, after each slice of tidy().
    void tidyProgress(qd::TidyProgress progress);

private:
    struct Private;
    explicit History(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace qd

Q_DECLARE_METATYPE(std::shared_ptr<const qd::WriteBatch>)
