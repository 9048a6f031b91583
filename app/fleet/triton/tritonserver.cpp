// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/triton/tritonserver.h"

#include "app/fleet/httpservice.h"
#include "app/fleet/jsonwriter.h"
#include "app/fleet/traffic/predictionlog.h"
#include "app/fleet/triton/inferrequest.h"
#include "app/fleet/triton/modelconfig.h"
#include "app/fleet/triton/tritonmetrics.h"
#include "app/fleet/triton/tritonrepository.h"

#include <semaphore>

#include <simdjson.h>

namespace qd::fleet {

namespace {

using httplib::Request;
using httplib::Response;
using Clock = std::chrono::steady_clock;
using std::chrono::nanoseconds;

constexpr std::size_t apiThreads = 24;
constexpr std::size_t metricsThreads = 4;
constexpr std::uint64_t longestQueue = 64;

void fail(Response& response, const std::string& what, int status = 400)
{
    response.status = status;
    response.set_content(JsonWriter().beginObject().field("error", what).endObject().text(), jsonType);
}

void writeMetadata(JsonWriter& json, const char* name, const std::vector<TensorSpec>& tensors)
{
    json.key(name).beginArray();
    for (const TensorSpec& tensor : tensors) {
        json.beginObject().field("name", tensor.name).field("datatype", tensor.datatype);
        json.key("shape").raw("[1]").endObject();
    }
    json.endArray();
}

// The text of parameters.config, empty when the request has none.
tl::expected<std::string, std::string> configOverride(const std::string& body)
{
    if (body.empty()) {
        return std::string();
    }
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (const auto error = parser.parse(body).get(root); error != simdjson::SUCCESS) {
        return tl::unexpected(std::string("failed to parse the request JSON buffer: ") +
                              simdjson::error_message(error));
    }
    simdjson::dom::element config;
    if (root["parameters"]["config"].get(config) != simdjson::SUCCESS) {
        return std::string();
    }
    std::string_view text;
    if (config.get(text) != simdjson::SUCCESS) {
        return tl::unexpected(std::string("attempt to access JSON non-string as string: 'config'"));
    }
    return std::string(text);
}

} // namespace

struct TritonServer::Private
{
    Private(const TritonSettings& s, VersionsChanged callback)
        : settings(s),
          changed(std::move(callback)),
          repository(s.seed, s.summaryWindow, s.active, s.known),
          log(s.logPath)
    {
    }

    void addHealthRoutes();
    void addModelRoutes();
    void addRepositoryRoutes();
    void addMetricsRoutes();
    void infer(const Request& request, const std::string& body, Response& response);
    void execute(LoadedVersion& loaded, const InferRequest& request, Clock::time_point start,
                 Clock::time_point parsed, Response& response);
    void refuse(LoadedVersion& loaded, const InferError& error, Clock::time_point start, FailureReason reason,
                int status, Response& response);
    void load(const std::string& body, Response& response);
    void announceVersions();
    [[nodiscard]] std::string indexJson(bool onlyReady) const;
    [[nodiscard]] std::string metadataJson() const;
    // Answers the request with Triton's error and returns nullptr when it names another model or version.
    std::shared_ptr<LoadedVersion> resolve(const Request& request, Response& response) const;

    TritonSettings settings;
    VersionsChanged changed;
    TritonRepository repository;
    PredictionLog log;
    CpuMeter cpu;
    std::counting_semaphore<instanceCount> instances{instanceCount};
    int apiPort = 0;
    int metricsPort = 0;
    // Last, so that their threads end before anything they use.
    HttpService api{apiThreads};
    HttpService metrics{metricsThreads};
};

TritonServer::TritonServer(const TritonSettings& settings, VersionsChanged changed)
    : d(std::make_unique<Private>(settings, std::move(changed)))
{
    d->addHealthRoutes();
    d->addModelRoutes();
    d->addRepositoryRoutes();
    d->addMetricsRoutes();
}

TritonServer::~TritonServer() = default;

tl::expected<void, std::string> TritonServer::start()
{
    const auto metrics = d->metrics.start(d->settings.metricsPort);
    if (!metrics) {
        return tl::unexpected(metrics.error());
    }
    d->metricsPort = *metrics;
    return d->api.start(d->settings.apiPort).map([this](int port) { d->apiPort = port; });
}

int TritonServer::apiPort() const
{
    return d->apiPort;
}

int TritonServer::metricsPort() const
{
    return d->metricsPort;
}

void TritonServer::Private::addHealthRoutes()
{
    httplib::Server& routes = api.routes();
    routes.Get("/v2/health/live", [](const Request&, Response&) {});
    routes.Get("/v2/health/ready", [](const Request&, Response&) {});
    routes.Get("/v2/?", [](const Request&, Response& response) {
        JsonWriter json;
        json.beginObject().field("name", "quarterdeck-fleet").field("version", QD_VERSION);
        json.key("extensions").raw(R"(["model_repository","model_configuration","statistics"])");
        response.set_content(json.endObject().text(), jsonType);
    });
    routes.set_error_handler([](const Request& request, Response& response) {
        if (response.body.empty()) {
            fail(response, "no handler for " + request.method + " " + request.path, response.status);
        }
    });
}

void TritonServer::Private::addModelRoutes()
{
    httplib::Server& routes = api.routes();
    const std::string model = R"(/v2/models/([^/]+)(?:/versions/([^/]+))?)";
    api.post(model + "/infer", [this](const Request& request, const std::string& body, Response& response) {
        infer(request, body, response);
    });
    routes.Get("/v2/models/stats", [this](const Request&, Response& response) {
        response.set_content(tritonStatsJson(repository.loaded()), jsonType);
    });
    routes.Get(model + "/ready", [this](const Request& request, Response& r) { (void)resolve(request, r); });
    routes.Get(model + "/stats", [this](const Request& request, Response& response) {
        if (const auto loaded = resolve(request, response)) {
            const bool one = request.matches[2].matched;
            response.set_content(tritonStatsJson(one ? TritonRepository::LoadedMap{{loaded->version, loaded}}
                                                     : repository.loaded()),
                                 jsonType);
        }
    });
    routes.Get(model + "/config", [this](const Request& request, Response& response) {
        if (resolve(request, response)) {
            response.set_content(repository.config(), jsonType);
        }
    });
    routes.Get(model, [this](const Request& request, Response& response) {
        if (resolve(request, response)) {
            response.set_content(metadataJson(), jsonType);
        }
    });
}

void TritonServer::Private::addRepositoryRoutes()
{
    api.post("/v2/repository/index", [this](const Request&, const std::string& body, Response& response) {
        simdjson::dom::parser parser;
        simdjson::dom::element root;
        bool onlyReady = false;
        if (!body.empty() && parser.parse(body).get(root) != simdjson::SUCCESS) {
            return fail(response, "failed to parse the request JSON buffer");
        }
        if (!body.empty() && root["ready"].get(onlyReady) != simdjson::SUCCESS) {
            onlyReady = false;
        }
        response.set_content(indexJson(onlyReady), jsonType);
    });
    const auto isKnown = [](const Request& request, const char* verb, Response& response) {
        const std::string model = request.matches[1].str();
        if (model != fraudName) {
            fail(response,
                 std::string("failed to ") + verb + " '" + model + "', no such model in the repository");
        }
        return model == fraudName;
    };
    api.post("/v2/repository/models/([^/]+)/load",
             [=, this](const Request& request, const std::string& body, Response& response) {
                 if (isKnown(request, "load", response)) {
                     load(body, response);
                 }
             });
    api.post("/v2/repository/models/([^/]+)/unload",
             [=, this](const Request& request, const std::string&, Response& response) {
                 if (isKnown(request, "unload", response)) {
                     repository.unload();
                     announceVersions();
                 }
             });
}

void TritonServer::Private::addMetricsRoutes()
{
    metrics.routes().Get("/metrics", [this](const Request&, Response& response) {
        response.set_content(tritonMetrics(repository.loaded(), cpu), "text/plain; charset=utf-8");
    });
}

std::shared_ptr<LoadedVersion> TritonServer::Private::resolve(const Request& request,
                                                              Response& response) const
{
    if (request.matches[1].str() != fraudName) {
        fail(response, "Request for unknown model: '" + request.matches[1].str() + "' is not found");
        return nullptr;
    }
    auto found = repository.find(request.matches[2].str());
    if (!found) {
        fail(response, found.error());
        return nullptr;
    }
    return *found;
}

void TritonServer::Private::infer(const Request& request, const std::string& body, Response& response)
{
    const auto start = Clock::now();
    const auto loaded = resolve(request, response);
    if (!loaded) {
        return;
    }
    loaded->statistics.enter();
    const auto parsed = parseInferRequest(body);
    if (!parsed) {
        return refuse(*loaded, parsed.error(), start, FailureReason::Other, 400, response);
    }
    if (loaded->statistics.totals().pending > instanceCount + longestQueue) {
        return refuse(*loaded, {parsed->id, "Exceeds maximum queue size"}, start, FailureReason::Rejected,
                      503, response);
    }
    execute(*loaded, *parsed, start, Clock::now(), response);
}

void TritonServer::Private::execute(LoadedVersion& loaded, const InferRequest& request,
                                    Clock::time_point start, Clock::time_point parsed, Response& response)
{
    instances.acquire();
    const auto begun = Clock::now();
    const Prediction prediction = loaded.model->classify(request.transaction);
    instances.release();
    const auto inferred = Clock::now();
    response.set_content(inferResponseJson(request.id, loaded.version, prediction), jsonType);
    const auto end = Clock::now();
    loaded.statistics.succeed(
        {begun - parsed, parsed - start, inferred - begun, end - inferred, end - start});

    LoggedPrediction line;
    line.requestId = request.id;
    line.model = fraudName;
    line.version = std::to_string(loaded.version);
    line.features = featuresJson(request.transaction);
    line.prediction = prediction.label;
    line.probability = prediction.probability;
    line.latencyMs = std::chrono::duration<double, std::milli>(end - start).count();
    log.append(line);
}

void TritonServer::Private::refuse(LoadedVersion& loaded, const InferError& error, Clock::time_point start,
                                   FailureReason reason, int status, Response& response)
{
    fail(response, error.what, status);
    const auto total = Clock::now() - start;
    loaded.statistics.fail(reason, total);

    LoggedPrediction line;
    line.requestId = error.id;
    line.model = fraudName;
    line.version = std::to_string(loaded.version);
    line.features = "{}";
    line.latencyMs = std::chrono::duration<double, std::milli>(total).count();
    line.status = status;
    log.append(line);
}

void TritonServer::Private::load(const std::string& body, Response& response)
{
    const auto loaded =
        configOverride(body).and_then([this](const std::string& config) { return repository.load(config); });
    if (!loaded) {
        return fail(response, loaded.error());
    }
    announceVersions();
}

void TritonServer::Private::announceVersions()
{
    std::vector<int> active;
    std::vector<int> known;
    for (const auto& row : repository.index()) {
        known.push_back(row.version);
        if (row.ready) {
            active.push_back(row.version);
        }
    }
    changed(active, known);
}

std::string TritonServer::Private::indexJson(bool onlyReady) const
{
    JsonWriter json;
    json.beginArray();
    for (const auto& row : repository.index()) {
        if (row.ready || !onlyReady) {
            json.beginObject().field("name", fraudName).field("version", std::to_string(row.version));
            json.field("state", row.ready ? "READY" : "UNAVAILABLE").field("reason", row.reason).endObject();
        }
    }
    return json.endArray().text();
}

std::string TritonServer::Private::metadataJson() const
{
    JsonWriter json;
    json.beginObject().field("name", fraudName).key("versions").beginArray();
    for (const auto& [version, instance] : repository.loaded()) {
        json.value(std::to_string(version));
    }
    json.endArray().field("platform", "quarterdeck_logistic");
    writeMetadata(json, "inputs", fraudInputs());
    writeMetadata(json, "outputs", fraudOutputs());
    return json.endObject().text();
}

} // namespace qd::fleet
