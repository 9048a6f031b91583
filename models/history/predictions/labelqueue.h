// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/predictions/predictiontail.h"
#include "models/history/sqlite/database.h"

#include <unordered_map>

namespace qd {

/// The label that counts for each request id, as places in `labels`: the last one that came by itself, or
/// else the last inherited one. The ids point into `labels`.
[[nodiscard]] std::unordered_map<std::string_view, std::size_t>
winningLabels(std::span<const PendingLabel> labels);

/// Keeps the winning labels only, see winningLabels().
void keepWinning(std::vector<PendingLabel>& labels);

/// The range of row numbers of an endpoint's labels, half open.
[[nodiscard]] std::pair<std::int64_t, std::int64_t> labelRows(std::int64_t endpoint);
[[nodiscard]] std::int64_t endpointOfLabelRow(std::int64_t row);

/// Where late labels wait until there are enough of them to be put beside their predictions, and where those
/// stay whose prediction is not known. One connection, one thread; calls happen inside the caller's
/// transaction.
class LabelQueue
{
public:
    [[nodiscard]] static Result<LabelQueue> prepare(const Database& database);

    /// Adds labels to the queue; returns true when enough are waiting.
    [[nodiscard]] Result<bool> add(std::int64_t endpoint, std::span<const PendingLabel> labels);
    /// Takes all labels that wait, in the order in which they came, so that none of them waits any more. What
    /// is damaged is set aside.
    [[nodiscard]] Result<std::vector<PendingLabel>> take(std::int64_t endpoint);
    /// Puts labels back that go on waiting for more to come: they do not make the queue full.
    [[nodiscard]] Result<void> putBack(std::int64_t endpoint, std::span<const PendingLabel> labels);
    [[nodiscard]] Result<std::vector<std::int64_t>> endpoints();

    [[nodiscard]] Result<void> storeUnmatched(std::int64_t endpoint, const LabelRecord& label);
    [[nodiscard]] Result<std::optional<LabelRecord>> takeUnmatched(std::int64_t endpoint,
                                                                   std::string_view requestId);
    /// After a rollback: what was added in it is not there.
    void forget() { m_states.clear(); }

private:
    struct State
    {
        std::int64_t nextRow = 0;
        std::int64_t rows = 0;
        std::int64_t labels = 0;
    };

    [[nodiscard]] Result<State*> state(std::int64_t endpoint);
    [[nodiscard]] Result<void> insert(State& state, std::span<const PendingLabel> labels);

    Statement m_insert;
    Statement m_extent;
    Statement m_read;
    Statement m_remove;
    Statement m_setAside;
    Statement m_endpoints;
    Statement m_storeUnmatched;
    Statement m_takeUnmatched;
    std::unordered_map<std::int64_t, State> m_states;
};

} // namespace qd
