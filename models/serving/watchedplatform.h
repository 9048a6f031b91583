// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/serving/servingplatform.h"

namespace qd {

/// A source that can only be watched: it serves no models, and no version can be switched.
class WatchedPlatform : public ServingPlatform
{
    Q_OBJECT

public:
    WatchedPlatform(const Endpoint& endpoint, QObject* parent) : ServingPlatform(parent), m_endpoint(endpoint)
    {
    }

    void fetchModels(Done<std::vector<ServedModel>> done) override;
    void planSwitch(const std::string& model, const std::string& toVersion, Done<SwitchPlan> done) override;
    void lookAt(const std::string& model, const std::string& origin,
                std::function<void(const ServedLook&)> done) override;
    void executeSwitch(const SwitchPlan& plan, Done<SwitchOutcome> done) override;

protected:
    /// Answers as the network would: after the call has returned, and not after destruction.
    template <typename T>
    void later(Done<T> done, Result<T> answer)
    {
        QMetaObject::invokeMethod(
            this, [done = std::move(done), answer = std::move(answer)]() mutable { done(std::move(answer)); },
            Qt::QueuedConnection);
    }
    [[nodiscard]] const Endpoint& endpoint() const { return m_endpoint; }

private:
    [[nodiscard]] Failure cannotSwitch() const;

    Endpoint m_endpoint;
};

/// Any metrics URL; healthy when it answers.
class PrometheusPlatform : public WatchedPlatform
{
    Q_OBJECT

public:
    PrometheusPlatform(const Endpoint& endpoint, HttpCredentials credentials, HttpClient& http,
                       QObject* parent);

    void fetchHealth(Done<Health> done) override;

private:
    HttpCredentials m_credentials;
    HttpClient& m_http;
};

/// The machine that the console runs on; healthy by being there.
class LocalMachinePlatform : public WatchedPlatform
{
    Q_OBJECT

public:
    using WatchedPlatform::WatchedPlatform;

    void fetchHealth(Done<Health> done) override;
};

} // namespace qd
