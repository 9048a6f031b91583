// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/traffic/loadgenerator.h"

#include "app/fleet/httpservice.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

namespace qd::fleet {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t longestBacklog = 200;
constexpr int answerTimeoutSeconds = 5;

std::unique_ptr<httplib::Client> makeClient(int port)
{
    auto client = std::make_unique<httplib::Client>("127.0.0.1", port);
    client->set_keep_alive(true);
    client->set_tcp_nodelay(true);
    client->set_connection_timeout(answerTimeoutSeconds);
    client->set_read_timeout(answerTimeoutSeconds);
    return client;
}

} // namespace

struct LoadGenerator::Private
{
    Private(const LoadSettings& s, CallSource calls, LateLabels& late)
        : settings(s), source(std::move(calls)), labels(late), random(s.seed)
    {
    }

    void arrive();
    void work();
    void send(const Call& call);
    std::unique_ptr<httplib::Client> takeClient();

    const LoadSettings settings;
    CallSource source;
    LateLabels& labels;
    std::mt19937_64 random;
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Call> backlog;
    // Last in, first out: with little load few connections are open, and only those cost the server polling.
    std::vector<std::unique_ptr<httplib::Client>> idleClients;
    bool stop = false;
    std::vector<std::thread> threads;
};

LoadGenerator::LoadGenerator(const LoadSettings& settings, CallSource source, LateLabels& labels)
    : d(std::make_unique<Private>(settings, std::move(source), labels))
{
    d->threads.emplace_back([this] { d->arrive(); });
    for (int i = 0; i < settings.mostInFlight; ++i) {
        d->threads.emplace_back([this] { d->work(); });
    }
}

LoadGenerator::~LoadGenerator()
{
    {
        const std::lock_guard lock(d->mutex);
        d->stop = true;
    }
    d->changed.notify_all();
    for (std::thread& thread : d->threads) {
        thread.join();
    }
}

void LoadGenerator::Private::arrive()
{
    std::exponential_distribution<double> pause(settings.requestsPerSecond);
    auto next = Clock::now();
    std::unique_lock lock(mutex);
    while (!stop) {
        next += std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(pause(random)));
        if (changed.wait_until(lock, next, [this] { return stop; })) {
            return;
        }
        lock.unlock();
        Call call = source();
        lock.lock();
        if (backlog.size() < longestBacklog) {
            backlog.push_back(std::move(call));
            changed.notify_all();
        }
    }
}

void LoadGenerator::Private::work()
{
    std::unique_lock lock(mutex);
    while (true) {
        changed.wait(lock, [this] { return stop || !backlog.empty(); });
        if (stop) {
            return;
        }
        const Call call = std::move(backlog.front());
        backlog.pop_front();
        lock.unlock();
        send(call);
        lock.lock();
    }
}

void LoadGenerator::Private::send(const Call& call)
{
    auto client = takeClient();
    const auto answer = client->Post(call.path, {{"x-request-id", call.requestId}}, call.body, jsonType);
    if (answer && answer->status == 200) {
        labels.later(call.requestId, call.truth);
    }
    const std::lock_guard lock(mutex);
    idleClients.push_back(std::move(client));
}

std::unique_ptr<httplib::Client> LoadGenerator::Private::takeClient()
{
    const std::lock_guard lock(mutex);
    if (idleClients.empty()) {
        return makeClient(settings.port);
    }
    auto client = std::move(idleClients.back());
    idleClients.pop_back();
    return client;
}

} // namespace qd::fleet
