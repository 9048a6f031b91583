// SPDX-License-Identifier: Apache-2.0
#include "models/serving/httpplatform.h"

#include "models/base/text.h"
#include "models/net/url.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

#include <algorithm>

namespace qd {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ServingPlatform)
};

constexpr Duration changeTimeout{
    120'000}; ///< loading a model can take minutes where reading takes milliseconds
constexpr std::size_t answerKept = 4096;
constexpr Duration lingering{5'000}; ///< versions that still finish requests linger for a moment
constexpr Duration confirmPause{250};
constexpr Duration slowPause{1'000}; ///< between looks at a server that may be loading

/// The request may have been carried out all the same, now or in a while. The server answered a moment ago,
/// so a lost connection is no proof either.
bool leavesOpen(const Error& error)
{
    return error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Unreachable;
}

bool leavesOpen(int status)
{
    return status == 502 || status == 503 || status == 504;
}

} // namespace

struct HttpPlatform::Execution
{
    SwitchPlan plan;
    Done<SwitchOutcome> done;
    SwitchOutcome outcome;
    std::size_t next = 0;
    QDeadlineTimer patience;
    Duration pause = confirmPause;
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
    request.tls = m_endpoint.tls;
    request.credentials = m_credentials;
    request.source = m_endpoint.name;
    return request;
}

void HttpPlatform::get(const std::string& url, Answered done)
{
    m_http.send(request("GET", url, {}), this, std::move(done));
}

void HttpPlatform::askJson(const std::string& method, const std::string& url, std::string body,
                           JsonAnswered done)
{
    m_http.send(request(method, url, std::move(body)), this,
                [this, url, done = std::move(done)](Result<HttpResponse> answer) {
                    if (!answer)
                        return done(Failure(answer.error()));
                    if (!answer->isSuccess())
                        return done(Failure(refusal(url, *answer)));
                    QJsonParseError failure;
                    QJsonDocument document = QJsonDocument::fromJson(answer->body, &failure);
                    if (document.isNull()) {
                        return done(fail(ErrorKind::Invalid, whereFor(url),
                                         Words::tr("The answer is not JSON."),
                                         Words::tr("Check that the address belongs to %1.")
                                             .arg(platformName(m_endpoint.platform))));
                    }
                    done(std::move(document));
                });
}

QString HttpPlatform::whereFor(const std::string& url) const
{
    return Words::tr("%1 (%2)").arg(m_endpoint.name, displayUrl(url));
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
                       ? Words::tr("The server answered with status %1.").arg(response.status)
                       : Words::tr("The server answered with status %1: %2").arg(response.status).arg(words);
    if (response.status == 401 || response.status == 403) {
        return {ErrorKind::Security, whereFor(url), std::move(what),
                Words::tr("Check the user, password or token in the settings of the endpoint.")};
    }
    const ErrorKind kind = response.status == 404 ? ErrorKind::NotFound : ErrorKind::Refused;
    return {kind, whereFor(url), std::move(what), advice(words)};
}

void HttpPlatform::executeSwitch(const SwitchPlan& plan, Done<SwitchOutcome> done)
{
    auto execution = std::make_shared<Execution>();
    execution->plan = plan;
    execution->done = std::move(done);
    fetchModel(plan.model, [this, execution](Result<ServedModel> model) {
        if (!model)
            return execution->done(Failure(model.error()));
        const std::string active = model->activeVersion();
        if (active != execution->plan.fromVersion) {
            return execution->done(
                fail(ErrorKind::Conflict, m_endpoint.name,
                     Words::tr("Version %1 of “%2” serves now; the plan was made when it was version %3. "
                               "Nothing was sent.")
                         .arg(QString::fromStdString(active), QString::fromStdString(execution->plan.model),
                              QString::fromStdString(execution->plan.fromVersion)),
                     Words::tr("Look at what changed, and make a new plan.")));
        }
        sendNext(execution);
    });
}

void HttpPlatform::sendNext(const std::shared_ptr<Execution>& execution)
{
    if (execution->next == execution->plan.requests.size()) {
        execution->patience.setRemainingTime(lingering);
        return confirm(execution);
    }
    const PlannedRequest& planned = execution->plan.requests[execution->next++];
    HttpRequest toSend = request(planned.method, planned.url, planned.body);
    toSend.limits.totalTimeout = std::max(changeTimeout, m_endpoint.timeout);
    m_http.send(std::move(toSend), this, [this, execution, planned](Result<HttpResponse> answer) {
        ExchangeRecord& record = execution->outcome.exchanges.emplace_back();
        record.request = planned;
        bool open = false;
        if (!answer) {
            record.error = answer.error().text();
            open = leavesOpen(answer.error());
        } else {
            open = leavesOpen(answer->status);
            record.status = answer->status;
            record.answer = m_secret.filtered({answer->body.constData(), std::size_t(answer->body.size())})
                                .substr(0, answerKept);
            if (!answer->isSuccess())
                record.error = refusal(planned.url, *answer).text();
        }
        if (record.error.isEmpty())
            return sendNext(execution);
        // After a refusal, what serves now will not change any more; nor when requests remain unsent.
        const bool mayArrive = open && execution->next == execution->plan.requests.size();
        execution->patience.setRemainingTime(mayArrive ? m_patience : Duration(0));
        execution->pause = slowPause;
        confirm(execution);
    });
}

void HttpPlatform::confirm(const std::shared_ptr<Execution>& execution)
{
    fetchModel(execution->plan.model,
               [this, execution](Result<ServedModel> model) { confirmed(execution, model); });
}

void HttpPlatform::confirmed(const std::shared_ptr<Execution>& execution, const Result<ServedModel>& model)
{
    const bool arrived = model && model->activeVersion() == execution->plan.toVersion;
    if (!arrived && !execution->patience.hasExpired()) {
        QTimer::singleShot(execution->pause, this, [this, execution] { confirm(execution); });
        return;
    }
    if (model) {
        execution->outcome.activeVersion = model->activeVersion();
    } else {
        ExchangeRecord& record = execution->outcome.exchanges.emplace_back();
        record.request.method = "GET";
        record.request.purpose = Words::tr("Ask which version serves");
        record.error = model.error().text();
    }
    execution->done(std::move(execution->outcome));
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
