// SPDX-License-Identifier: Apache-2.0
// Writes the first files of the corpora of binary forms into a folder: a fuzzer that had to find these by
// itself would need days. `fuzz_seeds FOLDER`.
#include "models/history/chunks/checksum.h"
#include "models/history/chunks/chunkparts.h"
#include "models/history/predictions/predictiontail.h"
#include "models/history/predictions/segment.h"
#include "models/history/samples/rollup.h"
#include "models/history/samples/tail.h"
#include "models/incidents/incident.h"
#include "models/incidents/incidentjson.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

using namespace qd;

namespace {

std::filesystem::path folder;

void write(const std::string& corpus, const std::string& name, const Bytes& lead, ByteView bytes)
{
    std::filesystem::create_directories(folder / corpus);
    std::ofstream out(folder / corpus / ("seed-" + name), std::ios::binary);
    const auto put = [&out](ByteView part) {
        out.write(reinterpret_cast<const char*>(part.data()), std::streamsize(part.size()));
    };
    put(lead);
    put(bytes);
}

/// The bytes without their checksum, which the targets put there themselves.
ByteView withoutSeal(const Bytes& bytes)
{
    return ByteView(bytes).subspan(checksumBytes);
}

/// One series of each of the shapes that the encodings are made for.
std::vector<std::pair<std::string, std::vector<Sample>>> shapes()
{
    std::mt19937 random(1);
    std::normal_distribution<double> noise(0, 1);
    std::vector<std::pair<std::string, std::vector<Sample>>> all;
    const auto add = [&all](const std::string& name, auto value, auto step) {
        std::vector<Sample> samples;
        std::int64_t at = 1'790'000'000'000;
        for (int i = 0; i < 100; ++i, at += step(i))
            samples.push_back({Timestamp{at}, value(i)});
        all.emplace_back(name, std::move(samples));
    };
    const auto regular = [](int) { return std::int64_t(15'000); };
    const auto jittery = [&random](int) { return std::int64_t(14'990 + random() % 20); };
    add(
        "constant", [](int) { return 1.0; }, regular);
    add(
        "counter", [](int i) { return 1e6 + 37.0 * i; }, regular);
    add(
        "decimals", [&noise, &random](int) { return std::round(noise(random) * 100) / 100; }, jittery);
    add(
        "doubles", [&noise, &random](int) { return noise(random); }, jittery);
    add(
        "states", [](int i) { return double(i / 9 % 2); }, regular);
    add(
        "holes", [](int i) { return i % 7 == 0 ? std::nan("") : 1e300 / (i + 1); }, jittery);
    return all;
}

void writeSamples()
{
    for (const auto& [name, samples] : shapes()) {
        const EncodedBlock block = encodeBlock(samples);
        write("chunk", "block-" + name, {0, 99}, block.bytes);
        const std::vector<BlockView> views(2, BlockView{block.summary, block.bytes});
        write("chunk", "whole-" + name, {0, 99}, encodeChunk(std::span(views).first(1)));
        RollupBuilder builder(17);
        BlockSamples decoded;
        if (decodeBlock(block.bytes, block.summary.count, decoded))
            builder.add(decoded);
        write("rollup", name, {}, withoutSeal(encodeRollup(builder.take())));
        std::vector<TailEntry> entries;
        for (std::size_t i = 0; i < 20; ++i)
            entries.push_back({SeriesId(i % 3 + 1), samples[i]});
        write("tail", name, {}, withoutSeal(encodeTail(7, entries)));
    }
}

std::vector<PredictionRow> rows()
{
    std::vector<PredictionRow> rows(40);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        PredictionRecord& record = rows[i].record;
        record.at = Timestamp{1'790'000'000'000 + std::int64_t(i) * 250};
        record.requestId = "req-" + std::to_string(1000 + i);
        record.version = i < 20 ? "1" : "2";
        record.prediction = i % 3 == 0 ? "fraud" : "ok";
        record.probability = 0.5 + double(i % 40) / 100;
        if (i % 2 == 0)
            record.label = "ok";
        record.latencySeconds = 0.01 * double(i % 5 + 1);
        record.status = i % 9 == 0 ? 503 : 200;
        record.attributes = R"({"country":"de","amount":)" + std::to_string(i) + ".5}";
        record.scores = R"({"fraud":0.25,"ok":0.75})";
        rows[i].isLabelLate = i % 4 == 0 && record.label;
    }
    return rows;
}

void writePredictions()
{
    const std::vector<PredictionRow> all = rows();
    const auto count = static_cast<std::uint8_t>(all.size() - 1);
    const EncodedSegment segment = encodeSegment(all);
    write("segment", "header", {0, 0, count}, withoutSeal(segment.header));
    for (const auto& [column, bytes] : segment.columns) {
        for (const std::uint8_t part : {1, 2, 3, 4, 5, 6})
            write("segment", std::to_string(column) + '-' + std::to_string(part), {part, 0, count},
                  withoutSeal(bytes));
    }
    std::vector<const PredictionRecord*> records;
    for (const PredictionRow& row : all)
        records.push_back(&row.record);
    write("tail", "records", {}, withoutSeal(encodeRecords(records)));
    const std::vector<PendingLabel> labels{{{Timestamp{1'790'000'000'000}, "req-1001", "ok"}, true}};
    write("tail", "labels", {}, withoutSeal(encodePending(labels)));
}

/// An incident with one of everything that it may hold.
void writeIncident()
{
    Incident incident;
    incident.id = "incident-1";
    incident.title = QStringLiteral("Accuracy of fraud");
    incident.step = IncidentStep::Verify;
    incident.location.emplace();
    incident.analysis.emplace();
    incident.analysis->changes.emplace_back();
    incident.analysis->segments.emplace_back();
    incident.analysis->hypotheses.emplace_back().evidence.emplace_back();
    IncidentAction& action = incident.actions.emplace_back();
    action.plan.requests.emplace_back();
    action.outcome.emplace().exchanges.emplace_back();
    incident.verifications.emplace_back().comparisons.emplace_back();
    const std::string text = incidentToJson(incident);
    write("incidentdocument", "whole", {},
          ByteView(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    folder = argv[1];
    writeSamples();
    writePredictions();
    writeIncident();
    return 0;
}
