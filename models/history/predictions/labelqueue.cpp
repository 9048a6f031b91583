// SPDX-License-Identifier: Apache-2.0
#include "models/history/predictions/labelqueue.h"

#include "models/history/chunks/checksum.h"

namespace qd {

namespace {

constexpr int queueRowBits = 36;
constexpr std::int64_t fullLabels = 65'536;
constexpr std::int64_t fullRows = 1'024;

} // namespace

std::unordered_map<std::string_view, std::size_t> winningLabels(std::span<const PendingLabel> labels)
{
    std::unordered_map<std::string_view, std::size_t> winners;
    winners.reserve(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto [winner, isFirst] = winners.emplace(labels[i].record.requestId, i);
        if (!isFirst && (!labels[i].isInherited || labels[winner->second].isInherited))
            winner->second = i;
    }
    return winners;
}

void keepWinning(std::vector<PendingLabel>& labels)
{
    std::vector<bool> isWinner(labels.size());
    for (const auto& [id, place] : winningLabels(labels))
        isWinner[place] = true;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (isWinner[i] && kept++ != i)
            labels[kept - 1] = std::move(labels[i]);
    }
    labels.resize(kept);
}

std::pair<std::int64_t, std::int64_t> labelRows(std::int64_t endpoint)
{
    return {endpoint << queueRowBits, (endpoint + 1) << queueRowBits};
}

std::int64_t endpointOfLabelRow(std::int64_t row)
{
    return row >> queueRowBits;
}

Result<LabelQueue> LabelQueue::prepare(const Database& database)
{
    LabelQueue queue;
    return database
        .prepare({
            {&queue.m_insert, "INSERT INTO label_tail(id, labels, body) VALUES(?, ?, ?)"},
            {&queue.m_extent, "SELECT coalesce(max(id) + 1, ?1), count(*), "
                              "coalesce(sum(min(max(labels, 0), length(body))), 0) "
                              "FROM label_tail WHERE id >= ?1 AND id < ?2"},
            {&queue.m_read, "SELECT id, body FROM label_tail WHERE id >= ? AND id < ? ORDER BY id"},
            {&queue.m_remove, "DELETE FROM label_tail WHERE id >= ? AND id < ?"},
            {&queue.m_setAside,
             "INSERT INTO damaged_prediction(body) SELECT body FROM label_tail WHERE id = ?"},
            {&queue.m_endpoints, "SELECT DISTINCT id >> 36 FROM label_tail ORDER BY 1"},
            {&queue.m_storeUnmatched,
             "INSERT INTO unmatched_label(endpoint, request_id, at, label) VALUES(?, ?, ?, ?) "
             "ON CONFLICT DO UPDATE SET at = excluded.at, label = excluded.label"},
            {&queue.m_takeUnmatched, "DELETE FROM unmatched_label WHERE endpoint = ? AND request_id = ? "
                                     "RETURNING at, request_id, label"},
        })
        .map([&] { return std::move(queue); });
}

Result<bool> LabelQueue::add(std::int64_t endpoint, std::span<const PendingLabel> labels)
{
    const auto known = state(endpoint);
    if (!known)
        return Failure(known.error());
    State& state = **known;
    if (auto done = insert(state, labels); !done)
        return Failure(done.error());
    state.labels += std::ssize(labels);
    return state.labels >= fullLabels || state.rows >= fullRows;
}

Result<std::vector<PendingLabel>> LabelQueue::take(std::int64_t endpoint)
{
    const auto [from, to] = labelRows(endpoint);
    std::vector<PendingLabel> labels;
    std::vector<std::int64_t> damaged;
    auto read = forEachRow(m_read.bind(from, to), {}, [&](const Statement& row) {
        if (isInAnotherPlace(row.blob(1), row.integer(0)) || !decodePending(row.blob(1), labels))
            damaged.push_back(row.integer(0));
    });
    m_read.reset();
    for (const std::int64_t id : damaged)
        read = read.and_then([&] { return m_setAside.run(id); });
    read = read.and_then([&, first = from, end = to] { return m_remove.run(first, end); });
    if (!read)
        return Failure(read.error());
    m_states[endpoint] = {from, 0, 0};
    return labels;
}

Result<void> LabelQueue::putBack(std::int64_t endpoint, std::span<const PendingLabel> labels)
{
    if (labels.empty())
        return {};
    return state(endpoint).and_then([&](State* state) { return insert(*state, labels); });
}

Result<std::vector<std::int64_t>> LabelQueue::endpoints()
{
    auto found = collectRows(m_endpoints.bind(), {}, [](const Statement& row) { return row.integer(0); });
    m_endpoints.reset();
    return found;
}

Result<void> LabelQueue::storeUnmatched(std::int64_t endpoint, const LabelRecord& label)
{
    return m_storeUnmatched.run(endpoint, label.requestId, label.at, label.label);
}

Result<std::optional<LabelRecord>> LabelQueue::takeUnmatched(std::int64_t endpoint,
                                                             std::string_view requestId)
{
    auto found = collectRows(m_takeUnmatched.bind(endpoint, requestId), {}, [](const Statement& row) {
        return LabelRecord{row.time(0), row.text(1), row.text(2)};
    });
    m_takeUnmatched.reset();
    return std::move(found).map([](std::vector<LabelRecord> labels) {
        return labels.empty() ? std::nullopt : std::optional(std::move(labels.front()));
    });
}

Result<LabelQueue::State*> LabelQueue::state(std::int64_t endpoint)
{
    if (const auto known = m_states.find(endpoint); known != m_states.end())
        return &known->second;
    const auto [from, to] = labelRows(endpoint);
    const auto row = m_extent.bind(from, to).step();
    if (!row)
        return Failure(row.error());
    const State state{m_extent.integer(0), m_extent.integer(1), m_extent.integer(2)};
    m_extent.reset();
    return &(m_states[endpoint] = state);
}

Result<void> LabelQueue::insert(State& state, std::span<const PendingLabel> labels)
{
    ++state.rows;
    const std::int64_t row = state.nextRow++;
    return m_insert.run(row, std::ssize(labels), inPlace(encodePending(labels), row));
}

} // namespace qd
