// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/serving/httpplatform.h"

namespace qd {

/// TorchServe by its management API (docs/management_api.md of pytorch/serve) under managementUrl; health is
/// /ping under apiUrl.
///
/// The active version is the default one: that of the entry with a true `defaultVersion` where the server
/// says so, else that which GET /models/{m} describes. A switch sets the default; a version without workers
/// gets one first.
class TorchServePlatform : public HttpPlatform
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
    [[nodiscard]] const std::string& controlUrl() const override { return endpoint().managementUrl; }
    [[nodiscard]] bool accepts(const HttpResponse& answer) const override;
    [[nodiscard]] bool isOwnError(const HttpResponse& answer, const QString& words) const override;

private:
    struct Listing;

    void fetchNames(const std::string& pageToken, const std::shared_ptr<Listing>& listing);
    void fetchNext(const std::shared_ptr<Listing>& listing);
    [[nodiscard]] SwitchPlan makePlan(const ServedModel& model, const std::string& toVersion,
                                      bool hasWorkers) const;
    [[nodiscard]] std::string modelUrl(const std::string& model) const;
};

} // namespace qd
