// SPDX-License-Identifier: Apache-2.0
#include "models/logs/formats/payloadformats.h"

#include "models/base/text.h"
#include "models/logs/cells/celltext.h"
#include "models/logs/rows/recordbuilder.h"
#include "models/logs/rows/recordparser.h"

#include <QByteArray>
#include <QCoreApplication>

namespace qd {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

struct PayloadFormatsWords
{
    Q_DECLARE_TR_FUNCTIONS(PayloadFormatsWords)
};

constexpr std::size_t mostWaiting = 100'000;

std::string_view textAt(element value, std::string_view pointer)
{
    std::string_view text;
    return value.at_pointer(pointer).get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::string fromBase64(std::string_view text)
{
    return QByteArray::fromBase64(QByteArray::fromRawData(text.data(), std::ssize(text))).toStdString();
}

bool isBlank(std::string_view row)
{
    return row.find_first_not_of(" \t\r") == std::string_view::npos;
}

/// Gives each output its id, and its features and truth when there are as many.
void addRecords(const PredictionRecord& common, std::vector<PayloadOutput> outputs,
                std::vector<std::string> features, const std::vector<std::string>& truths, LogBatch& batch)
{
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        PredictionRecord record = common;
        if (outputs.size() > 1 && !record.requestId.empty())
            record.requestId += '#' + std::to_string(i);
        std::string held;
        record.prediction = className(trimmedText(outputs[i].prediction), held);
        if (truths.size() == outputs.size())
            record.label = truths[i];
        record.probability = outputs[i].probability;
        record.scores = std::move(outputs[i].scores);
        record.attributes = features.size() == outputs.size() ? std::move(features[i]) : "{}";
        batch.records.push_back(std::move(record));
    }
}

/// A request that was answered by an error.
void addFailure(PredictionRecord record, int status, LogBatch& batch)
{
    record.status = status;
    record.attributes = "{}";
    batch.records.push_back(std::move(record));
}

Error brokenLine(const std::string& name, std::int64_t line)
{
    return {ErrorKind::Invalid, LinePlace{name, line}.text(),
            PayloadFormatsWords::tr("The line is not a complete JSON object."),
            PayloadFormatsWords::tr("Look for a line that was cut off when the log was exported.")};
}

bool isDigits(std::string_view text, std::size_t count)
{
    return text.size() == count && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A part of a capture: its text, and whether that is CSV.
struct Captured
{
    std::string text;
    bool csv = false;
    std::string type; ///< the content type that was observed
};

Captured capturedAt(element capture, std::string_view part)
{
    const std::string base = "/" + std::string(part) + "/";
    const std::string_view data = textAt(capture, base + "data");
    const std::string_view encoding = textAt(capture, base + "encoding");
    const std::string_view type = textAt(capture, base + "observedContentType");
    Captured captured{encoding == "BASE64" ? fromBase64(data) : std::string(data), encoding == "CSV",
                      std::string(type)};
    captured.csv = captured.csv || (encoding != "JSON" && type.find("csv") != std::string_view::npos);
    // JSON lines, one for each instance, become one array.
    if (!captured.csv && type.find("jsonlines") != std::string_view::npos) {
        std::string list = "[";
        for (const char c : captured.text)
            list += c == '\n' ? ',' : c;
        captured.text = (list.ends_with(',') ? list.substr(0, list.size() - 1) : list) + ']';
    }
    return captured;
}

/// The id that the caller gave, or the one that SageMaker did.
std::string idOf(element event)
{
    const std::string_view own = textAt(event, "/eventMetadata/inferenceId");
    return std::string(own.empty() ? textAt(event, "/eventMetadata/eventId") : own);
}

/// The name behind "/KIND/" in the path of a resource.
std::string_view partOf(std::string_view path, std::string_view kind)
{
    const std::size_t at = path.find(kind);
    if (at == std::string_view::npos)
        return {};
    path.remove_prefix(at + kind.size());
    return path.substr(0, path.find('/'));
}

} // namespace

std::optional<element> PayloadParser::parse(std::string_view json)
{
    m_text = simdjson::padded_string(json);
    element body;
    return m_parser.parse(m_text).get(body) == simdjson::SUCCESS ? std::optional(body) : std::nullopt;
}

SageMakerFormat::SageMakerFormat(FormatContext context) : m_context(std::move(context))
{
    std::vector<std::string_view> parts;
    for (std::string_view rest = m_context.name; !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of("/("), rest.size());
        parts.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    for (std::size_t i = 2; i + 3 < parts.size(); ++i) {
        if (isDigits(parts[i], 4) && isDigits(parts[i + 1], 2) && isDigits(parts[i + 2], 2) &&
            isDigits(parts[i + 3], 2)) {
            m_endpoint = parts[i - 2];
            m_variant = parts[i - 1];
        }
    }
}

/// The labels that were merged into an event, one for each instance.
std::vector<std::string> SageMakerFormat::truthsOf(element event)
{
    if (event["groundTruthData"].error())
        return {};
    Captured truth = capturedAt(event, "groundTruthData");
    std::vector<PayloadOutput> answers;
    if (truth.csv) {
        answers = readCsvOutputs(truth.text);
    } else if (const auto body = m_payload.parse(truth.text)) {
        answers = readOutputs(*body);
    }
    std::vector<std::string> labels;
    std::string held;
    for (const PayloadOutput& answer : answers)
        labels.emplace_back(className(trimmedText(answer.prediction), held));
    return labels;
}

std::vector<std::string> SageMakerFormat::featuresOf(element capture)
{
    if (!m_context.keepAttributes)
        return {};
    const Captured in =
        capturedAt(capture, capture["endpointInput"].error() ? "batchTransformInput" : "endpointInput");
    if (in.csv)
        return readCsvInputs(in.text);
    const auto body = m_payload.parse(in.text);
    return body ? readInputs(*body) : std::vector<std::string>();
}

void SageMakerFormat::takeCapture(element event, element capture, std::int64_t line, LogBatch& batch)
{
    PredictionRecord common;
    common.at = parseTimestamp(textAt(event, "/eventMetadata/inferenceTime")).value_or(Timestamp{});
    common.requestId = idOf(event);
    common.model = m_endpoint;
    common.version = m_variant;
    const Captured out =
        capturedAt(capture, capture["endpointOutput"].error() ? "batchTransformOutput" : "endpointOutput");
    std::vector<PayloadOutput> outputs;
    if (out.csv) {
        outputs = readCsvOutputs(out.text);
    } else if (const auto body = m_payload.parse(out.text)) {
        if (const auto status = errorStatusOf(*body))
            return addFailure(std::move(common), *status, batch);
        outputs = readOutputs(*body);
    }
    if (outputs.empty()) {
        const QString what =
            out.type.empty()
                ? PayloadFormatsWords::tr("The captured output is missing.")
                : PayloadFormatsWords::tr("The captured output is neither CSV nor JSON, but “%1”.")
                      .arg(toQString(out.type));
        return batch.reject(
            line, {ErrorKind::Invalid, LinePlace{m_context.name, line}.text(), what,
                   PayloadFormatsWords::tr("Capture input and output, and name their content types in the "
                                           "capture configuration of the endpoint.")});
    }
    std::vector<std::string> features = featuresOf(capture);
    addRecords(common, std::move(outputs), std::move(features), truthsOf(event), batch);
}

void SageMakerFormat::take(std::string_view row, std::int64_t line, LogBatch& batch)
{
    if (isBlank(row))
        return;
    ++batch.rows;
    element event;
    if (m_json.parse(row.data(), row.size(), false).get(event) != simdjson::SUCCESS)
        return batch.reject(line, brokenLine(m_context.name, line));
    element capture;
    if (event["captureData"].get(capture) == simdjson::SUCCESS && capture.is_object())
        return takeCapture(event, capture, line, batch);
    const std::vector<std::string> truths = truthsOf(event);
    if (truths.empty())
        return void(++batch.otherRows);
    const std::string id = idOf(event);
    for (std::size_t i = 0; i < truths.size(); ++i)
        batch.labels.push_back({{}, truths.size() > 1 ? id + '#' + std::to_string(i) : id, truths[i]});
}

CloudEventsFormat::Event CloudEventsFormat::eventOf(object members)
{
    Event event;
    std::string correlation;
    for (const auto& [key, value] : members) {
        // Brokers that store the HTTP form keep the prefix of its headers.
        std::string_view name = key;
        if (name.starts_with("ce-") || name.starts_with("ce_"))
            name.remove_prefix(3);
        std::string_view text;
        const bool isText = value.get(text) == simdjson::SUCCESS;
        if (name == "data" || name == "body" || name == "payload") {
            event.body = isText ? m_payload.parse(text) : value;
            event.isText = isText && !event.body && !text.empty();
        } else if (name == "data_base64" && isText)
            event.body = m_payload.parse(fromBase64(text));
        else if (!isText)
            continue;
        else if (name == "id")
            event.id = text;
        else if (name == "requestid" ||
                 name == "correlationid") // Seldon and Azure: events have ids of their own
            correlation = text;
        else if (name == "type")
            event.type = text;
        else if (name == "time")
            event.at = parseTimestamp(text);
        else if (name == "inferenceservicename" || name == "modelid")
            event.model = text;
        else if (name == "source" && event.model.empty()) {
            event.model = partOf(text, "/onlineEndpoints/");
            event.version = partOf(text, "/deployments/");
        }
    }
    if (!correlation.empty())
        event.id = std::move(correlation);
    return event;
}

void CloudEventsFormat::remember(const Event& event)
{
    if (event.id.empty())
        return;
    while (m_order.size() >= mostWaiting) {
        m_waiting.erase(m_order.front());
        m_order.pop_front();
    }
    Request request{event.at, {}};
    if (m_context.keepAttributes)
        request.features = readInputs(*event.body);
    m_waiting.insert_or_assign(event.id, std::move(request));
    m_order.push_back(event.id);
}

/// A response that is text and no JSON is what servers and proxies write when all else fails.
void CloudEventsFormat::takeError(const Event& event, LogBatch& batch)
{
    PredictionRecord record;
    record.at = event.at.value_or(Timestamp{});
    record.requestId = event.id;
    record.model = event.model;
    record.version = event.version;
    (void)m_waiting.extract(event.id);
    addFailure(std::move(record), 500, batch);
}

void CloudEventsFormat::takeResponse(const Event& event, LogBatch& batch)
{
    PredictionRecord common;
    common.at = event.at.value_or(Timestamp{});
    common.requestId = event.id;
    common.model = textAt(*event.body, "/model_name");
    common.version = textAt(*event.body, "/model_version");
    if (common.model.empty())
        common.model = event.model;
    if (common.version.empty())
        common.version = event.version;
    std::vector<std::string> features;
    if (auto waiting = m_waiting.extract(event.id)) {
        Request& request = waiting.mapped();
        features = std::move(request.features);
        if (request.at && event.at && *event.at >= *request.at)
            common.latencySeconds = static_cast<double>((*event.at - *request.at).count()) / 1000;
        if (!event.at)
            common.at = request.at.value_or(Timestamp{});
    }
    if (const auto status = errorStatusOf(*event.body))
        return addFailure(std::move(common), *status, batch);
    addRecords(common, readOutputs(*event.body), std::move(features), {}, batch);
}

void CloudEventsFormat::take(std::string_view row, std::int64_t line, LogBatch& batch)
{
    if (isBlank(row))
        return;
    ++batch.rows;
    object members;
    if (m_json.parse(row.data(), row.size(), false).get(members) != simdjson::SUCCESS)
        return batch.reject(line, brokenLine(m_context.name, line));
    const Event event = eventOf(members);
    const bool isRequest = event.type.ends_with(".request") || event.type.ends_with("inputs");
    if (!isRequest && !event.type.ends_with(".response") && !event.type.ends_with("outputs"))
        return void(++batch.otherRows);
    if (event.isText && !isRequest)
        return takeError(event, batch);
    if (!event.body) {
        return batch.reject(
            line, {ErrorKind::Invalid, LinePlace{m_context.name, line}.text(),
                   PayloadFormatsWords::tr("The event has no JSON body."),
                   PayloadFormatsWords::tr(
                       "Configure the payload logger to keep the data of requests and responses.")});
    }
    if (isRequest) {
        ++batch.otherRows;
        remember(event);
    } else {
        takeResponse(event, batch);
    }
}

} // namespace qd
