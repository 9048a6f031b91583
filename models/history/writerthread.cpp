// SPDX-License-Identifier: Apache-2.0
#include "models/history/writerthread.h"

#include <algorithm>
#include <utility>

namespace qd {

namespace {

// Batches in a row, or one request to settle.
std::span<const WriterThread::Job> nextGroup(std::span<const WriterThread::Job> jobs)
{
    std::size_t count = 0;
    while (count < jobs.size() && jobs[count].batch)
        ++count;
    return jobs.first(std::max<std::size_t>(count, 1));
}

} // namespace

Result<std::unique_ptr<WriterThread>> WriterThread::start(Database database)
{
    std::unique_ptr<WriterThread> self(new WriterThread(std::move(database)));
    auto writer = BatchWriter::prepare(self->m_database);
    if (!writer)
        return tl::make_unexpected(writer.error());
    self->m_writer.emplace(std::move(*writer));
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
        if (jobs.empty())
            return;
        for (std::span<const Job> rest = jobs; !rest.empty();) {
            const std::span<const Job> group = nextGroup(rest);
            commit(group);
            rest = rest.subspan(group.size());
        }
        {
            const std::lock_guard lock(m_mutex);
            m_reported += jobs.size();
        }
        m_progress.notify_all();
    }
}

// Everything that is queued; nothing only when the thread is to end and all is done.
std::vector<WriterThread::Job> WriterThread::takeJobs()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [&] { return m_ending || !m_queue.empty(); });
    return std::exchange(m_queue, {});
}

void WriterThread::commit(std::span<const Job> jobs)
{
    if (!jobs.front().batch) {
        jobs.front().report(m_writer->settle());
        return;
    }
    std::vector<SharedBatch> batches;
    batches.reserve(jobs.size());
    for (const Job& job : jobs)
        batches.push_back(job.batch);
    const auto done = m_writer->commit(batches);
    if (!done && jobs.size() > 1) {
        for (const Job& job : jobs)
            commit({&job, 1});
        return;
    }
    for (const Job& job : jobs)
        job.report(done);
}

} // namespace qd
