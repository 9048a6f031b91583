// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/statefile.h"

#include "app/fleet/filelock.h"
#include "app/fleet/jsonwriter.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <simdjson.h>

namespace qd::fleet {

namespace {

std::string toJson(const FleetState& state)
{
    JsonWriter json;
    json.beginObject().key("ports").beginObject();
    for (const auto& [name, port] : state.ports) {
        json.field(name, port);
    }
    json.endObject();
    const auto versions = [&](const char* name, const std::vector<int>& list) {
        json.key(name).beginArray();
        for (const int version : list) {
            json.value(version);
        }
        json.endArray();
    };
    versions("fraud_active", state.fraudActive);
    versions("fraud_known", state.fraudKnown);
    json.field("sentiment_default", state.sentimentDefault);
    json.field("deployed", state.deployed);
    json.field("next_request", state.nextRequest);
    return json.endObject().text() + "\n";
}

std::vector<int> versionList(simdjson::dom::element list)
{
    std::vector<int> versions;
    for (const simdjson::dom::element version : list.get_array()) {
        versions.push_back(static_cast<int>(static_cast<std::int64_t>(version)));
    }
    return versions;
}

// Throws simdjson_error when a field is missing or of another type.
FleetState fromJson(simdjson::dom::element json)
{
    FleetState state;
    state.ports.clear();
    for (const auto& [name, port] : json["ports"].get_object()) {
        state.ports.emplace(name, static_cast<int>(static_cast<std::int64_t>(port)));
    }
    state.fraudActive = versionList(json["fraud_active"]);
    state.fraudKnown = versionList(json["fraud_known"]);
    state.sentimentDefault = std::string_view(json["sentiment_default"]);
    state.deployed = bool(json["deployed"]);
    state.nextRequest = static_cast<std::int64_t>(json["next_request"]);
    return state;
}

} // namespace

FleetState begunAnew(const FleetState& state)
{
    FleetState fresh;
    fresh.ports = state.ports;
    fresh.nextRequest = state.nextRequest;
    return fresh;
}

tl::expected<FleetState, std::string> StateFile::read() const
{
    if (!std::filesystem::exists(path())) {
        return FleetState{};
    }
    try {
        simdjson::dom::parser parser;
        return fromJson(parser.load(path()));
    } catch (const simdjson::simdjson_error& error) {
        return tl::unexpected(path() + " cannot be read (" + error.what() +
                              "); remove it to start afresh with version 1");
    }
}

tl::expected<FleetState, std::string> StateFile::update(const std::function<void(FleetState&)>& change) const
{
    const FileLock lock(m_dir + "/state.lock", FileLock::Wait::Yes);
    if (!lock.held()) {
        return tl::unexpected(m_dir + "/state.lock cannot be locked: " + std::strerror(errno));
    }
    auto state = read();
    if (!state) {
        return state;
    }
    change(*state);
    if (auto written = replace(*state); !written) {
        return tl::unexpected(written.error());
    }
    return state;
}

tl::expected<std::int64_t, std::string> StateFile::reserveRequests(std::int64_t count) const
{
    return update([count](FleetState& state) { state.nextRequest += count; })
        .map([count](const FleetState& state) { return state.nextRequest - count; });
}

tl::expected<void, std::string> StateFile::replace(const FleetState& state) const
{
    const std::string fresh = path() + ".new";
    {
        std::ofstream file(fresh, std::ios::trunc | std::ios::binary);
        file << toJson(state);
        if (!file.flush()) {
            return tl::unexpected(fresh + " cannot be written: " + std::strerror(errno));
        }
    }
    std::error_code error;
    std::filesystem::rename(fresh, path(), error);
    if (error) {
        return tl::unexpected(path() + " cannot be replaced: " + error.message());
    }
    return {};
}

} // namespace qd::fleet
