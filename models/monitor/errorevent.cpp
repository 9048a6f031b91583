// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/errorevent.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace qd {

EventRecord errorEvent(const char* kind, const std::string& endpoint, const Error& error, Timestamp at,
                       const char* cause)
{
    QJsonObject detail{{"where", error.where}, {"what", error.what}, {"hint", error.hint}};
    if (cause)
        detail.insert("cause", cause);
    return {0, at, kind, endpoint, {}, QJsonDocument(detail).toJson(QJsonDocument::Compact).toStdString()};
}

const char* scrapeCause(const Error& error, int status)
{
    if (status == 401 || status == 403 || status == 407)
        return "sign-in";
    if (status >= 500)
        return "server-down";
    if (status >= 300)
        return "address-wrong";
    switch (error.kind) {
    case ErrorKind::Security:
        return "certificate";
    case ErrorKind::Timeout:
        return "hangs";
    case ErrorKind::Unreachable:
        return "unreachable";
    default:
        return "not-metrics";
    }
}

} // namespace qd
