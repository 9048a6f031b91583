// SPDX-License-Identifier: Apache-2.0
#include "models/monitor/endpointwatch.h"

#include "models/base/async.h"
#include "models/base/metrics.h"
#include "models/history/eventkinds.h"
#include "models/monitor/errorevent.h"
#include "models/net/secretfilter.h"
#include "models/net/url.h"
#include "models/serving/endpointrequest.h"
#include "models/serving/localmachine.h"

namespace qd {

namespace {

constexpr const char* acceptedFormats =
    "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

/// A scraped label called "endpoint" makes way for ours, as Prometheus does with exported_ labels.
void labelWithEndpoint(std::vector<SeriesSample>& samples, const std::string& endpoint)
{
    for (SeriesSample& sample : samples) {
        Labels& labels = sample.key.labels;
        if (const std::string own = labels.get(label::endpoint); !own.empty())
            labels.set("exported_endpoint", own);
        labels.set(label::endpoint, endpoint);
    }
}

/// Errors quote what came instead of metrics, cut short, and go into the history: where a gateway repeats the
/// secret, a part of it would remain.
Result<Exposition> parsed(const QByteArray& body, const std::string& type, const QString& where, Timestamp at,
                          std::size_t most, const SecretFilter& secret)
{
    const std::string_view page(body.constData(), static_cast<std::size_t>(body.size()));
    auto samples = parseExposition(page, type, where, at, most);
    if (!samples && secret.isIn(page)) {
        return fail(
            ErrorKind::Invalid, where,
            EndpointWatch::tr(
                "The answer is not metrics, and it repeats the secret that was sent, so it is not recorded."),
            EndpointWatch::tr("Check the path of the metrics URL and any proxy in front of the server."));
    }
    return samples;
}

/// A redirect that people should know of: to another place, or out of the encryption. From http to https of
/// the same host is none.
bool isNoteworthy(const std::string& asked, const std::string& answered)
{
    const auto from = parseUrl(asked);
    const auto to = parseUrl(answered);
    if (!from || !to)
        return false;
    const bool isUpgrade = from->scheme == "http" && to->scheme == "https" && from->host == to->host;
    return !isUpgrade && !from->sameOrigin(*to);
}

} // namespace

EndpointWatch::EndpointWatch(Endpoint endpoint, HttpCredentials credentials, HttpClient& http,
                             const Clock& clock, QObject* parent)
    : QObject(parent),
      m_endpoint(std::move(endpoint)),
      m_credentials(std::move(credentials)),
      m_http(http),
      m_clock(clock),
      m_platform(makePlatform(m_endpoint, m_credentials, http)),
      m_telemetry(m_endpoint),
      m_limits(m_endpoint)
{
    connect(&m_timer, &QTimer::timeout, this, &EndpointWatch::scrape);
}

EndpointWatch::~EndpointWatch() = default;

void EndpointWatch::start()
{
    m_startedAt = m_clock.now();
    m_timer.start(m_endpoint.interval);
    scrape();
}

bool EndpointWatch::telemetryGives(std::string_view metric, const std::string& model) const
{
    return m_given.contains({std::string(metric), model});
}

bool EndpointWatch::isOnlyScraped() const
{
    return m_endpoint.platform == Platform::Prometheus || m_endpoint.platform == Platform::LocalMachine;
}

bool EndpointWatch::isLoggedLatency(const SeriesKey& key) const
{
    return (key.metric == metric::latency || key.metric == metric::latencyMean) &&
           m_latencyFromLog.contains(key.labels.get(label::model));
}

void EndpointWatch::scrape()
{
    if (m_endpoint.platform == Platform::LocalMachine) {
        readMachine();
        return;
    }
    requestMetrics();
    askPlatform();
}

void EndpointWatch::readMachine()
{
    const Timestamp at = m_clock.now();
    auto samples = readLocalMachine(at);
    if (!samples)
        scrapeFailed(samples.error(), at);
    else
        takeSamples(std::move(*samples), at, m_clock.now() - at);
}

void EndpointWatch::requestMetrics()
{
    if (m_scraping)
        return; // slower than its interval: the timeout bounds it, and piling up requests helps nobody
    m_scraping = true;
    HttpRequest request = requestTo(m_endpoint, m_credentials, m_endpoint.metricsUrl);
    request.headers.emplace_back("Accept", acceptedFormats);
    m_http.send(std::move(request), this,
                [this, startedAt = m_clock.now()](const Result<HttpResponse>& response) {
                    takeResponse(response, startedAt);
                });
}

void EndpointWatch::takeResponse(const Result<HttpResponse>& response, Timestamp startedAt)
{
    if (isOnlyScraped())
        m_health = response ? std::optional(Health{true, response->isSuccess(), {}}) : std::nullopt;
    if (response)
        m_redirectedTo = isNoteworthy(m_endpoint.metricsUrl, response->url) ? response->url : std::string();
    const QString where = QStringLiteral("%1 (%2)").arg(m_endpoint.name, displayUrl(m_endpoint.metricsUrl));
    if (!response || !response->isSuccess()) {
        m_scraping = false;
        if (response)
            scrapeFailed(refusedWith(response->status, where), startedAt, response->status);
        else
            scrapeFailed(response.error(), startedAt);
        return;
    }
    runOnPool(
        this,
        [body = response->body, type = response->header("content-type"), where, startedAt,
         most = m_limits.mostSamples(), secret = SecretFilter(m_credentials)](const CancelToken&) {
            return parsed(body, type, where, startedAt, most, secret);
        },
        [this, where, startedAt, took = response->elapsed](Result<Exposition> page) {
            m_scraping = false;
            if (!page)
                scrapeFailed(page.error(), startedAt);
            else if (const auto refused = m_limits.refusal(page->samples, m_clock.now(), where))
                scrapeFailed(*refused, startedAt);
            else
                takeSamples(std::move(page->samples), startedAt, took);
        });
}

void EndpointWatch::takeSamples(std::vector<SeriesSample> scraped, Timestamp at, Duration took)
{
    m_scrapeError.reset();
    m_lastSuccess = at;
    m_scrapeDuration = took;
    m_samplesPerScrape = std::ssize(scraped);

    std::vector<SeriesSample> derived = m_telemetry.derive(scraped, at);
    std::erase_if(derived, [this](const SeriesSample& sample) { return isLoggedLatency(sample.key); });
    m_given.clear();
    for (const SeriesSample& sample : derived)
        m_given.emplace(sample.key.metric, sample.key.labels.get(label::model));

    WriteBatch batch;
    batch.samples = std::move(scraped);
    labelWithEndpoint(batch.samples, m_endpoint.id);
    batch.samples.insert(batch.samples.end(), std::make_move_iterator(derived.begin()),
                         std::make_move_iterator(derived.end()));
    batch.samples.push_back(upSample(true, at));
    emit collected(std::make_shared<const WriteBatch>(std::move(batch)));
}

Error EndpointWatch::refusedWith(int status, const QString& where) const
{
    if (status == 401 || status == 403 || status == 407)
        return {ErrorKind::Refused, where, tr("Sign-in required (%1).").arg(status),
                tr("Add or correct the credentials on the Sign-in tab.")};
    return {ErrorKind::Refused, where,
            tr("The server answered with status %1 instead of metrics.").arg(status),
            tr("Check the path of the metrics URL and the server's own log.")};
}

void EndpointWatch::scrapeFailed(const Error& error, Timestamp at, int status)
{
    WriteBatch batch;
    batch.samples.push_back(upSample(false, at));
    if (m_scrapeError != error)
        batch.events.push_back(
            errorEvent(eventkind::scrapeError, m_endpoint.id, error, at, scrapeCause(error, status)));
    m_scrapeError = error;
    m_lastSuccess = std::min(m_lastSuccess, at); // the clock may have been set back since
    m_given.clear();
    emit collected(std::make_shared<const WriteBatch>(std::move(batch)));
}

void EndpointWatch::askPlatform()
{
    if (!m_askingHealth && !isOnlyScraped()) {
        m_askingHealth = true;
        m_platform->fetchHealth([this](const Result<Health>& health) {
            m_askingHealth = false;
            m_health = health ? std::optional(*health) : std::nullopt;
        });
    }
    if (!m_askingModels) {
        m_askingModels = true;
        m_platform->fetchModels([this](Result<std::vector<ServedModel>> models) {
            m_askingModels = false;
            if (!models)
                return; // the scrape's own error says what is wrong with the endpoint
            m_models = std::move(*models);
            for (const ServedModel& model : m_models) {
                if (const std::string active = model.activeVersion(); !active.empty())
                    emit versionSeen(model.name, active);
            }
        });
    }
}

SeriesSample EndpointWatch::upSample(bool up, Timestamp at) const
{
    return {{std::string(metric::up), {{std::string(label::endpoint), m_endpoint.id}}}, {at, up ? 1.0 : 0.0}};
}

} // namespace qd
