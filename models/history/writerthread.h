// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/batchwriter.h"
#include "models/history/sqlite/watchedfile.h"
#include "models/history/upkeep/chore.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace qd {

/// The one thread that writes a history. Batches are committed in the order in which they were queued; those
/// that piled up meanwhile share a transaction, and so an fsync. When such a transaction fails, each of its
/// batches is tried again alone, so that a bad one takes no other with it; so when memory runs out on the
/// way. Chores are done between batches, one after the other, and give way to a batch within the piece of
/// work that they are at. Nothing is written any more, and nothing acknowledged, once the file is not the one
/// that its path names: see WatchedFile.
class WriterThread
{
public:
    using Report = std::function<void(const Result<void>&)>;

    struct Job
    {
        SharedBatch batch;
        Report report; ///< runs on the writer thread, after COMMIT or failure, in the order of the jobs
    };

    [[nodiscard]] static Result<std::unique_ptr<WriterThread>> start(Database database,
                                                                     std::shared_ptr<ColumnCache> columns);
    /// Commits what is queued, then ends; chores that are not done finish as cancelled.
    ~WriterThread();

    void enqueue(Job job);
    void enqueue(std::unique_ptr<Chore> chore);
    /// Returns when every batch queued before the call has been reported.
    void flush();

private:
    explicit WriterThread(Database database) : m_database(std::move(database)) {}

    void run();
    /// Everything that is queued. Nothing when a chore can go on instead, or all is done and the thread ends.
    [[nodiscard]] std::vector<Job> takeJobs();
    void commit(std::span<const Job> jobs);
    /// Checks whether the file is still what its path names.
    [[nodiscard]] Result<void> checkFile();
    [[nodiscard]] Chore* nextChore();
    void advance(Chore& chore);
    void cancelChores();
    [[nodiscard]] bool hasWork();
    /// Now and then gives back what is kept in memory of the file.
    void dropPages();

    Database m_database;
    std::optional<BatchWriter> m_writer;
    std::optional<WatchedFile> m_file;
    int m_commits = 0; ///< since pages were given back

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_progress;
    std::vector<Job> m_queue;
    std::deque<std::unique_ptr<Chore>> m_chores;
    std::uint64_t m_queued = 0;
    std::uint64_t m_reported = 0;
    bool m_ending = false;

    std::thread m_thread; // last: it uses everything above
};

} // namespace qd
