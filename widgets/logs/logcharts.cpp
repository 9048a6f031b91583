// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/logcharts.h"

#include "widgets/charts/metricchart.h"
#include "widgets/charts/plotview.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

/// Points stand in the middle of their bins. A bin without a value, or none at all, ends a segment.
template <typename Value>
ChartCurve curve(const QString& name, const std::vector<LogBin>& bins, Duration width, Value value)
{
    ChartCurve result{name, {}};
    std::optional<Timestamp> previous;
    for (const LogBin& bin : bins) {
        const double v = value(bin);
        if (std::isnan(v))
            continue;
        if (!previous || bin.from - *previous > width)
            result.segments.emplace_back();
        result.segments.back().push_back({bin.from + width / 2, v});
        previous = bin.from;
    }
    return result;
}

QString widthText(Duration width)
{
    const auto seconds = width.count() / 1000;
    if (seconds < 60)
        return LogCharts::tr("Each point stands for %n second(s).", nullptr, static_cast<int>(seconds));
    if (seconds < 3600)
        return LogCharts::tr("Each point stands for %n minute(s).", nullptr, static_cast<int>(seconds / 60));
    if (seconds < 86400)
        return LogCharts::tr("Each point stands for %n hour(s).", nullptr, static_cast<int>(seconds / 3600));
    return LogCharts::tr("Each point stands for %n day(s).", nullptr, static_cast<int>(seconds / 86400));
}

} // namespace

LogCharts::LogCharts(QWidget* parent)
    : QWidget(parent),
      m_accuracy(new MetricChart(m_axis, this)),
      m_latency(new MetricChart(m_axis, this)),
      m_note(new QLabel(this))
{
    m_accuracy->setObjectName(QStringLiteral("accuracyChart"));
    m_latency->setObjectName(QStringLiteral("latencyChart"));
    m_note->setObjectName(QStringLiteral("chartNote"));
    m_note->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (MetricChart* chart : {m_accuracy, m_latency}) {
        chart->setMaximumHeight(320);
        layout->addWidget(chart, 1);
    }
    layout->addWidget(m_note);
    layout->addStretch();
    connect(&m_axis, &TimeAxis::rangeChanged, this, &LogCharts::show);
    for (MetricChart* chart : {m_accuracy, m_latency})
        connect(chart, &MetricChart::beginningRequested, this, &LogCharts::showAll);
    retranslate();
}

void LogCharts::setGroup(const LogGroup& group, Duration binWidth)
{
    m_bins = group.bins;
    m_width = binWidth;
    showAll();
    plot();
}

void LogCharts::show(TimeRange range)
{
    m_accuracy->setRange(range);
    m_latency->setRange(range);
}

void LogCharts::showAll()
{
    if (m_bins.empty())
        plot();
    else
        m_axis.setRange({m_bins.front().from, m_bins.back().from + m_width});
}

void LogCharts::plot()
{
    const bool timed = !m_bins.empty();
    const auto any = [this](auto has) { return std::any_of(m_bins.begin(), m_bins.end(), has); };
    m_accuracy->setVisible(any([](const LogBin& bin) { return bin.accuracy.has_value(); }));
    m_latency->setVisible(any([](const LogBin& bin) { return !std::isnan(bin.latencyP50); }));
    m_note->setText(timed ? widthText(m_width)
                          : tr("The log has no times, so nothing can be drawn over time."));
    if (!timed)
        return;
    m_accuracy->setData(m_axis.range(),
                        {curve(tr("Accuracy"), m_bins, m_width,
                               [](const LogBin& bin) { return bin.accuracy.value_or(std::nan("")); })},
                        {});
    m_latency->setData(
        m_axis.range(),
        {curve(QStringLiteral("p50"), m_bins, m_width, [](const LogBin& bin) { return bin.latencyP50; }),
         curve(QStringLiteral("p90"), m_bins, m_width, [](const LogBin& bin) { return bin.latencyP90; }),
         curve(QStringLiteral("p99"), m_bins, m_width, [](const LogBin& bin) { return bin.latencyP99; })},
        {});
}

void LogCharts::retranslate()
{
    m_accuracy->setPanel({tr("Accuracy over time"), MetricUnit::Ratio, {}});
    m_latency->setPanel({tr("Latency over time"), MetricUnit::Seconds, {}});
    plot();
}

} // namespace qd
