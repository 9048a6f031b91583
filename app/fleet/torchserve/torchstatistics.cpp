// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/torchserve/torchstatistics.h"

#include "app/fleet/metricspage.h"
#include "app/fleet/processstats.h"
#include "app/fleet/torchserve/torchserver.h"

#include <functional>

#include <unistd.h>

namespace qd::fleet {

namespace {

using Version = TorchStatistics::Version;
using Totals = TorchStatistics::Totals;

constexpr double bytesPerMegabyte = 1024.0 * 1024.0;

double microseconds(std::chrono::nanoseconds time)
{
    return static_cast<double>(time.count()) / 1000.0;
}

std::string hostName()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "localhost";
}

class Page
{
public:
    Page(const Totals& totals, const std::string& uuid) : m_totals(totals), m_uuid(uuid), m_host(hostName())
    {
    }

    void perVersion(const char* name, const char* unit, const std::function<double(const Version&)>& value)
    {
        family(name, "counter", unit);
        for (const auto& [version, counters] : m_totals.versions) {
            m_page.sample(name, {{"uuid", m_uuid}, {"model_name", sentimentName}, {"model_version", version}},
                          value(counters));
        }
    }

    void ofHost(const char* name, const char* type, const char* unit, double value)
    {
        family(name, type, unit);
        m_page.sample(name, {{"Level", "Host"}, {"Hostname", m_host}}, value);
    }

    void ofModel(const char* name, const char* unit, double value)
    {
        family(name, "gauge", unit);
        m_page.sample(name, {{"ModelName", sentimentName}, {"Level", "Model"}, {"Hostname", m_host}}, value);
    }

    [[nodiscard]] const std::string& text() const { return m_page.text(); }

private:
    void family(const char* name, const std::string& type, const std::string& unit)
    {
        m_page.family(name, type, "Torchserve prometheus " + type + " metric with unit: " + unit);
    }

    const Totals& m_totals;
    const std::string& m_uuid;
    const std::string m_host;
    MetricsPage m_page{MetricsPage::LabelStyle::TrailingComma};
};

} // namespace

void TorchStatistics::inferred(const std::string& version, std::chrono::nanoseconds queue,
                               std::chrono::nanoseconds handler, std::chrono::nanoseconds total)
{
    const std::lock_guard lock(m_mutex);
    Version& counters = m_totals.versions[version];
    ++counters.requests;
    counters.inference += total;
    counters.queue += queue;
    m_totals.lastHandlerMs = microseconds(handler) / 1000.0;
    m_totals.lastQueueMs = microseconds(queue) / 1000.0;
}

void TorchStatistics::answered(int status)
{
    const std::lock_guard lock(m_mutex);
    if (status >= 100 && status < 600) {
        ++m_totals.byClass[static_cast<std::size_t>(status / 100)];
    }
}

TorchStatistics::Totals TorchStatistics::totals() const
{
    const std::lock_guard lock(m_mutex);
    return m_totals;
}

std::string torchMetrics(const Totals& totals, const std::string& uuid, double cpuUtilization)
{
    Page page(totals, uuid);
    page.perVersion("ts_inference_requests_total", "Count",
                    [](const Version& v) { return static_cast<double>(v.requests); });
    page.perVersion("ts_inference_latency_microseconds", "Microseconds",
                    [](const Version& v) { return microseconds(v.inference); });
    page.perVersion("ts_queue_latency_microseconds", "Microseconds",
                    [](const Version& v) { return microseconds(v.queue); });
    page.ofHost("Requests2XX", "counter", "Count", static_cast<double>(totals.byClass[2]));
    page.ofHost("Requests4XX", "counter", "Count", static_cast<double>(totals.byClass[4]));
    page.ofHost("Requests5XX", "counter", "Count", static_cast<double>(totals.byClass[5]));
    page.ofModel("HandlerTime", "ms", totals.lastHandlerMs);
    page.ofModel("PredictionTime", "ms", totals.lastHandlerMs);
    page.ofHost("QueueTime", "gauge", "Milliseconds", totals.lastQueueMs);
    // TorchServe measures the whole machine here. Several servers share this one, so each tells its own
    // share: memory is what this process holds resident, utilization what it used of all processors.
    const auto used = static_cast<double>(residentBytes());
    const auto physical = static_cast<double>(physicalBytes());
    page.ofHost("CPUUtilization", "gauge", "Percent", 100.0 * cpuUtilization);
    page.ofHost("MemoryUsed", "gauge", "Megabytes", used / bytesPerMegabyte);
    page.ofHost("MemoryAvailable", "gauge", "Megabytes", (physical - used) / bytesPerMegabyte);
    page.ofHost("MemoryUtilization", "gauge", "Percent", 100.0 * used / physical);
    return page.text();
}

} // namespace qd::fleet
