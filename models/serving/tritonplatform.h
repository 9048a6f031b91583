// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/serving/httpplatform.h"

namespace qd {

/// NVIDIA Triton by its HTTP/REST protocol (docs/protocol of triton-inference-server/server: health and
/// inference of KServe v2, extension_model_repository, extension_model_configuration). Everything is under
/// apiUrl.
///
/// Requests that name no version go to the highest that is READY. A switch loads the live configuration again
/// with a version policy that names one version only; a failed load leaves the running version as it is.
class TritonPlatform : public HttpPlatform
{
    Q_OBJECT

public:
    using HttpPlatform::HttpPlatform;

    void fetchHealth(Done<Health> done) override;
    void fetchModels(Done<std::vector<ServedModel>> done) override;
    void planSwitch(const std::string& model, const std::string& toVersion, Done<SwitchPlan> done) override;

protected:
    void fetchModel(const std::string& model, Done<ServedModel> done) override;
    [[nodiscard]] QString ownWords(const QJsonDocument& answer) const override;
    [[nodiscard]] QString advice(const QString& words) const override;
    [[nodiscard]] const std::string& controlUrl() const override { return endpoint().apiUrl; }
    [[nodiscard]] bool accepts(const HttpResponse& answer) const override;
    [[nodiscard]] bool isOwnError(const HttpResponse& answer, const QString& words) const override;
    [[nodiscard]] bool excludesSwitches(const QString& words) const override;

private:
    /// The name and version by which the server introduces itself; empty when it does not.
    void fetchServer(Done<std::string> done);
    [[nodiscard]] std::string url(const std::string& path) const
    {
        return withoutSlash(endpoint().apiUrl) + path;
    }
};

} // namespace qd
