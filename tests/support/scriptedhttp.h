// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/net/httpclient.h"

#include <QMutex>
#include <QPointer>

#include <map>
#include <vector>

namespace qd {

/// A network for tests: answers by method and URL, from any thread, and remembers what was asked. An address
/// nobody wrote an answer for refuses the connection.
class ScriptedHttp : public HttpClient
{
public:
    using Answer = std::function<Result<HttpResponse>(const HttpRequest&)>;

    /// Later answers replace earlier ones. `address` is "GET http://host/path".
    void answer(const std::string& address, Answer answer)
    {
        const QMutexLocker lock(&m_mutex);
        m_answers[address] = std::move(answer);
    }

    void answer(const std::string& address, int status, const QByteArray& body,
                const std::string& type = "text/plain")
    {
        answer(address, [=](const HttpRequest&) -> Result<HttpResponse> {
            HttpResponse response;
            response.status = status;
            response.body = body;
            response.headers = {{"content-type", type}};
            return response;
        });
    }

    void refuse(const std::string& address)
    {
        const QMutexLocker lock(&m_mutex);
        m_answers.erase(address);
    }

    [[nodiscard]] std::vector<HttpRequest> requests() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_requests;
    }

    RequestId send(HttpRequest request, QObject* context, Done done) override
    {
        Answer found;
        {
            const QMutexLocker lock(&m_mutex);
            m_requests.push_back(request);
            if (const auto entry = m_answers.find(request.method + ' ' + request.url);
                entry != m_answers.end())
                found = entry->second;
        }
        auto result =
            found
                ? found(request)
                : Result<HttpResponse>(fail(ErrorKind::Unreachable,
                                            request.source + " (" + QString::fromStdString(request.url) + ")",
                                            "The connection was refused."));
        QMetaObject::invokeMethod(
            context, [done = std::move(done), result = std::move(result)] { done(result); },
            Qt::QueuedConnection);
        return ++m_lastId;
    }

    /// Nothing is ever under way long enough to be cancelled.
    void cancel(RequestId) override {}

private:
    mutable QMutex m_mutex;
    std::map<std::string, Answer> m_answers;
    std::vector<HttpRequest> m_requests;
    std::atomic<RequestId> m_lastId = 0;
};

} // namespace qd
