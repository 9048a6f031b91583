// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/predictiontail.h"

#include "models/history/chunks/bytes.h"
#include "models/history/chunks/checksum.h"

#include <algorithm>

namespace qd {

namespace {

enum Flag : unsigned {
    sameVersion = 1,
    samePrediction = 2,
    hasProbability = 4,
    hasLabel = 8,
    sameLabel = 16,
    hasLatency = 32,
    sameStatus = 64,
    hasScores = 128 // from version 6 of the file on
};

unsigned flagsOf(const PredictionRecord& record, const PredictionRecord& before)
{
    return (record.version == before.version ? sameVersion : 0U) |
           (record.prediction == before.prediction ? samePrediction : 0U) |
           (record.probability ? hasProbability : 0U) | (record.label ? hasLabel : 0U) |
           (record.label == before.label ? sameLabel : 0U) | (record.latencySeconds ? hasLatency : 0U) |
           (record.status == before.status ? sameStatus : 0U) | (record.scores.empty() ? 0U : hasScores);
}

void write(ByteWriter& out, const PredictionRecord& record, const PredictionRecord& before)
{
    const unsigned flags = flagsOf(record, before);
    out.byte(flags);
    out.signedVarint(wrappingDifference(record.at.ms, before.at.ms));
    out.text(record.requestId);
    out.text(record.attributes);
    if (!(flags & sameVersion))
        out.text(record.version);
    if (!(flags & samePrediction))
        out.text(record.prediction);
    if (record.label && !(flags & sameLabel))
        out.text(*record.label);
    if (record.probability)
        out.word(std::bit_cast<std::uint64_t>(*record.probability));
    if (record.latencySeconds)
        out.word(std::bit_cast<std::uint64_t>(*record.latencySeconds));
    if (!(flags & sameStatus))
        out.signedVarint(record.status);
    if (flags & hasScores)
        out.text(record.scores);
}

PredictionRecord read(ByteReader& in, const PredictionRecord& before)
{
    PredictionRecord record;
    const unsigned flags = in.byte();
    record.model = before.model;
    record.at.ms = wrappingSum(before.at.ms, in.signedVarint());
    record.requestId = in.text();
    record.attributes = in.text();
    record.version = flags & sameVersion ? before.version : in.text();
    record.prediction = flags & samePrediction ? before.prediction : in.text();
    if (flags & hasLabel)
        record.label = flags & sameLabel ? before.label : in.text();
    if (flags & hasProbability)
        record.probability = std::bit_cast<double>(in.word());
    if (flags & hasLatency)
        record.latencySeconds = std::bit_cast<double>(in.word());
    record.status = flags & sameStatus ? before.status : static_cast<int>(in.signedVarint());
    if (flags & hasScores)
        record.scores = in.text();
    return record;
}

} // namespace

Bytes encodeRecords(std::span<const PredictionRecord* const> records)
{
    Bytes out(checksumBytes);
    ByteWriter writer(out);
    writer.varint(records.size());
    const PredictionRecord none;
    const PredictionRecord* before = &none;
    for (const PredictionRecord* record : records) {
        write(writer, *record, *before);
        before = record;
    }
    seal(out);
    return out;
}

bool decodeRecords(ByteView bytes, const std::string& model, std::vector<PredictionRecord>& records)
{
    if (!isSealed(bytes))
        return false;
    ByteReader in(bytes.subspan(checksumBytes));
    const std::size_t size = records.size();
    const std::uint64_t count = in.varint();
    PredictionRecord none;
    none.model = model;
    for (std::uint64_t i = 0; i < count && !in.failed(); ++i)
        records.push_back(read(in, i == 0 ? none : records.back()));
    if (!in.failed())
        return true;
    records.resize(size);
    return false;
}

std::pair<Timestamp, Timestamp> extentOf(std::span<const PredictionRecord> records)
{
    const auto [first, last] =
        std::minmax_element(records.begin(), records.end(),
                            [](const PredictionRecord& a, const PredictionRecord& b) { return a.at < b.at; });
    return {first->at, last->at};
}

Bytes encodePending(std::span<const PendingLabel> labels)
{
    Bytes out(checksumBytes);
    ByteWriter writer(out);
    writer.varint(labels.size());
    for (const auto& [record, isInherited] : labels) {
        writer.byte(isInherited ? 1 : 0);
        writer.signedVarint(record.at.ms);
        writer.text(record.requestId);
        writer.text(record.label);
    }
    seal(out);
    return out;
}

bool decodePending(ByteView bytes, std::vector<PendingLabel>& labels)
{
    if (!isSealed(bytes))
        return false;
    ByteReader in(bytes.subspan(checksumBytes));
    const std::size_t size = labels.size();
    const std::uint64_t count = in.varint();
    for (std::uint64_t i = 0; i < count && !in.failed(); ++i) {
        PendingLabel label;
        label.isInherited = in.byte() != 0;
        label.record.at.ms = in.signedVarint();
        label.record.requestId = in.text();
        label.record.label = in.text();
        labels.push_back(std::move(label));
    }
    if (!in.failed())
        return true;
    labels.resize(size);
    return false;
}

} // namespace qd
