// SPDX-License-Identifier: Apache-2.0
#include "models/logs/formats/payload.h"

#include "models/logs/rows/csv.h"
#include "models/logs/rows/fieldmap.h"
#include "models/logs/rows/loggedprobabilities.h"
#include "models/logs/rows/recordbuilder.h"

#include <charconv>

namespace qd {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t mostFeatures = 256;

std::string textOf(element value)
{
    if (value.is_string())
        return std::string(value.get_string().value_unsafe());
    if (value.is_double())
        return shortestNumber(value.get_double().value_unsafe());
    return simdjson::minify(value);
}

void flatten(element value, std::vector<element>& values)
{
    array nested;
    if (value.get(nested) != simdjson::SUCCESS) {
        values.push_back(value);
        return;
    }
    for (const element inner : nested)
        flatten(inner, values);
}

std::optional<double> numberIn(std::string_view text)
{
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Takes the likeliest class for the prediction.
void takeScores(const LoggedProbabilities& scores, PayloadOutput& output)
{
    output.scores = scores.json();
    if (output.prediction.empty())
        output.prediction = scores.best().first;
    if (!output.probability)
        output.probability = scores.of(output.prediction);
}

/// The scores that numbers make, named by `classes` or else by their places.
std::optional<LoggedProbabilities> scoresOf(const std::vector<element>& values,
                                            const std::vector<std::string>& classes)
{
    LoggedProbabilities scores;
    for (std::size_t i = 0; i < values.size(); ++i) {
        double number = 0;
        if (values[i].get(number) != simdjson::SUCCESS)
            return std::nullopt;
        scores.add(i < classes.size() ? classes[i] : std::to_string(i), number);
    }
    return scores.isDistribution() ? std::optional(scores) : std::nullopt;
}

std::optional<LoggedProbabilities> scoresOf(object classes)
{
    LoggedProbabilities scores;
    for (const auto& [name, value] : classes) {
        double number = 0;
        if (value.get(number) != simdjson::SUCCESS)
            return std::nullopt;
        scores.add(name, number);
    }
    return scores.isDistribution() ? std::optional(scores) : std::nullopt;
}

PayloadOutput outputOf(element value, const std::vector<std::string>& classes = {});

PayloadOutput outputOf(object members)
{
    PayloadOutput output;
    std::optional<LoggedProbabilities> scores = scoresOf(members);
    int best = 0;
    for (const auto& [name, value] : members) {
        const FieldMatch match = matchField(name);
        double number = 0;
        if (value.is_array() || value.is_object()) {
            object nested;
            std::vector<element> values;
            flatten(value, values);
            auto found = value.get(nested) == simdjson::SUCCESS ? scoresOf(nested) : scoresOf(values, {});
            if (found)
                scores = std::move(found);
        } else if (match.field == LogField::Probability && value.get(number) == simdjson::SUCCESS) {
            output.probability = number >= 0 && number <= 1 ? std::optional(number) : output.probability;
        } else if (match.field == LogField::Prediction || match.field == LogField::Label) {
            // A response cannot know the truth: what it calls label is its prediction.
            if (best == 0 || match.rank < best) {
                output.prediction = textOf(value);
                best = match.rank;
            }
        }
    }
    if (scores)
        takeScores(*scores, output);
    return output;
}

PayloadOutput outputOf(element value, const std::vector<std::string>& classes)
{
    object members;
    if (value.get(members) == simdjson::SUCCESS) {
        PayloadOutput output = outputOf(members);
        if (output.prediction.empty())
            output.prediction = simdjson::minify(value);
        return output;
    }
    std::vector<element> values;
    flatten(value, values);
    PayloadOutput output;
    if (const auto scores = scoresOf(values, classes))
        takeScores(*scores, output);
    else
        output.prediction = values.size() == 1 ? textOf(values.front()) : simdjson::minify(value);
    return output;
}

/// A tensor of the Open Inference Protocol.
struct Tensor
{
    std::string_view name;
    std::size_t instances = 1;
    std::vector<element> values;

    [[nodiscard]] std::size_t width() const { return values.size() / std::max<std::size_t>(instances, 1); }
    [[nodiscard]] std::vector<element> instance(std::size_t i) const
    {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(i * width());
        return {begin, begin + static_cast<std::ptrdiff_t>(width())};
    }
};

/// Returns the tensors; nothing when `list` holds anything else.
std::vector<Tensor> tensorsOf(element list)
{
    std::vector<Tensor> tensors;
    array items;
    if (list.get(items) != simdjson::SUCCESS)
        return tensors;
    for (const element item : items) {
        element data;
        std::uint64_t instances = 1;
        if (item["data"].get(data) != simdjson::SUCCESS)
            return {};
        Tensor tensor;
        flatten(data, tensor.values);
        if (item["shape"].at(0).get(instances) == simdjson::SUCCESS && instances > 0 &&
            tensor.values.size() % instances == 0)
            tensor.instances = instances;
        if (item["name"].get(tensor.name) != simdjson::SUCCESS)
            tensor.name = {};
        tensors.push_back(std::move(tensor));
    }
    return tensors;
}

std::vector<PayloadOutput> outputsOf(const std::vector<Tensor>& tensors)
{
    std::vector<PayloadOutput> outputs(tensors.front().instances);
    std::vector<LoggedProbabilities> scores(outputs.size());
    for (const Tensor& tensor : tensors) {
        const LogField field = matchField(tensor.name).field;
        for (std::size_t i = 0; i < std::min(outputs.size(), tensor.instances); ++i) {
            const std::vector<element> values = tensor.instance(i);
            double number = 0;
            if (const auto found = scoresOf(values, {}))
                scores[i] = *found;
            else if (values.size() == 1 && field == LogField::Probability &&
                     values[0].get(number) == simdjson::SUCCESS)
                outputs[i].probability = number;
            else if (values.size() == 1 && outputs[i].prediction.empty())
                outputs[i].prediction = textOf(values[0]);
        }
    }
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        if (!scores[i].isEmpty())
            takeScores(scores[i], outputs[i]);
    }
    return outputs;
}

std::vector<std::string> namesIn(element data)
{
    std::vector<std::string> names;
    array list;
    if (data["names"].get(list) == simdjson::SUCCESS) {
        for (const element name : list)
            names.push_back(textOf(name));
    }
    return names;
}

/// The rows of Seldon's "data" member: an ndarray, or a tensor of two dimensions.
std::vector<std::vector<element>> seldonRows(element data)
{
    std::vector<std::vector<element>> rows;
    array list;
    if (data["ndarray"].get(list) == simdjson::SUCCESS) {
        for (const element row : list)
            flatten(row, rows.emplace_back());
        return rows;
    }
    element values;
    std::uint64_t width = 0;
    if (data["tensor"]["values"].get(values) != simdjson::SUCCESS ||
        data["tensor"]["shape"].at(1).get(width) != simdjson::SUCCESS || width == 0)
        return rows;
    std::vector<element> all;
    flatten(values, all);
    for (std::size_t i = 0; i + width <= all.size(); i += width)
        rows.emplace_back(all.begin() + static_cast<std::ptrdiff_t>(i),
                          all.begin() + static_cast<std::ptrdiff_t>(i + width));
    return rows;
}

void addFeature(std::string& json, std::string_view name, element value)
{
    json += json.size() > 1 ? "," : "";
    appendJsonString(json, name);
    json += ':';
    json += simdjson::minify(value);
}

void addFeatures(std::string& json, const std::vector<element>& values, const std::vector<std::string>& names,
                 const std::string& base)
{
    if (values.size() > mostFeatures)
        return;
    for (std::size_t i = 0; i < values.size(); ++i)
        addFeature(json, i < names.size() ? names[i] : base + std::to_string(i), values[i]);
}

std::string featuresOf(element instance)
{
    std::string json = "{";
    object members;
    if (instance.get(members) == simdjson::SUCCESS) {
        for (const auto& [name, value] : members)
            addFeature(json, name, value);
    } else {
        std::vector<element> values;
        flatten(instance, values);
        addFeatures(json, values, {}, "f");
    }
    return json + '}';
}

std::vector<std::string> featuresOf(const std::vector<Tensor>& tensors)
{
    std::vector<std::string> rows(tensors.front().instances, "{");
    for (const Tensor& tensor : tensors) {
        for (std::size_t i = 0; i < std::min(rows.size(), tensor.instances); ++i) {
            const std::vector<element> values = tensor.instance(i);
            if (values.size() == 1)
                addFeature(rows[i], tensor.name, values[0]);
            else
                addFeatures(rows[i], values, {}, std::string(tensor.name) + "_");
        }
    }
    for (std::string& row : rows)
        row += '}';
    return rows;
}

template <typename Each>
void forEachLine(std::string_view text, Each each)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        std::vector<std::string> cells;
        if (!line.empty() && !splitCsv(line, ',', cells))
            each(cells);
    }
}

} // namespace

std::optional<int> errorStatusOf(element body)
{
    constexpr int failed = 500;
    object members;
    if (body.get(members) != simdjson::SUCCESS)
        return std::nullopt;
    const auto has = [&](std::string_view name) { return !members[name].error(); };
    const auto isClass = [](const simdjson::dom::key_value_pair& member) {
        const LogField field = matchField(member.key).field;
        return field == LogField::Prediction || field == LogField::Label;
    };
    const auto says = [&](std::string_view name) {
        element value;
        return members[name].get(value) == simdjson::SUCCESS && !value.is_null();
    };
    if (says("predictions") || says("outputs") || std::any_of(members.begin(), members.end(), isClass))
        return std::nullopt;
    std::optional<std::uint64_t> code;
    const auto takeCode = [&code](simdjson::simdjson_result<element> one) {
        std::uint64_t number = 0;
        if (one.get(number) == simdjson::SUCCESS && number >= 400 && number < 600)
            code = number;
    };
    element error;
    const bool hasError = members["error"].get(error) == simdjson::SUCCESS && !error.is_null();
    if (hasError && error.is_object())
        takeCode(error["code"]);
    takeCode(members["code"]);
    takeCode(members["status_code"]);
    takeCode(members["OriginalStatusCode"]);
    takeCode(members["status"]["code"]);
    takeCode(members["status"]);
    std::string_view word;
    const bool hasFailed =
        members["status"]["status"].get(word) == simdjson::SUCCESS && word == "FAILURE"; // Seldon
    const bool isError = hasError || hasFailed || has("errors") || has("exception") || has("ErrorCode") ||
                         has("error_code") || (has("detail") && members.size() == 1) ||
                         (code && has("message"));
    return isError ? std::optional(static_cast<int>(code.value_or(failed))) : std::nullopt;
}

std::vector<PayloadOutput> readOutputs(element body)
{
    element list = body;
    if (body["outputs"].get(list) == simdjson::SUCCESS) {
        if (const auto tensors = tensorsOf(list); !tensors.empty())
            return outputsOf(tensors);
    }
    std::vector<PayloadOutput> outputs;
    element data;
    if (body["data"].get(data) == simdjson::SUCCESS) {
        const std::vector<std::string> names = namesIn(data);
        for (const auto& values : seldonRows(data)) {
            PayloadOutput& output = outputs.emplace_back();
            if (const auto scores = scoresOf(values, names))
                takeScores(*scores, output);
            else if (!values.empty())
                output.prediction = textOf(values.front());
        }
        if (!outputs.empty())
            return outputs;
    }
    if (body["predictions"].get(list) != simdjson::SUCCESS && body["outputs"].get(list) != simdjson::SUCCESS)
        list = body;
    array items;
    if (list.get(items) != simdjson::SUCCESS)
        return {outputOf(list)};
    for (const element item : items)
        outputs.push_back(outputOf(item));
    return outputs;
}

std::vector<PayloadOutput> readCsvOutputs(std::string_view body)
{
    std::vector<PayloadOutput> outputs;
    forEachLine(body, [&outputs](const std::vector<std::string>& cells) {
        PayloadOutput& output = outputs.emplace_back();
        LoggedProbabilities scores;
        for (std::size_t i = 0; i < cells.size(); ++i)
            scores.add(std::to_string(i), numberIn(cells[i]).value_or(-1));
        if (scores.isDistribution())
            return takeScores(scores, output);
        output.prediction = cells.front();
        const auto second = cells.size() == 2 ? numberIn(cells[1]) : std::nullopt;
        if (second && *second >= 0 && *second <= 1)
            output.probability = second;
    });
    return outputs;
}

std::vector<std::string> readInputs(element body)
{
    element list;
    if (body["inputs"].get(list) == simdjson::SUCCESS) {
        if (const auto tensors = tensorsOf(list); !tensors.empty())
            return featuresOf(tensors);
    }
    std::vector<std::string> rows;
    element data;
    if (body["data"].get(data) == simdjson::SUCCESS) {
        for (const auto& values : seldonRows(data)) {
            std::string json = "{";
            addFeatures(json, values, namesIn(data), "f");
            rows.push_back(json + '}');
        }
        if (!rows.empty())
            return rows;
    }
    if (body["instances"].get(list) != simdjson::SUCCESS && body["inputs"].get(list) != simdjson::SUCCESS)
        list = body;
    array items;
    if (list.get(items) != simdjson::SUCCESS)
        return {featuresOf(list)};
    for (const element item : items)
        rows.push_back(featuresOf(item));
    return rows;
}

std::vector<std::string> readCsvInputs(std::string_view body)
{
    std::vector<std::string> rows;
    forEachLine(body, [&rows](const std::vector<std::string>& cells) {
        std::string json = "{";
        for (std::size_t i = 0; i < cells.size() && cells.size() <= mostFeatures; ++i) {
            json += json.size() > 1 ? "," : "";
            appendJsonString(json, "f" + std::to_string(i));
            json += ':';
            const auto value = numberIn(cells[i]);
            if (value)
                json += shortestNumber(*value);
            else
                appendJsonString(json, cells[i]);
        }
        rows.push_back(json + '}');
    });
    return rows;
}

} // namespace qd
