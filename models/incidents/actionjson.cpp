// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/actionjson.h"

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
        requests.append(QJsonObject{
            {QStringLiteral("method"), text(request.method)},
            {QStringLiteral("url"), requestUrl(request.url)},
            {QStringLiteral("body"), text(request.body)},
            {QStringLiteral("purpose"), request.purpose},
        });
    }
    QJsonObject object{
        {QStringLiteral("from"), text(plan.fromVersion)},
        {QStringLiteral("to"), text(plan.toVersion)},
        {QStringLiteral("requests"), requests},
    };
    if (!undoes.empty())
        object.insert(QStringLiteral("undoes"), text(undoes));
    return object;
}

QJsonObject describeOutcome(const SwitchOutcome& outcome)
{
    QJsonArray exchanges;
    for (const ExchangeRecord& exchange : outcome.exchanges) {
        exchanges.append(QJsonObject{
            {QStringLiteral("method"), text(exchange.request.method)},
            {QStringLiteral("url"), requestUrl(exchange.request.url)},
            {QStringLiteral("status"), exchange.status},
            {QStringLiteral("answer"), text(exchange.answer)},
            {QStringLiteral("error"), exchange.error},
        });
    }
    return {{QStringLiteral("exchanges"), exchanges},
            {QStringLiteral("activeVersion"), text(outcome.activeVersion)}};
}

QJsonObject parsedObject(const std::string& json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

} // namespace qd
