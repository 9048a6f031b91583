// SPDX-License-Identifier: Apache-2.0
#include "models/history/writerthread.h"

#include "models/base/border.h"
#include "models/history/eventkinds.h"
#include "models/history/sqlite/databaseerror.h"

#include <malloc.h>

#include <chrono>
#include <utility>

namespace qd {

namespace {

// Long enough that a chore's commits do not cost more than its work, short enough that its transaction stays
// small.
constexpr std::chrono::milliseconds longestSlice{100};

// SQLite keeps every page that it has written up to the size of its cache, although a history that grows
// hardly looks back. What it does look at again it reads again: once a minute where a batch comes each
// second.
constexpr int commitsBetweenDrops = 64;

// In the copy that is saved of a file that was replaced.
EventRecord lostEvent()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {0,
            {std::chrono::duration_cast<Duration>(now).count()},
            eventkind::collection,
            {},
            {},
            R"({"state":"file-lost"})"};
}

} // namespace

Result<std::unique_ptr<WriterThread>> WriterThread::start(Database database,
                                                          std::shared_ptr<ColumnCache> columns)
{
    std::unique_ptr<WriterThread> self(new WriterThread(std::move(database)));
    auto writer = BatchWriter::prepare(self->m_database, std::move(columns));
    if (!writer)
        return Failure(writer.error());
    self->m_writer.emplace(std::move(*writer));
    self->m_file.emplace(self->m_database);
    self->m_thread = std::thread([thread = self.get()] { thread->run(); });
    return self;
}

WriterThread::~WriterThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void WriterThread::enqueue(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(job));
        ++m_queued;
    }
    m_wake.notify_one();
}

void WriterThread::enqueue(std::unique_ptr<Chore> chore)
{
    {
        const std::lock_guard lock(m_mutex);
        m_chores.push_back(std::move(chore));
    }
    m_wake.notify_one();
}

void WriterThread::flush()
{
    std::unique_lock lock(m_mutex);
    const std::uint64_t goal = m_queued;
    m_progress.wait(lock, [&] { return m_reported >= goal; });
}

void WriterThread::run()
{
    for (;;) {
        const std::vector<Job> jobs = takeJobs();
        if (!jobs.empty()) {
            commit(jobs);
            {
                const std::lock_guard lock(m_mutex);
                m_reported += jobs.size();
                m_progress.notify_all();
            }
            dropPages();
        }
        if (Chore* chore = nextChore())
            advance(*chore);
        else if (jobs.empty())
            break;
    }
    cancelChores();
    std::ignore = checkFile(); // the last chance to save what only this process can still reach
}

Result<void> WriterThread::checkFile()
{
    return m_file->check([&] {
        const auto note = std::make_shared<const WriteBatch>(WriteBatch{.events = {lostEvent()}});
        std::ignore = m_writer->commit({&note, 1});
    });
}

std::vector<WriterThread::Job> WriterThread::takeJobs()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [&] { return m_ending || !m_queue.empty() || !m_chores.empty(); });
    return std::exchange(m_queue, {});
}

void WriterThread::commit(std::span<const Job> jobs)
{
    const auto there = checkFile();
    const auto done = there.and_then([&] {
        return atBorder([&] {
            std::vector<SharedBatch> batches;
            batches.reserve(jobs.size());
            for (const Job& job : jobs)
                batches.push_back(job.batch);
            return m_writer->commit(batches);
        });
    });
    if (there && !done && jobs.size() > 1) {
        for (const Job& job : jobs)
            commit({&job, 1});
        return;
    }
    for (const Job& job : jobs)
        job.report(done);
}

Chore* WriterThread::nextChore()
{
    const std::lock_guard lock(m_mutex);
    return m_ending || m_chores.empty() ? nullptr : m_chores.front().get();
}

bool WriterThread::hasWork()
{
    const std::lock_guard lock(m_mutex);
    return m_ending || !m_queue.empty();
}

// Not while batches pile up: those of an import look again and again for what they replace. What glibc keeps
// of freed memory goes as well: a segment that is cut takes some tens of megabytes for a moment.
void WriterThread::dropPages()
{
    if (++m_commits < commitsBetweenDrops || hasWork())
        return;
    m_database.dropPages();
    malloc_trim(0);
    m_commits = 0;
}

void WriterThread::advance(Chore& chore)
{
    const auto end = std::chrono::steady_clock::now() + longestSlice;
    const auto pause = [&] { return std::chrono::steady_clock::now() >= end || hasWork(); };
    const auto done = checkFile().and_then(
        [&] { return atBorder([&] { return chore.advance(m_database, *m_writer, pause); }); });
    if (done && !*done)
        return;
    chore.finish(done.map([](bool) {}), *m_writer);
    const std::lock_guard lock(m_mutex);
    m_chores.pop_front();
}

void WriterThread::cancelChores()
{
    for (const std::unique_ptr<Chore>& chore : m_chores)
        chore->finish(Failure(cancelledError(databasePath(m_database.handle()))), *m_writer);
    m_chores.clear();
}

} // namespace qd
