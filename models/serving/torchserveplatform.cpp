// SPDX-License-Identifier: Apache-2.0
#include "models/serving/torchserveplatform.h"

#include "models/net/url.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <deque>

namespace qd {

namespace {

struct TorchServePlatformWords
{
    Q_DECLARE_TR_FUNCTIONS(TorchServePlatformWords)
};

constexpr std::size_t mostModels = 1000; ///< a server that pages for ever is stopped here

bool hasReadyWorker(const QJsonObject& description)
{
    const QJsonArray workers = description[u"workers"].toArray();
    return std::any_of(workers.begin(), workers.end(), [](const QJsonValue& worker) {
        return worker.toObject()[u"status"].toString() == QLatin1String("READY");
    });
}

VersionState stateOf(const QJsonObject& description)
{
    if (hasReadyWorker(description))
        return VersionState::Ready;
    return description[u"workers"].toArray().isEmpty() ? VersionState::Unavailable : VersionState::Loading;
}

ServedModel modelFrom(const std::string& name, const QJsonArray& descriptions)
{
    ServedModel model;
    model.name = name;
    for (const QJsonValue& item : descriptions) {
        const QJsonObject description = item.toObject();
        ModelVersion version;
        version.version = description[u"modelVersion"].toString().toStdString();
        version.state = stateOf(description);
        version.active = description[u"defaultVersion"].toBool();
        if (version.state == VersionState::Unavailable)
            version.reason = TorchServePlatformWords::tr("No worker is running.");
        model.versions.push_back(std::move(version));
    }
    sortVersions(model);
    return model;
}

} // namespace

/// The models still to be described.
struct TorchServePlatform::Listing
{
    std::deque<std::string> names;
    std::vector<ServedModel> models;
    Done<std::vector<ServedModel>> done;
};

std::string TorchServePlatform::modelUrl(const std::string& model) const
{
    return withoutSlash(endpoint().managementUrl) + "/models/" + encodePathSegment(model);
}

QString TorchServePlatform::ownWords(const QJsonDocument& answer) const
{
    return answer.object()[u"message"].toString();
}

QString TorchServePlatform::advice(const QString& words) const
{
    if (words.contains(QLatin1String("Token"), Qt::CaseInsensitive)) {
        return TorchServePlatformWords::tr(
            "TorchServe requires its management key: choose Bearer and enter the token of its key file.");
    }
    return {};
}

bool TorchServePlatform::accepts(const HttpResponse& answer) const
{
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    return (answer.status == 200 || answer.status == 202) && body[u"status"].isString() &&
           !body.contains(u"code");
}

bool TorchServePlatform::isOwnError(const HttpResponse& answer, const QString&) const
{
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    return body[u"code"].toInt() == answer.status && body[u"type"].isString();
}

void TorchServePlatform::fetchHealth(Done<Health> done)
{
    const std::string address = withoutSlash(endpoint().apiUrl) + "/ping";
    get(address, [this, address, done = std::move(done)](Result<HttpResponse> answer) {
        if (!answer)
            return done(Failure(answer.error()));
        // "Healthy", "Partial Healthy" (some workers), "Unhealthy" with status 500
        const QString status = QJsonDocument::fromJson(answer->body).object()[u"status"].toString();
        Health health{true, answer->isSuccess(), {}};
        if (!health.ready || status != QLatin1String("Healthy"))
            health.detail = status.isEmpty() ? refusal(address, *answer).what : status;
        done(std::move(health));
    });
}

void TorchServePlatform::fetchModels(Done<std::vector<ServedModel>> done)
{
    auto listing = std::make_shared<Listing>();
    listing->done = std::move(done);
    fetchNames({}, listing);
}

void TorchServePlatform::fetchNames(const std::string& pageToken, const std::shared_ptr<Listing>& listing)
{
    std::string address = withoutSlash(endpoint().managementUrl) + "/models?limit=100";
    if (!pageToken.empty())
        address += "&next_page_token=" + encodePathSegment(pageToken);
    getJson(address, [this, address, listing](Result<QJsonDocument> page) {
        if (!page)
            return listing->done(Failure(page.error()));
        if (!page->object()[u"models"].isArray()) {
            return listing->done(
                fail(ErrorKind::Invalid, whereFor(address),
                     TorchServePlatformWords::tr("The answer has no list of models."),
                     TorchServePlatformWords::tr("Check the management address; its port is usually 8081.")));
        }
        for (const QJsonValue& model : page->object()[u"models"].toArray())
            listing->names.push_back(model.toObject()[u"modelName"].toString().toStdString());
        const std::string next = page->object()[u"nextPageToken"].toString().toStdString();
        if (!next.empty() && listing->names.size() < mostModels)
            fetchNames(next, listing);
        else
            fetchNext(listing);
    });
}

void TorchServePlatform::fetchNext(const std::shared_ptr<Listing>& listing)
{
    if (listing->names.empty())
        return listing->done(std::move(listing->models));
    const std::string name = listing->names.front();
    listing->names.pop_front();
    fetchModel(name, [this, listing](Result<ServedModel> model) {
        if (!model && model.error().kind != ErrorKind::NotFound) // unregistered since it was listed
            return listing->done(Failure(model.error()));
        if (model)
            listing->models.push_back(std::move(*model));
        fetchNext(listing);
    });
}

void TorchServePlatform::fetchModel(const std::string& name, Done<ServedModel> done)
{
    const std::string address = modelUrl(name);
    getJson(address + "/all", [this, name, address, done = std::move(done)](Result<QJsonDocument> all) {
        if (!all)
            return done(Failure(all.error()));
        ServedModel model = modelFrom(name, all->array());
        if (!model.activeVersion().empty())
            return done(std::move(model));
        getJson(address, [model, done](Result<QJsonDocument> described) mutable {
            if (!described)
                return done(Failure(described.error()));
            const std::string active =
                described->array()[0].toObject()[u"modelVersion"].toString().toStdString();
            for (ModelVersion& version : model.versions)
                version.active = version.version == active;
            done(std::move(model));
        });
    });
}

SwitchPlan TorchServePlatform::makePlan(const ServedModel& model, const std::string& toVersion,
                                        bool hasWorkers) const
{
    const QString shownModel = QString::fromStdString(model.name);
    const QString shownVersion = QString::fromStdString(toVersion);
    const std::string versionUrl = modelUrl(model.name) + '/' + encodePathSegment(toVersion);
    SwitchPlan plan = emptyPlan(model, toVersion);
    if (!hasWorkers) {
        plan.requests.push_back(planned("PUT", versionUrl + "?min_worker=1&synchronous=true", {},
                                        TorchServePlatformWords::tr("Start a worker for version %1 of “%2”")
                                            .arg(shownVersion, shownModel)));
    }
    plan.requests.push_back(planned(
        "PUT", versionUrl + "/set-default", {},
        TorchServePlatformWords::tr("Make version %1 of “%2” the default").arg(shownVersion, shownModel)));
    return plan;
}

void TorchServePlatform::planSwitch(const std::string& model, const std::string& toVersion,
                                    Done<SwitchPlan> done)
{
    fetchModel(model, [this, toVersion, done = std::move(done)](Result<ServedModel> served) {
        if (!served)
            return done(Failure(served.error()));
        const QString shownModel = QString::fromStdString(served->name);
        const QString shownVersion = QString::fromStdString(toVersion);
        const auto target =
            std::find_if(served->versions.begin(), served->versions.end(),
                         [&](const ModelVersion& version) { return version.version == toVersion; });
        if (target == served->versions.end()) {
            return done(
                fail(ErrorKind::NotFound, whereFor(modelUrl(served->name)),
                     TorchServePlatformWords::tr("“%1” has no version %2.").arg(shownModel, shownVersion),
                     TorchServePlatformWords::tr("Register the version with TorchServe first.")));
        }
        if (target->active) {
            return done(fail(ErrorKind::Conflict, whereFor(modelUrl(served->name)),
                             TorchServePlatformWords::tr("Version %1 of “%2” is already serving.")
                                 .arg(shownVersion, shownModel)));
        }
        done(makePlan(*served, toVersion, target->state != VersionState::Unavailable));
    });
}

} // namespace qd
