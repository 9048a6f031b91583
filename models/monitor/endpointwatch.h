// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/clock.h"
#include "models/exposition/parser.h"
#include "models/history/records.h"
#include "models/logs/follower.h"
#include "models/serving/platform.h"
#include "models/serving/telemetry.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace qd {

/// Collects from one endpoint: scrapes its metrics, asks the platform what serves, and follows its prediction
/// log. What it finds goes out as batches for the history; it derives nothing but the standard metrics of the
/// platform's own telemetry. Lives on the monitor's thread; parsing runs on the pool.
class EndpointWatch : public QObject
{
    Q_OBJECT

public:
    EndpointWatch(Endpoint endpoint, HttpCredentials credentials, HttpClient& http, const Clock& clock,
                  QObject* parent = nullptr);
    ~EndpointWatch() override;

    /// Scrapes now and then at every interval.
    void start();
    /// The log goes on from here; call before the first pollLog().
    void resumeLogAt(const LogPosition& position);
    /// Reads what the log has gained. Nothing for an endpoint without one.
    [[nodiscard]] std::optional<WriteBatch> pollLog();
    /// The batch with these lines was not stored: they are read again.
    void rewindLog();
    void logCommitted(const LogPosition& position);

    [[nodiscard]] const Endpoint& endpoint() const { return m_endpoint; }
    [[nodiscard]] const std::optional<Error>& scrapeError() const { return m_scrapeError; }
    [[nodiscard]] const std::optional<Error>& logError() const { return m_logError; }
    [[nodiscard]] Timestamp startedAt() const { return m_startedAt; }
    [[nodiscard]] Timestamp lastSuccess() const { return m_lastSuccess; }
    [[nodiscard]] Duration scrapeDuration() const { return m_scrapeDuration; }
    [[nodiscard]] std::int64_t samplesPerScrape() const { return m_samplesPerScrape; }
    [[nodiscard]] const std::optional<Health>& health() const { return m_health; }
    /// As the platform last reported them; empty for platforms without models.
    [[nodiscard]] const std::vector<ServedModel>& models() const { return m_models; }
    /// The platform's telemetry gave this standard metric at the last scrape.
    [[nodiscard]] bool telemetryGives(std::string_view metric) const;
    /// The log carries latencies, so that quantiles come from it and not from the platform's summaries.
    void setLatencyFromLog(bool fromLog) { m_latencyFromLog = fromLog; }

signals:
    void collected(qd::WriteBatch batch);
    /// The version that serves changed; `from` is empty at the first sight.
    void versionSeen(const std::string& model, const std::string& version);

private:
    void scrape();
    void readMachine();
    void requestMetrics();
    void takeResponse(const Result<HttpResponse>& response, Timestamp startedAt);
    void takeSamples(std::vector<SeriesSample> scraped, Timestamp at, Duration took);
    void scrapeFailed(const Error& error, Timestamp at);
    void askPlatform();
    [[nodiscard]] SeriesSample upSample(bool up, Timestamp at) const;

    Endpoint m_endpoint;
    HttpCredentials m_credentials;
    HttpClient& m_http;
    const Clock& m_clock;
    QTimer m_timer;
    std::unique_ptr<ServingPlatform> m_platform;
    Telemetry m_telemetry;
    std::unique_ptr<LogFollower> m_follower;
    LogPosition m_committedPosition;

    bool m_scraping = false;
    bool m_askingHealth = false;
    bool m_askingModels = false;
    bool m_latencyFromLog = false;
    std::optional<Error> m_scrapeError;
    std::optional<Error> m_logError;
    Timestamp m_startedAt;
    Timestamp m_lastSuccess;
    Timestamp m_logErrorAt;
    Duration m_scrapeDuration{0};
    std::int64_t m_samplesPerScrape = 0;
    std::optional<Health> m_health;
    std::vector<ServedModel> m_models;
    std::vector<std::string> m_given;
};

} // namespace qd
