// SPDX-License-Identifier: Apache-2.0
#include "models/serving/tritonplatform.h"

#include "models/net/url.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace qd {

namespace {

struct TritonPlatformWords
{
    Q_DECLARE_TR_FUNCTIONS(TritonPlatformWords)
};

VersionState stateFrom(const QString& word)
{
    if (word == QLatin1String("READY"))
        return VersionState::Ready;
    if (word == QLatin1String("LOADING"))
        return VersionState::Loading;
    if (word == QLatin1String("UNLOADING"))
        return VersionState::Unloading;
    return VersionState::Unavailable;
}

/// Triton's versions are the names of numbered folders.
std::optional<qint64> versionNumber(const std::string& version)
{
    qint64 number = 0;
    const auto [end, failure] = std::from_chars(version.data(), version.data() + version.size(), number);
    if (failure != std::errc{} || end != version.data() + version.size() || number <= 0)
        return std::nullopt;
    return number;
}

void markActive(ServedModel& model)
{
    const auto newest =
        std::find_if(model.versions.rbegin(), model.versions.rend(),
                     [](const ModelVersion& version) { return version.state == VersionState::Ready; });
    if (newest != model.versions.rend())
        newest->active = true;
}

/// The index has one entry per model and version; a model that was never loaded has one without a version.
std::vector<ServedModel> modelsFromIndex(const QJsonArray& index)
{
    std::map<std::string, ServedModel> byName;
    for (const QJsonValue& item : index) {
        const QJsonObject entry = item.toObject();
        const std::string name = entry[u"name"].toString().toStdString();
        ServedModel& model = byName[name];
        model.name = name;
        if (const QString version = entry[u"version"].toString(); !version.isEmpty()) {
            model.versions.push_back({version.toStdString(), stateFrom(entry[u"state"].toString()), false,
                                      entry[u"reason"].toString()});
        }
    }
    std::vector<ServedModel> models;
    for (auto& [name, model] : byName) {
        sortVersions(model);
        markActive(model);
        models.push_back(std::move(model));
    }
    return models;
}

/// The live configuration with another version policy, as the text that goes into the load request.
QByteArray configServing(QJsonObject config, qint64 version)
{
    config[u"version_policy"] = QJsonObject{
        {QStringLiteral("specific"), QJsonObject{{QStringLiteral("versions"), QJsonArray{version}}}}};
    return QJsonDocument(config).toJson(QJsonDocument::Compact);
}

} // namespace

QString TritonPlatform::ownWords(const QJsonDocument& answer) const
{
    return answer.object()[u"error"].toString();
}

QString TritonPlatform::advice(const QString& words) const
{
    if (excludesSwitches(words)) {
        return TritonPlatformWords::tr(
            "Start Triton with --model-control-mode=explicit to let versions be switched.");
    }
    return {};
}

bool TritonPlatform::excludesSwitches(const QString& words) const
{
    // "explicit model load / unload is not allowed if polling is enabled", with status 503 or 400
    return words.startsWith(QLatin1String("explicit model load"));
}

bool TritonPlatform::accepts(const HttpResponse& answer) const
{
    // It waits until the model is loaded, and answers with nothing, or an empty object.
    const QByteArray body = answer.body.trimmed();
    if (answer.status != 200 || body.isEmpty())
        return answer.status == 200;
    const QJsonDocument document = QJsonDocument::fromJson(body);
    return document.isObject() && !document.object().contains(u"error");
}

bool TritonPlatform::isOwnError(const HttpResponse& answer, const QString&) const
{
    return QJsonDocument::fromJson(answer.body).object().size() == 1;
}

void TritonPlatform::fetchServer(Done<std::string> done)
{
    get(url("/v2"), [done = std::move(done)](const Result<HttpResponse>& answer) {
        if (!answer)
            return done(Failure(answer.error()));
        const QJsonObject metadata = QJsonDocument::fromJson(answer->body).object();
        const QString name = metadata[u"name"].toString();
        const QString version = metadata[u"version"].toString();
        done(answer->isSuccess() ? (name + u' ' + version).trimmed().toStdString() : std::string());
    });
}

void TritonPlatform::fetchHealth(Done<Health> done)
{
    get(url("/v2/health/live"), [this, done = std::move(done)](Result<HttpResponse> live) {
        if (!live)
            return done(Failure(live.error()));
        get(url("/v2/health/ready"), [this, done, alive = live->isSuccess()](Result<HttpResponse> ready) {
            if (!ready)
                return done(Failure(ready.error()));
            Health health{alive, ready->isSuccess(), {}};
            if (!health.live || !health.ready)
                health.detail = refusal(url("/v2/health/ready"), *ready).what;
            done(std::move(health));
        });
    });
}

void TritonPlatform::fetchModels(Done<std::vector<ServedModel>> done)
{
    const std::string address = url("/v2/repository/index");
    askJson("POST", address, "{}", [this, address, done = std::move(done)](Result<QJsonDocument> index) {
        if (!index)
            return done(Failure(index.error()));
        if (!index->isArray()) {
            return done(fail(ErrorKind::Invalid, whereFor(address),
                             TritonPlatformWords::tr("The repository index is not a list."),
                             TritonPlatformWords::tr(
                                 "Check that the address belongs to Triton's HTTP port, usually 8000.")));
        }
        done(modelsFromIndex(index->array()));
    });
}

void TritonPlatform::fetchModel(const std::string& model, Done<ServedModel> done)
{
    fetchModels([this, model, done = std::move(done)](Result<std::vector<ServedModel>> models) {
        if (!models)
            return done(Failure(models.error()));
        const auto found = std::find_if(models->begin(), models->end(),
                                        [&](const ServedModel& served) { return served.name == model; });
        if (found == models->end()) {
            return done(
                fail(ErrorKind::NotFound, whereFor(url("/v2/repository/index")),
                     TritonPlatformWords::tr("There is no model “%1”.").arg(QString::fromStdString(model))));
        }
        done(std::move(*found));
    });
}

void TritonPlatform::planSwitch(const std::string& model, const std::string& toVersion, Done<SwitchPlan> done)
{
    const std::string modelUrl = url("/v2/models/" + encodePathSegment(model));
    const std::string loadUrl = url("/v2/repository/models/" + encodePathSegment(model) + "/load");
    const QString shownModel = QString::fromStdString(model);
    const QString shownVersion = QString::fromStdString(toVersion);
    const auto number = versionNumber(toVersion);
    if (!number) {
        // Like every other answer it comes after this call has returned.
        QMetaObject::invokeMethod(
            this,
            [this, modelUrl, shownVersion, done = std::move(done)] {
                done(fail(
                    ErrorKind::Invalid, whereFor(modelUrl),
                    TritonPlatformWords::tr("“%1” is not a version number of Triton.").arg(shownVersion)));
            },
            Qt::QueuedConnection);
        return;
    }
    fetchModel(model, [=, this, done = std::move(done)](Result<ServedModel> served) {
        if (!served)
            return done(Failure(served.error()));
        SwitchPlan plan = emptyPlan(*served, toVersion);
        if (plan.fromVersion == toVersion) {
            return done(fail(ErrorKind::Conflict, whereFor(modelUrl),
                             TritonPlatformWords::tr("Version %1 of “%2” is already serving.")
                                 .arg(shownVersion, shownModel)));
        }
        getJson(modelUrl + "/config", [=, this](Result<QJsonDocument> config) mutable {
            if (!config)
                return done(Failure(config.error()));
            if (!config->isObject())
                return done(fail(ErrorKind::Invalid, whereFor(modelUrl + "/config"),
                                 TritonPlatformWords::tr("The configuration is not a JSON object.")));
            const QJsonObject parameters{
                {QStringLiteral("config"), QString::fromUtf8(configServing(config->object(), *number))}};
            const QJsonObject body{{QStringLiteral("parameters"), parameters}};
            plan.requests.push_back(planned(
                "POST", loadUrl, QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString(),
                TritonPlatformWords::tr("Load “%1” with version %2 only").arg(shownModel, shownVersion)));
            fetchServer([plan, done](const Result<std::string>& server) mutable {
                if (!server)
                    return done(Failure(server.error()));
                plan.server = *server;
                done(std::move(plan));
            });
        });
    });
}

} // namespace qd
