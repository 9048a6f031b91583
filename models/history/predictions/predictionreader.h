// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/predictions/predictioncolumns.h"
#include "models/history/predictions/unsettledreader.h"

#include <functional>

namespace qd {

/// The reader's side of predictions; see HistoryReader for what each call promises.
class PredictionReader
{
public:
    explicit PredictionReader(const Database& database);

    [[nodiscard]] Result<std::vector<StoredPrediction>> predictions(const PredictionQuery& query,
                                                                    const CancelToken& cancel) const;
    [[nodiscard]] Result<void> columns(const PredictionColumnQuery& query, const CancelToken& cancel,
                                       const std::function<void(const PredictionBlock&)>& visit) const;
    [[nodiscard]] Result<std::vector<PredictedModel>> models() const;
    [[nodiscard]] Result<std::optional<std::pair<Timestamp, Timestamp>>> extent() const;

private:
    [[nodiscard]] Result<std::vector<StoredPrediction>>
    recordsOf(const SegmentInfo& segment, const PredictionQuery& query, const WaitingLabels& waiting) const;

    const Database& m_database;
    SegmentReader m_segments;
    UnsettledReader m_unsettled;
};

} // namespace qd
