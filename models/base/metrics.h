// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QString>

#include <span>
#include <string_view>

/// The standard metrics that Quarterdeck derives from whatever a platform exposes, so that charts, rules and
/// triage speak of one thing by one name. Each is stored in the history like any scraped series, with the
/// labels of `label::` below. Units are in the names; ratios are 0 to 1.
namespace qd {

namespace metric {
inline constexpr std::string_view accuracy = "model_accuracy_ratio";
inline constexpr std::string_view precision = "model_precision_ratio"; ///< positive class, or macro average
inline constexpr std::string_view recall = "model_recall_ratio"; ///< the positive class, or the macro average
inline constexpr std::string_view f1 = "model_f1_ratio";         ///< the positive class, or the macro average
inline constexpr std::string_view labelled = "model_labelled_ratio"; ///< share of predictions with a label
inline constexpr std::string_view latency = "model_latency_seconds"; ///< latency, with the label quantile
inline constexpr std::string_view latencyMean = "model_latency_mean_seconds";
inline constexpr std::string_view requestRate = "model_requests_per_second";
inline constexpr std::string_view errorRatio = "model_error_ratio";      ///< failed requests / requests
inline constexpr std::string_view pending = "model_pending_requests";    ///< waiting to be executed
inline constexpr std::string_view inFlight = "model_in_flight_requests"; ///< waiting or being executed
inline constexpr std::string_view cpu = "cpu_utilization_ratio";         ///< never more than 1
inline constexpr std::string_view processCpu = "process_cpu_cores"; ///< 1: one core is busy; may exceed 1
inline constexpr std::string_view memory = "memory_used_bytes";
/// The limit of which `memory` is a part.
inline constexpr std::string_view memoryLimit = "memory_limit_bytes";
inline constexpr std::string_view gpu = "gpu_utilization_ratio";
inline constexpr std::string_view gpuMemory = "gpu_memory_used_bytes";
inline constexpr std::string_view gpuMemoryLimit = "gpu_memory_limit_bytes";
inline constexpr std::string_view diskRead = "disk_read_bytes_per_second";
inline constexpr std::string_view diskWritten = "disk_written_bytes_per_second";
inline constexpr std::string_view up = "up"; ///< 1 when the last scrape succeeded, else 0
} // namespace metric

namespace label {
inline constexpr std::string_view endpoint = "endpoint"; ///< Endpoint::id
inline constexpr std::string_view model = "model";
/// The version; absent on the series of the model as a whole.
inline constexpr std::string_view version = "version";
inline constexpr std::string_view quantile = "quantile"; ///< "0.5", "0.9", "0.99"
inline constexpr std::string_view device = "device";     ///< GPU or disk
} // namespace label

enum class MetricUnit { Ratio, Seconds, PerSecond, Bytes, BytesPerSecond, Count };

/// What the screens and the rules need to know about a standard metric.
struct MetricInfo
{
    std::string_view name;
    MetricUnit unit;
    bool higherIsBetter;
    const char* title; ///< source text in context "MetricInfo"

    [[nodiscard]] QString displayName() const { return QCoreApplication::translate("MetricInfo", title); }
};

/// All standard metrics in the order in which screens list them.
[[nodiscard]] std::span<const MetricInfo> standardMetrics();
/// Returns nullptr for a name that is not standard.
[[nodiscard]] const MetricInfo* findMetric(std::string_view name);

/// "94.1 %", "12.3 ms", "48.2/s", "312 MiB", "1.2 MiB/s", "17": for people, in the current locale;
/// "–" for NaN.
[[nodiscard]] QString formatValue(double value, MetricUnit unit);

} // namespace qd
