// SPDX-License-Identifier: Apache-2.0
#include "models/net/curlclient.h"

#include "models/base/border.h"
#include "models/base/delivery.h"
#include "models/net/curltransfer.h"

#include <curl/curl.h>

#include <mutex>
#include <new>
#include <thread>
#include <unordered_map>

namespace qd {

namespace {

using HttpDelivery = Delivery<Result<HttpResponse>>;

constexpr int idlePollMs = 60'000; // only a safety net: wakeup() ends the wait when there is something to do
constexpr long keptConnections = 64;

} // namespace

/// Shared by the client, its thread and the handlers that notice a dying context.
struct CurlClient::Private
{
    struct Incoming
    {
        RequestId id;
        HttpRequest request;
    };

    Private();
    ~Private() { curl_multi_cleanup(multi); }

    void run();
    void accept();
    void begin(Incoming incoming);
    void collect();
    void answer(RequestId id, Result<HttpResponse> outcome);
    void end(RequestId id);

    std::shared_ptr<HttpDelivery> forget(RequestId id);
    void abandon(RequestId id);
    void stop();

    CURLM* multi;
    std::thread thread;

    std::mutex mutex; // guards what follows
    bool stopping = false;
    RequestId lastId = 0;
    std::vector<Incoming> incoming;
    std::vector<RequestId> abandoned;
    std::unordered_map<RequestId, std::shared_ptr<HttpDelivery>> deliveries;

    std::unordered_map<RequestId, std::unique_ptr<CurlTransfer>> running; // network thread only
};

CurlClient::Private::Private()
{
    static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
    multi = once == CURLE_OK ? curl_multi_init() : nullptr;
    if (!multi)
        throw std::bad_alloc();
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, keptConnections);
}

void CurlClient::Private::run()
{
    for (;;) {
        {
            const std::lock_guard lock(mutex);
            if (stopping)
                break;
        }
        accept();
        int alive = 0;
        curl_multi_perform(multi, &alive);
        collect();
        curl_multi_poll(multi, nullptr, 0, idlePollMs, nullptr);
    }
    while (!running.empty())
        end(running.begin()->first);
}

void CurlClient::Private::accept()
{
    std::vector<Incoming> starting;
    std::vector<RequestId> ending;
    {
        const std::lock_guard lock(mutex);
        starting.swap(incoming);
        ending.swap(abandoned);
    }
    for (Incoming& next : starting)
        begin(std::move(next));
    for (const RequestId id : ending)
        end(id);
}

void CurlClient::Private::begin(Incoming next)
{
    const auto begun = atBorder([&]() -> Result<void> {
        auto transfer = std::make_unique<CurlTransfer>(next.id, std::move(next.request));
        CurlTransfer& started = *transfer;
        running.emplace(next.id, std::move(transfer));
        return started.prepare().map([&] { curl_multi_add_handle(multi, started.easy()); });
    });
    if (!begun)
        answer(next.id, Failure(begun.error()));
}

void CurlClient::Private::collect()
{
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        const CURLcode code = message->data.result;
        CURL* easy = message->easy_handle;
        CurlTransfer* transfer = nullptr;
        curl_easy_getinfo(easy, CURLINFO_PRIVATE, &transfer);
        curl_multi_remove_handle(multi, easy); // invalidates the message
        const auto follows = atBorder([&]() -> Result<bool> { return transfer->followsRedirect(code); });
        if (follows && *follows)
            curl_multi_add_handle(multi, easy);
        else if (follows)
            answer(transfer->id(), atBorder([&] { return transfer->finish(code); }));
        else
            answer(transfer->id(), Failure(follows.error()));
    }
}

void CurlClient::Private::answer(RequestId id, Result<HttpResponse> outcome)
{
    std::shared_ptr<HttpDelivery> delivery;
    {
        // It stays in the map until it was delivered, so that cancel() finds it on its way, too.
        const std::lock_guard lock(mutex);
        if (const auto found = deliveries.find(id); found != deliveries.end())
            delivery = found->second;
    }
    if (delivery)
        delivery->post(std::move(outcome));
    end(id);
}

void CurlClient::Private::end(RequestId id)
{
    if (const auto found = running.find(id); found != running.end()) {
        curl_multi_remove_handle(multi, found->second->easy()); // harmless when it was removed already
        running.erase(found);
    }
}

std::shared_ptr<HttpDelivery> CurlClient::Private::forget(RequestId id)
{
    const std::lock_guard lock(mutex);
    const auto found = deliveries.find(id);
    if (found == deliveries.end())
        return nullptr;
    auto delivery = std::move(found->second);
    deliveries.erase(found);
    return delivery;
}

/// Nobody waits for the answer any more. Any thread.
void CurlClient::Private::abandon(RequestId id)
{
    {
        const std::lock_guard lock(mutex);
        abandoned.push_back(id);
    }
    curl_multi_wakeup(multi);
}

void CurlClient::Private::stop()
{
    {
        const std::lock_guard lock(mutex);
        stopping = true;
    }
    curl_multi_wakeup(multi);
    thread.join();
    std::unordered_map<RequestId, std::shared_ptr<HttpDelivery>> undelivered;
    {
        const std::lock_guard lock(mutex);
        undelivered.swap(deliveries);
    }
    for (const auto& [id, delivery] : undelivered)
        delivery->cancel();
}

CurlClient::CurlClient() : d(std::make_shared<Private>())
{
    d->thread = std::thread([p = d.get()] { p->run(); });
}

CurlClient::~CurlClient()
{
    d->stop();
}

HttpClient::RequestId CurlClient::send(HttpRequest request, QObject* context, Done done)
{
    RequestId id = 0;
    {
        const std::lock_guard lock(d->mutex);
        id = ++d->lastId;
    }
    const std::weak_ptr<Private> weak = d;
    auto delivery = HttpDelivery::make(
        context,
        [weak, id, done = std::move(done)](Result<HttpResponse> outcome) {
            if (const auto p = weak.lock())
                p->forget(id);
            done(std::move(outcome));
        },
        [weak, id] {
            if (const auto p = weak.lock()) {
                p->forget(id);
                p->abandon(id);
            }
        });
    {
        const std::lock_guard lock(d->mutex);
        d->deliveries.emplace(id, std::move(delivery));
        d->incoming.push_back({id, std::move(request)});
    }
    curl_multi_wakeup(d->multi);
    return id;
}

void CurlClient::cancel(RequestId id)
{
    if (const auto delivery = d->forget(id)) {
        delivery->cancel();
        d->abandon(id);
    }
}

} // namespace qd
