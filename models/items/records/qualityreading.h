// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/historyreader.h"
#include "models/items/records/recordedquality.h"

#include <atomic>

namespace qd {

/// The model whose recorded predictions are read.
struct QualitySubject
{
    std::string endpoint;
    std::string model; ///< the model; empty: that of which the endpoint has the most

    friend bool operator==(const QualitySubject&, const QualitySubject&) = default;
};

/// What to read of the history.
struct QualityRequest
{
    QualitySubject subject; ///< the subject; without an endpoint: that of which there is the most
    std::optional<TimeRange> range;
    EvaluationQuestion question;
};

/// What was read.
struct QualityReading
{
    std::vector<PredictedModel> models; ///< all of which there are predictions
    QualitySubject subject;             ///< the subject, with what was left open filled in
    RecordedQuality quality;
};

/// How far a reading on the pool has come; written there, read by the GUI thread.
struct QualityProgress
{
    std::atomic<std::int64_t> rows{0};
    std::atomic<double> share{0};
    std::atomic<bool> isEvaluating{false};
};

/// Reads the predictions and evaluates them; blocking, for the pool.
[[nodiscard]] Result<QualityReading> readQuality(const HistoryReader& reader, const QualityRequest& request,
                                                 QualityProgress& progress, const CancelToken& cancel);

} // namespace qd
