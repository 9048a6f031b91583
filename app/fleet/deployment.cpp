// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/deployment.h"

#include "app/fleet/httpservice.h"
#include "app/fleet/jsonwriter.h"

#include <simdjson.h>

namespace qd::fleet {

namespace {

tl::expected<std::string, std::string> bodyOf(const httplib::Result& answer, const std::string& what)
{
    if (!answer) {
        return tl::unexpected(what + ": no answer (" + httplib::to_string(answer.error()) + ")");
    }
    if (answer->status != 200) {
        return tl::unexpected(what + ": HTTP " + std::to_string(answer->status) + " " + answer->body);
    }
    return answer->body;
}

tl::expected<std::string, std::string> withVersion(const std::string& config, int version)
{
    simdjson::dom::parser parser;
    simdjson::dom::object fields;
    if (parser.parse(config).get(fields) != simdjson::SUCCESS) {
        return tl::unexpected(std::string("reading the configuration: not a JSON object"));
    }
    JsonWriter json;
    json.beginObject();
    for (const auto& [name, value] : fields) {
        if (name != "version_policy") {
            json.key(name).raw(simdjson::minify(value));
        }
    }
    json.key("version_policy").beginObject().key("specific").beginObject().key("versions").beginArray();
    return json.value(version).endArray().endObject().endObject().endObject().text();
}

} // namespace

tl::expected<void, std::string> deployFraud(int apiPort, int version)
{
    httplib::Client client("127.0.0.1", apiPort);
    const auto load = [&](const std::string& config) {
        JsonWriter json;
        json.beginObject().key("parameters").beginObject().field("config", config).endObject().endObject();
        return bodyOf(client.Post("/v2/repository/models/fraud/load", json.text(), jsonType), "loading");
    };
    return bodyOf(client.Get("/v2/models/fraud/config"), "reading the configuration")
        .and_then([&](const std::string& config) { return withVersion(config, version); })
        .and_then(load)
        .and_then([&](const std::string&) {
            return bodyOf(client.Get("/v2/models/fraud/versions/" + std::to_string(version) + "/ready"),
                          "checking readiness");
        })
        .map([](const std::string&) {});
}

} // namespace qd::fleet
