// SPDX-License-Identifier: Apache-2.0
#include "tritondouble.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace qd {

namespace {

void answer(httplib::Response& response, int status, const QJsonDocument& body)
{
    response.status = status;
    response.set_content(body.toJson(QJsonDocument::Compact).toStdString(), "application/json");
}

void refuse(httplib::Response& response, const char* words)
{
    answer(response, 400, QJsonDocument(QJsonObject{{"error", words}}));
}

} // namespace

TritonDouble::TritonDouble()
{
    config = QJsonDocument::fromJson(R"({"name":"fraud","platform":"onnxruntime_onnx","max_batch_size":8,
        "version_policy":{"latest":{"num_versions":1}},
        "input":[{"name":"x","data_type":"TYPE_FP32","dims":[30]}],
        "instance_group":[{"count":2,"kind":"KIND_CPU"}],
        "dynamic_batching":{"max_queue_delay_microseconds":"9007199254740993"},
        "parameters":{"threshold":{"string_value":"0.5 \"ä\""}},
        "seed":9007199254740993})")
                 .object();
    using httplib::Request;
    using httplib::Response;
    m_server.Get("/v2/health/live", [](const Request&, Response&) {});
    m_server.Get("/v2/health/ready",
                 [this](const Request&, Response& response) { response.status = ready ? 200 : 400; });
    m_server.Get("/v2", [this](const Request&, Response& response) {
        response.status = name.empty() ? 404 : 200;
        if (!name.empty())
            answer(response, 200, QJsonDocument(QJsonObject{{"name", name.c_str()}, {"version", "2.50"}}));
    });
    m_server.Post("/v2/repository/index", [this](const Request& request, Response& response) {
        const std::lock_guard lock(m_mutex);
        m_authorization = request.get_header_value("Authorization");
        index(response);
    });
    m_server.Get("/v2/models/fraud/config", [this](const Request&, Response& response) {
        const std::lock_guard lock(m_mutex);
        answer(response, 200, QJsonDocument(config));
    });
    m_server.Post("/v2/repository/models/fraud/load", [this](const Request& request, Response& response) {
        std::unique_lock lock(m_mutex);
        m_changes.push_back("POST " + request.target + " " + request.body);
        loadModel(request, response, lock);
    });
    m_server.set_keep_alive_max_count(1); // an idle connection would hold up stop() for seconds
    m_port = m_server.bind_to_any_port("127.0.0.1");
    m_thread = std::thread([this] { m_server.listen_after_bind(); });
    while (!m_server.is_running())
        std::this_thread::yield();
}

TritonDouble::~TritonDouble()
{
    m_server.stop();
    m_thread.join();
}

std::vector<std::string> TritonDouble::changes() const
{
    const std::lock_guard lock(m_mutex);
    return m_changes;
}

std::vector<CarriedOut> TritonDouble::carriedOut() const
{
    const std::lock_guard lock(m_mutex);
    return m_carriedOut;
}

std::string TritonDouble::lastAuthorization() const
{
    const std::lock_guard lock(m_mutex);
    return m_authorization;
}

void TritonDouble::load(std::set<int> versions)
{
    const std::lock_guard lock(m_mutex);
    m_everLoaded.insert(versions.begin(), versions.end());
    m_loaded = std::move(versions);
}

void TritonDouble::index(httplib::Response& response)
{
    if (!m_loading.empty() && m_looksUntilLoaded-- == 0)
        m_loaded = std::exchange(m_loading, {});
    QJsonArray rows{QJsonObject{{"name", "untouched"}}};
    std::set<int> listed = m_everLoaded;
    listed.insert(m_beingLoaded.begin(), m_beingLoaded.end());
    for (const int version : listed) {
        const bool serves = m_loaded.contains(version);
        const bool loads = m_beingLoaded.contains(version);
        rows.append(QJsonObject{{"name", "fraud"},
                                {"version", QString::number(version)},
                                {"state", serves  ? "READY"
                                          : loads ? "LOADING"
                                                  : "UNAVAILABLE"},
                                {"reason", serves || loads ? "" : "unloaded"}});
    }
    answer(response, 200, QJsonDocument(rows));
}

void TritonDouble::loadModel(const httplib::Request& request, httplib::Response& response,
                             std::unique_lock<std::mutex>& lock)
{
    if (loadsAreAnswered) {
        response.status = loadsAreAnswered->first;
        response.set_content(loadsAreAnswered->second, "text/plain");
        return;
    }
    if (!explicitMode)
        return refuse(response, "explicit model load / unload is not allowed if polling is enabled");
    const QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object();
    const QString text = body["parameters"].toObject()["config"].toString();
    const QJsonObject wanted = QJsonDocument::fromJson(text.toUtf8()).object();
    if (wanted["platform"] != config["platform"])
        return refuse(response, "failed to load 'fraud', no version is available");
    std::set<int> versions;
    for (const QJsonValue& version :
         wanted["version_policy"].toObject()["specific"].toObject()["versions"].toArray())
        versions.insert(version.toInt());
    for (const int version : versions) {
        if (!onDisk.contains(version) || broken.contains(version))
            return refuse(response,
                          "load failed for model 'fraud': version 1 is at UNAVAILABLE state: Internal: onnx");
    }
    if (loadMilliseconds > 0) {
        m_beingLoaded.insert(versions.begin(), versions.end());
        lock.unlock();
        std::this_thread::sleep_for(std::chrono::milliseconds(loadMilliseconds));
        lock.lock();
        for (const int version : versions)
            m_beingLoaded.erase(m_beingLoaded.find(version));
    }
    config = wanted;
    m_carriedOut.push_back({request.get_header_value("X-From"),
                            versions.empty() ? std::string() : std::to_string(*versions.rbegin())});
    m_everLoaded.insert(versions.begin(), versions.end());
    if (behindImpatientProxy) {
        m_loading = versions;
        m_looksUntilLoaded = 2;
        response.status = 504;
        return;
    }
    m_loaded = versions;
}

} // namespace qd
