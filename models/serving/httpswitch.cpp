// SPDX-License-Identifier: Apache-2.0
// How a platform with an HTTP API carries a plan out.
#include "models/serving/httpplatform.h"
#include "models/serving/servingplatformwords.h"

#include <QDeadlineTimer>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace qd {

namespace {

const ModelVersion* findVersion(const ServedModel& model, const std::string& version)
{
    const auto found =
        std::find_if(model.versions.begin(), model.versions.end(),
                     [&](const ModelVersion& candidate) { return candidate.version == version; });
    return found == model.versions.end() ? nullptr : &*found;
}

} // namespace

/// A switch under way.
struct HttpPlatform::Execution
{
    SwitchPlan plan;
    Done<SwitchOutcome> done;
    SwitchOutcome outcome;
    std::size_t next = 0;    ///< request to be sent
    QDeadlineTimer patience; ///< the patience for a sign that the wanted version is being loaded
    QDeadlineTimer longest;  ///< the longest wait for the wanted version
    Duration pause{0};       ///< before the next look
    bool stopped = false;    ///< nothing more is sent or awaited
    bool onItsWay = false;   ///< a request is unanswered

    [[nodiscard]] bool hasUnsent() const { return next < plan.requests.size(); }
};

Failure HttpPlatform::outOfDate(const SwitchPlan& plan, const QString& what) const
{
    return fail(ErrorKind::Conflict, m_endpoint.name,
                ServingPlatformWords::tr("%1 Nothing was sent to switch “%2”.", "what changed, model")
                    .arg(what, QString::fromStdString(plan.model)),
                ServingPlatformWords::tr("Review what changed, and plan again."));
}

std::optional<QString> HttpPlatform::whatChanged(const SwitchPlan& plan, const SwitchPlan& now) const
{
    if (plan.fromVersion != now.fromVersion) {
        return ServingPlatformWords::tr(
                   "Version %1 of “%2” is serving now; the plan was made when it was version %3.")
            .arg(QString::fromStdString(now.fromVersion), QString::fromStdString(plan.model),
                 QString::fromStdString(plan.fromVersion));
    }
    if (plan.server != now.server) {
        return ServingPlatformWords::tr("Another server answers: “%1” instead of “%2”.")
            .arg(QString::fromStdString(now.server), QString::fromStdString(plan.server));
    }
    const bool same =
        std::equal(plan.requests.begin(), plan.requests.end(), now.requests.begin(), now.requests.end(),
                   [](const PlannedRequest& a, const PlannedRequest& b) { return a.sendsTheSame(b); });
    if (same)
        return std::nullopt;
    return ServingPlatformWords::tr(
               "The configuration of “%1” or of its endpoint has changed since the plan was made.")
        .arg(QString::fromStdString(plan.model));
}

void HttpPlatform::report(SwitchProgress::Stage stage, const QString& waitingFor)
{
    emit progressed({stage, waitingFor});
}

void HttpPlatform::executeSwitch(const SwitchPlan& plan, Done<SwitchOutcome> done)
{
    // Checked before anything is read: not even a question goes to a server that the plan was not made for.
    if (plan.endpoint != m_endpoint.id || plan.origin != controlOrigin()) {
        const Failure failure = outOfDate(
            plan,
            ServingPlatformWords::tr("The address of the endpoint has changed since the plan was made."));
        QMetaObject::invokeMethod(
            this, [failure, done = std::move(done)] { done(failure); }, Qt::QueuedConnection);
        return;
    }
    auto execution = std::make_shared<Execution>();
    m_execution = execution;
    execution->plan = plan;
    execution->done = std::move(done);
    report(SwitchProgress::Stage::Checking,
           ServingPlatformWords::tr(
               "The configuration is read again to make sure that the plan still applies."));
    planSwitch(plan.model, plan.toVersion, [this, execution](const Result<SwitchPlan>& now) {
        if (!now)
            return execution->done(Failure(now.error()));
        if (const auto change = whatChanged(execution->plan, *now))
            return execution->done(outOfDate(execution->plan, *change));
        if (execution->stopped)
            return execution->done(
                outOfDate(execution->plan, ServingPlatformWords::tr("The switch was cancelled.")));
        sendNext(execution);
    });
}

void HttpPlatform::stopWaiting()
{
    if (!m_execution || !m_execution->done)
        return;
    m_execution->stopped = true;
    if (!m_execution->onItsWay && !m_execution->outcome.exchanges.empty())
        finish(m_execution);
}

void HttpPlatform::sendNext(const ExecutionPtr& execution)
{
    const PlannedRequest planned = execution->plan.requests[execution->next++];
    HttpRequest toSend = request(planned.method, planned.url, planned.body);
    toSend.limits.totalTimeout = std::max(pace().answer, m_endpoint.timeout);
    report(SwitchProgress::Stage::Sending,
           ServingPlatformWords::tr("Waiting for the answer to “%1”.", "what a request is for")
               .arg(planned.purpose));
    execution->onItsWay = true;
    m_http.send(std::move(toSend), this,
                [this, execution, planned, sentAt = now()](const Result<HttpResponse>& answer) {
                    answered(execution, exchangeOf(planned, sentAt, answer));
                });
}

void HttpPlatform::answered(const ExecutionPtr& execution, const HttpExchange& exchange)
{
    execution->onItsWay = false;
    execution->outcome.exchanges.push_back(exchange);
    const bool isFinal = exchange.reply == Reply::Refused || exchange.reply == Reply::Doubtful;
    // A worker that was started at once is there; one that may still start is awaited.
    const bool prepared = exchange.reply == Reply::Accepted && exchange.status != 202;
    if (prepared && execution->hasUnsent() && !execution->stopped)
        return sendNext(execution);
    const bool lookOnce = isFinal || execution->stopped;
    execution->patience.setRemainingTime(lookOnce ? Duration(0) : pace().patience);
    execution->longest.setRemainingTime(lookOnce ? Duration(0) : pace().longest);
    execution->pause = pace().firstPause;
    await(execution);
}

void HttpPlatform::await(const ExecutionPtr& execution)
{
    if (!execution->done)
        return;
    lookAt(execution->plan.model, execution->plan.origin,
           [this, execution](const ServedLook& look) { looked(execution, look); });
}

void HttpPlatform::looked(const ExecutionPtr& execution, const ServedLook& look)
{
    if (!execution->done)
        return;
    const SwitchPlan& plan = execution->plan;
    SwitchOutcome& outcome = execution->outcome;
    outcome.looks = look.reads;
    outcome.lookedAt = look.at;
    ++outcome.lookCount;
    outcome.activeVersion = look.model ? look.model->activeVersion() : std::string();
    const ModelVersion* target = look.model ? findVersion(*look.model, plan.toVersion) : nullptr;
    const bool isFinal =
        outcome.exchanges.back().reply == Reply::Refused || outcome.exchanges.back().reply == Reply::Doubtful;
    if (execution->hasUnsent() && !isFinal && !execution->stopped) {
        const bool overtaken = look.model && outcome.activeVersion != plan.fromVersion;
        if (target && target->state == VersionState::Ready && !overtaken)
            return sendNext(execution);
        if (overtaken)
            return finish(execution);
    } else if (outcome.activeVersion == plan.toVersion) {
        return finish(execution);
    }
    const bool loading = target && target->state == VersionState::Loading;
    if (loading && !isFinal && !execution->stopped)
        execution->patience.setRemainingTime(pace().patience);
    if (execution->patience.hasExpired() || execution->longest.hasExpired())
        return finish(execution);
    const QString version = QString::fromStdString(plan.toVersion);
    const QString model = QString::fromStdString(plan.model);
    report(execution->hasUnsent() ? SwitchProgress::Stage::Sending : SwitchProgress::Stage::Awaiting,
           loading
               ? ServingPlatformWords::tr("The platform is loading version %1 of “%2”.").arg(version, model)
               : ServingPlatformWords::tr("Waiting for version %1 of “%2”.").arg(version, model));
    QTimer::singleShot(execution->pause, this, [this, execution] { await(execution); });
    execution->pause = std::min(execution->pause * 2, pace().longestPause);
}

void HttpPlatform::finish(const ExecutionPtr& execution)
{
    SwitchOutcome& outcome = execution->outcome;
    outcome.effect = effectOf(execution->plan, outcome.exchanges, outcome.activeVersion);
    const auto done = std::exchange(execution->done, nullptr);
    done(std::move(outcome));
}

} // namespace qd
