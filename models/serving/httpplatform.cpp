// SPDX-License-Identifier: Apache-2.0
#include "models/serving/httpplatform.h"

#include "models/base/text.h"
#include "models/net/url.h"
#include "models/serving/servingplatformwords.h"

#include <QDeadlineTimer>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace qd {

namespace {

constexpr std::size_t answerKept = 4096;

std::string originOf(const std::string& url)
{
    const auto parts = parseUrl(url);
    return parts ? parts->scheme + "://" + parts->host + ':' + parts->port : std::string();
}

constexpr const char* hidden = "•••";

std::vector<std::string> shownHeaders(const HttpRequest& request)
{
    std::vector<std::string> shown;
    for (const auto& [name, value] : request.headers)
        shown.push_back(name + ": " + (soundsSecret(name) ? hidden : value));
    switch (request.credentials.scheme) {
    case HttpCredentials::Scheme::None:
        break;
    case HttpCredentials::Scheme::Basic:
        shown.push_back(std::string("Authorization: Basic ") + hidden);
        break;
    case HttpCredentials::Scheme::Bearer:
        shown.push_back(std::string("Authorization: Bearer ") + hidden);
        break;
    case HttpCredentials::Scheme::Header:
        shown.push_back(request.credentials.user + ": " + hidden);
        break;
    }
    return shown;
}

const ModelVersion* findVersion(const ServedModel& model, const std::string& version)
{
    const auto found =
        std::find_if(model.versions.begin(), model.versions.end(),
                     [&](const ModelVersion& candidate) { return candidate.version == version; });
    return found == model.versions.end() ? nullptr : &*found;
}

/// Statuses of 4xx by which nobody says that a request will not be carried out: the time ran out, or it may
/// be tried again.
bool isHesitation(int status)
{
    return status == 408 || status == 425 || status == 429 || status == 499;
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

HttpPlatform::HttpPlatform(const Endpoint& endpoint, HttpCredentials credentials, HttpClient& http,
                           QObject* parent)
    : ServingPlatform(parent),
      m_endpoint(endpoint),
      m_credentials(std::move(credentials)),
      m_secret(m_credentials),
      m_http(http)
{
}

std::string HttpPlatform::withoutSlash(std::string url)
{
    while (url.ends_with('/'))
        url.pop_back();
    return url;
}

HttpRequest HttpPlatform::request(std::string method, const std::string& url, std::string body) const
{
    HttpRequest request;
    request.method = std::move(method);
    request.url = url;
    request.headers = m_endpoint.headers;
    if (!body.empty())
        request.headers.emplace_back("Content-Type", "application/json");
    request.body = std::move(body);
    request.limits.totalTimeout = m_endpoint.timeout;
    request.limits.connectTimeout = m_endpoint.timeout;
    request.limits.maxRedirects = 0; // what another server answers says nothing about this one
    request.tls = m_endpoint.tls;
    request.credentials = m_credentials;
    request.source = m_endpoint.name;
    return request;
}

void HttpPlatform::ask(HttpRequest toSend, Answered done)
{
    PlannedRequest shown{toSend.method, toSend.url, toSend.body,
                         ServingPlatformWords::tr("Ask which version is serving"), shownHeaders(toSend)};
    m_http.send(std::move(toSend), this,
                [this, shown = std::move(shown), sentAt = now(),
                 done = std::move(done)](Result<HttpResponse> answer) {
                    if (m_looking)
                        m_reads.push_back(exchangeOf(shown, sentAt, answer));
                    done(std::move(answer));
                });
}

void HttpPlatform::get(const std::string& url, Answered done)
{
    ask(request("GET", url, {}), std::move(done));
}

void HttpPlatform::askJson(const std::string& method, const std::string& url, std::string body,
                           JsonAnswered done)
{
    ask(request(method, url, std::move(body)),
        [this, url, done = std::move(done)](Result<HttpResponse> answer) {
            if (!answer)
                return done(Failure(answer.error()));
            if (!answer->isSuccess())
                return done(Failure(refusal(url, *answer)));
            QJsonParseError failure;
            QJsonDocument document = QJsonDocument::fromJson(answer->body, &failure);
            if (document.isNull()) {
                return done(fail(ErrorKind::Invalid, whereFor(url),
                                 ServingPlatformWords::tr("The answer is not JSON."),
                                 ServingPlatformWords::tr("Check that the address belongs to %1.")
                                     .arg(platformName(m_endpoint.platform))));
            }
            done(std::move(document));
        });
}

QString HttpPlatform::whereFor(const std::string& url) const
{
    return ServingPlatformWords::tr("%1 (%2)").arg(m_endpoint.name, displayUrl(url));
}

QString HttpPlatform::advice(const QString&) const
{
    return {};
}

Error HttpPlatform::refusal(const std::string& url, const HttpResponse& response) const
{
    // Kept in the audit trail and in reports, where a gateway's echo of the secret must not be.
    const QString words = m_secret.filtered(ownWords(QJsonDocument::fromJson(response.body)));
    QString what = words.isEmpty()
                       ? ServingPlatformWords::tr("The server answered with status %1.").arg(response.status)
                       : ServingPlatformWords::tr("The server answered with status %1: %2")
                             .arg(response.status)
                             .arg(words);
    if (response.status == 401 || response.status == 403) {
        return {
            ErrorKind::Security, whereFor(url), std::move(what),
            ServingPlatformWords::tr("Check the user, password or token in the settings of the endpoint.")};
    }
    const ErrorKind kind = response.status == 404 ? ErrorKind::NotFound : ErrorKind::Refused;
    return {kind, whereFor(url), std::move(what), advice(words)};
}

bool HttpPlatform::excludesSwitches(const QString&) const
{
    return false;
}

SwitchPlan HttpPlatform::emptyPlan(const ServedModel& model, const std::string& toVersion) const
{
    return {m_endpoint.id, model.name, model.activeVersion(), toVersion, {}, originOf(controlUrl()), {}};
}

PlannedRequest HttpPlatform::planned(std::string method, std::string url, std::string body,
                                     QString purpose) const
{
    std::vector<std::string> headers = shownHeaders(request(method, url, body));
    return {std::move(method), std::move(url), std::move(body), std::move(purpose), std::move(headers)};
}

Reply HttpPlatform::replyOf(const Result<HttpResponse>& answer) const
{
    if (!answer)
        return Reply::Open;
    if (answer->isSuccess())
        return accepts(*answer) ? Reply::Accepted : Reply::Open;
    const QString words = ownWords(QJsonDocument::fromJson(answer->body));
    const bool own = !words.isEmpty() && isOwnError(*answer, words);
    if (own && answer->status >= 400 && excludesSwitches(words))
        return Reply::Refused;
    if (answer->status < 400 || answer->status >= 500 || isHesitation(answer->status))
        return Reply::Open;
    return own ? Reply::Refused : Reply::Doubtful;
}

HttpExchange HttpPlatform::exchangeOf(const PlannedRequest& sent, Timestamp sentAt,
                                      const Result<HttpResponse>& answer) const
{
    HttpExchange record;
    record.request = sent;
    record.sentAt = sentAt;
    record.answeredAt = now();
    record.reply = replyOf(answer);
    if (!answer) {
        record.error = answer.error().text();
        return record;
    }
    record.status = answer->status;
    record.answer =
        m_secret.filtered({answer->body.constData(), static_cast<std::size_t>(answer->body.size())})
            .substr(0, answerKept);
    if (!answer->isSuccess())
        record.error = m_secret.filtered(refusal(sent.url, *answer).text());
    return record;
}

void HttpPlatform::lookAt(const std::string& model, const std::string& origin,
                          std::function<void(const ServedLook&)> done)
{
    if (!origin.empty() && origin != originOf(controlUrl())) {
        const Failure moved =
            fail(ErrorKind::Conflict, m_endpoint.name,
                 ServingPlatformWords::tr(
                     "The address of the endpoint has changed since the version was switched."),
                 ServingPlatformWords::tr("Check %1 manually.").arg(displayUrl(origin)));
        QMetaObject::invokeMethod(
            this,
            [this, moved, done = std::move(done)] {
                done({moved, {}, now()});
            },
            Qt::QueuedConnection);
        return;
    }
    m_reads.clear();
    m_looking = true;
    fetchModel(model, [this, done = std::move(done)](Result<ServedModel> served) {
        m_looking = false;
        done({std::move(served), std::exchange(m_reads, {}), now()});
    });
}

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
    if (plan.endpoint != m_endpoint.id || plan.origin != originOf(controlUrl())) {
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

bool versionLess(const std::string& a, const std::string& b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (!isDigit(a[i]) || !isDigit(b[j])) {
            if (a[i] != b[j])
                return a[i] < b[j];
            ++i;
            ++j;
            continue;
        }
        const auto run = [](const std::string& text, std::size_t& at) {
            while (at < text.size() && text[at] == '0')
                ++at;
            const std::size_t start = at;
            while (at < text.size() && isDigit(text[at]))
                ++at;
            return text.substr(start, at - start);
        };
        const std::string left = run(a, i);
        const std::string right = run(b, j);
        if (left != right)
            return left.size() != right.size() ? left.size() < right.size() : left < right;
    }
    if ((i < a.size()) != (j < b.size()))
        return j < b.size();
    return a < b; // "1" and "01": any order, but always the same
}

void sortVersions(ServedModel& model)
{
    std::sort(model.versions.begin(), model.versions.end(),
              [](const ModelVersion& a, const ModelVersion& b) { return versionLess(a.version, b.version); });
}

} // namespace qd
