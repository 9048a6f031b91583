// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace qd {

/// What the lines of a log are.
enum class LogFormat {
    Unknown,
    JsonLines,
    Csv,               ///< any delimiter
    Parquet,           ///< no lines, but columns
    SageMakerCapture,  ///< data capture of Amazon SageMaker endpoints
    CloudEvents,       ///< payload loggers of KServe and Seldon
    TorchServeAccess,  ///< access_log.log
    TorchServeMetrics, ///< ts_metrics.log, model_metrics.log
    Triton,            ///< the server's log with --log-verbose=1 or more
    Vllm,              ///< and other servers by uvicorn
    AccessLog,         ///< the "common" and "combined" formats of web servers
    Text               ///< none of the above: its lines are counted
};

/// Returns the name of the format for people; names of products are not translated.
[[nodiscard]] QString logFormatName(LogFormat format);

} // namespace qd
