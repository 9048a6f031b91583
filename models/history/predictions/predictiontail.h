// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/predictionrecord.h"
#include "models/history/chunks/bytes.h"

#include <span>

namespace qd {

/// Appends the records of one model, row by row and sealed: what has been acknowledged and is in no segment
/// yet. Bit for bit but for the model's name.
[[nodiscard]] Bytes encodeRecords(std::span<const PredictionRecord* const> records);
/// Appends to `records`; false, with nothing appended, when the bytes are not as they were written.
[[nodiscard]] bool decodeRecords(ByteView bytes, const std::string& model,
                                 std::vector<PredictionRecord>& records);

/// The earliest and the latest time of one record or more.
[[nodiscard]] std::pair<Timestamp, Timestamp> extentOf(std::span<const PredictionRecord> records);

/// A label that waits for being put beside its predictions.
struct PendingLabel
{
    LabelRecord record;
    /// Whether the label was already stored and only follows its request id to a new record: any other label
    /// for the id that waits is a later one and wins, in whichever order they lie.
    bool isInherited = false;
};

[[nodiscard]] Bytes encodePending(std::span<const PendingLabel> labels);
[[nodiscard]] bool decodePending(ByteView bytes, std::vector<PendingLabel>& labels);

} // namespace qd
