// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/triton/modelconfig.h"

#include "app/fleet/jsonwriter.h"
#include "app/fleet/triton/tritonrepository.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <simdjson.h>

namespace qd::fleet {

namespace {

namespace dom = simdjson::dom;

tl::unexpected<std::string> invalid(const std::string& why)
{
    return tl::unexpected("failed to load 'fraud', " + why);
}

// 64-bit integers are numbers or strings in the JSON form of protocol buffers.
std::optional<std::int64_t> integer(dom::element element)
{
    std::int64_t number = 0;
    if (element.get(number) == simdjson::SUCCESS) {
        return number;
    }
    std::string_view text;
    if (element.get(text) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string specificJson(const std::vector<int>& versions)
{
    JsonWriter json;
    json.beginObject().key("specific").beginObject().key("versions").beginArray();
    for (const int version : versions) {
        json.value(version);
    }
    return json.endArray().endObject().endObject().text();
}

tl::expected<VersionChoice, std::string> specific(dom::element policy, const std::vector<int>& existing)
{
    dom::array asked;
    if (policy["versions"].get(asked) != simdjson::SUCCESS) {
        return invalid("version_policy.specific needs an array 'versions'");
    }
    VersionChoice choice;
    for (const dom::element element : asked) {
        const auto version = integer(element);
        if (!version) {
            return invalid("version_policy.specific.versions must hold integers");
        }
        const auto found = std::ranges::find(existing, *version);
        if (found != existing.end() && std::ranges::find(choice.versions, *found) == choice.versions.end()) {
            choice.versions.push_back(*found);
        }
    }
    if (choice.versions.empty()) {
        return invalid("at least one version must be available under the version policy of model 'fraud'");
    }
    choice.policyJson = specificJson(choice.versions);
    return choice;
}

tl::expected<VersionChoice, std::string> latest(std::int64_t count, const std::vector<int>& existing)
{
    if (count < 1) {
        return invalid("version_policy.latest.num_versions must be at least 1");
    }
    const auto kept = std::min<std::ptrdiff_t>(count, std::ssize(existing));
    VersionChoice choice;
    choice.versions.assign(existing.end() - kept, existing.end());
    choice.policyJson = "{\"latest\":{\"num_versions\":" + std::to_string(count) + "}}";
    return choice;
}

tl::expected<VersionChoice, std::string> byPolicy(dom::element policy, const std::vector<int>& existing)
{
    dom::element kind;
    if (policy["specific"].get(kind) == simdjson::SUCCESS) {
        return specific(kind, existing);
    }
    if (policy["all"].get(kind) == simdjson::SUCCESS) {
        return VersionChoice{existing, "{\"all\":{}}"};
    }
    if (policy["latest"].get(kind) == simdjson::SUCCESS) {
        dom::element count;
        return latest(kind["num_versions"].get(count) == simdjson::SUCCESS ? integer(count).value_or(0) : 1,
                      existing);
    }
    return invalid("version_policy must be one of specific, latest and all");
}

void writeTensors(JsonWriter& json, const char* name, const std::vector<TensorSpec>& tensors)
{
    json.key(name).beginArray();
    for (const TensorSpec& tensor : tensors) {
        // The configuration calls BYTES a string.
        const std::string type(tensor.datatype == "BYTES" ? "STRING" : tensor.datatype);
        json.beginObject().field("name", tensor.name).field("data_type", "TYPE_" + type);
        json.key("dims").raw("[1]").endObject();
    }
    json.endArray();
}

} // namespace

const std::vector<TensorSpec>& fraudInputs()
{
    static const std::vector<TensorSpec> inputs = {{"amount", "FP64"},           {"hour", "INT64"},
                                                   {"account_age_days", "FP64"}, {"distance_km", "FP64"},
                                                   {"recent_payments", "INT64"}, {"country", "BYTES"},
                                                   {"channel", "BYTES"}};
    return inputs;
}

const std::vector<TensorSpec>& fraudOutputs()
{
    static const std::vector<TensorSpec> outputs = {{"label", "BYTES"}, {"probability", "FP64"}};
    return outputs;
}

tl::expected<VersionChoice, std::string> chooseVersions(std::string_view configJson,
                                                        const std::vector<int>& existing)
{
    dom::parser parser;
    dom::object config;
    if (const auto error = parser.parse(std::string(configJson)).get(config); error != simdjson::SUCCESS) {
        return invalid(std::string("the configuration is not a JSON object: ") +
                       simdjson::error_message(error));
    }
    dom::element name;
    if (config["name"].get(name) == simdjson::SUCCESS) {
        std::string_view text;
        if (name.get(text) != simdjson::SUCCESS || text != fraudName) {
            return invalid("the configuration is of another model");
        }
    }
    dom::element policy;
    if (config["version_policy"].get(policy) != simdjson::SUCCESS) {
        return latest(1, existing);
    }
    if (!policy.is_object()) {
        return invalid("version_policy must be an object");
    }
    return byPolicy(policy, existing);
}

std::string fraudConfigJson(std::string_view policyJson)
{
    JsonWriter json;
    json.beginObject().field("name", fraudName).field("platform", "").field("backend", "quarterdeck");
    json.key("version_policy").raw(policyJson);
    json.field("max_batch_size", 0);
    writeTensors(json, "input", fraudInputs());
    writeTensors(json, "output", fraudOutputs());
    json.key("instance_group").beginArray().beginObject();
    json.field("name", fraudName).field("kind", "KIND_CPU").field("count", instanceCount);
    json.key("gpus").raw("[]").endObject().endArray();
    return json.endObject().text();
}

} // namespace qd::fleet
