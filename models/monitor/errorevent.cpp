// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/errorevent.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace qd {

EventRecord errorEvent(const char* kind, const std::string& endpoint, const Error& error, Timestamp at)
{
    const QJsonObject detail{{"where", error.where}, {"what", error.what}, {"hint", error.hint}};
    return {0, at, kind, endpoint, {}, QJsonDocument(detail).toJson(QJsonDocument::Compact).toStdString()};
}

} // namespace qd
