// SPDX-License-Identifier: Apache-2.0
#include "torchservedouble.h"

#include <utility>

namespace qd {

namespace {

constexpr const char* json = "application/json";

void refuse(httplib::Response& response, int status, const std::string& type, const std::string& message)
{
    response.status = status;
    response.set_content("{\n  \"code\": " + std::to_string(status) + ",\n  \"type\": \"" + type +
                             "\",\n  \"message\": \"" + message + "\"\n}",
                         json);
}

} // namespace

TorchServeDouble::TorchServeDouble()
{
    using httplib::Request;
    using httplib::Response;
    m_server.Get("/ping", [](const Request&, Response& response) {
        response.set_content("{\n  \"status\": \"Healthy\"\n}\n", json);
    });
    m_server.Get("/models", [this](const Request& request, Response& response) {
        if (!allowed(request, response))
            return;
        // Two pages, as with many models.
        response.set_content(
            request.has_param("next_page_token")
                ? R"({"models":[{"modelName":"sentiment","modelUrl":"s.mar"}]})"
                : R"({"nextPageToken":"1","models":[{"modelName":"gone","modelUrl":"g.mar"}]})",
            json);
    });
    m_server.Get(R"(/models/sentiment(/all)?)", [this](const Request& request, Response& response) {
        if (!allowed(request, response))
            return;
        const std::lock_guard lock(m_mutex);
        if (!m_scaling.empty() && m_looksUntilScaled-- == 0)
            workers[std::exchange(m_scaling, {})] = 1;
        std::string all;
        for (const auto& [version, count] : workers)
            all += (all.empty() ? "" : ",") + describe(version);
        response.set_content("[" + (request.matches[1].length() > 0 ? all : describe(m_default)) + "]", json);
    });
    m_server.Put(R"(/models/sentiment/([^/]+)(/set-default)?)",
                 [this](const Request& request, Response& response) { change(request, response); });
    m_server.set_error_handler([](const Request&, Response& response) {
        if (response.body.empty())
            refuse(response, 404, "ModelNotFoundException", "Model not found: gone");
    });
    m_server.set_keep_alive_max_count(1); // an idle connection would hold up stop() for seconds
    m_port = m_server.bind_to_any_port("127.0.0.1");
    m_thread = std::thread([this] { m_server.listen_after_bind(); });
    while (!m_server.is_running())
        std::this_thread::yield();
}

TorchServeDouble::~TorchServeDouble()
{
    m_server.stop();
    m_thread.join();
}

std::vector<std::string> TorchServeDouble::changes() const
{
    const std::lock_guard lock(m_mutex);
    return m_changes;
}

std::vector<CarriedOut> TorchServeDouble::carriedOut() const
{
    const std::lock_guard lock(m_mutex);
    return m_carriedOut;
}

void TorchServeDouble::serve(const std::string& version, const std::map<std::string, int>& workersOfVersions)
{
    const std::lock_guard lock(m_mutex);
    m_default = version;
    workers = workersOfVersions;
}

std::string TorchServeDouble::defaultVersion() const
{
    const std::lock_guard lock(m_mutex);
    return m_default;
}

bool TorchServeDouble::allowed(const httplib::Request& request, httplib::Response& response) const
{
    if (token.empty() || request.get_header_value("Authorization") == "Bearer " + token)
        return true;
    refuse(response, 400, "InvalidKeyException",
           "Token Authorization failed. Token either incorrect, expired, or not provided correctly");
    return false;
}

std::string TorchServeDouble::describe(const std::string& version) const
{
    std::string list;
    for (int i = 0; i < workers.at(version); ++i)
        list += std::string(i ? "," : "") + R"({"id":"90)" + std::to_string(10 + i) +
                R"(","status":"READY","gpu":false})";
    return R"({"modelName":"sentiment","modelVersion":")" + version +
           R"(","runtime":"python","minWorkers":)" + std::to_string(workers.at(version)) +
           (saysDefault && version == m_default ? R"(,"defaultVersion":true)" : "") + R"(,"workers":[)" +
           list + R"(],"jobQueueStatus":{"remainingCapacity":100,"pendingRequests":0}})";
}

void TorchServeDouble::change(const httplib::Request& request, httplib::Response& response)
{
    if (!allowed(request, response))
        return;
    const std::lock_guard lock(m_mutex);
    m_changes.push_back(request.method + " " + request.target + " " + request.body);
    const std::string version = request.matches[1];
    if (!workers.contains(version))
        return refuse(response, 404, "ModelVersionNotFoundException",
                      "Model version: " + version + " does not exist for model: sentiment");
    if (request.matches[2].length() == 0 && refusesScaling) {
        refuse(response, 403, "IllegalArgumentException", "No more workers.");
    } else if (request.matches[2].length() == 0 && scalesBehindAnImpatientProxy) {
        m_scaling = version;
        m_looksUntilScaled = 2;
        response.status = 504;
        response.set_content("<html>", "text/html");
    } else if (request.matches[2].length() == 0) {
        workers[version] = std::stoi(request.get_param_value("min_worker"));
        response.set_content(
            R"({"status":"Workers scaled to 1 for model: sentiment, version: )" + version + "\"}", json);
    } else if (refusesDefault) {
        refuse(response, 500, "InternalServerException", "Worker died.");
    } else {
        m_default = version;
        m_carriedOut.push_back({request.get_header_value("X-From"), version});
        response.set_content(R"({"status":"Default vesion succsesfully updated"})", json);
    }
}

} // namespace qd
