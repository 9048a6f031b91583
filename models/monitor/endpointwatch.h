// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/clock.h"
#include "models/exposition/parser.h"
#include "models/history/records.h"
#include "models/monitor/scrapelimits.h"
#include "models/serving/servingplatform.h"
#include "models/serving/telemetry.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <set>

namespace qd {

/// Collects from one endpoint: scrapes its metrics and asks the platform what serves. What it finds goes out
/// as batches for the history; it derives nothing but the standard metrics of the platform's own telemetry.
/// Lives on the monitor's thread; parsing runs on the pool.
class EndpointWatch : public QObject
{
    Q_OBJECT

public:
    EndpointWatch(Endpoint endpoint, HttpCredentials credentials, HttpClient& http, const Clock& clock,
                  QObject* parent = nullptr);
    ~EndpointWatch() override;

    /// Scrapes now and then at every interval.
    void start();

    [[nodiscard]] const Endpoint& endpoint() const { return m_endpoint; }
    [[nodiscard]] const std::optional<Error>& scrapeError() const { return m_scrapeError; }
    [[nodiscard]] Timestamp startedAt() const { return m_startedAt; }
    [[nodiscard]] Timestamp lastSuccess() const { return m_lastSuccess; }
    [[nodiscard]] Duration scrapeDuration() const { return m_scrapeDuration; }
    [[nodiscard]] std::int64_t samplesPerScrape() const { return m_samplesPerScrape; }
    /// See EndpointStatus.
    [[nodiscard]] const std::string& redirectedTo() const { return m_redirectedTo; }
    [[nodiscard]] const std::optional<Health>& health() const { return m_health; }
    /// The models as the platform last reported them; empty for platforms without models.
    [[nodiscard]] const std::vector<ServedModel>& models() const { return m_models; }
    /// The platform's telemetry gave this standard metric of this model at the last scrape.
    [[nodiscard]] bool telemetryGives(std::string_view metric, const std::string& model) const;
    /// The platform says itself which version of a model serves.
    [[nodiscard]] bool tellsVersions() const { return canSwitchVersions(m_endpoint.platform); }
    /// The log carries latencies of these models, so that theirs come from it and not from the platform's
    /// summaries.
    void setModelsWithLoggedLatency(std::set<std::string> models) { m_latencyFromLog = std::move(models); }

signals:
    void collected(const std::shared_ptr<const qd::WriteBatch>& batch);
    /// The platform reported this version; emitted at every time it was asked.
    void versionSeen(const std::string& model, const std::string& version);

private:
    void scrape();
    void readMachine();
    void requestMetrics();
    void takeResponse(const Result<HttpResponse>& response, Timestamp startedAt);
    void takeSamples(std::vector<SeriesSample> scraped, Timestamp at, Duration took);
    /// `status` as for scrapeCause().
    void scrapeFailed(const Error& error, Timestamp at, int status = 0);
    [[nodiscard]] Error refusedWith(int status, const QString& where) const;
    void askPlatform();
    /// Returns whether the platform has no health call of its own: whoever answers the scrape is well.
    [[nodiscard]] bool isOnlyScraped() const;
    [[nodiscard]] bool isLoggedLatency(const SeriesKey& key) const;
    [[nodiscard]] SeriesSample upSample(bool up, Timestamp at) const;

    Endpoint m_endpoint;
    HttpCredentials m_credentials;
    HttpClient& m_http;
    const Clock& m_clock;
    QTimer m_timer;
    std::unique_ptr<ServingPlatform> m_platform;
    Telemetry m_telemetry;
    ScrapeLimits m_limits;

    bool m_scraping = false;
    bool m_askingHealth = false;
    bool m_askingModels = false;
    std::optional<Error> m_scrapeError;
    Timestamp m_startedAt;
    Timestamp m_lastSuccess;
    Duration m_scrapeDuration{0};
    std::int64_t m_samplesPerScrape = 0;
    std::string m_redirectedTo;
    std::optional<Health> m_health;
    std::vector<ServedModel> m_models;
    std::set<std::pair<std::string, std::string>> m_given; ///< metric and model
    std::set<std::string> m_latencyFromLog;                ///< models
};

} // namespace qd
