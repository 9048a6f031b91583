// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/net/secretfilter.h"
#include "models/serving/servingplatform.h"

#include <QJsonDocument>

namespace qd {

/// What the platforms with an HTTP API share: asking with the endpoint's settings, and carrying out a plan.
class HttpPlatform : public ServingPlatform
{
    Q_OBJECT

public:
    HttpPlatform(const Endpoint& endpoint, HttpCredentials credentials, HttpClient& http, QObject* parent);

    void lookAt(const std::string& model, const std::string& origin,
                std::function<void(const ServedLook&)> done) override;
    void executeSwitch(const SwitchPlan& plan, Done<SwitchOutcome> done) override;
    void stopWaiting() override;

protected:
    using Answered = std::function<void(Result<HttpResponse>)>;
    using JsonAnswered = std::function<void(Result<QJsonDocument>)>;

    /// Reads; the answer may have any status.
    void get(const std::string& url, Answered done);
    /// Reads and expects a JSON document with a 2xx status; anything else is an error in the server's own
    /// words.
    void getJson(const std::string& url, JsonAnswered done) { askJson("GET", url, {}, std::move(done)); }
    void askJson(const std::string& method, const std::string& url, std::string body, JsonAnswered done);

    /// What a refusal means, in the words of the platform; `hint` may add what to do.
    [[nodiscard]] Error refusal(const std::string& url, const HttpResponse& response) const;
    /// The message inside the platform's error body; empty when there is none.
    [[nodiscard]] virtual QString ownWords(const QJsonDocument& answer) const = 0;
    /// What the operator can do about a refusal in these words; may be empty.
    [[nodiscard]] virtual QString advice(const QString& words) const;
    /// The platform's name of this model's URL and its errors' `where`.
    [[nodiscard]] QString whereFor(const std::string& url) const;

    /// Where the requests go that change something.
    [[nodiscard]] virtual const std::string& controlUrl() const = 0;
    /// The answer of 2xx is the platform's own, and says that the request was or will be carried out.
    [[nodiscard]] virtual bool accepts(const HttpResponse& answer) const = 0;
    /// The answer is an error in the platform's own form; `words` are its ownWords().
    [[nodiscard]] virtual bool isOwnError(const HttpResponse& answer, const QString& words) const = 0;
    /// Whatever its status, an error in these words is given only by a server that carries nothing out.
    [[nodiscard]] virtual bool excludesSwitches(const QString& words) const;

    /// A plan without requests yet, made for this endpoint as it is now.
    [[nodiscard]] SwitchPlan emptyPlan(const ServedModel& model, const std::string& toVersion) const;
    /// A request with the headers that it will have.
    [[nodiscard]] PlannedRequest planned(std::string method, std::string url, std::string body,
                                         QString purpose) const;

    /// The state of one model, for comparing before and after a switch.
    virtual void fetchModel(const std::string& model, Done<ServedModel> done) = 0;

    [[nodiscard]] const Endpoint& endpoint() const { return m_endpoint; }
    /// Returns a URL of the endpoint's fields without a trailing slash.
    [[nodiscard]] static std::string withoutSlash(std::string url);

private:
    struct Execution;
    using ExecutionPtr = std::shared_ptr<Execution>;

    /// Returns "http://host:port" of where the requests go that change something.
    [[nodiscard]] std::string controlOrigin() const;
    [[nodiscard]] HttpRequest request(std::string method, const std::string& url, std::string body) const;
    /// Sends a read, and notes it while a look is under way.
    void ask(HttpRequest toSend, Answered done);
    [[nodiscard]] HttpExchange exchangeOf(const PlannedRequest& sent, Timestamp sentAt,
                                          const Result<HttpResponse>& answer) const;
    [[nodiscard]] Reply replyOf(const Result<HttpResponse>& answer) const;
    [[nodiscard]] Failure outOfDate(const SwitchPlan& plan, const QString& what) const;
    /// Returns what has changed; nothing when the plan is as it would be made now.
    [[nodiscard]] std::optional<QString> whatChanged(const SwitchPlan& plan, const SwitchPlan& now) const;
    void sendNext(const ExecutionPtr& execution);
    void answered(const ExecutionPtr& execution, const HttpExchange& exchange);
    /// Looks until the wanted version serves, or is ready while requests are still to be sent.
    void await(const ExecutionPtr& execution);
    void looked(const ExecutionPtr& execution, const ServedLook& look);
    static void finish(const ExecutionPtr& execution);
    void report(SwitchProgress::Stage stage, const QString& waitingFor);

    Endpoint m_endpoint;
    HttpCredentials m_credentials;
    SecretFilter m_secret; ///< the secret of the credentials
    HttpClient& m_http;
    bool m_looking = false;
    std::vector<HttpExchange> m_reads; ///< the reads of the look under way
    ExecutionPtr m_execution;          ///< the last switch
};

/// Sorts a model's versions as people count, newest last: "2" before "10", "1.9" before "1.10".
void sortVersions(ServedModel& model);

} // namespace qd
