// SPDX-License-Identifier: Apache-2.0
#include "models/serving/httpplatform.h"

#include "models/base/naturalorder.h"
#include "models/net/url.h"
#include "models/serving/endpointrequest.h"
#include "models/serving/servingplatformwords.h"

#include <algorithm>
#include <utility>

namespace qd {

namespace {

constexpr std::size_t answerKept = 4096;

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

/// Statuses of 4xx by which nobody says that a request will not be carried out: the time ran out, or it may
/// be tried again.
bool isHesitation(int status)
{
    return status == 408 || status == 425 || status == 429 || status == 499;
}

} // namespace

HttpPlatform::HttpPlatform(const Endpoint& endpoint, HttpCredentials credentials, HttpClient& http,
                           QObject* parent)
    : ServingPlatform(parent),
      m_endpoint(endpoint),
      m_credentials(std::move(credentials)),
      m_secret(m_credentials),
      m_http(http)
{
}

std::string HttpPlatform::controlOrigin() const
{
    const auto parts = parseUrl(controlUrl());
    return parts ? parts->scheme + "://" + parts->host + ':' + parts->port : std::string();
}

std::string HttpPlatform::withoutSlash(std::string url)
{
    while (url.ends_with('/'))
        url.pop_back();
    return url;
}

HttpRequest HttpPlatform::request(std::string method, const std::string& url, std::string body) const
{
    HttpRequest request = requestTo(m_endpoint, m_credentials, url);
    request.method = std::move(method);
    if (!body.empty())
        request.headers.emplace_back("Content-Type", "application/json");
    request.body = std::move(body);
    request.limits.maxRedirects = 0; // what another server answers says nothing about this one
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
    return {m_endpoint.id, model.name, model.activeVersion(), toVersion, {}, controlOrigin(), {}};
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
    if (!origin.empty() && origin != controlOrigin()) {
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

void sortVersions(ServedModel& model)
{
    std::sort(model.versions.begin(), model.versions.end(),
              [](const ModelVersion& a, const ModelVersion& b) { return naturalLess(a.version, b.version); });
}

} // namespace qd
