// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/net/secretfilter.h"
#include "models/serving/platform.h"

#include <QJsonDocument>

namespace qd {

/// What the platforms with an HTTP API share: asking with the endpoint's settings, and carrying out a plan.
class HttpPlatform : public ServingPlatform
{
    Q_OBJECT

public:
    HttpPlatform(const Endpoint& endpoint, HttpCredentials credentials, HttpClient& http, QObject* parent);

    /// How long a switch is awaited whose last request went unanswered, or was answered by a proxy that gave
    /// up (502, 503, 504): the server may still be loading. 60 s.
    void setPatience(Duration patience) { m_patience = patience; }
    void executeSwitch(const SwitchPlan& plan, Done<SwitchOutcome> done) override;

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

    /// The state of one model, for comparing before and after a switch.
    virtual void fetchModel(const std::string& model, Done<ServedModel> done) = 0;

    [[nodiscard]] const Endpoint& endpoint() const { return m_endpoint; }
    /// Of the fields of the endpoint, without a trailing slash.
    [[nodiscard]] static std::string withoutSlash(std::string url);

private:
    struct Execution;

    [[nodiscard]] HttpRequest request(std::string method, const std::string& url, std::string body) const;
    void sendNext(const std::shared_ptr<Execution>& execution);
    void confirm(const std::shared_ptr<Execution>& execution);
    void confirmed(const std::shared_ptr<Execution>& execution, const Result<ServedModel>& model);

    Endpoint m_endpoint;
    HttpCredentials m_credentials;
    SecretFilter m_secret; ///< that of the credentials
    HttpClient& m_http;
    Duration m_patience{60'000};
};

/// Orders version texts as people count: "2" before "10", "1.9" before "1.10".
[[nodiscard]] bool versionLess(const std::string& a, const std::string& b);
/// Sorts a model's versions, newest last.
void sortVersions(ServedModel& model);

} // namespace qd
