// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/predictions/predictiontail.h"
#include "models/history/predictions/segmentreader.h"

#include <map>
#include <unordered_map>

namespace qd {

/// The predictions of one model that are in no segment yet.
struct UnsettledTail
{
    std::int64_t stream = 0;
    std::int64_t endpointId = 0;
    std::string endpoint;
    std::string model;
    std::vector<PredictionRecord> records; ///< ascending, one per request id, labels joined
};

/// The labels of one endpoint that are joined with no prediction yet.
struct WaitingLabels
{
    std::vector<PendingLabel> labels;
    std::unordered_map<std::string_view, std::size_t> byId; ///< places in `labels`

    /// Returns the label of the request; null when none waits for it.
    [[nodiscard]] const std::string* find(std::string_view requestId) const;
};

/// What lies outside of segments.
struct Unsettled
{
    std::vector<UnsettledTail> tails;
    std::map<std::int64_t, WaitingLabels> labels; ///< the labels that wait, by endpoint
};

/// Reads what has not been settled into segments.
class UnsettledReader
{
public:
    explicit UnsettledReader(const Database& database) : m_database(database), m_statements(database) {}

    /// Returns what is unsettled of the query's endpoint and model; its range only decides which damage is
    /// an error.
    [[nodiscard]] Result<Unsettled> read(const PredictionQuery& query, const CancelToken& cancel) const;
    /// Returns whether some of the labels may be for rows of the segment.
    [[nodiscard]] Result<bool> concern(const SegmentInfo& segment, const WaitingLabels& waiting) const;

private:
    [[nodiscard]] Result<void> readTail(UnsettledTail& tail, TimeRange range,
                                        const CancelToken& cancel) const;
    [[nodiscard]] Result<WaitingLabels> waitingLabels(std::int64_t endpoint, const CancelToken& cancel) const;

    const Database& m_database;
    mutable StatementCache m_statements;
};

} // namespace qd
