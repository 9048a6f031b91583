// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/versions/versioncomparison.h"

#include "models/evaluation/evaluationwords.h"
#include "models/evaluation/figures.h"
#include "models/evaluation/rows/rowsample.h"
#include "models/evaluation/versions/versionscores.h"
#include "models/quality/statistics/multiplicity.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

std::vector<double> sampledErrors(const EvaluatedRows& rows, RowSpan chosen)
{
    RowSample labelled;
    std::copy_if(chosen.begin(), chosen.end(), std::back_inserter(labelled),
                 [&rows](std::uint32_t row) { return rows.labelled(row); });
    std::vector<double> errors;
    for (const std::uint32_t row : sampled(labelled, mostSampledRows)) {
        if (const double error = rows.loss(row); std::isfinite(error))
            errors.push_back(error);
    }
    return errors;
}

class FigureComparison
{
public:
    FigureComparison(const EvaluatedRows& rows, RowSpan first, RowSpan second)
        : m_rows(rows), m_first(first), m_second(second)
    {
    }

    std::vector<VersionComparison> compare(const CancelToken& cancel)
    {
        compareCounts();
        if (m_rows.task == TaskKind::Regression)
            compareErrors();
        else if (!cancel.isCancelled())
            compareRanking(cancel);
        if (auto latency = compared(Figure::Latency))
            add(EvaluationWords::tr("Latency (median)"), std::move(latency), MetricUnit::Seconds, false);
        return ranked();
    }

private:
    VersionComparison& add(const QString& measure, Defined<Compared> compared,
                           MetricUnit unit = MetricUnit::Ratio, bool higherIsBetter = true)
    {
        VersionComparison& one = m_found.emplace_back();
        one.measure = measure;
        one.compared = compared;
        one.unit = unit;
        one.higherIsBetter = higherIsBetter;
        return one;
    }

    [[nodiscard]] Defined<Compared> compared(Figure figure) const
    {
        return compareFigure(m_rows, figure, m_first, m_second);
    }

    void compareCounts()
    {
        if (!m_rows.status.empty())
            add(EvaluationWords::tr("Error rate"), compared(Figure::ErrorRate), MetricUnit::Ratio, false);
        if (m_rows.task == TaskKind::Regression || m_rows.truth.empty())
            return;
        add(EvaluationWords::tr("Accuracy"), compared(Figure::Accuracy));
        if (m_rows.positive() == noClass)
            return;
        add(EvaluationWords::tr("Recall"), compared(Figure::Recall));
        add(EvaluationWords::tr("Precision"), compared(Figure::Precision));
    }

    void compareErrors()
    {
        const auto first = sampledErrors(m_rows, m_first);
        const auto second = sampledErrors(m_rows, m_second);
        if (!first.empty() || !second.empty())
            add(EvaluationWords::tr("Absolute error (median)"), compareSamples(first, second),
                MetricUnit::Count, false);
    }

    void compareRanking(const CancelToken& cancel)
    {
        if (m_rows.truth.empty())
            return;
        if (m_rows.classes.size() <= mostMatrixClasses)
            add(m_rows.positive() == noClass ? EvaluationWords::tr("F1 (macro)") : EvaluationWords::tr("F1"),
                compared(Figure::F1));
        if (!m_rows.score.empty() && !cancel.isCancelled())
            add(EvaluationWords::tr("AUC"),
                compareAuc(scoredRows(m_rows, m_first), scoredRows(m_rows, m_second)))
                .isPlain = true;
    }

    /// Effect size first; what is undefined comes last.
    std::vector<VersionComparison> ranked()
    {
        std::vector<double> pValues;
        for (const VersionComparison& one : m_found) {
            if (one.compared)
                pValues.push_back(one.compared->pValue);
        }
        const std::vector<double> adjusted = benjaminiHochberg(pValues);
        auto next = adjusted.begin();
        for (VersionComparison& one : m_found)
            one.adjustedPValue = one.compared ? *next++ : 1;
        std::stable_sort(
            m_found.begin(), m_found.end(), [](const VersionComparison& a, const VersionComparison& b) {
                return (a.compared ? rankOf(*a.compared) : -1) > (b.compared ? rankOf(*b.compared) : -1);
            });
        return std::move(m_found);
    }

    const EvaluatedRows& m_rows;
    RowSpan m_first;
    RowSpan m_second;
    std::vector<VersionComparison> m_found;
};

/// Returns the two versions that were asked for, else the last one and the one before it; nothing where there
/// are no two.
std::optional<std::pair<std::uint32_t, std::uint32_t>>
comparedVersions(const EvaluatedRows& rows, std::span<const std::vector<std::uint32_t>> rowsOf)
{
    std::vector<std::uint32_t> order;
    for (std::uint32_t version = 0; version < rows.versions.size(); ++version) {
        if (!rowsOf[version].empty())
            order.push_back(version);
    }
    if (order.size() < 2)
        return {};
    const auto named = [&](const std::string& name) {
        return std::find_if(order.begin(), order.end(),
                            [&](std::uint32_t version) { return rows.versions[version] == name; });
    };
    const auto first = named(rows.question.firstVersion);
    const auto second = named(rows.question.secondVersion);
    if (first != order.end() && second != order.end() && first != second)
        return std::pair(*first, *second);
    // By their first rows; those are in order of time.
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return rowsOf[a].front() < rowsOf[b].front(); });
    return std::pair(order[order.size() - 2], order.back());
}

} // namespace

std::vector<VersionComparison> compareVersions(const EvaluatedRows& rows,
                                               std::span<const std::vector<std::uint32_t>> rowsOf,
                                               const CancelToken& cancel)
{
    const auto pair = comparedVersions(rows, rowsOf);
    if (!pair)
        return {};
    const auto [first, second] = *pair;
    auto comparisons = FigureComparison(rows, rowsOf[first], rowsOf[second]).compare(cancel);
    for (VersionComparison& one : comparisons) {
        one.first = rows.versions[first];
        one.second = rows.versions[second];
    }
    return comparisons;
}

std::vector<VersionComparison> comparePeriods(const EvaluatedRows& rows, const CancelToken& cancel)
{
    const auto [reference, current] = comparedRows(rows);
    if (reference.empty() || current.empty())
        return {};
    return FigureComparison(rows, reference, current).compare(cancel);
}

} // namespace qd
