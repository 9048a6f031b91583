// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/table/tally/tallyplan.h"

#include <unordered_map>

namespace qd {

/// The counts and latencies of one window, by group.
class TallyWindow
{
public:
    explicit TallyWindow(const TallyPlan& plan);

    /// The rows [from, to) of a block.
    void add(const TallyBlock& block, std::size_t from, std::size_t to);
    void merge(TallyWindow&& other);
    void clear();

    struct Cell
    {
        std::uint32_t cell = 0;
        std::uint32_t count = 0;
    };
    struct Latencies
    {
        std::vector<std::uint32_t> decimals;
        std::vector<double> numbers;
    };
    /// Calls `take(group, cells, latencies)` for the groups that have rows, in ascending order. The latencies
    /// may be reordered.
    void eachGroup(const std::function<void(std::uint64_t, std::span<const Cell>, Latencies&)>& take);

private:
    void addSparse(const TallyBlock& block, std::size_t from, std::size_t to);
    void addDecimals(const TallyBlock& block, std::size_t from, std::size_t to);

    const TallyPlan* m_plan;
    std::vector<std::uint32_t> m_counts; ///< group * cells + cell, when there are few
    std::vector<Latencies> m_latencies;  ///< latencies by group, when there are few
    std::map<std::uint64_t, std::unordered_map<std::uint32_t, std::uint32_t>> m_sparseCounts;
    std::unordered_map<std::uint64_t, Latencies> m_sparseLatencies;
};

/// Turns counts into what is asked for.
class TallyScorer
{
public:
    TallyScorer(const RecordTable& table, const TallyQuestion& question, const TallyPlan& plan);

    /// Appends a row for each group.
    void score(std::int64_t window, TallyWindow& counts, std::vector<TallyRow>& rows) const;

private:
    /// What the scores of a class are computed from.
    struct ClassCounts
    {
        std::int64_t right = 0;
        std::int64_t predicted = 0;
        std::int64_t support = 0;
    };

    [[nodiscard]] std::vector<std::uint32_t> codesOf(std::uint64_t group) const;
    void setScores(std::span<const TallyWindow::Cell> cells, TallyRow& row) const;
    void setAverages(std::span<const ClassCounts> classes, TallyRow& row) const;
    [[nodiscard]] std::vector<double> quantilesOf(TallyWindow::Latencies& latencies) const;

    const TallyPlan& m_plan;
    const TallyQuestion& m_question;
    Timestamp m_begin; ///< the beginning of the only window
    bool m_hasPredictions = true;
    std::vector<std::uint32_t> m_classOfLabel;      ///< classes are numbered over labels and predictions
    std::vector<std::uint32_t> m_classOfPrediction; ///< and one for a missing prediction
    std::size_t m_classes = 0;
    std::optional<std::uint32_t> m_positive;
    std::vector<std::size_t> m_quantileOrder; ///< ascending
};

} // namespace qd
