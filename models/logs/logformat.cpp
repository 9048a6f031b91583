// SPDX-License-Identifier: Apache-2.0
#include "models/logs/logformat.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(LogFormat)
};

} // namespace

QString logFormatName(LogFormat format)
{
    switch (format) {
    case LogFormat::Unknown:
        return Tr::tr("Unknown");
    case LogFormat::JsonLines:
        return Tr::tr("JSON lines");
    case LogFormat::Csv:
        return Tr::tr("Table (CSV or TSV)");
    case LogFormat::SageMakerCapture:
        return Tr::tr("SageMaker data capture");
    case LogFormat::CloudEvents:
        return Tr::tr("CloudEvents (KServe or Seldon payloads)");
    case LogFormat::TorchServeAccess:
        return Tr::tr("TorchServe access log");
    case LogFormat::TorchServeMetrics:
        return Tr::tr("TorchServe metrics log");
    case LogFormat::Triton:
        return Tr::tr("Triton server log");
    case LogFormat::Vllm:
        return Tr::tr("vLLM server log");
    case LogFormat::AccessLog:
        return Tr::tr("Web server access log");
    case LogFormat::Text:
        return Tr::tr("Plain text");
    }
    return {};
}

} // namespace qd
