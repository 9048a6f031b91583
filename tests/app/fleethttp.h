// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <httplib.h>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/// Short ways for the tests to talk with the fleet's servers on 127.0.0.1.
namespace fleethttp {

struct Answer
{
    int status = 0; ///< 0: no answer
    QByteArray body;
    httplib::Headers headers;

    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
};

inline Answer answerOf(const httplib::Result& result)
{
    if (!result) {
        return {};
    }
    return {result->status, QByteArray::fromStdString(result->body), result->headers};
}

inline Answer get(int port, const std::string& path)
{
    return answerOf(httplib::Client("127.0.0.1", port).Get(path));
}

inline Answer post(int port, const std::string& path, const std::string& body = {},
                   const httplib::Headers& headers = {}, const std::string& type = "application/json")
{
    return answerOf(httplib::Client("127.0.0.1", port).Post(path, headers, body, type));
}

inline Answer put(int port, const std::string& path)
{
    return answerOf(httplib::Client("127.0.0.1", port).Put(path, "", "application/json"));
}

/// The body of a Triton load request whose configuration is `config`.
inline std::string loadBody(const QByteArray& config)
{
    const QJsonObject parameters{{"config", QString::fromUtf8(config)}};
    return QJsonDocument(QJsonObject{{"parameters", parameters}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

/// The value of the sample whose name and labels are exactly `series`; -1 when the page has none.
inline double sampleValue(const QByteArray& page, const QByteArray& series)
{
    for (const QByteArray& line : page.split('\n')) {
        if (line.startsWith(series + ' ')) {
            return line.mid(series.size() + 1).toDouble();
        }
    }
    return -1;
}

/// Sends `request` as it stands and returns what came until the server closed the connection; empty when that
/// took longer than two seconds.
inline QByteArray exchangeRaw(int port, const QByteArray& request)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{2, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QByteArray answer;
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        ::send(fd, request.constData(), static_cast<std::size_t>(request.size()), 0) == request.size()) {
        char buffer[4096];
        ssize_t count = 0;
        while ((count = ::recv(fd, buffer, sizeof buffer, 0)) > 0) {
            answer.append(buffer, count);
        }
        if (count < 0) {
            answer.clear();
        }
    }
    ::close(fd);
    return answer;
}

} // namespace fleethttp
