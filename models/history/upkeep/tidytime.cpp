// SPDX-License-Identifier: Apache-2.0
#include "models/history/upkeep/tidytime.h"

#include "models/history/documentkinds.h"
#include "models/history/sqlite/database.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr Duration believed = std::chrono::hours(24);
constexpr Duration caughtUpWith = std::chrono::days(7);
constexpr int catchingUp = 4; // beside the time that passes
constexpr Duration longestPass = std::chrono::hours(2);
constexpr double largestTime = 1e15;

QJsonValue toJson(Timestamp at)
{
    return at == TidyTime::never ? QJsonValue() : QJsonValue(static_cast<double>(at.ms));
}

std::optional<Timestamp> timeFrom(const QJsonValue& value)
{
    if (value.isNull() || value.isUndefined())
        return TidyTime::never;
    if (!value.isDouble() || !(std::abs(value.toDouble()) <= largestTime))
        return std::nullopt;
    return Timestamp{static_cast<std::int64_t>(value.toDouble())};
}

} // namespace

DocumentRecord toDocument(const TidyTime& time)
{
    QJsonArray dropped;
    for (const Timestamp at : time.dropped)
        dropped.push_back(toJson(at));
    const QJsonObject body{{"at", toJson(time.at)},
                           {"uptime_ms", static_cast<double>(time.uptime.count())},
                           {"boot", QString::fromStdString(time.boot)},
                           {"dropped", dropped}};
    return {documentkind::setting, settingid::tidied,
            QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString()};
}

std::optional<TidyTime> tidyTimeFrom(const std::string& body)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(body)).object();
    const auto at = timeFrom(object["at"]);
    const auto uptime = timeFrom(object["uptime_ms"]);
    const QJsonArray dropped = object["dropped"].toArray();
    TidyTime time;
    if (!at || *at == TidyTime::never || !uptime || dropped.size() != std::ssize(time.dropped))
        return std::nullopt;
    time.at = *at;
    time.uptime = Duration(std::max<std::int64_t>(uptime->ms, 0));
    time.boot = object["boot"].toString().toStdString();
    for (std::size_t i = 0; i < time.dropped.size(); ++i) {
        const auto before = timeFrom(dropped[static_cast<qsizetype>(i)]);
        if (!before)
            return std::nullopt;
        time.dropped[i] = *before;
    }
    return time;
}

Result<std::optional<TidyTime>> readTidyTime(const Database& database)
{
    auto query = database.prepare("SELECT body FROM document WHERE kind = ? AND id = ?");
    if (!query)
        return Failure(query.error());
    const auto row = query->bind(documentkind::setting, settingid::tidied).step();
    if (!row)
        return Failure(row.error());
    return *row ? tidyTimeFrom(query->text(0)) : std::nullopt;
}

Result<std::vector<Timestamp>> newestRecorded(const Database& database)
{
    std::vector<Timestamp> newest;
    for (const char* sql : {"SELECT max(at) FROM event", "SELECT at FROM audit ORDER BY id DESC LIMIT 1",
                            "SELECT max(pending_at) FROM alert"}) {
        auto query = database.prepare(sql);
        if (!query)
            return Failure(query.error());
        const auto row = query->step();
        if (!row)
            return Failure(row.error());
        if (*row && !query->isNull(0))
            newest.push_back(query->time(0));
    }
    return newest;
}

TidyTime firstTidyTime(const std::vector<Timestamp>& newest, Timestamp now)
{
    TidyTime first;
    const auto reached = std::find_if(newest.begin(), newest.end(), [&](Timestamp at) { return at <= now; });
    first.at = reached == newest.end() ? now : *reached;
    return first;
}

TrustedTime trustedTime(const TidyTime& last, const TidyRequest& request)
{
    const bool isSameBoot = !request.boot.empty() && request.boot == last.boot;
    const Duration passed = isSameBoot ? std::max(request.uptime - last.uptime, Duration(0)) : Duration(0);
    const Timestamp expected = last.at + passed;
    const Duration ahead = request.now - expected;
    TrustedTime trusted{request.now, passed, last};
    trusted.next.uptime = request.uptime;
    trusted.next.boot = request.boot;
    if (!request.isAgreed && ahead > believed) {
        const Duration credit = catchingUp * std::min(passed, longestPass);
        trusted.now = ahead <= caughtUpWith ? expected + std::min(ahead, credit) : expected;
    }
    const bool isBehind = !request.isAgreed && ahead < -believed;
    trusted.next.at = isBehind ? expected : trusted.now;
    return trusted;
}

} // namespace qd
