// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/findings/comparisonfindings.h"

#include "models/base/numbertext.h"
#include "models/base/timetext.h"
#include "models/evaluation/evaluationwords.h"
#include "models/evaluation/findings/findings.h"
#include "models/evaluation/findings/jointcorrection.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr int plainDecimals = 3;

/// The difference of a share is small when it is below a point; others by their effect (Cohen, Romano).
bool matters(const VersionComparison& one)
{
    const Compared& compared = *one.compared;
    if (compared.scale == EffectScale::CliffsDelta)
        return sizeOf(compared) != EffectSize::Negligible;
    return std::abs(compared.difference) >= clearChange;
}

QString intervalText(const VersionComparison& one)
{
    const Interval& interval = one.compared->interval;
    if (!one.isPlain || !std::isfinite(interval.low) || !std::isfinite(interval.high))
        return differenceIntervalText(interval, one.unit);
    return EvaluationWords::tr("95 % interval of the difference: %1 to %2.")
        .arg(comparedDifferenceText(one, interval.low), comparedDifferenceText(one, interval.high));
}

bool isClear(const VersionComparison& one)
{
    return one.compared && one.adjustedPValue <= significant && matters(one);
}

class ComparisonFindings
{
public:
    ComparisonFindings(const Evaluation& evaluation, Finding::Kind kind)
        : m_evaluation(evaluation),
          m_kind(kind),
          m_comparisons(kind == Finding::Kind::Version ? evaluation.comparisons
                                                       : evaluation.periodComparisons)
    {
    }

    /// One finding for each thing that got better or worse: scores of one direction go together under the one
    /// with the largest effect.
    std::vector<Finding> write()
    {
        std::vector<bool> told(m_comparisons.size());
        for (std::size_t i = 0; i < m_comparisons.size(); ++i) {
            const VersionComparison& one = m_comparisons[i];
            if (told[i] || !isClear(one) || (isExplained() && isAboutQuality(one)))
                continue;
            QStringList others;
            for (std::size_t other = i + 1; other < m_comparisons.size() && isScore(one); ++other) {
                const VersionComparison& alike = m_comparisons[other];
                if (!isScore(alike) || !isClear(alike) || fell(alike) != fell(one))
                    continue;
                told[other] = true;
                others.push_back(EvaluationWords::tr("%1 by %2", "accuracy by 4 points")
                                     .arg(alike.measure, comparedDifferenceText(
                                                             alike, std::abs(alike.compared->difference))));
            }
            add(i, others);
        }
        return std::move(m_findings);
    }

private:
    static bool isScore(const VersionComparison& one)
    {
        return one.unit == MetricUnit::Ratio && one.higherIsBetter;
    }
    [[nodiscard]] bool isExplained() const
    {
        return m_kind == Finding::Kind::Period && m_evaluation.isPeriodExplained;
    }
    static bool fell(const VersionComparison& one) { return one.compared->difference < 0; }

    void add(std::size_t index, const QStringList& others)
    {
        const VersionComparison& one = m_comparisons[index];
        const bool worse = fell(one) == one.higherIsBetter;
        Finding finding{.kind = m_kind,
                        .weight = worse ? Finding::Weight::Bad : Finding::Weight::Good,
                        .index = index,
                        .subject = m_kind == Finding::Kind::Version ? QString::fromStdString(one.second)
                                                                    : one.measure,
                        .effect = one.compared->difference,
                        .interval = one.compared->interval,
                        .pValue = one.adjustedPValue};
        finding.what = sentence(one);
        if (!others.isEmpty())
            finding.what += u' ' + (fell(one) ? EvaluationWords::tr("Also lower: %1.")
                                              : EvaluationWords::tr("Also higher: %1."))
                                       .arg(QLocale().createSeparatedList(others));
        finding.howSure = intervalText(one) + u' ' + correctedText(one.adjustedPValue, m_evaluation.tests);
        finding.at =
            m_kind == Finding::Kind::Version ? firstOf(one.second) : startOfCurrent(m_evaluation.question);
        if (m_kind == Finding::Kind::Version && finding.at.ms > 0)
            finding.since = EvaluationWords::tr("Version %1 has been serving since %2.")
                                .arg(QString::fromStdString(one.second), dateTimeText(finding.at));
        m_findings.push_back(std::move(finding));
    }

    [[nodiscard]] QString sentence(const VersionComparison& one) const
    {
        const Compared& compared = *one.compared;
        const QString difference = comparedDifferenceText(one, std::abs(compared.difference));
        const QString first = comparedText(one, compared.first);
        const QString second = comparedText(one, compared.second);
        const bool lower = compared.difference < 0;
        if (m_kind == Finding::Kind::Version) {
            const QString pattern =
                lower
                    ? EvaluationWords::tr("%1 is %2 lower with version %3 than with version %4: %5, was %6.")
                    : EvaluationWords::tr(
                          "%1 is %2 higher with version %3 than with version %4: %5, was %6.");
            return pattern.arg(one.measure, difference, QString::fromStdString(one.second),
                               QString::fromStdString(one.first), second, first);
        }
        const QString pattern =
            lower ? EvaluationWords::tr("%1 is %2 lower than in the reference period: %3, was %4.")
                  : EvaluationWords::tr("%1 is %2 higher than in the reference period: %3, was %4.");
        return pattern.arg(one.measure, difference, second, first);
    }

    [[nodiscard]] Timestamp firstOf(const std::string& version) const
    {
        const auto found = std::find_if(m_evaluation.versions.begin(), m_evaluation.versions.end(),
                                        [&](const VersionEvaluation& one) { return one.version == version; });
        return found == m_evaluation.versions.end() ? Timestamp{} : found->extent.from;
    }

    const Evaluation& m_evaluation;
    Finding::Kind m_kind;
    const std::vector<VersionComparison>& m_comparisons;
    std::vector<Finding> m_findings;
};

/// The effect on its scale, which is named: numbers on different scales are not to be compared.
QString scaledText(const VersionComparison& one)
{
    const Compared& compared = *one.compared;
    const double magnitude = std::abs(compared.effect);
    switch (compared.scale) {
    case EffectScale::CohensH:
        return QStringLiteral("h = %1").arg(signedText(compared.effect, numberText(magnitude, 2)));
    case EffectScale::CliffsDelta:
        return QStringLiteral("δ = %1").arg(signedText(compared.effect, numberText(magnitude, 2)));
    case EffectScale::Difference:
        break;
    }
    if (one.isPlain || one.unit != MetricUnit::Ratio)
        return signedText(compared.effect, comparedDifferenceText(one, magnitude));
    return EvaluationWords::tr("%1 points", "percentage points")
        .arg(signedText(compared.effect, numberText(magnitude * 100, 1)));
}

} // namespace

QString comparedText(const VersionComparison& comparison, double value)
{
    return comparison.isPlain ? numberText(value, plainDecimals) : formatValue(value, comparison.unit);
}

QString comparedDifferenceText(const VersionComparison& comparison, double difference)
{
    return comparison.isPlain ? numberText(difference, plainDecimals)
                              : differenceText(difference, comparison.unit);
}

QString effectText(const VersionComparison& comparison)
{
    const QString value = scaledText(comparison);
    switch (sizeOf(*comparison.compared)) {
    case EffectSize::Negligible:
        return EvaluationWords::tr("negligible (%1)", "size of an effect").arg(value);
    case EffectSize::Small:
        return EvaluationWords::tr("small (%1)", "size of an effect").arg(value);
    case EffectSize::Medium:
        return EvaluationWords::tr("medium (%1)", "size of an effect").arg(value);
    case EffectSize::Large:
        break;
    }
    return EvaluationWords::tr("large (%1)", "size of an effect").arg(value);
}

bool isAboutQuality(const VersionComparison& one)
{
    return one.higherIsBetter || one.unit == MetricUnit::Count;
}

std::vector<Finding> comparisonFindings(const Evaluation& evaluation, Finding::Kind kind)
{
    return ComparisonFindings(evaluation, kind).write();
}

} // namespace qd
