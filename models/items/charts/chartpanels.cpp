// SPDX-License-Identifier: Apache-2.0
#include "models/items/charts/chartpanels.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd {

namespace {

struct ChartPanels
{
    Q_DECLARE_TR_FUNCTIONS(ChartPanels)
};

Labels subject(const std::string& endpoint, const std::string& model)
{
    Labels labels{{std::string(label::endpoint), endpoint}};
    labels.set(label::model, model);
    return labels;
}

SeriesSelector select(std::string_view metric, Labels labels, std::vector<std::string> without)
{
    return {std::string(metric), std::move(labels), std::move(without)};
}

/// The series of a model as a whole, or, without a model, of the endpoint as a whole.
SeriesSelector whole(std::string_view metric, const Labels& labels)
{
    std::vector<std::string> without{std::string(label::version)};
    if (!labels.has(label::model))
        without.emplace_back(label::model);
    return select(metric, labels, std::move(without));
}

ChartPanel qualityPanel(const Labels& labels)
{
    return {ChartPanels::tr("Prediction quality"),
            MetricUnit::Ratio,
            {{whole(metric::accuracy, labels), {}},
             {whole(metric::precision, labels), {}},
             {whole(metric::recall, labels), {}},
             {whole(metric::f1, labels), {}}}};
}

ChartPanel latencyPanel(const Labels& labels)
{
    return {ChartPanels::tr("Latency"),
            MetricUnit::Seconds,
            {{whole(metric::latency, labels), std::string(label::quantile)},
             {whole(metric::latencyMean, labels), {}, ChartPanels::tr("mean"), true}}};
}

ChartPanel throughputPanel(const Labels& labels)
{
    return {ChartPanels::tr("Throughput"), MetricUnit::PerSecond, {{whole(metric::requestRate, labels), {}}}};
}

ChartPanel errorPanel(const Labels& labels)
{
    return {ChartPanels::tr("Failed requests"), MetricUnit::Ratio, {{whole(metric::errorRatio, labels), {}}}};
}

/// A resource as the model, its server and its machine use it: whichever of them is measured.
ChartPanel resourcePanel(const QString& title, std::string_view metric, MetricUnit unit,
                         const std::string& endpoint, const std::string& model, const std::string& host)
{
    ChartPanel panel{title, unit, {}};
    if (!model.empty()) {
        panel.lines.push_back({select(metric, subject(endpoint, model), {std::string(label::version)}),
                               {},
                               ChartPanels::tr("Model")});
    }
    const std::vector<std::string> without{std::string(label::model), std::string(label::device)};
    panel.lines.push_back({select(metric, subject(endpoint, {}), without),
                           {},
                           model.empty() && host.empty() ? title : ChartPanels::tr("Server")});
    // A machine's memory would press a server's flat on the same scale, and hide its leak.
    const bool fallback = unit == MetricUnit::Bytes;
    if (!host.empty() && host != endpoint) {
        panel.lines.push_back(
            {select(metric, subject(host, {}), without), {}, ChartPanels::tr("Machine"), fallback});
    }
    return panel;
}

/// A process tells how many cores it keeps busy, but not how many there are.
ChartPanel processCpuPanel(const std::string& endpoint)
{
    ChartPanel panel{ChartPanels::tr("CPU cores used"), MetricUnit::Count, {}};
    panel.lines.push_back({select(metric::processCpu, subject(endpoint, {}), {}), {}});
    panel.fallback = true;
    return panel;
}

/// Returns a panel of one curve per device; those of the endpoint itself and of its machine.
ChartPanel devicePanel(const QString& title, std::string_view metric, MetricUnit unit,
                       const std::string& endpoint, const std::string& host)
{
    ChartPanel panel{title, unit, {}, true};
    panel.lines.push_back({select(metric, subject(endpoint, {}), {std::string(label::model)}),
                           std::string(label::device), title});
    if (!host.empty() && host != endpoint)
        panel.lines.push_back({select(metric, subject(host, {}), {}), std::string(label::device), title});
    return panel;
}

ChartPanel diskPanel(const std::string& endpoint, const std::string& host)
{
    const std::string machine = host.empty() ? endpoint : host;
    return {ChartPanels::tr("Disk I/O"),
            MetricUnit::BytesPerSecond,
            {{select(metric::diskRead, subject(machine, {}), {}), {}},
             {select(metric::diskWritten, subject(machine, {}), {}), {}}}};
}

ChartPanel reachabilityPanel(const Labels& labels)
{
    ChartPanel panel{ChartPanels::tr("Reachable"), MetricUnit::Count, {{whole(metric::up, labels), {}}}};
    panel.states = {ChartPanels::tr("No", "is not reachable"), ChartPanels::tr("Yes", "is reachable")};
    return panel;
}

/// Returns the unit by the suffix that Prometheus' naming asks for.
MetricUnit unitOf(std::string_view metric)
{
    if (const MetricInfo* info = findMetric(metric))
        return info->unit;
    if (metric.ends_with("_ratio"))
        return MetricUnit::Ratio;
    if (metric.ends_with("_seconds"))
        return MetricUnit::Seconds;
    return metric.ends_with("_bytes") ? MetricUnit::Bytes : MetricUnit::Count;
}

void hideWhenEmpty(ChartPanel panel, std::vector<ChartPanel>& panels)
{
    panel.hideWhenEmpty = true;
    panels.push_back(std::move(panel));
}

} // namespace

std::vector<ChartPanel> standardPanels(const std::string& endpoint, const std::string& model,
                                       const std::string& host)
{
    const Labels labels = subject(endpoint, model);
    const QString cpu = ChartPanels::tr("CPU");
    const QString memory = ChartPanels::tr("Memory");
    std::vector<ChartPanel> panels;
    if (!model.empty()) {
        panels.push_back(qualityPanel(labels));
        panels.push_back(latencyPanel(labels));
        panels.push_back(throughputPanel(labels));
        panels.push_back(errorPanel(labels));
    }
    panels.push_back(resourcePanel(cpu, metric::cpu, MetricUnit::Ratio, endpoint, model, host));
    panels.push_back(processCpuPanel(endpoint));
    panels.push_back(resourcePanel(memory, metric::memory, MetricUnit::Bytes, endpoint, model, host));
    panels.push_back(devicePanel(ChartPanels::tr("GPU"), metric::gpu, MetricUnit::Ratio, endpoint, host));
    panels.push_back(
        devicePanel(ChartPanels::tr("GPU memory"), metric::gpuMemory, MetricUnit::Bytes, endpoint, host));
    hideWhenEmpty(diskPanel(endpoint, host), panels);
    if (model.empty()) {
        hideWhenEmpty(throughputPanel(labels), panels);
        hideWhenEmpty(latencyPanel(labels), panels);
        panels.push_back(reachabilityPanel(labels));
    }
    return panels;
}

ChartPanel metricPanel(const std::string& endpoint, const std::string& metric)
{
    constexpr std::size_t dozen = 12; // more curves than that cannot be told apart
    ChartLine line{select(metric, subject(endpoint, {}), {}), {}};
    line.bare = true;
    line.most = dozen;
    ChartPanel panel{QString::fromStdString(metric), unitOf(metric), {std::move(line)}};
    panel.added = metric;
    return panel;
}

ChartPanel panelFor(const SeriesKey& key)
{
    const MetricInfo* info = findMetric(key.metric);
    ChartPanel panel;
    panel.title = info ? info->displayName() : QString::fromStdString(key.metric);
    panel.unit = unitOf(key.metric);
    SeriesSelector selector{key.metric, key.labels, {}};
    for (const auto name : {label::model, label::version, label::quantile, label::device}) {
        if (!key.labels.has(name))
            selector.without.emplace_back(name);
    }
    const bool quantile = key.labels.has(label::quantile);
    panel.lines.push_back({std::move(selector), quantile ? std::string(label::quantile) : std::string()});
    return panel;
}

bool areAlike(const std::vector<ChartPanel>& a, const std::vector<ChartPanel>& b)
{
    const auto sameSeries = [](const SeriesSelector& x, const SeriesSelector& y) {
        return x.metric == y.metric && x.labels == y.labels && x.without == y.without && x.matchers.empty() &&
               y.matchers.empty();
    };
    const auto sameLine = [&](const ChartLine& x, const ChartLine& y) {
        return sameSeries(x.selector, y.selector) && x.nameLabel == y.nameLabel && x.fallback == y.fallback &&
               x.bare == y.bare && x.most == y.most;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](const ChartPanel& x, const ChartPanel& y) {
        return x.unit == y.unit && x.fallback == y.fallback && x.hideWhenEmpty == y.hideWhenEmpty &&
               x.added == y.added && x.states.size() == y.states.size() &&
               std::equal(x.lines.begin(), x.lines.end(), y.lines.begin(), y.lines.end(), sameLine);
    });
}

std::pair<std::string, std::string> chartedSubject(const std::vector<ChartPanel>& panels)
{
    for (const ChartPanel& panel : panels) {
        for (const ChartLine& line : panel.lines) {
            const std::string& endpoint = line.selector.labels.get(label::endpoint);
            if (!endpoint.empty())
                return {endpoint, line.selector.labels.get(label::model)};
        }
    }
    return {};
}

} // namespace qd
