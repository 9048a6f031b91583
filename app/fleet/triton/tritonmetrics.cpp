// SPDX-License-Identifier: Apache-2.0
#include "app/fleet/triton/tritonmetrics.h"

#include "app/fleet/jsonwriter.h"
#include "app/fleet/metricspage.h"

namespace qd::fleet {

namespace {

double wholeMicroseconds(std::chrono::nanoseconds time)
{
    return std::floor(static_cast<double>(time.count()) / 1000.0);
}

struct Family
{
    const char* name;
    const char* type;
    const char* help;
    double (*value)(const TritonStatistics::Totals&);
};

// No batching: every request is one inference and one execution.
constexpr Family families[] = {
    {"nv_inference_request_success", "counter", "Number of successful inference requests, all batch sizes",
     [](const TritonStatistics::Totals& t) { return static_cast<double>(t.successes); }},
    {"nv_inference_count", "counter", "Number of inferences performed (does not include cached requests)",
     [](const TritonStatistics::Totals& t) { return static_cast<double>(t.successes); }},
    {"nv_inference_exec_count", "counter",
     "Number of model executions performed (does not include cached requests)",
     [](const TritonStatistics::Totals& t) { return static_cast<double>(t.successes); }},
    {"nv_inference_request_duration_us", "counter",
     "Cumulative inference request duration in wholeMicroseconds (includes cached requests)",
     [](const TritonStatistics::Totals& t) { return wholeMicroseconds(t.times.total); }},
    {"nv_inference_queue_duration_us", "counter",
     "Cumulative inference queuing duration in wholeMicroseconds (includes cached requests)",
     [](const TritonStatistics::Totals& t) { return wholeMicroseconds(t.times.queue); }},
    {"nv_inference_compute_input_duration_us", "counter",
     "Cumulative compute input duration in wholeMicroseconds (does not include cached requests)",
     [](const TritonStatistics::Totals& t) { return wholeMicroseconds(t.times.input); }},
    {"nv_inference_compute_infer_duration_us", "counter",
     "Cumulative compute inference duration in wholeMicroseconds (does not include cached requests)",
     [](const TritonStatistics::Totals& t) { return wholeMicroseconds(t.times.infer); }},
    {"nv_inference_compute_output_duration_us", "counter",
     "Cumulative inference compute output duration in wholeMicroseconds (does not include cached requests)",
     [](const TritonStatistics::Totals& t) { return wholeMicroseconds(t.times.output); }},
    {"nv_inference_pending_request_count", "gauge",
     "Instantaneous number of pending requests awaiting execution per-model.",
     [](const TritonStatistics::Totals& t) { return static_cast<double>(t.pending); }},
};

MetricsPage::Labels labelsOf(int version)
{
    return {{"model", fraudName}, {"version", std::to_string(version)}};
}

void writeFailures(MetricsPage& page, const TritonRepository::LoadedMap& loaded)
{
    page.family("nv_inference_request_failure", "counter",
                "Number of failed inference requests, all batch sizes");
    for (const auto& [version, instance] : loaded) {
        const TritonStatistics::Totals totals = instance->statistics.totals();
        for (std::size_t reason = 0; reason < failureReasons.size(); ++reason) {
            auto labels = labelsOf(version);
            labels.emplace_back("reason", failureReasons[reason]);
            page.sample("nv_inference_request_failure", labels, static_cast<double>(totals.failures[reason]));
        }
    }
}

void writeSummary(MetricsPage& page, const TritonRepository::LoadedMap& loaded)
{
    page.family("nv_inference_request_summary_us", "summary",
                "Summary of inference request duration in wholeMicroseconds (includes cached requests)");
    for (const auto& [version, instance] : loaded) {
        const TritonStatistics::Totals totals = instance->statistics.totals();
        const auto labels = labelsOf(version);
        page.sample("nv_inference_request_summary_us_count", labels, static_cast<double>(totals.successes));
        page.sample("nv_inference_request_summary_us_sum", labels, wholeMicroseconds(totals.times.total));
        const std::vector<double> answers = instance->statistics.requestQuantilesUs();
        for (std::size_t i = 0; i < answers.size(); ++i) {
            auto quantile = labels;
            std::string text = JsonWriter().value(summaryQuantiles[i]).text();
            quantile.emplace_back("quantile", std::move(text));
            page.sample("nv_inference_request_summary_us", quantile, answers[i]);
        }
    }
}

// Triton measures the whole machine here. Several servers share this one, so each tells its own share: memory
// is what this process holds resident, utilization what this process used of all processors.
void writeProcess(MetricsPage& page, CpuMeter& cpu)
{
    page.family("nv_cpu_utilization", "gauge", "CPU utilization rate [0.0 - 1.0] of this server");
    page.sample("nv_cpu_utilization", {}, cpu.utilization());
    page.family("nv_cpu_memory_total_bytes", "gauge", "CPU total memory (RAM), in bytes");
    page.sample("nv_cpu_memory_total_bytes", {}, static_cast<double>(physicalBytes()));
    page.family("nv_cpu_memory_used_bytes", "gauge", "CPU used memory (RAM) of this server, in bytes");
    page.sample("nv_cpu_memory_used_bytes", {}, static_cast<double>(residentBytes()));
}

void writeDuration(JsonWriter& json, const char* name, std::uint64_t count, std::chrono::nanoseconds time)
{
    json.key(name).beginObject().field("count", count).field("ns", time.count()).endObject();
}

void writeCompute(JsonWriter& json, const TritonStatistics::Totals& totals)
{
    writeDuration(json, "compute_input", totals.successes, totals.times.input);
    writeDuration(json, "compute_infer", totals.successes, totals.times.infer);
    writeDuration(json, "compute_output", totals.successes, totals.times.output);
}

void writeStats(JsonWriter& json, int version, const TritonStatistics::Totals& totals)
{
    std::uint64_t failures = 0;
    for (const std::uint64_t count : totals.failures) {
        failures += count;
    }
    json.beginObject().field("name", fraudName).field("version", std::to_string(version));
    json.field("last_inference", totals.lastInferenceMs);
    json.field("inference_count", totals.successes).field("execution_count", totals.successes);
    json.key("inference_stats").beginObject();
    writeDuration(json, "success", totals.successes, totals.times.total);
    writeDuration(json, "fail", failures, totals.failureTime);
    writeDuration(json, "queue", totals.successes, totals.times.queue);
    writeCompute(json, totals);
    writeDuration(json, "cache_hit", 0, {});
    writeDuration(json, "cache_miss", 0, {});
    json.endObject().key("batch_stats").beginArray();
    if (totals.successes > 0) {
        json.beginObject().field("batch_size", 1);
        writeCompute(json, totals);
        json.endObject();
    }
    json.endArray().endObject();
}

} // namespace

std::string tritonMetrics(const TritonRepository::LoadedMap& loaded, CpuMeter& cpu)
{
    MetricsPage page;
    for (const Family& family : families) {
        page.family(family.name, family.type, family.help);
        for (const auto& [version, instance] : loaded) {
            page.sample(family.name, labelsOf(version), family.value(instance->statistics.totals()));
        }
    }
    writeFailures(page, loaded);
    writeSummary(page, loaded);
    writeProcess(page, cpu);
    return page.text();
}

std::string tritonStatsJson(const TritonRepository::LoadedMap& versions)
{
    JsonWriter json;
    json.beginObject().key("model_stats").beginArray();
    for (const auto& [version, instance] : versions) {
        writeStats(json, version, instance->statistics.totals());
    }
    return json.endArray().endObject().text();
}

} // namespace qd::fleet
