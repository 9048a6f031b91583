// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/findings/findings.h"

#include "models/base/numbertext.h"
#include "models/base/timetext.h"
#include "models/evaluation/evaluationwords.h"
#include "models/evaluation/findings/comparisonfindings.h"
#include "models/evaluation/findings/jointcorrection.h"

#include <algorithm>
#include <cmath>
#include <ranges>

namespace qd {

namespace {

constexpr double notedCalibration = 0.05; ///< expected calibration error
constexpr std::size_t mostSlices = 5;
constexpr std::size_t mostDrifts = 5;

QString share(double value)
{
    return formatValue(value, MetricUnit::Ratio);
}

class FindingsWriter
{
public:
    explicit FindingsWriter(const Evaluation& evaluation) : m_evaluation(evaluation) {}

    std::vector<Finding> write()
    {
        addSlices();
        add(comparisonFindings(m_evaluation, Finding::Kind::Version));
        addChange();
        add(comparisonFindings(m_evaluation, Finding::Kind::Period));
        addEstimate();
        addCalibration();
        addDrifts();
        std::stable_sort(m_findings.begin(), m_findings.end(),
                         [](const Finding& a, const Finding& b) { return a.weight < b.weight; });
        return std::move(m_findings);
    }

private:
    [[nodiscard]] bool isRegression() const { return m_evaluation.task == TaskKind::Regression; }

    void add(std::vector<Finding> findings)
    {
        std::move(findings.begin(), findings.end(), std::back_inserter(m_findings));
    }

    void addSlices()
    {
        const auto& slices = m_evaluation.slices.slices;
        for (std::size_t i = 0; i < std::min(slices.size(), mostSlices); ++i) {
            const Slice& slice = slices[i];
            const QString where = sliceName(slice, m_evaluation.sliceColumns);
            Finding finding{.kind = Finding::Kind::Slice,
                            .index = i,
                            .subject = where,
                            .effect = slice.difference,
                            .interval = slice.interval,
                            .pValue = slice.adjustedPValue};
            if (isRegression())
                finding.what =
                    EvaluationWords::tr(
                        "The mean error is %1 larger where %2: %3 in %4 predictions, %5 in all others.")
                        .arg(formatValue(slice.difference, MetricUnit::Count), where,
                             formatValue(slice.loss, MetricUnit::Count), countText(slice.rows),
                             formatValue(slice.restLoss, MetricUnit::Count));
            else
                finding.what =
                    EvaluationWords::tr(
                        "Accuracy is %1 lower where %2: %3 of %4 predictions were right, %5 of all others.")
                        .arg(differenceText(slice.difference, MetricUnit::Ratio), where,
                             share(1 - slice.loss), countText(slice.rows), share(1 - slice.restLoss));
            finding.howSure = differenceIntervalText(slice.interval,
                                                     isRegression() ? MetricUnit::Count : MetricUnit::Ratio) +
                              u' ' + correctedText(slice.adjustedPValue, m_evaluation.tests);
            setOnset(finding, m_evaluation.sliceOnsets[i]);
            m_findings.push_back(std::move(finding));
        }
    }

    void setOnset(Finding& finding, const SliceOnset& onset) const
    {
        if (onset.extent.isEmpty())
            return;
        finding.at = onset.extent.from;
        if (!onset.change || !isWorse(*onset.change)) {
            finding.since = EvaluationWords::tr("First seen %1.").arg(dateTimeText(finding.at));
            return;
        }
        finding.at = onset.change->at;
        finding.since = EvaluationWords::tr("Since %1; it was %2 before.")
                            .arg(timeWithDoubt(*onset.change), levelText(onset.change->before));
    }

    [[nodiscard]] bool isWorse(const QualityChange& change) const
    {
        return isRegression() ? change.after > change.before * 1.05
                              : change.after < change.before - clearChange;
    }
    [[nodiscard]] QString levelText(double level) const
    {
        return formatValue(level, isRegression() ? MetricUnit::Count : MetricUnit::Ratio);
    }
    static QString timeWithDoubt(const QualityChange& change)
    {
        if (change.range.length().count() < 1000)
            return dateTimeText(change.at);
        return EvaluationWords::tr("%1 (between %2)")
            .arg(dateTimeText(change.at), timeRangeText(change.range));
    }

    void addChange()
    {
        const auto& change = m_evaluation.versions.front().change;
        if (!change || m_evaluation.isChangeExplained)
            return;
        const bool better = isWorse({change->at, change->range, change->after, change->before});
        if (!isWorse(*change) && !better)
            return;
        Finding finding{.kind = Finding::Kind::Change,
                        .weight = better ? Finding::Weight::Good : Finding::Weight::Bad,
                        .at = change->at,
                        .subject = EvaluationWords::tr("all predictions"),
                        .effect = change->after - change->before,
                        .pValue = change->pValue};
        const QString pattern =
            isRegression()
                ? (better
                       ? EvaluationWords::tr("The mean error of all predictions fell by %1, from %2 to %3.")
                       : EvaluationWords::tr("The mean error of all predictions rose by %1, from %2 to %3."))
                : (better ? EvaluationWords::tr("Accuracy of all predictions rose by %1, from %2 to %3.")
                          : EvaluationWords::tr("Accuracy of all predictions fell by %1, from %2 to %3."));
        finding.what = pattern.arg(differenceText(std::abs(change->after - change->before),
                                                  isRegression() ? MetricUnit::Count : MetricUnit::Ratio),
                                   levelText(change->before), levelText(change->after));
        finding.since = EvaluationWords::tr("Since %1.").arg(dateTimeText(change->at));
        finding.howSure =
            EvaluationWords::tr("It began between %1 (95 % confidence).").arg(timeRangeText(change->range)) +
            u' ' + correctedText(change->pValue, m_evaluation.tests);
        m_findings.push_back(std::move(finding));
    }

    /// Windows with next to no labels at the end of the log, against the labelled reference period.
    void addEstimate()
    {
        double sum = 0;
        double weight = 0;
        double high = 0;
        Timestamp from;
        for (const EvaluationWindow& window : m_evaluation.windows) {
            if (!window.version.empty())
                continue;
            const bool late = window.tally.labelled * 10 < window.tally.predictions;
            if (!late || !window.estimatedAccuracy) {
                sum = weight = high = 0; // only the last stretch is still open
                continue;
            }
            if (weight == 0)
                from = window.from;
            const auto rows = static_cast<double>(window.tally.predictions);
            sum += rows * window.estimatedAccuracy->value;
            high += rows * window.estimatedAccuracy->high;
            weight += rows;
        }
        const auto before = referenceAccuracy();
        if (weight == 0 || !before || high / weight >= *before)
            return;
        Finding finding{.kind = Finding::Kind::Estimate,
                        .weight = Finding::Weight::Notice,
                        .at = from,
                        .subject = EvaluationWords::tr("all predictions"),
                        .effect = sum / weight - *before};
        finding.what =
            EvaluationWords::tr("Accuracy is probably %1 lower where labels are still missing: about %2, "
                                "was %3 in the reference period.")
                .arg(differenceText(*before - sum / weight, MetricUnit::Ratio), share(sum / weight),
                     share(*before));
        finding.since = EvaluationWords::tr("Since %1.").arg(dateTimeText(from));
        finding.howSure = EvaluationWords::tr(
            "Estimated from the model's own confidence; it cannot detect a change in what the inputs mean.");
        m_findings.push_back(std::move(finding));
    }

    [[nodiscard]] std::optional<double> referenceAccuracy() const
    {
        std::int64_t labelled = 0;
        std::int64_t correct = 0;
        for (const EvaluationWindow& window : m_evaluation.windows) {
            if (!window.version.empty() || !m_evaluation.question.reference.contains(window.from))
                continue;
            labelled += window.tally.labelled;
            correct += window.tally.correct;
        }
        if (labelled == 0)
            return std::nullopt;
        return static_cast<double>(correct) / static_cast<double>(labelled);
    }

    void addCalibration()
    {
        const auto& versions = m_evaluation.versions;
        const std::size_t first = versions.size() > 1 ? 1 : 0; // each, or all when there are none
        for (std::size_t i = first; i < versions.size(); ++i) {
            const auto& curve = versions[i].calibration;
            if (!curve || curve->expectedError < notedCalibration ||
                versions[i].calibrationPValue > significant)
                continue;
            double lean = 0;
            for (const ReliabilityBin& bin : curve->bins)
                lean += static_cast<double>(bin.rows) * (bin.confidence - bin.accuracy);
            Finding finding{.kind = Finding::Kind::Calibration,
                            .weight = Finding::Weight::Notice,
                            .index = i,
                            .subject = QString::fromStdString(versions[i].version),
                            .effect = curve->expectedError,
                            .pValue = versions[i].calibrationPValue};
            const QString points = differenceText(curve->expectedError, MetricUnit::Ratio);
            const QString high =
                lean > 0 ? EvaluationWords::tr("too high overall") : EvaluationWords::tr("too low overall");
            finding.what =
                versions[i].version.empty()
                    ? EvaluationWords::tr("Probabilities are off by %1 on average, %2.").arg(points, high)
                    : EvaluationWords::tr("Probabilities of version %1 are off by %2 on average, %3.")
                          .arg(QString::fromStdString(versions[i].version), points, high);
            finding.howSure =
                EvaluationWords::tr("Expected calibration error in ten bins of %1 labelled predictions.")
                    .arg(countText(versions[i].labelled)) +
                u' ' + correctedText(versions[i].calibrationPValue, m_evaluation.tests);
            m_findings.push_back(std::move(finding));
        }
    }

    void addDrifts()
    {
        std::size_t told = 0;
        for (std::size_t i = 0; i < m_evaluation.drifts.size() && told < mostDrifts; ++i) {
            const ColumnDrift& drift = m_evaluation.drifts[i].whole;
            const bool lacksMore = drift.missingDifference.low > 0.01 && drift.missingPValue <= significant;
            if (drift.test == DriftTest::None || drift.adjustedPValue > significant ||
                (drift.level == DriftLevel::Steady && !lacksMore))
                continue;
            Finding finding{.kind = Finding::Kind::Drift,
                            .weight = drift.level == DriftLevel::Alarm ? Finding::Weight::Bad
                                                                       : Finding::Weight::Notice,
                            .index = i,
                            .subject = QString::fromStdString(drift.column),
                            .effect = drift.effect(),
                            .pValue = drift.adjustedPValue};
            finding.what = EvaluationWords::tr(
                               "Column “%1” no longer looks as in the reference period: stability index %2.")
                               .arg(QString::fromStdString(drift.column), numberText(drift.effect(), 2));
            if (lacksMore)
                finding.what += u' ' + EvaluationWords::tr("Missing in %1 of the rows, was %2.")
                                           .arg(share(drift.missingCurrent), share(drift.missingReference));
            if (!drift.newCategories.empty())
                finding.what += u' ' + EvaluationWords::tr("New: “%1” in %2 of the rows.")
                                           .arg(QString::fromStdString(drift.newCategories.front().category),
                                                share(drift.newCategories.front().share));
            setDriftOnset(finding, m_evaluation.drifts[i]);
            finding.howSure = correctedText(drift.adjustedPValue, m_evaluation.tests);
            ++told;
            m_findings.push_back(std::move(finding));
        }
    }

    /// The first of the windows from which on the index stays above what is noticed.
    void setDriftOnset(Finding& finding, const ColumnDriftOverTime& drift) const
    {
        const double notice = DriftOptions().notice;
        for (const auto& [at, index] : std::views::reverse(drift.index)) {
            if (index < notice || m_evaluation.question.reference.contains(at))
                break;
            finding.at = at;
        }
        if (finding.at.ms > 0)
            finding.since = EvaluationWords::tr("Since %1.").arg(dateTimeText(finding.at));
    }

    const Evaluation& m_evaluation;
    std::vector<Finding> m_findings;
};

} // namespace

std::vector<Finding> findingsOf(const Evaluation& evaluation)
{
    return evaluation.versions.empty() ? std::vector<Finding>() : FindingsWriter(evaluation).write();
}

QString sliceName(const Slice& slice, const std::vector<SliceColumn>& columns)
{
    QString name;
    for (const SliceTerm& term : slice.terms) {
        const SliceColumn& column = columns[term.column];
        const std::string& value = column.values[static_cast<std::size_t>(term.value)];
        const QString named = QString::fromStdString(column.name);
        const QString one = value.empty()
                                ? EvaluationWords::tr("%1 is missing", "a column").arg(named)
                                : QStringLiteral("%1 = %2").arg(named, QString::fromStdString(value));
        name = name.isEmpty() ? one : EvaluationWords::tr("%1 and %2", "two conditions").arg(name, one);
    }
    return name;
}

QString nothingText(const Evaluation& evaluation)
{
    if (evaluation.versions.empty() || evaluation.versions.front().labelled == 0)
        return EvaluationWords::tr("Nothing stands out, but quality cannot be evaluated without labels.");
    if (evaluation.unsearched.empty())
        return EvaluationWords::tr(
            "Nothing stands out: no slice, version or period is clearly worse than the others.");
    return EvaluationWords::tr("Nothing stands out in what was searched; the notes tell what was not.");
}

QString differenceIntervalText(Interval interval, MetricUnit unit)
{
    if (!std::isfinite(interval.low) || !std::isfinite(interval.high))
        return EvaluationWords::tr("There are too few predictions for an interval.");
    if (unit == MetricUnit::Ratio)
        return EvaluationWords::tr("95 % interval of the difference: %1 to %2 points.")
            .arg(numberText(interval.low * 100, 1), numberText(interval.high * 100, 1));
    return EvaluationWords::tr("95 % interval of the difference: %1 to %2.")
        .arg(formatValue(interval.low, unit), formatValue(interval.high, unit));
}

QString differenceText(double difference, MetricUnit unit)
{
    if (unit == MetricUnit::Ratio)
        return EvaluationWords::tr("%1 points", "percentage points").arg(numberText(difference * 100, 1));
    return formatValue(difference, unit);
}

QString pValueText(double p)
{
    return p < 0.001 ? QStringLiteral("p\u00a0<\u00a0%1").arg(numberText(0.001, 3))
                     : QStringLiteral("p\u00a0=\u00a0%1").arg(numberText(p, 3));
}

QString correctedText(double p, std::int64_t tests)
{
    return EvaluationWords::tr("%1 after correction for all %n tests.", nullptr, static_cast<int>(tests))
        .arg(pValueText(p));
}

} // namespace qd
