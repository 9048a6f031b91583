// SPDX-License-Identifier: Apache-2.0
#include "models/base/workpools.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <list>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace qd {

namespace {

std::recursive_mutex newestMutex; // guards the next two, and the list that begins with the first
WorkPools* newest = nullptr;
WorkPools* shared = nullptr; // of a program that is no console
std::atomic<bool> leftThreads = false;

/// Work in the background takes what others leave of the processors.
constexpr int backgroundNiceness = 5;

/// Work that takes so long has used much memory, as a rule. glibc keeps what was freed, on each thread's heap
/// of its own, so that a console that judges its predictions twice a minute would grow by a megabyte each
/// time.
constexpr std::chrono::milliseconds longWork{100};

std::size_t processors()
{
    return std::max(1U, std::thread::hardware_concurrency());
}

} // namespace

/// The threads of one lane. They are made as they are needed, and share this object with the pools, so that
/// one that is left behind finds it when it wakes up.
class WorkPools::Crew : public std::enable_shared_from_this<Crew>
{
public:
    Crew(std::size_t most, int niceness) : m_most(most), m_niceness(niceness) {}

    void start(CancelToken cancel, std::function<void()> job)
    {
        const std::lock_guard lock(m_mutex);
        if (m_isClosed)
            return;
        m_waiting.push_back({std::move(cancel), std::move(job)});
        if (m_idle < m_waiting.size() && m_threads.size() < m_most)
            hire();
        m_wake.notify_one();
    }

    bool isIdle()
    {
        const std::lock_guard lock(m_mutex);
        return m_waiting.empty() && m_running.empty();
    }

    void cancelAll()
    {
        std::deque<Job> dropped; // destroyed outside of the lock, with what its captures own
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
        dropped.swap(m_waiting);
        for (const CancelToken& cancel : m_running)
            cancel.cancel();
        m_wake.notify_all();
    }

    bool join(std::chrono::steady_clock::time_point until)
    {
        std::vector<Thread> threads;
        bool haveEnded = true;
        {
            std::unique_lock lock(m_mutex);
            haveEnded = m_ended.wait_until(lock, until, [this] {
                return std::all_of(m_threads.begin(), m_threads.end(),
                                   [](const Thread& t) { return *t.hasEnded; });
            });
            for (Thread& each : m_threads) {
                if (*each.hasEnded)
                    threads.push_back(std::move(each));
                else
                    each.thread.detach();
            }
            m_threads.clear();
        }
        for (Thread& each : threads)
            each.thread.join();
        return haveEnded;
    }

private:
    struct Job
    {
        CancelToken cancel;
        std::function<void()> run;
    };

    struct Thread
    {
        std::thread thread;
        std::shared_ptr<bool> hasEnded; ///< guarded by the mutex
    };

    /// A machine that has no thread left must do with those that there are.
    void hire()
    {
        auto hasEnded = std::make_shared<bool>(false);
        try {
            m_threads.push_back(
                {std::thread([self = shared_from_this(), hasEnded] { self->work(*hasEnded); }), hasEnded});
        } catch (const std::system_error&) {
            if (m_threads.empty())
                throw;
        }
    }

    void work(bool& hasEnded)
    {
        if (m_niceness != 0) // of this thread alone, and those that it starts: Linux counts threads
            setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + m_niceness);
        const QEventLoop loop; // never run, but with it comes what timers of Qt's documents want
        std::unique_lock lock(m_mutex);
        while (!m_isClosed) {
            ++m_idle;
            m_wake.wait(lock, [this] { return m_isClosed || !m_waiting.empty(); });
            --m_idle;
            if (m_isClosed)
                break;
            const auto running = m_running.insert(m_running.end(), m_waiting.front().cancel);
            auto run = std::move(m_waiting.front().run);
            m_waiting.pop_front();
            lock.unlock();
            const auto began = std::chrono::steady_clock::now();
            run();
            run = nullptr; // what it captured ends here, and not under the lock
            if (std::chrono::steady_clock::now() - began >= longWork)
                malloc_trim(0);
            lock.lock();
            m_running.erase(running);
        }
        hasEnded = true;
        m_ended.notify_all();
    }

    const std::size_t m_most;
    const int m_niceness;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_ended;
    std::deque<Job> m_waiting;
    std::list<CancelToken> m_running;
    std::vector<Thread> m_threads;
    std::size_t m_idle = 0;
    bool m_isClosed = false;
};

WorkPools::WorkPools()
    : m_live(std::make_shared<Crew>(std::max<std::size_t>(4, processors()), 0)),
      // Those that write to a file system that hangs keep their threads; likewise those that read from one.
      m_background(std::make_shared<Crew>(8, backgroundNiceness)),
      m_files(std::make_shared<Crew>(64, 0))
{
    const std::lock_guard lock(newestMutex);
    m_before = std::exchange(newest, this);
}

WorkPools::~WorkPools()
{
    close();
    const std::lock_guard lock(newestMutex);
    for (WorkPools** link = &newest; *link; link = &(*link)->m_before) {
        if (*link == this) {
            *link = m_before;
            break;
        }
    }
}

WorkPools& WorkPools::current()
{
    const std::lock_guard lock(newestMutex);
    if (!newest) {
        shared = new WorkPools;
        qAddPostRoutine([] { delete std::exchange(shared, nullptr); });
    }
    return *newest;
}

WorkPools::Crew& WorkPools::crew(Lane lane) const
{
    return lane == Lane::Live ? *m_live : lane == Lane::Background ? *m_background : *m_files;
}

void WorkPools::start(Lane lane, CancelToken cancel, std::function<void()> job)
{
    crew(lane).start(std::move(cancel), std::move(job));
}

bool WorkPools::isIdle() const
{
    return m_live->isIdle() && m_background->isIdle() && m_files->isIdle();
}

bool WorkPools::close(std::chrono::milliseconds patience)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    const auto crews = {m_live.get(), m_background.get(), m_files.get()};
    for (Crew* each : crews)
        each->cancelAll();
    bool haveEnded = true;
    for (Crew* each : crews)
        haveEnded = each->join(until) && haveEnded;
    if (!haveEnded)
        leftThreads = true;
    return haveEnded;
}

bool WorkPools::haveLeftThreads()
{
    return leftThreads;
}

} // namespace qd
