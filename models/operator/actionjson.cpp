// SPDX-License-Identifier: Apache-2.0
#include "models/operator/actionjson.h"

#include "models/base/text.h"
#include "models/incidents/incidentjson.h"
#include "models/net/url.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace qd {

namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

/// The query of a planned request says what exactly was asked for: it goes only where it may be a secret.
QString requestUrl(const std::string& url)
{
    const UrlParts parts = parseUrl(url).value_or(UrlParts());
    const bool secret = std::any_of(parts.queryNames.begin(), parts.queryNames.end(), soundsSecret);
    return parts.query.empty() || secret ? displayUrl(url) : displayUrl(url) + u'?' + text(parts.query);
}

QJsonValue time(Timestamp at)
{
    return at.ms == 0 ? QJsonValue() : QJsonValue(static_cast<qint64>(at.ms));
}

QJsonObject describeRequest(const PlannedRequest& request)
{
    QJsonArray headers;
    for (const std::string& header : request.headers)
        headers.append(text(header));
    return {{QStringLiteral("method"), text(request.method)},
            {QStringLiteral("url"), requestUrl(request.url)},
            {QStringLiteral("headers"), headers},
            {QStringLiteral("body"), text(request.body)}};
}

QJsonArray describeExchanges(const std::vector<HttpExchange>& exchanges)
{
    QJsonArray array;
    for (const HttpExchange& exchange : exchanges) {
        QJsonObject object = describeRequest(exchange.request);
        object.insert(QStringLiteral("status"), exchange.status);
        object.insert(QStringLiteral("answer"), text(exchange.answer));
        object.insert(QStringLiteral("error"), exchange.error);
        object.insert(QStringLiteral("reply"), toQString(json::idOf(exchange.reply)));
        object.insert(QStringLiteral("sentAt"), time(exchange.sentAt));
        object.insert(QStringLiteral("answeredAt"), time(exchange.answeredAt));
        array.append(object);
    }
    return array;
}

} // namespace

QJsonObject describeEndpoint(const Endpoint& endpoint, bool secretChanges)
{
    QJsonArray headers;
    for (const auto& [name, value] : endpoint.headers)
        headers.append(text(name));
    return {
        {QStringLiteral("name"), endpoint.name},
        {QStringLiteral("platform"), text(std::string(platformId(endpoint.platform)))},
        {QStringLiteral("metricsUrl"), displayUrl(endpoint.metricsUrl)},
        {QStringLiteral("apiUrl"), displayUrl(endpoint.apiUrl)},
        {QStringLiteral("managementUrl"), displayUrl(endpoint.managementUrl)},
        {QStringLiteral("predictionLog"), text(endpoint.predictionLog)},
        {QStringLiteral("headers"), headers},
        {QStringLiteral("enabled"), endpoint.enabled},
        {QStringLiteral("secretChanges"), secretChanges},
    };
}

QJsonObject describePlan(const SwitchPlan& plan, const std::string& undoes)
{
    QJsonArray requests;
    for (const PlannedRequest& request : plan.requests) {
        QJsonObject object = describeRequest(request);
        object.insert(QStringLiteral("purpose"), request.purpose);
        requests.append(object);
    }
    QJsonObject object{
        {QStringLiteral("from"), text(plan.fromVersion)},
        {QStringLiteral("to"), text(plan.toVersion)},
        {QStringLiteral("origin"), displayUrl(plan.origin)},
        {QStringLiteral("server"), text(plan.server)},
        {QStringLiteral("requests"), requests},
    };
    if (!undoes.empty())
        object.insert(QStringLiteral("undoes"), text(undoes));
    return object;
}

QJsonObject describeOutcome(const SwitchOutcome& outcome)
{
    return {{QStringLiteral("effect"), toQString(json::idOf(outcome.effect))},
            {QStringLiteral("exchanges"), describeExchanges(outcome.exchanges)},
            {QStringLiteral("activeVersion"), text(outcome.activeVersion)},
            {QStringLiteral("looks"), describeExchanges(outcome.looks)},
            {QStringLiteral("lookCount"), outcome.lookCount},
            {QStringLiteral("lookedAt"), time(outcome.lookedAt)}};
}

QJsonObject parsedObject(const std::string& json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

} // namespace qd
