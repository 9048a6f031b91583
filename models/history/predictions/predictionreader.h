// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/predictions/predictioncolumns.h"
#include "models/history/predictions/predictiontail.h"
#include "models/history/predictions/segmentreader.h"

#include <functional>
#include <unordered_map>

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
    /// What still waits of one model.
    struct Tail
    {
        std::int64_t stream = 0;
        std::int64_t endpointId = 0;
        std::string endpoint;
        std::string model;
        std::vector<PredictionRecord> records; ///< ascending, one per request id, labels joined
    };
    /// The labels of one endpoint that wait.
    struct Waiting
    {
        std::vector<PendingLabel> labels;
        std::unordered_map<std::string_view, std::size_t> byId; ///< places in `labels`

        [[nodiscard]] const std::string* find(std::string_view requestId) const;
    };
    using WaitingLabels = std::map<std::int64_t, Waiting>; ///< labels that wait, by endpoint

    /// What lies outside of segments.
    struct Unsettled
    {
        std::vector<Tail> tails;
        WaitingLabels labels;
    };
    [[nodiscard]] Result<Unsettled> unsettled(const PredictionQuery& query, const CancelToken& cancel) const;
    [[nodiscard]] Result<void> readTail(Tail& tail, TimeRange range, const CancelToken& cancel) const;
    [[nodiscard]] Result<Waiting> waitingLabels(std::int64_t endpoint, const CancelToken& cancel) const;
    [[nodiscard]] Result<std::vector<StoredPrediction>>
    recordsOf(const SegmentInfo& segment, const PredictionQuery& query, const Unsettled& unsettled) const;
    [[nodiscard]] Result<PredictionBlock>
    blockOf(const SegmentInfo& segment, const PredictionColumnQuery& query, const Unsettled& unsettled) const;
    [[nodiscard]] Result<PredictionWords> labelWords(const SegmentInfo& segment,
                                                     std::span<const std::uint32_t> selected,
                                                     const Unsettled& unsettled) const;
    [[nodiscard]] Result<bool> hasWaiting(const SegmentInfo& segment, const Waiting& waiting) const;

    const Database& m_database;
    mutable StatementCache m_statements;
    SegmentReader m_segments;
};

} // namespace qd
