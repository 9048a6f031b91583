// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/windows/windowestimates.h"

#include "models/evaluation/evaluationwords.h"
#include "models/evaluation/rows/rowsample.h"
#include "models/evaluation/rows/tablevalues.h"
#include "models/evaluation/windows/evaluationwindows.h"
#include "models/quality/lossestimator.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

constexpr std::size_t mostReferenceRows = 50'000;
constexpr std::size_t mostWindowRows = 2'000;

using Places = std::map<WindowPlace, std::vector<std::uint32_t>>;

/// Rows that did not fail, by window and version.
Places placesOf(const EvaluatedRows& rows)
{
    Places places;
    std::vector<std::uint32_t>* all = nullptr;
    std::vector<std::vector<std::uint32_t>*> ofVersion(rows.versions.size());
    std::int64_t window = 0;
    for (std::size_t row = 0; row < rows.size; ++row) {
        if (rows.failed(row) || rows.times[row] == 0)
            continue;
        const std::int64_t at = windowOf(rows.times[row], rows.question.window).ms;
        if (!all || at != window) {
            window = at;
            all = &places[{at, noClass}];
            std::fill(ofVersion.begin(), ofVersion.end(), nullptr);
        }
        all->push_back(static_cast<std::uint32_t>(row));
        const std::uint32_t version = rows.version[row];
        if (version == noClass)
            continue;
        if (!ofVersion[version])
            ofVersion[version] = &places[{at, version}];
        ofVersion[version]->push_back(static_cast<std::uint32_t>(row));
    }
    return places;
}

std::vector<std::uint32_t> referenceRows(const EvaluatedRows& rows)
{
    std::vector<std::uint32_t> reference;
    for (std::size_t row = 0; row < rows.size; ++row) {
        if (rows.inReference(row) && rows.labelled(row))
            reference.push_back(static_cast<std::uint32_t>(row));
    }
    return reference;
}

class AccuracyEstimates
{
public:
    explicit AccuracyEstimates(const EvaluatedRows& rows)
        : m_rows(rows),
          m_positive(rows.classes.size() == 2 && !rows.score.empty() ? rows.positive() : noClass)
    {
    }

    [[nodiscard]] const std::vector<double>& probabilities() const
    {
        return m_positive == noClass ? m_rows.confidence : m_rows.score;
    }

    Defined<QualityEstimator> fit() const
    {
        std::vector<ReferenceRow> reference;
        for (const std::uint32_t row : sampled(referenceRows(m_rows), mostReferenceRows)) {
            if (!std::isnan(probabilities()[row]))
                reference.push_back(
                    {probabilities()[row], isPositive(m_rows.predicted[row]),
                     m_positive == noClass ? m_rows.loss(row) == 0 : m_rows.truth[row] == m_positive});
        }
        // Ten chunks also of a short reference; the band allows for their size.
        EstimatorOptions options;
        options.chunkRows = std::clamp<std::size_t>(reference.size() / 10, 50, options.chunkRows);
        return QualityEstimator::fit(reference, options);
    }

    std::optional<EstimatedValue> estimate(const QualityEstimator& estimator,
                                           const std::vector<std::uint32_t>& window) const
    {
        std::vector<UnlabelledRow> unlabelled;
        for (const std::uint32_t row : window) {
            if (m_rows.predicted[row] != noClass && !std::isnan(probabilities()[row]))
                unlabelled.push_back({probabilities()[row], isPositive(m_rows.predicted[row])});
        }
        const auto estimate = estimator.estimate(unlabelled);
        return estimate ? estimate->of(EstimatedMetric::Accuracy) : std::nullopt;
    }

private:
    [[nodiscard]] bool isPositive(std::uint32_t predicted) const
    {
        return m_positive == noClass || predicted == m_positive;
    }

    const EvaluatedRows& m_rows;
    std::uint32_t m_positive; ///< noClass: probabilities are those of being right
};

void estimateAccuracies(const EvaluatedRows& rows, const Places& places,
                        std::map<WindowPlace, WindowEstimate>& estimates, std::vector<QString>& notes,
                        const CancelToken& cancel)
{
    const AccuracyEstimates accuracies(rows);
    if (accuracies.probabilities().empty()) {
        notes.push_back(EvaluationWords::tr(
            "Without probabilities in the log, accuracy cannot be estimated where labels are late."));
        return;
    }
    if (!rows.scoresAreProbabilities)
        return; // there is a note about it already
    const auto estimator = accuracies.fit();
    if (!estimator) {
        notes.push_back(EvaluationWords::tr(
            "Accuracy is not estimated where labels are late: the reference period has too few "
            "labelled predictions to learn from."));
        return;
    }
    for (const auto& [place, window] : places) {
        if (cancel.isCancelled())
            return;
        estimates[place].accuracy = accuracies.estimate(*estimator, window);
    }
}

/// The prediction and all numeric columns without another meaning.
Result<std::vector<std::vector<double>>> featuresOf(const EvaluatedRows& rows, const RecordTable& table,
                                                    const CancelToken& cancel)
{
    std::vector<std::vector<double>> features{rows.value};
    for (int column = 0; column < static_cast<int>(table.columns().size()); ++column) {
        const TableColumn& one = table.columns()[static_cast<std::size_t>(column)];
        if (one.field != LogField::Other || one.kind != ColumnKind::Number)
            continue;
        auto values = numbersOf(table, rows.selection, column, cancel);
        if (!values)
            return Failure(values.error());
        features.push_back(std::move(*values));
    }
    return features;
}

std::vector<double> picked(const std::vector<double>& values, const std::vector<std::uint32_t>& rows)
{
    std::vector<double> result;
    result.reserve(rows.size());
    for (const std::uint32_t row : rows)
        result.push_back(values[row]);
    return result;
}

std::optional<double> realisedError(const EvaluatedRows& rows, const std::vector<std::uint32_t>& window)
{
    double sum = 0;
    std::int64_t count = 0;
    for (const std::uint32_t row : window) {
        if (!rows.labelled(row))
            continue;
        sum += rows.loss(row);
        ++count;
    }
    return count > 0 ? std::optional(sum / static_cast<double>(count)) : std::nullopt;
}

Result<void> estimateErrors(const EvaluatedRows& rows, const RecordTable& table, const Places& places,
                            std::map<WindowPlace, WindowEstimate>& estimates, std::vector<QString>& notes,
                            const CancelToken& cancel)
{
    for (const auto& [place, window] : places)
        estimates[place].realisedError = realisedError(rows, window);
    const auto features = featuresOf(rows, table, cancel);
    if (!features)
        return Failure(features.error());
    const std::vector<std::uint32_t> reference = sampled(referenceRows(rows), mostReferenceRows);
    std::vector<std::vector<double>> learnt;
    learnt.reserve(features->size());
    for (const std::vector<double>& feature : *features)
        learnt.push_back(picked(feature, reference));
    std::vector<double> losses;
    for (const std::uint32_t row : reference)
        losses.push_back(rows.loss(row));
    const auto estimator = LossEstimator::fit(learnt, losses, cancel);
    if (!estimator) {
        notes.push_back(EvaluationWords::tr(
            "The error is not estimated where labels are late: the reference period has too few "
            "labelled predictions to learn from."));
        return {};
    }
    std::vector<double> one(features->size());
    for (const auto& [place, window] : places) {
        if (cancel.isCancelled())
            return cancelled();
        std::vector<double> estimated;
        for (const std::uint32_t row : sampled(window, mostWindowRows)) {
            if (std::isnan(rows.value[row]))
                continue;
            for (std::size_t feature = 0; feature < one.size(); ++feature)
                one[feature] = (*features)[feature][row];
            estimated.push_back((*estimator)(one));
        }
        if (const auto mean = estimator->mean(estimated))
            estimates[place].error = *mean;
    }
    return {};
}

} // namespace

Result<std::map<WindowPlace, WindowEstimate>> estimateWindows(const EvaluatedRows& rows,
                                                              const RecordTable& table,
                                                              std::vector<QString>& notes,
                                                              const CancelToken& cancel)
{
    std::map<WindowPlace, WindowEstimate> estimates;
    const bool judged = rows.task == TaskKind::Regression ? !rows.target.empty() : !rows.predicted.empty();
    if (rows.times.empty() || !judged)
        return estimates;
    const Places places = placesOf(rows);
    if (rows.task == TaskKind::Classification) {
        estimateAccuracies(rows, places, estimates, notes, cancel);
        return estimates;
    }
    if (const auto done = estimateErrors(rows, table, places, estimates, notes, cancel); !done)
        return Failure(done.error());
    return estimates;
}

} // namespace qd
