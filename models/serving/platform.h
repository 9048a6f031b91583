// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/serving/endpoint.h"

#include <functional>
#include <memory>
#include <vector>

namespace qd {

enum class VersionState { Ready, Loading, Unloading, Unavailable };

struct ModelVersion
{
    std::string version;
    VersionState state = VersionState::Ready;
    bool active = false; ///< requests that name no version go here
    QString reason;      ///< the platform's own words, may be empty

    friend bool operator==(const ModelVersion&, const ModelVersion&) = default;
};

struct ServedModel
{
    std::string name;
    std::vector<ModelVersion> versions; ///< newest last, by natural order of the version text

    /// Empty when none is active.
    [[nodiscard]] std::string activeVersion() const;
    friend bool operator==(const ServedModel&, const ServedModel&) = default;
};

/// One request exactly as it will be sent: what the operator is shown is what goes on the wire.
struct PlannedRequest
{
    std::string method;
    std::string url;
    std::string body;
    QString purpose; ///< one line for people

    friend bool operator==(const PlannedRequest&, const PlannedRequest&) = default;
};

/// Makes `toVersion` the one that serves. Produced by planSwitch() from the live state of the platform.
struct SwitchPlan
{
    std::string endpoint;
    std::string model;
    std::string fromVersion; ///< active when the plan was made; execution refuses when it has changed since
    std::string toVersion;
    std::vector<PlannedRequest> requests;
};

/// What really happened, for the audit trail.
struct ExchangeRecord
{
    PlannedRequest request;
    int status = 0;     ///< 0: no answer
    std::string answer; ///< first 4 KiB
    QString error;      ///< empty when it went well
};

struct SwitchOutcome
{
    std::vector<ExchangeRecord> exchanges;
    std::string activeVersion; ///< as the platform reports it afterwards
};

struct Health
{
    bool live = false;
    bool ready = false;
    QString detail;
};

/// False for platforms that can only be watched.
[[nodiscard]] bool canSwitchVersions(Platform platform);

/// A serving platform behind one endpoint: what it serves, and how to make it serve another version.
/// Lives on the thread that made it; callbacks run there, never after destruction.
class ServingPlatform : public QObject
{
    Q_OBJECT

public:
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    using QObject::QObject;

    virtual void fetchHealth(Done<Health> done) = 0;
    virtual void fetchModels(Done<std::vector<ServedModel>> done) = 0;
    /// Reads the live configuration and says which requests would make `toVersion` serve. Sends nothing that
    /// changes anything.
    virtual void planSwitch(const std::string& model, const std::string& toVersion,
                            Done<SwitchPlan> done) = 0;
    /// Sends the plan's requests in order, stops at the first refusal, then asks the platform which version
    /// serves. An answer that fails to come is no refusal: a server that loads for minutes outlasts timeouts
    /// and proxies, so `toVersion` is awaited, and its serving counts whatever the exchanges say. Fails with
    /// Conflict, sending nothing, when `fromVersion` no longer serves.
    virtual void executeSwitch(const SwitchPlan& plan, Done<SwitchOutcome> done) = 0;
};

/// `credentials` are those of the endpoint's keychain entry, already read.
[[nodiscard]] std::unique_ptr<ServingPlatform> makePlatform(const Endpoint& endpoint,
                                                            HttpCredentials credentials, HttpClient& http,
                                                            QObject* parent = nullptr);

} // namespace qd
