// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/triton/inferrequest.h"

#include "app/fleet/jsonwriter.h"
#include "app/fleet/triton/modelconfig.h"
#include "app/fleet/triton/tritonrepository.h"

#include <algorithm>
#include <map>
#include <variant>

#include <simdjson.h>

namespace qd::fleet {

namespace {

namespace dom = simdjson::dom;

using Value = std::variant<double, std::int64_t, std::string>;
using Values = std::map<std::string_view, Value>;

std::string quoted(std::string_view name)
{
    return "'" + std::string(name) + "'";
}

tl::expected<Value, std::string> readDatum(dom::element datum, const TensorSpec& spec)
{
    if (spec.datatype == "BYTES") {
        std::string_view text;
        if (datum.get(text) == simdjson::SUCCESS) {
            return std::string(text);
        }
    } else if (spec.datatype == "INT64") {
        std::int64_t number = 0;
        if (datum.get(number) == simdjson::SUCCESS) {
            return number;
        }
    } else {
        double number = 0;
        if (datum.get(number) == simdjson::SUCCESS) {
            return number;
        }
    }
    return tl::unexpected("unable to parse 'data' of input " + quoted(spec.name) + " as " +
                          std::string(spec.datatype));
}

tl::expected<Value, std::string> readTensor(dom::element tensor, const TensorSpec& spec)
{
    std::string_view datatype;
    if (tensor["datatype"].get(datatype) != simdjson::SUCCESS || datatype != spec.datatype) {
        return tl::unexpected("inference input " + quoted(spec.name) + " data-type is " + quoted(datatype) +
                              ", but model 'fraud' expects " + quoted(spec.datatype));
    }
    dom::array shape;
    std::int64_t length = 0;
    if (tensor["shape"].get(shape) != simdjson::SUCCESS || shape.size() != 1 ||
        shape.at(0).get(length) != simdjson::SUCCESS || length != 1) {
        return tl::unexpected("unexpected shape for input " + quoted(spec.name) +
                              " for model 'fraud'. Expected [1]");
    }
    dom::array data;
    dom::element datum;
    if (tensor["data"].get(data) != simdjson::SUCCESS || data.size() != 1 ||
        data.at(0).get(datum) != simdjson::SUCCESS) {
        return tl::unexpected("unable to parse 'data' of input " + quoted(spec.name) + ": expected 1 value");
    }
    return readDatum(datum, spec);
}

tl::expected<Values, std::string> readInputs(dom::array inputs)
{
    Values values;
    for (const dom::element tensor : inputs) {
        std::string_view name;
        if (tensor["name"].get(name) != simdjson::SUCCESS) {
            return tl::unexpected(std::string("Unable to parse 'inputs': an input has no name"));
        }
        const auto spec = std::ranges::find(fraudInputs(), name, &TensorSpec::name);
        if (spec == fraudInputs().end()) {
            return tl::unexpected("unexpected inference input " + quoted(name) + " for model 'fraud'");
        }
        auto value = readTensor(tensor, *spec);
        if (!value) {
            return tl::unexpected(value.error());
        }
        values.emplace(spec->name, std::move(*value));
    }
    if (values.size() != fraudInputs().size()) {
        return tl::unexpected("expected " + std::to_string(fraudInputs().size()) + " inputs but got " +
                              std::to_string(values.size()) + " inputs for model 'fraud'");
    }
    return values;
}

tl::expected<Transaction, std::string> transactionOf(const Values& values)
{
    Transaction t;
    t.amountEur = std::get<double>(values.at("amount"));
    t.hour = static_cast<int>(std::get<std::int64_t>(values.at("hour")));
    t.accountAgeDays = std::get<double>(values.at("account_age_days"));
    t.distanceKm = std::get<double>(values.at("distance_km"));
    t.recentPayments = static_cast<int>(std::get<std::int64_t>(values.at("recent_payments")));
    t.country = std::get<std::string>(values.at("country"));
    t.channel = std::get<std::string>(values.at("channel"));
    // The models take logarithms.
    if (t.amountEur <= 0 || t.accountAgeDays <= 0 || t.distanceKm < 0) {
        return tl::unexpected(
            std::string("'amount' and 'account_age_days' must be positive, 'distance_km' not negative"));
    }
    return t;
}

void writeTensor(JsonWriter& json, const TensorSpec& spec, const auto& datum)
{
    json.beginObject().field("name", spec.name).key("shape").raw("[1]");
    json.field("datatype", spec.datatype).key("data").beginArray().value(datum).endArray().endObject();
}

} // namespace

tl::expected<InferRequest, InferError> parseInferRequest(std::string_view body)
{
    dom::parser parser;
    dom::element root;
    if (const auto error = parser.parse(body.data(), body.size()).get(root); error != simdjson::SUCCESS) {
        return tl::unexpected(InferError{
            {}, std::string("failed to parse the request JSON buffer: ") + simdjson::error_message(error)});
    }
    InferRequest request;
    std::string_view id;
    if (root["id"].get(id) == simdjson::SUCCESS) {
        request.id = id;
    }
    dom::array inputs;
    if (root["inputs"].get(inputs) != simdjson::SUCCESS) {
        return tl::unexpected(InferError{
            request.id, "Unable to parse 'inputs': attempt to access non-existing object member 'inputs'"});
    }
    auto transaction = readInputs(inputs).and_then(transactionOf);
    if (!transaction) {
        const std::string prefix = request.id.empty() ? "" : "[request id: " + request.id + "] ";
        return tl::unexpected(InferError{request.id, prefix + transaction.error()});
    }
    request.transaction = std::move(*transaction);
    return request;
}

std::string inferRequestJson(const InferRequest& request)
{
    const Transaction& t = request.transaction;
    const auto& specs = fraudInputs();
    JsonWriter json;
    json.beginObject().field("id", request.id).key("inputs").beginArray();
    writeTensor(json, specs[0], t.amountEur);
    writeTensor(json, specs[1], t.hour);
    writeTensor(json, specs[2], t.accountAgeDays);
    writeTensor(json, specs[3], t.distanceKm);
    writeTensor(json, specs[4], t.recentPayments);
    writeTensor(json, specs[5], t.country);
    writeTensor(json, specs[6], t.channel);
    return json.endArray().endObject().text();
}

std::string inferResponseJson(std::string_view id, int version, const Prediction& prediction)
{
    JsonWriter json;
    json.beginObject();
    if (!id.empty()) {
        json.field("id", id);
    }
    json.field("model_name", fraudName).field("model_version", std::to_string(version));
    json.key("outputs").beginArray();
    writeTensor(json, fraudOutputs()[0], prediction.label);
    writeTensor(json, fraudOutputs()[1], prediction.probability);
    return json.endArray().endObject().text();
}

} // namespace qd::fleet
