// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/findings/consequences.h"

#include "models/detect/changepoint.h"
#include "models/evaluation/findings/comparisonfindings.h"
#include "models/evaluation/findings/jointcorrection.h"
#include "models/evaluation/slices/evaluationslices.h"
#include "models/evaluation/versions/versionscores.h"
#include "models/quality/statistics/stratifiedlosses.h"

#include <algorithm>

namespace qd {

namespace {

/// What is told already, and may explain the rest.
enum class Cause { Version, Change };

class Consequences
{
public:
    Consequences(Evaluation& evaluation, const EvaluatedRows& rows, const std::vector<RowSample>& sliceRows)
        : m_evaluation(evaluation), m_rows(rows), m_sliceRows(sliceRows)
    {
        RowSample labelled;
        for (std::uint32_t row = 0; row < rows.size; ++row) {
            if (rows.labelled(row))
                labelled.push_back(row);
        }
        m_labelled = sampled(labelled, mostSliceRows);
    }

    void drop()
    {
        auto& slices = m_evaluation.slices.slices;
        std::vector<bool> isTold(slices.size());
        for (std::size_t i = 0; i < slices.size(); ++i)
            isTold[i] = slices[i].adjustedPValue <= significant;
        dropUnclearChange();
        m_worseVersion = worseVersion();
        const bool isVersionTold = hasVersionFinding() || isVersionSliceTold(isTold);
        if (isVersionTold)
            m_causes.push_back(Cause::Version);
        explainChange();
        if (m_evaluation.versions.front().change && !m_evaluation.isChangeExplained)
            m_causes.push_back(Cause::Change);
        explainPeriod();
        for (std::size_t i = 0; i < slices.size(); ++i)
            isTold[i] = isTold[i] && !isExplained(slices[i], m_sliceRows[i]);
        keep(isTold);
    }

private:
    [[nodiscard]] std::optional<Timestamp> changeAt() const
    {
        const auto& change = m_evaluation.versions.front().change;
        return change ? std::optional(change->at) : std::nullopt;
    }

    void dropUnclearChange()
    {
        auto& versions = m_evaluation.versions;
        for (std::size_t i = 0; i < versions.size(); ++i) {
            if (versions[i].change && versions[i].change->pValue > (i == 0 ? significant : clearByItself))
                versions[i].change.reset();
        }
    }

    [[nodiscard]] std::vector<Finding> qualityOfVersions() const
    {
        std::vector<Finding> told = comparisonFindings(m_evaluation, Finding::Kind::Version);
        std::erase_if(told, [this](const Finding& one) {
            return !isAboutQuality(m_evaluation.comparisons[one.index]);
        });
        return told;
    }
    [[nodiscard]] bool hasVersionFinding() const { return !qualityOfVersions().empty(); }
    /// The version that is told to be worse than the other one, or nothing.
    [[nodiscard]] std::string worseVersion() const
    {
        for (const Finding& one : qualityOfVersions()) {
            const VersionComparison& comparison = m_evaluation.comparisons[one.index];
            return one.weight == Finding::Weight::Bad ? comparison.second : comparison.first;
        }
        return {};
    }

    [[nodiscard]] bool namesVersion(const Slice& slice) const
    {
        return isVersionSearched(m_rows) && !slice.terms.empty() && slice.terms.front().column == 0;
    }
    [[nodiscard]] bool isVersionSliceTold(const std::vector<bool>& isTold) const
    {
        for (std::size_t i = 0; i < isTold.size(); ++i) {
            if (isTold[i] && namesVersion(m_evaluation.slices.slices[i]))
                return true;
        }
        return false;
    }

    /// Whether the rows of the group are no worse than the others within each of the causes. `worse`: 1 where
    /// the group is thought to have the larger losses, −1 for the smaller ones. The group was chosen for
    /// being different: `corrected` gives the p-value that allows for that.
    template <typename InGroup, typename IsIncluded, typename Corrected>
    [[nodiscard]] bool isExplainedBy(const std::vector<Cause>& causes, InGroup inGroup, IsIncluded isIncluded,
                                     double worse, Corrected corrected) const
    {
        if (causes.empty())
            return false;
        StratifiedLosses losses;
        for (const std::uint32_t row : m_labelled) {
            if (isIncluded(row))
                losses.add(stratumOf(row, causes), inGroup(row), worse * m_rows.loss(row));
        }
        return corrected(losses.difference()) > significant;
    }

    [[nodiscard]] std::size_t stratumOf(std::uint32_t row, const std::vector<Cause>& causes) const
    {
        std::size_t stratum = 0;
        for (const Cause cause : causes) {
            if (cause == Cause::Version)
                stratum = stratum * (m_rows.versions.size() + 1) +
                          (m_rows.version[row] == noClass ? m_rows.versions.size() : m_rows.version[row]);
            else
                stratum = stratum * 2 + (m_rows.times[row] >= changeAt()->ms ? 1 : 0);
        }
        return stratum;
    }

    void explainChange()
    {
        const auto at = changeAt();
        if (!at)
            return;
        const QualityChange& change = *m_evaluation.versions.front().change;
        const bool isRegression = m_rows.task == TaskKind::Regression;
        const bool worsens = isRegression ? change.after > change.before : change.after < change.before;
        m_evaluation.isChangeExplained = isExplainedBy(
            m_causes, [&](std::uint32_t row) { return m_rows.times[row] >= at->ms; },
            [](std::uint32_t) { return true; }, worsens ? 1 : -1,
            [this](const StratifiedDifference& within) {
                const double edge =
                    static_cast<double>(fewestChangeRows) / 2 / static_cast<double>(m_labelled.size());
                return within.z > 0 ? searchedSplitPValue(within.z * within.z, edge) : 1.0;
            });
    }

    /// Corrects a p-value as much as another one was.
    static auto correctedAs(double pValue, double adjusted, std::int64_t tests)
    {
        const double factor = pValue > 0 ? adjusted / pValue : static_cast<double>(tests);
        return [factor](const StratifiedDifference& within) { return within.pValue * factor; };
    }

    void explainPeriod()
    {
        if (!m_evaluation.question.current.isEmpty())
            return; // two periods that somebody chose
        for (const VersionComparison& one : m_evaluation.periodComparisons) {
            if (!isAboutQuality(one) || !one.compared)
                continue;
            const bool worsens = (one.compared->difference < 0) == one.higherIsBetter;
            m_evaluation.isPeriodExplained = isExplainedBy(
                m_causes, [this](std::uint32_t row) { return m_rows.inCurrent(row); },
                [this](std::uint32_t row) { return m_rows.inCurrent(row) || m_rows.inReference(row); },
                worsens ? 1 : -1,
                correctedAs(one.compared->pValue, one.adjustedPValue,
                            std::ssize(m_evaluation.periodComparisons)));
            return;
        }
    }

    [[nodiscard]] bool isExplained(const Slice& slice, const RowSample& inside) const
    {
        std::vector<Cause> causes = m_causes;
        if (namesVersion(slice)) {
            const SliceColumn& versions = m_evaluation.sliceColumns.front();
            const auto& name = versions.values[static_cast<std::size_t>(slice.terms.front().value)];
            if (slice.terms.size() == 1 && name == m_worseVersion)
                return true; // told by the comparison
            std::erase(causes, Cause::Version);
        }
        const auto inGroup = [&inside](std::uint32_t row) {
            return std::binary_search(inside.begin(), inside.end(), row);
        };
        return isExplainedBy(
            causes, inGroup, [](std::uint32_t) { return true; }, 1,
            correctedAs(slice.pValue, slice.adjustedPValue, m_evaluation.slices.tested));
    }

    void keep(const std::vector<bool>& isTold)
    {
        std::vector<Slice> slices;
        std::vector<SliceOnset> onsets;
        for (std::size_t i = 0; i < isTold.size(); ++i) {
            if (!isTold[i])
                continue;
            slices.push_back(std::move(m_evaluation.slices.slices[i]));
            onsets.push_back(m_evaluation.sliceOnsets[i]);
        }
        m_evaluation.slices.slices = std::move(slices);
        m_evaluation.sliceOnsets = std::move(onsets);
    }

    Evaluation& m_evaluation;
    const EvaluatedRows& m_rows;
    const std::vector<RowSample>& m_sliceRows;
    RowSample m_labelled;
    std::vector<Cause> m_causes;
    std::string m_worseVersion;
};

} // namespace

void dropConsequences(Evaluation& evaluation, const EvaluatedRows& rows,
                      const std::vector<RowSample>& sliceRows)
{
    Consequences(evaluation, rows, sliceRows).drop();
}

} // namespace qd
