// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/net/httpclient.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <string>
#include <vector>

namespace qd::test {

/// Two model servers at the network boundary: Triton with `fraud` at http://triton.test, TorchServe with
/// `sentiment` at http://torch.test. They keep state, so that a switch is seen by whoever asks afterwards.
class ScriptedFleet : public HttpClient
{
public:
    RequestId send(HttpRequest request, QObject* context, Done done) override;
    void cancel(RequestId id) override;

    int fraudVersion = 2;
    QString sentimentVersion = QStringLiteral("2.0");
    /// Behind every name and every word of Triton's, as an ill-meaning server would have it.
    QString affix;
    bool refusesLoads = false; ///< Triton answers 400, as without explicit model control
    bool holdsLoads = false;   ///< loads are answered by releaseLoads() only
    void releaseLoads();
    bool losesAnswers = false; ///< a gateway answers loads, and whether they arrive nobody knows

    /// Method and URL of every request that changes something, in order.
    std::vector<std::string> changes;

private:
    [[nodiscard]] HttpResponse answer(const HttpRequest& request);
    [[nodiscard]] HttpResponse answerTriton(const HttpRequest& request, const std::string& path);
    [[nodiscard]] HttpResponse answerTorch(const HttpRequest& request, const std::string& path);
    void deliver(RequestId id, const HttpRequest& request, QObject* context, const Done& done);

    struct Held
    {
        RequestId id;
        HttpRequest request;
        QPointer<QObject> context;
        Done done;
    };
    RequestId m_last = 0;
    QHash<RequestId, bool> m_cancelled;
    std::vector<Held> m_held;
};

} // namespace qd::test
