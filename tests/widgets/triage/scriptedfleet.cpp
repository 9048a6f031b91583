// SPDX-License-Identifier: Apache-2.0
#include "tests/widgets/triage/scriptedfleet.h"

#include "models/net/url.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

namespace qd::test {

namespace {

HttpResponse json(int status, const QByteArray& body)
{
    HttpResponse response;
    response.status = status;
    response.headers = {{"content-type", "application/json"}};
    response.body = body;
    return response;
}

bool endsWith(const std::string& text, std::string_view end)
{
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

QJsonObject indexEntry(int version, bool ready, const QString& affix)
{
    return {{"name", "fraud" + affix},
            {"version", QString::number(version)},
            {"state", ready ? "READY" : "UNAVAILABLE"},
            {"reason", affix}};
}

QByteArray configOf(int version, const QString& affix)
{
    return QJsonDocument(
               QJsonObject{{"name", "fraud" + affix},
                           {"platform", affix},
                           {"backend", "demo"},
                           {"version_policy",
                            QJsonObject{{"specific", QJsonObject{{"versions", QJsonArray{version}}}}}}})
        .toJson(QJsonDocument::Compact);
}

QByteArray refusal(const QString& words)
{
    return QJsonDocument(QJsonObject{{"error", words}}).toJson(QJsonDocument::Compact);
}

int versionInLoad(const std::string& body)
{
    const QString config = QJsonDocument::fromJson(QByteArray::fromStdString(body))
                               .object()[u"parameters"]
                               .toObject()[u"config"]
                               .toString();
    return QJsonDocument::fromJson(config.toUtf8())
        .object()[u"version_policy"]
        .toObject()[u"specific"]
        .toObject()[u"versions"]
        .toArray()[0]
        .toVariant()
        .toInt();
}

QByteArray torchVersion(const QString& version)
{
    return QStringLiteral(R"({"modelName":"sentiment","modelVersion":"%1","minWorkers":1,"maxWorkers":1,)"
                          R"("workers":[{"id":"9000","status":"READY"}]})")
        .arg(version)
        .toUtf8();
}

} // namespace

HttpClient::RequestId ScriptedFleet::send(HttpRequest request, QObject* context, Done done)
{
    const RequestId id = ++m_last;
    if (holdsLoads && endsWith(request.url, "/load"))
        m_held.push_back({id, std::move(request), context, std::move(done)});
    else
        deliver(id, request, context, done);
    return id;
}

void ScriptedFleet::deliver(RequestId id, const HttpRequest& request, QObject* context, const Done& done)
{
    QMetaObject::invokeMethod(
        context,
        [this, id, request, done] {
            if (!m_cancelled.contains(id))
                done(answer(request));
        },
        Qt::QueuedConnection);
}

void ScriptedFleet::cancel(RequestId id)
{
    m_cancelled.insert(id, true);
}

void ScriptedFleet::releaseLoads()
{
    holdsLoads = false;
    for (const Held& held : std::exchange(m_held, {})) {
        if (held.context)
            deliver(held.id, held.request, held.context, held.done);
    }
}

HttpResponse ScriptedFleet::answer(const HttpRequest& request)
{
    if (request.method == "PUT" || endsWith(request.url, "/load"))
        changes.push_back(request.method + ' ' + request.url);
    const std::string triton = "http://triton.test";
    const std::string torch = "http://torch.test";
    if (request.url.rfind(triton, 0) == 0)
        return answerTriton(request, request.url.substr(triton.size()));
    if (request.url.rfind(torch, 0) == 0)
        return answerTorch(request, request.url.substr(torch.size()));
    return json(404, R"({"error":"no such host in this test"})");
}

HttpResponse ScriptedFleet::answerTriton(const HttpRequest& request, const std::string& path)
{
    if (path == "/v2/repository/index")
        return json(200, QJsonDocument(QJsonArray{indexEntry(1, fraudVersion == 1, affix),
                                                  indexEntry(2, fraudVersion == 2, affix)})
                             .toJson());
    if (path == "/v2/models/" + encodePathSegment("fraud" + affix.toStdString()) + "/config")
        return json(200, configOf(fraudVersion, affix));
    if (path == "/v2" && !affix.isEmpty())
        return json(200, QJsonDocument(QJsonObject{{"name", affix}, {"version", affix}}).toJson());
    if (endsWith(path, "/load")) {
        if (refusesLoads)
            return json(400,
                        refusal("explicit model load / unload is not allowed if polling is enabled" + affix));
        if (losesAnswers)
            return json(520, "<html>");
        fraudVersion = versionInLoad(request.body);
        return json(200, "{}");
    }
    if (endsWith(path, "/ready"))
        return json(200, "");
    return json(404, R"({"error":"unknown path"})");
}

HttpResponse ScriptedFleet::answerTorch(const HttpRequest& request, const std::string& path)
{
    if (path.rfind("/models?", 0) == 0)
        return json(200, R"({"models":[{"modelName":"sentiment","modelUrl":"sentiment.mar"}]})");
    if (endsWith(path, "/set-default") && request.method == "PUT") {
        sentimentVersion = QString::fromStdString(path).section(QLatin1Char('/'), 3, 3);
        return json(200, R"({"status":"Default version succesfully updated"})");
    }
    if (path == "/models/sentiment/all")
        return json(200, '[' + torchVersion(QStringLiteral("1.0")) + ',' +
                             torchVersion(QStringLiteral("2.0")) + ']');
    if (path == "/models/sentiment")
        return json(200, '[' + torchVersion(sentimentVersion) + ']');
    return json(404, R"({"code":404,"type":"ResourceNotFoundException","message":"unknown path"})");
}

} // namespace qd::test
