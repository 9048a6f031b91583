// SPDX-License-Identifier: Apache-2.0
#include "models/serving/watchedplatform.h"

#include "models/serving/endpointrequest.h"
#include "models/serving/servingplatformwords.h"

namespace qd {

Failure WatchedPlatform::cannotSwitch() const
{
    return fail(
        ErrorKind::Refused, m_endpoint.name,
        ServingPlatformWords::tr("This endpoint cannot switch versions."),
        ServingPlatformWords::tr("Add the model server itself as an endpoint to switch its versions."));
}

void WatchedPlatform::fetchModels(Done<std::vector<ServedModel>> done)
{
    later<std::vector<ServedModel>>(std::move(done), std::vector<ServedModel>{});
}

void WatchedPlatform::planSwitch(const std::string&, const std::string&, Done<SwitchPlan> done)
{
    later<SwitchPlan>(std::move(done), cannotSwitch());
}

void WatchedPlatform::lookAt(const std::string&, const std::string&,
                             std::function<void(const ServedLook&)> done)
{
    QMetaObject::invokeMethod(
        this,
        [this, done = std::move(done)] {
            done({cannotSwitch(), {}, now()});
        },
        Qt::QueuedConnection);
}

void WatchedPlatform::executeSwitch(const SwitchPlan&, Done<SwitchOutcome> done)
{
    later<SwitchOutcome>(std::move(done), cannotSwitch());
}

PrometheusPlatform::PrometheusPlatform(const Endpoint& endpoint, HttpCredentials credentials,
                                       HttpClient& http, QObject* parent)
    : WatchedPlatform(endpoint, parent), m_credentials(std::move(credentials)), m_http(http)
{
}

void PrometheusPlatform::fetchHealth(Done<Health> done)
{
    HttpRequest request = requestTo(endpoint(), m_credentials, endpoint().metricsUrl);
    m_http.send(std::move(request), this, [done = std::move(done)](Result<HttpResponse> answer) {
        if (!answer)
            return done(Failure(answer.error()));
        Health health{true, answer->isSuccess(), {}};
        if (!health.ready)
            health.detail =
                ServingPlatformWords::tr("The server answered with status %1.").arg(answer->status);
        done(std::move(health));
    });
}

void LocalMachinePlatform::fetchHealth(Done<Health> done)
{
    later<Health>(std::move(done), Health{true, true, {}});
}

} // namespace qd
