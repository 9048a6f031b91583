// SPDX-License-Identifier: Apache-2.0
#include "models/logs/formats/serverformats.h"

namespace qd {

std::span<const ServerLine> serverLines()
{
    // The more particular stand first.
    static const std::vector<ServerLine> lines{
        {LogFormat::TorchServeMetrics, LinePattern("[{}] {} TS_METRICS - {metric}|#{dimensions}|#{origin}")},
        {LogFormat::TorchServeMetrics,
         LinePattern("[{}] {} MODEL_METRICS - {metric}|#{dimensions}|#{origin}")},
        {LogFormat::TorchServeMetrics, LinePattern("- {metric}|#{dimensions}|#{origin}")},
        {LogFormat::TorchServeAccess,
         LinePattern("[{}] {} ACCESS_LOG - {} \"{method} {path} HTTP/{}\" {status} {latency_ms}")},
        {LogFormat::TorchServeAccess, LinePattern("- {} \"{method} {path} HTTP/{}\" {status} {latency_ms}")},
        {LogFormat::Triton, LinePattern("{}prepared: {} request id: {request_id}, model: {model}, requested "
                                        "version: {}, actual version: {version}, {}")},
        {LogFormat::Vllm, LinePattern("{}Avg prompt throughput: {engine_stats}")},
        {LogFormat::Vllm, LinePattern("{}INFO: {} - \"{method} {path} HTTP/{}\" {status} {}")},
        {LogFormat::Vllm, LinePattern("{}INFO: {} - \"{method} {path} HTTP/{}\" {status}")},
        {LogFormat::AccessLog, LinePattern("{} {} {} [{clf_time}] \"{method} {path} HTTP/{}\" {status} {}")},
    };
    return lines;
}

std::optional<ServedPath> servedPath(std::string_view path)
{
    static const std::vector<LinePattern> paths{
        LinePattern("/v2/models/{model}/versions/{version}/infer"),
        LinePattern("/v2/models/{model}/infer"),
        LinePattern("/v2/models/{model}/versions/{version}/generate"),
        LinePattern("/v2/models/{model}/generate"),
        LinePattern("/v1/models/{model}/versions/{version}:predict"),
        LinePattern("/v1/models/{model}:predict"),
        LinePattern("/predictions/{model}/{version}"),
        LinePattern("/predictions/{model}"),
        LinePattern("/explanations/{model}"),
        LinePattern("/v1/chat/completions"),
        LinePattern("/v1/completions"),
        LinePattern("/v1/embeddings"),
        LinePattern("/v1/responses"),
        LinePattern("/openai/v1/chat/completions"),
        LinePattern("/openai/v1/completions"),
        LinePattern("/invocations"),
        LinePattern("/generate"),
        LinePattern("/predict"),
        LinePattern("/score"),
    };
    path = path.substr(0, path.find('?'));
    std::vector<LinePattern::Field> fields;
    for (const LinePattern& shape : paths) {
        if (!shape.match(path, fields))
            continue;
        ServedPath served;
        for (const auto& [name, text] : fields)
            (name == "model" ? served.model : served.version) = text;
        return served;
    }
    return std::nullopt;
}

} // namespace qd
