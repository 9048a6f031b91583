// SPDX-License-Identifier: Apache-2.0
#include "richhistory.h"

#include "models/history/history.h"
#include "models/serving/endpoint.h"
#include "tests/support/require.h"

#include <bit>
#include <cmath>
#include <future>

namespace qd {

namespace {

constexpr std::int64_t begin = 1'700'000'000'000;
constexpr int seriesCount = 16;
constexpr int samplesOfSeries = 6'000;
constexpr int predictions = 3'000;

SeriesKey keyOf(int series)
{
    return {"model_metric_" + std::to_string(series % 5),
            Labels{{"endpoint", "e" + std::to_string(series % 2)},
                   {"model", "fraud"},
                   {"replica", std::to_string(series)}}};
}

double valueOf(int series, int sample)
{
    if (sample % 997 == 5)
        return std::bit_cast<double>(staleMarkerBits);
    if (series % 4 == 0)
        return double(sample / 100); // stays a while
    return series % 4 == 1 ? double(sample * series) : std::sin(double(sample) / 50) * (series + 1);
}

WriteBatch samplesBatch(int from, int to)
{
    WriteBatch batch;
    for (int series = 0; series < seriesCount; ++series) {
        SeriesRun run{keyOf(series), {}};
        for (int i = from; i < to; ++i)
            run.samples.push_back({{begin + i * 1'000LL}, valueOf(series, i)});
        batch.runs.push_back(std::move(run));
    }
    return batch;
}

WriteBatch predictionsBatch(int from, int to)
{
    WriteBatch batch;
    for (int i = from; i < to; ++i) {
        PredictionRecord record;
        record.at = {begin + i * 500LL};
        record.requestId = i % 50 == 0 ? "" : "request-" + std::to_string(i);
        record.model = i % 3 == 0 ? "spam" : "fraud";
        record.version = std::to_string(1 + i / 1'000);
        record.prediction = i % 7 == 0 ? "yes" : "no";
        record.probability = 0.5 + double(i % 500) / 1'000;
        if (i % 4 == 0)
            record.label = i % 8 == 0 ? "yes" : "no";
        record.latencySeconds = double(i % 90) / 1'000;
        record.status = i % 200 == 3 ? 500 : 200;
        record.attributes = R"({"country":")" + std::string(i % 2 ? "DE" : "FR") + R"(","amount":)" +
                            std::to_string(i % 100) + ".5}";
        if (i % 10 == 0)
            record.scores = R"({"no":0.75,"yes":0.25})";
        batch.predictions.push_back({"e" + std::to_string(i % 2), std::move(record)});
        if (i % 5 == 1)
            batch.labels.push_back(
                {"e" + std::to_string(i % 2), {{begin + i * 500LL}, "request-" + std::to_string(i), "yes"}});
        if (i % 100 == 1)
            batch.labels.push_back({"e0", {{begin}, "never-" + std::to_string(i), "no"}});
    }
    return batch;
}

WriteBatch recordsBatch()
{
    Endpoint endpoint;
    endpoint.id = "e0";
    endpoint.name = QStringLiteral("Nobody there");
    endpoint.metricsUrl = "http://127.0.0.1:9/metrics";
    WriteBatch batch;
    batch.documents.push_back({"endpoint", "e0", endpointToJson(endpoint)});
    for (int i = 0; i < 300; ++i) {
        const std::string number = std::to_string(i);
        const Timestamp at{begin + i * 20'000LL};
        batch.events.push_back({0, at, "version", "e0", "fraud", R"({"version":")" + number + "\"}"});
        batch.logPositions.push_back({"/no/such/log-" + number, 1, std::uint64_t(i), i});
        if (i % 10 > 0)
            continue;
        batch.alerts.push_back(
            {"alert-" + number, "rule", "e0", "fraud", "resolved", at, at, at + Duration{500}, "{}"});
        batch.incidents.push_back({"incident-" + number, at, {0}, "locate", R"({"title":"slow"})"});
        batch.incidentSteps.push_back({0, "incident-" + number, at, "locate", R"({"found":true})"});
        batch.audit.push_back(
            {0, at, "me", "rollback", "intended", "a" + number, "incident-" + number, "e0/fraud", "{}"});
    }
    return batch;
}

Result<void> settled(History& history)
{
    std::promise<Result<void>> done;
    history.settle(nullptr, [&](const Result<void>& result) { done.set_value(result); });
    return done.get_future().get();
}

} // namespace

void makeRichHistory(const QString& path)
{
    const auto history = require(History::open(path));
    const auto write = [&](WriteBatch batch) {
        std::promise<Result<void>> done;
        history->write(std::move(batch), nullptr,
                       [&](const Result<void>& result) { done.set_value(result); });
        require(done.get_future().get());
    };
    constexpr int mostSamples = samplesOfSeries - 40;
    constexpr int mostPredictions = predictions - 100;
    for (int i = 0; i < mostSamples; i += 1'000)
        write(samplesBatch(i, std::min(i + 1'000, mostSamples)));
    write(predictionsBatch(0, mostPredictions));
    write(recordsBatch());
    require(settled(*history));
    // What waits: one scrape after the other, and predictions with their labels.
    for (int i = mostSamples; i < samplesOfSeries; ++i) {
        WriteBatch scrape;
        for (const SeriesRun& run : samplesBatch(i, i + 1).runs)
            scrape.samples.push_back({run.key, run.samples.front()});
        write(std::move(scrape));
    }
    write(predictionsBatch(mostPredictions, predictions - 50));
    write(predictionsBatch(predictions - 50, predictions));
}

} // namespace qd
