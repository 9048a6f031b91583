// SPDX-License-Identifier: Apache-2.0
#include "models/history/retention.h"

#include "models/history/documentkinds.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace qd {

namespace {

// False for what is there and no number of that range.
bool read(const QJsonObject& body, const char* name, std::int64_t& number)
{
    constexpr double largest = 1e15;
    const QJsonValue value = body[QLatin1String(name)];
    if (value.isUndefined())
        return true;
    if (!value.isDouble() || value.toDouble() < 0 || value.toDouble() > largest)
        return false;
    number = static_cast<std::int64_t>(value.toDouble());
    return true;
}

bool read(const QJsonObject& body, const char* name, Duration& duration)
{
    std::int64_t ms = duration.count();
    const bool isRead = read(body, name, ms);
    duration = Duration{ms};
    return isRead;
}

} // namespace

DocumentRecord toDocument(const RetentionLimits& limits)
{
    const QJsonObject body{{"samples_ms", static_cast<double>(limits.samples.count())},
                           {"predictions_ms", static_cast<double>(limits.predictions.count())},
                           {"events_ms", static_cast<double>(limits.events.count())},
                           {"bytes", static_cast<double>(limits.bytes)}};
    return {documentkind::setting, settingid::retention,
            QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString()};
}

std::optional<RetentionLimits> retentionFrom(const std::string& body)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(body));
    const QJsonObject object = document.object();
    RetentionLimits limits;
    if (!document.isObject() || !read(object, "samples_ms", limits.samples) ||
        !read(object, "predictions_ms", limits.predictions) || !read(object, "events_ms", limits.events) ||
        !read(object, "bytes", limits.bytes))
        return std::nullopt;
    return limits;
}

} // namespace qd
