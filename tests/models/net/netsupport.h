// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/net/curlclient.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <optional>

namespace qd {

using Answer = std::optional<Result<HttpResponse>>;

inline HttpRequest requestTo(std::string url)
{
    HttpRequest request;
    request.url = std::move(url);
    request.source = QStringLiteral("gpu-1");
    request.limits.connectTimeout = Duration{5'000};
    request.limits.totalTimeout = Duration{20'000};
    return request;
}

/// Sends and waits.
inline Result<HttpResponse> fetch(HttpClient& client, HttpRequest request)
{
    QObject context;
    Answer answer;
    client.send(std::move(request), &context,
                [&](Result<HttpResponse> outcome) { answer = std::move(outcome); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30'000))
        return fail(ErrorKind::Timeout, QStringLiteral("the test"), QStringLiteral("No answer came at all."));
    return std::move(*answer);
}

/// Resident memory of this process in bytes.
[[nodiscard]] inline qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').at(1).toLongLong() * 4096 : 0;
}

} // namespace qd
