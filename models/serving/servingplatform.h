// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/clock.h"
#include "models/serving/endpoint.h"
#include "models/serving/versionswitch.h"

#include <functional>
#include <memory>
#include <optional>
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

    /// Returns the active version; empty when none is active.
    [[nodiscard]] std::string activeVersion() const;
    friend bool operator==(const ServedModel&, const ServedModel&) = default;
};

/// One look at what a model's platform serves.
struct ServedLook
{
    Result<ServedModel> model;
    std::vector<HttpExchange> reads; ///< the requests that were sent for it, and their answers
    Timestamp at;
};

struct Health
{
    bool live = false;
    bool ready = false;
    QString detail;
};

/// Returns false for platforms that can only be watched.
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
    /// Asks which version of the model serves. Reads only. Where `origin` is not empty and the endpoint has
    /// another one by now, nothing is asked: the answer would be about another server.
    virtual void lookAt(const std::string& model, const std::string& origin,
                        std::function<void(const ServedLook&)> done) = 0;
    /// Carries a plan out that is still right: the endpoint's address, the server, the version that serves
    /// and the configuration are read again first, and when any of it has changed the call fails with
    /// Conflict; every failure of the call means that nothing was sent.
    ///
    /// Then the requests are sent in order until one is refused. An answer that fails to come, a gateway's or
    /// a garbled one is no refusal: a server that loads for minutes outlasts time-outs and proxies. So the
    /// wanted version is awaited as long as the platform loads it, or for the pace's patience, and the
    /// outcome stays unknown when it does not come to serve meanwhile.
    virtual void executeSwitch(const SwitchPlan& plan, Done<SwitchOutcome> done) = 0;
    /// Nothing more is sent or awaited for the switch under way: it ends at once with what is known, or,
    /// while a request is on its way, when that is answered.
    virtual void stopWaiting() {}

    void setPace(const SwitchPace& pace) { m_pace = pace; }
    /// Dates the exchanges; the machine's clock until then.
    void setClock(const Clock& clock) { m_clock = &clock; }

signals:
    /// Reports the progress of executeSwitch().
    void progressed(const qd::SwitchProgress& progress);

protected:
    [[nodiscard]] const SwitchPace& pace() const { return m_pace; }
    [[nodiscard]] Timestamp now() const { return m_clock->now(); }

private:
    SwitchPace m_pace;
    const Clock* m_clock = &Clock::system();
};

/// `credentials` are those of the endpoint's keychain entry, already read.
[[nodiscard]] std::unique_ptr<ServingPlatform> makePlatform(const Endpoint& endpoint,
                                                            HttpCredentials credentials, HttpClient& http,
                                                            QObject* parent = nullptr);

} // namespace qd
