// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/slices/evaluationsegments.h"

#include "models/evaluation/rows/tablevalues.h"
#include "models/evaluation/slices/evaluationslices.h"
#include "models/evaluation/windows/evaluationwindows.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr int noBin = LatencyBins::lowest - 1;

/// Returns the bin of each row, or noBin.
std::vector<int> binsOf(const EvaluatedRows& rows)
{
    std::vector<int> bins;
    bins.reserve(rows.latency.size());
    for (const double seconds : rows.latency)
        bins.push_back(std::isnan(seconds) ? noBin : LatencyBins::binOf(seconds));
    return bins;
}

class SegmentColumns
{
public:
    SegmentColumns(Evaluation& evaluation, const EvaluatedRows& rows, const RecordTable& table,
                   const CancelToken& cancel)
        : m_evaluation(evaluation), m_rows(rows), m_table(table), m_cancel(cancel), m_bins(binsOf(rows))
    {
        if (evaluation.versions.size() > 2) // all, and at least two
            m_versionColumn = table.columnOf(LogField::Version);
    }

    Result<void> read()
    {
        for (const int column : segmentColumns(m_table)) {
            if (auto done = readRows(column); !done)
                return done;
            if (auto done = addTallies(column, false); !done)
                return done;
            if (m_versionColumn == noColumn)
                continue;
            if (auto done = addTallies(column, true); !done)
                return done;
        }
        return {};
    }

private:
    /// A version (noClass: all of them) and a value (missingCode: none).
    using Place = std::pair<std::uint32_t, std::uint32_t>;

    /// What tallies do not tell.
    struct Gathered
    {
        LatencyBins bins;
        double errors = 0; ///< regression: sum over the labelled rows
        std::int64_t labelled = 0;
    };

    Result<void> readRows(int column)
    {
        m_gathered.clear();
        const auto codes = codesOf(m_table, m_rows.selection, column, m_cancel);
        if (!codes)
            return Failure(codes.error());
        for (std::size_t row = 0; row < m_rows.size; ++row) {
            gather(m_gathered[{noClass, (*codes)[row]}], row);
            if (m_versionColumn != noColumn && m_rows.version[row] != noClass)
                gather(m_gathered[{m_rows.version[row], (*codes)[row]}], row);
        }
        return {};
    }

    void gather(Gathered& gathered, std::size_t row) const
    {
        if (!m_bins.empty() && m_bins[row] != noBin)
            gathered.bins.add(m_bins[row]);
        if (m_rows.task != TaskKind::Regression || !m_rows.labelled(row))
            return;
        gathered.errors += m_rows.loss(row);
        ++gathered.labelled;
    }

    Result<void> addTallies(int column, bool byVersion)
    {
        TallyQuestion question;
        question.by = {column};
        if (byVersion)
            question.by.push_back(m_versionColumn);
        question.positiveClass = m_rows.question.positiveClass;
        question.filter = filterOf(m_rows);
        question.quantiles = {0.5, 0.9, 0.99, 0.999};
        const auto found = tally(m_table, question, m_cancel);
        if (!found)
            return Failure(found.error());
        auto& segments = byVersion ? m_evaluation.versionSegments : m_evaluation.segments;
        const auto begin = std::ssize(segments);
        for (const TallyRow& row : *found)
            add(segments, column, row);
        std::stable_sort(segments.begin() + begin, segments.end(),
                         [](const SegmentEvaluation& a, const SegmentEvaluation& b) {
                             if (a.meanError || b.meanError)
                                 return a.meanError.value_or(-1) > b.meanError.value_or(-1);
                             return a.tally.accuracy.value_or(2) < b.tally.accuracy.value_or(2);
                         });
        return {};
    }

    void add(std::vector<SegmentEvaluation>& segments, int column, const TallyRow& row) const
    {
        SegmentEvaluation segment{.column = m_table.columns()[static_cast<std::size_t>(column)].name,
                                  .value = textOf(column, row.group.front()),
                                  .tally = row};
        Place place{noClass, row.group.front()};
        if (row.group.size() == 2) {
            segment.version = textOf(m_versionColumn, row.group.back());
            if (!isEvaluated(segment.version))
                return;
            const auto version = std::find(m_rows.versions.begin(), m_rows.versions.end(), segment.version);
            place.first = static_cast<std::uint32_t>(version - m_rows.versions.begin());
        }
        if (m_rows.task == TaskKind::Regression)
            forgetClasses(segment.tally);
        if (const auto found = m_gathered.find(place); found != m_gathered.end()) {
            segment.latencyBins = found->second.bins;
            if (found->second.labelled > 0)
                segment.meanError = found->second.errors / static_cast<double>(found->second.labelled);
        }
        segments.push_back(std::move(segment));
    }

    [[nodiscard]] std::string textOf(int column, std::uint32_t code) const
    {
        return code == missingCode ? std::string() : m_table.dictionary(column)[code];
    }
    [[nodiscard]] bool isEvaluated(const std::string& version) const
    {
        return !version.empty() &&
               std::any_of(m_evaluation.versions.begin(), m_evaluation.versions.end(),
                           [&](const VersionEvaluation& one) { return one.version == version; });
    }

    Evaluation& m_evaluation;
    const EvaluatedRows& m_rows;
    const RecordTable& m_table;
    const CancelToken& m_cancel;
    std::vector<int> m_bins; ///< the bin of each row; empty without latencies
    std::map<Place, Gathered> m_gathered;
    int m_versionColumn = noColumn; ///< the column of versions, also for a single one
};

} // namespace

Result<void> evaluateSegments(Evaluation& evaluation, const EvaluatedRows& rows, const RecordTable& table,
                              const CancelToken& cancel)
{
    return SegmentColumns(evaluation, rows, table, cancel).read();
}

} // namespace qd
