// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/logs/formats/linepattern.h"
#include "models/logs/formats/logformat.h"

#include <span>

/// The lines of serving programs that tell of a request or a metric, as data. The shapes are those of their
/// documentation: pytorch/serve docs/logging.md and docs/metrics.md, triton-inference-server/server with
/// --log-verbose, uvicorn's access log (vLLM), and the Common Log Format of web servers.
namespace qd {

struct ServerLine
{
    LogFormat format;
    /// The pattern of what follows the time at the beginning of the line, if it has one there. Fields: path,
    /// method, status, latency_ms, model, version, request_id, clf_time, metric with dimensions and origin,
    /// engine_stats.
    LinePattern pattern;
};

[[nodiscard]] std::span<const ServerLine> serverLines();

/// A request path that asks for a prediction.
struct ServedPath
{
    std::string_view model; ///< may be empty: servers of one model do not name it
    std::string_view version;
};

/// Returns nothing for other paths: health, metrics, management.
[[nodiscard]] std::optional<ServedPath> servedPath(std::string_view path);

} // namespace qd
