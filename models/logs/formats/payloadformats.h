// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/formats/lineformat.h"
#include "models/logs/formats/payload.h"

#include <deque>
#include <unordered_map>

namespace qd {

/// A JSON text that lies inside of another, parsed; its elements live until the next parse.
class PayloadParser
{
public:
    [[nodiscard]] std::optional<simdjson::dom::element> parse(std::string_view json);

private:
    simdjson::dom::parser m_parser;
    simdjson::padded_string m_text;
};

/// Data capture of Amazon SageMaker endpoints and batch transforms: one JSON object for each request, with
/// input and output, and the ground truth where it has been merged; ground truth on lines of its own brings
/// late labels. Model and version are the endpoint and its variant, from the path under which SageMaker
/// stores captures: …/ENDPOINT/VARIANT/yyyy/mm/dd/hh/FILE.
class SageMakerFormat : public LineFormat
{
public:
    explicit SageMakerFormat(FormatContext context);

    [[nodiscard]] LogFormat id() const override { return LogFormat::SageMakerCapture; }
    void take(std::string_view row, std::int64_t line, LogBatch& batch) override;
    [[nodiscard]] std::unique_ptr<LineFormat> fork() const override
    {
        return std::make_unique<SageMakerFormat>(m_context);
    }

private:
    void takeCapture(simdjson::dom::element event, simdjson::dom::element capture, std::int64_t line,
                     LogBatch& batch);
    [[nodiscard]] std::vector<std::string> featuresOf(simdjson::dom::element capture);
    [[nodiscard]] std::vector<std::string> truthsOf(simdjson::dom::element event);

    FormatContext m_context;
    std::string m_endpoint;
    std::string m_variant;
    simdjson::dom::parser m_json;
    PayloadParser m_payload;
};

/// Payload logs of KServe and Seldon, and the data collector of Azure Machine Learning: CloudEvents 1.0 in
/// JSON, a request and a response for each id. The response makes the records; it takes features from the
/// request that came before it, and the latency from the times of both. An error in the place of a response
/// makes a failed request. At most 100,000 requests wait for their responses.
class CloudEventsFormat : public LineFormat
{
public:
    explicit CloudEventsFormat(FormatContext context) : m_context(std::move(context)) {}

    [[nodiscard]] LogFormat id() const override { return LogFormat::CloudEvents; }
    void take(std::string_view row, std::int64_t line, LogBatch& batch) override;

private:
    struct Request
    {
        std::optional<Timestamp> at;
        std::vector<std::string> features;
    };
    struct Event
    {
        std::string id;
        std::string type;
        std::optional<Timestamp> at;
        std::string model;
        std::string version;
        std::optional<simdjson::dom::element> body;
        bool isText = false; ///< the body is text and no JSON
    };

    [[nodiscard]] Event eventOf(simdjson::dom::object members);
    void remember(const Event& event);
    void takeError(const Event& event, LogBatch& batch);
    void takeResponse(const Event& event, LogBatch& batch);

    FormatContext m_context;
    simdjson::dom::parser m_json;
    PayloadParser m_payload;
    std::unordered_map<std::string, Request> m_waiting;
    std::deque<std::string> m_order; ///< the waiting requests, oldest first; some may have been answered
};

} // namespace qd
