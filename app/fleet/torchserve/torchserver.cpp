// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/torchserve/torchserver.h"

#include "app/fleet/httpservice.h"
#include "app/fleet/jsonwriter.h"
#include "app/fleet/models/featurestore.h"
#include "app/fleet/models/sentimentcatalogue.h"
#include "app/fleet/prediction.h"
#include "app/fleet/processstats.h"
#include "app/fleet/torchserve/torchstatistics.h"
#include "app/fleet/traffic/predictionlog.h"
#include "app/fleet/uuid.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <semaphore>

#include <simdjson.h>
#include <unistd.h>

namespace qd::fleet {

namespace {

using httplib::Request;
using httplib::Response;
using Clock = std::chrono::steady_clock;

constexpr std::size_t inferenceThreads = 16;
constexpr std::size_t otherThreads = 4;
constexpr int workerCount = 4;
constexpr int queueCapacity = 100;

void fail(Response& response, int status, const char* type, const std::string& message)
{
    JsonWriter json;
    json.beginObject().field("code", status).field("type", type).field("message", message);
    response.status = status;
    response.set_content(json.endObject().text(), jsonType);
}

void succeed(Response& response, const std::string& status)
{
    response.set_content(JsonWriter().beginObject().field("status", status).endObject().text(), jsonType);
}

void describeUnmatched(const Request&, Response& response)
{
    if (!response.body.empty()) {
        return;
    }
    fail(response, response.status, "ResourceNotFoundException",
         "Requested resource is not found, please refer to API document.");
}

struct Input
{
    std::string text;
    std::string language = "unknown";
};

std::optional<Input> readInput(const Request& request, const std::string& body)
{
    Input input;
    if (request.get_header_value("Content-Type").starts_with("text/plain")) {
        input.text = body;
    } else {
        simdjson::dom::parser parser;
        simdjson::dom::element root;
        std::string_view text;
        std::string_view language;
        if (parser.parse(body).get(root) != simdjson::SUCCESS ||
            root["text"].get(text) != simdjson::SUCCESS) {
            return std::nullopt;
        }
        input.text = text;
        if (root["language"].get(language) == simdjson::SUCCESS) {
            input.language = language;
        }
    }
    return input.text.empty() ? std::nullopt : std::optional(std::move(input));
}

std::string featuresJson(const Input& input)
{
    const std::size_t count = words(input.text).size();
    JsonWriter json;
    json.beginObject().field("language", input.language).field("length", lengthBucket(count));
    return json.field("words", count).endObject().text();
}

} // namespace

struct TorchServer::Private
{
    Private(const TorchSettings& s, DefaultChanged callback)
        : settings(s),
          changed(std::move(callback)),
          catalogue(s.seed),
          store(s.seed),
          log(s.logPath),
          defaultVersion(s.defaultVersion)
    {
    }

    void addInferenceRoutes();
    void addManagementRoutes();
    void addMetricsRoutes();
    void predict(const Request& request, const std::string& body, Response& response);
    Prediction execute(const std::string& version, const Input& input, Clock::time_point start,
                       Response& response);
    void setDefault(const Request& request, Response& response);
    void describe(const Request& request, Response& response);
    void writeVersion(JsonWriter& json, const std::string& version) const;
    [[nodiscard]] std::string servingVersion() const;
    // The version a path names, or the default one; answers with TorchServe's error when there is none.
    std::optional<std::string> resolve(const Request& request, Response& response) const;

    TorchSettings settings;
    DefaultChanged changed;
    SentimentCatalogue catalogue;
    FeatureStore store;
    PredictionLog log;
    TorchStatistics statistics;
    CpuMeter cpu;
    const std::string uuid = randomUuid();
    const std::string startTime = isoTime(std::chrono::system_clock::now());
    std::counting_semaphore<workerCount> workers{workerCount};
    std::atomic<int> pending = 0;
    mutable std::mutex mutex;
    std::string defaultVersion;
    int inferencePort = 0;
    int managementPort = 0;
    int metricsPort = 0;
    // Last, so that their threads end before anything they use.
    HttpService inference{inferenceThreads};
    HttpService management{otherThreads};
    HttpService metrics{otherThreads};
};

TorchServer::TorchServer(const TorchSettings& settings, DefaultChanged changed)
    : d(std::make_unique<Private>(settings, std::move(changed)))
{
    d->addInferenceRoutes();
    d->addManagementRoutes();
    d->addMetricsRoutes();
}

TorchServer::~TorchServer() = default;

tl::expected<void, std::string> TorchServer::start()
{
    const auto started = [](HttpService& service, int preferred, int& port) {
        return service.start(preferred).map([&](int listening) { port = listening; });
    };
    return started(d->metrics, d->settings.metricsPort, d->metricsPort)
        .and_then([&] { return started(d->management, d->settings.managementPort, d->managementPort); })
        .and_then([&] { return started(d->inference, d->settings.inferencePort, d->inferencePort); });
}

int TorchServer::inferencePort() const
{
    return d->inferencePort;
}

int TorchServer::managementPort() const
{
    return d->managementPort;
}

int TorchServer::metricsPort() const
{
    return d->metricsPort;
}

void TorchServer::Private::addInferenceRoutes()
{
    httplib::Server& routes = inference.routes();
    routes.Get("/ping", [](const Request&, Response& response) { succeed(response, "Healthy"); });
    inference.post("/predictions/([^/]+)(?:/([^/]+))?",
                   [this](const Request& request, const std::string& body, Response& response) {
                       predict(request, body, response);
                   });
    routes.set_error_handler(describeUnmatched);
    routes.set_logger([this](const Request& request, const Response& response) {
        if (request.path != "/ping") {
            statistics.answered(response.status);
        }
    });
}

void TorchServer::Private::addManagementRoutes()
{
    httplib::Server& routes = management.routes();
    routes.Get("/ping", [](const Request&, Response& response) { succeed(response, "Healthy"); });
    routes.Get("/models/?", [](const Request&, Response& response) {
        JsonWriter json;
        json.beginObject().key("models").beginArray().beginObject();
        json.field("modelName", sentimentName).field("modelUrl", "sentiment.mar");
        response.set_content(json.endObject().endArray().endObject().text(), jsonType);
    });
    management.put("/models/([^/]+)/([^/]+)/set-default",
                   [this](const Request& request, const std::string&, Response& response) {
                       setDefault(request, response);
                   });
    routes.Get(R"(/models/([^/]+)(?:/([^/]+))?)",
               [this](const Request& request, Response& response) { describe(request, response); });
    routes.set_error_handler(describeUnmatched);
}

void TorchServer::Private::addMetricsRoutes()
{
    metrics.routes().Get("/metrics", [this](const Request&, Response& response) {
        response.set_content(torchMetrics(statistics.totals(), uuid, cpu.utilization()),
                             "text/plain; version=0.0.4; charset=utf-8");
    });
    metrics.routes().set_error_handler(describeUnmatched);
}

std::string TorchServer::Private::servingVersion() const
{
    const std::lock_guard lock(mutex);
    return defaultVersion;
}

std::optional<std::string> TorchServer::Private::resolve(const Request& request, Response& response) const
{
    const std::string model = request.matches[1].str();
    const std::string version = request.matches[2].str();
    if (model != sentimentName) {
        fail(response, 404, "ModelNotFoundException", "Model not found: " + model);
        return std::nullopt;
    }
    if (!version.empty() && !catalogue.has(version)) {
        fail(response, 404, "ModelVersionNotFoundException",
             "Model version: " + version + " does not exist for model: " + model);
        return std::nullopt;
    }
    return version.empty() ? servingVersion() : version;
}

void TorchServer::Private::predict(const Request& request, const std::string& body, Response& response)
{
    const auto start = Clock::now();
    const std::string given = request.get_header_value("x-request-id");
    const std::string requestId = given.empty() ? randomUuid() : given;
    response.set_header("x-request-id", requestId);
    const auto version = resolve(request, response);
    if (!version) {
        return;
    }
    LoggedPrediction line;
    line.requestId = requestId;
    line.model = sentimentName;
    line.version = *version;
    line.features = "{}";
    const auto input = readInput(request, body);
    if (!input) {
        fail(response, 400, "BadRequestException",
             "The body must be {\"text\": …} with a text that is not empty");
        line.status = 400;
    } else if (++pending > queueCapacity) {
        --pending;
        fail(response, 503, "ServiceUnavailableException",
             "Model \"sentiment\" has no worker to serve inference request. Please use scale workers API to "
             "add "
             "workers.");
        line.status = 503;
    } else {
        const Prediction prediction = execute(*version, *input, start, response);
        --pending;
        line.features = featuresJson(*input);
        line.prediction = prediction.label;
        line.probability = prediction.probability;
    }
    line.latencyMs = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    log.append(line);
}

Prediction TorchServer::Private::execute(const std::string& version, const Input& input,
                                         Clock::time_point start, Response& response)
{
    workers.acquire();
    const auto begun = Clock::now();
    store.lookUp();
    const auto probabilities = catalogue.probabilities(version, input.text);
    workers.release();
    JsonWriter json;
    json.beginObject();
    for (std::size_t i = 0; i < sentiments.size(); ++i) {
        json.field(sentiments[i], probabilities[i]);
    }
    response.set_content(json.endObject().text(), jsonType);
    const auto end = Clock::now();
    statistics.inferred(version, begun - start, end - begun, end - start);
    const auto best = std::ranges::max_element(probabilities);
    return {std::string(sentiments[static_cast<std::size_t>(best - probabilities.begin())]), *best};
}

void TorchServer::Private::setDefault(const Request& request, Response& response)
{
    const auto version = resolve(request, response);
    if (!version) {
        return;
    }
    {
        const std::lock_guard lock(mutex);
        defaultVersion = *version;
    }
    changed(*version);
    succeed(response, "Default version successfully updated for model \"sentiment\" to \"" + *version + "\"");
}

void TorchServer::Private::describe(const Request& request, Response& response)
{
    const bool all = request.matches[1].str() == sentimentName && request.matches[2].str() == "all";
    const auto one = all ? std::optional<std::string>() : resolve(request, response);
    if (!all && !one) {
        return;
    }
    JsonWriter json;
    json.beginArray();
    for (const std::string& version : all ? catalogue.versions() : std::vector<std::string>{*one}) {
        writeVersion(json, version);
    }
    response.set_content(json.endArray().text(), jsonType);
}

void TorchServer::Private::writeVersion(JsonWriter& json, const std::string& version) const
{
    json.beginObject().field("modelName", sentimentName).field("modelVersion", version);
    json.field("modelUrl", "sentiment_" + version + ".mar").field("runtime", "python");
    json.field("minWorkers", workerCount).field("maxWorkers", workerCount);
    json.field("batchSize", 1).field("maxBatchDelay", 100).field("loadedAtStartup", true);
    json.key("workers").beginArray();
    for (int worker = 0; worker < workerCount; ++worker) {
        json.beginObject().field("id", std::to_string(9000 + worker)).field("startTime", startTime);
        json.field("status", "READY").field("memoryUsage", residentBytes() / workerCount);
        json.field("pid", ::getpid()).field("gpu", false).field("gpuUsage", "N/A").endObject();
    }
    json.endArray().key("jobQueueStatus").beginObject();
    json.field("remainingCapacity", queueCapacity - pending.load()).field("pendingRequests", pending.load());
    json.endObject().endObject();
}

} // namespace qd::fleet
