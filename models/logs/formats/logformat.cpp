// SPDX-License-Identifier: Apache-2.0
#include "models/logs/formats/logformat.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct LogFormatWords
{
    Q_DECLARE_TR_FUNCTIONS(LogFormatWords)
};

} // namespace

QString logFormatName(LogFormat format)
{
    switch (format) {
    case LogFormat::Unknown:
        return LogFormatWords::tr("Unknown");
    case LogFormat::JsonLines:
        return LogFormatWords::tr("JSON lines");
    case LogFormat::Csv:
        return LogFormatWords::tr("Table (CSV or TSV)");
    case LogFormat::Parquet:
        return LogFormatWords::tr("Parquet");
    case LogFormat::SageMakerCapture:
        return LogFormatWords::tr("SageMaker data capture");
    case LogFormat::CloudEvents:
        return LogFormatWords::tr("CloudEvents (KServe or Seldon payloads)");
    case LogFormat::TorchServeAccess:
        return LogFormatWords::tr("TorchServe access log");
    case LogFormat::TorchServeMetrics:
        return LogFormatWords::tr("TorchServe metrics log");
    case LogFormat::Triton:
        return LogFormatWords::tr("Triton server log");
    case LogFormat::Vllm:
        return LogFormatWords::tr("vLLM server log");
    case LogFormat::AccessLog:
        return LogFormatWords::tr("Web server access log");
    case LogFormat::Text:
        return LogFormatWords::tr("Plain text");
    }
    return {};
}

} // namespace qd
