// SPDX-License-Identifier: Apache-2.0
#include "models/base/metrics.h"

#include "models/base/numbertext.h"

#include <QLocale>

#include <array>
#include <cmath>

namespace qd {

namespace {

constexpr std::array metrics{
    MetricInfo{metric::accuracy, MetricUnit::Ratio, true, QT_TRANSLATE_NOOP("MetricInfo", "Accuracy")},
    MetricInfo{metric::precision, MetricUnit::Ratio, true, QT_TRANSLATE_NOOP("MetricInfo", "Precision")},
    MetricInfo{metric::recall, MetricUnit::Ratio, true, QT_TRANSLATE_NOOP("MetricInfo", "Recall")},
    MetricInfo{metric::f1, MetricUnit::Ratio, true, QT_TRANSLATE_NOOP("MetricInfo", "F1")},
    MetricInfo{metric::labelled, MetricUnit::Ratio, true, QT_TRANSLATE_NOOP("MetricInfo", "Labelled share")},
    MetricInfo{metric::latency, MetricUnit::Seconds, false, QT_TRANSLATE_NOOP("MetricInfo", "Latency")},
    MetricInfo{metric::latencyMean, MetricUnit::Seconds, false,
               QT_TRANSLATE_NOOP("MetricInfo", "Mean latency")},
    MetricInfo{metric::requestRate, MetricUnit::PerSecond, true,
               QT_TRANSLATE_NOOP("MetricInfo", "Request rate")},
    MetricInfo{metric::errorRatio, MetricUnit::Ratio, false, QT_TRANSLATE_NOOP("MetricInfo", "Error rate")},
    MetricInfo{metric::pending, MetricUnit::Count, false,
               QT_TRANSLATE_NOOP("MetricInfo", "Pending requests")},
    MetricInfo{metric::inFlight, MetricUnit::Count, false,
               QT_TRANSLATE_NOOP("MetricInfo", "Requests in flight")},
    MetricInfo{metric::cpu, MetricUnit::Ratio, false, QT_TRANSLATE_NOOP("MetricInfo", "CPU")},
    MetricInfo{metric::processCpu, MetricUnit::Count, false,
               QT_TRANSLATE_NOOP("MetricInfo", "CPU cores used")},
    MetricInfo{metric::memory, MetricUnit::Bytes, false, QT_TRANSLATE_NOOP("MetricInfo", "Memory")},
    MetricInfo{metric::memoryLimit, MetricUnit::Bytes, true, QT_TRANSLATE_NOOP("MetricInfo", "Memory limit")},
    MetricInfo{metric::gpu, MetricUnit::Ratio, false, QT_TRANSLATE_NOOP("MetricInfo", "GPU")},
    MetricInfo{metric::gpuMemory, MetricUnit::Bytes, false, QT_TRANSLATE_NOOP("MetricInfo", "GPU memory")},
    MetricInfo{metric::gpuMemoryLimit, MetricUnit::Bytes, true,
               QT_TRANSLATE_NOOP("MetricInfo", "GPU memory limit")},
    MetricInfo{metric::diskRead, MetricUnit::BytesPerSecond, false,
               QT_TRANSLATE_NOOP("MetricInfo", "Disk read")},
    MetricInfo{metric::diskWritten, MetricUnit::BytesPerSecond, false,
               QT_TRANSLATE_NOOP("MetricInfo", "Disk written")},
    MetricInfo{metric::up, MetricUnit::Count, true, QT_TRANSLATE_NOOP("MetricInfo", "Reachable")},
};

QString formatBytes(double bytes)
{
    static constexpr std::array units{"B", "KiB", "MiB", "GiB", "TiB"};
    std::size_t unit = 0;
    double scaled = bytes;
    while (std::abs(scaled) >= 1024.0 && unit + 1 < units.size()) {
        scaled /= 1024.0;
        ++unit;
    }
    const int decimals = unit == 0 || std::abs(scaled) >= 100.0 ? 0 : 1;
    return numberText(scaled, decimals) + QChar::Nbsp + QLatin1String(units[unit]);
}

QString formatSeconds(double seconds)
{
    const double magnitude = std::abs(seconds);
    const QLocale locale;
    if (magnitude == 0.0)
        return locale.toString(0) + QChar::Nbsp + QStringLiteral("s");
    if (magnitude < 1e-3)
        return numberText(seconds * 1e6, 0) + QChar::Nbsp + QStringLiteral("µs");
    if (magnitude < 1.0)
        return numberText(seconds * 1e3, magnitude < 0.1 ? 1 : 0) + QChar::Nbsp + QStringLiteral("ms");
    return numberText(seconds, 2) + QChar::Nbsp + QStringLiteral("s");
}

} // namespace

std::span<const MetricInfo> standardMetrics()
{
    return metrics;
}

const MetricInfo* findMetric(std::string_view name)
{
    for (const MetricInfo& info : metrics) {
        if (info.name == name)
            return &info;
    }
    return nullptr;
}

QString formatValue(double value, MetricUnit unit)
{
    if (std::isnan(value))
        return dash;
    const QLocale locale;
    switch (unit) {
    case MetricUnit::Ratio:
        return numberText(value * 100.0, 1) + QChar::Nbsp + QStringLiteral("%");
    case MetricUnit::Seconds:
        return formatSeconds(value);
    case MetricUnit::PerSecond:
        return numberText(value, value == 0.0 ? 0 : std::abs(value) < 10.0 ? 2 : 1) + QStringLiteral("/s");
    case MetricUnit::Bytes:
        return formatBytes(value);
    case MetricUnit::BytesPerSecond:
        return formatBytes(value) + QStringLiteral("/s");
    case MetricUnit::Count:
        return shortNumberText(value, 6);
    }
    return {};
}

} // namespace qd
