// SPDX-License-Identifier: Apache-2.0
#include "models/items/evaluation/speedmodels.h"

#include "models/base/numbertext.h"
#include "models/base/visibletext.h"
#include "models/items/evaluation/evaluationfigures.h"

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

struct SpeedModelsWords
{
    Q_DECLARE_TR_FUNCTIONS(SpeedModelsWords)
};

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

template <std::size_t Index>
QString latencyText(const SpeedRow& row)
{
    return formatValue(row.latencies[Index], MetricUnit::Seconds);
}

/// What is not there comes before everything else.
template <std::size_t Index>
QVariant latencySort(const SpeedRow& row)
{
    return std::isnan(row.latencies[Index]) ? -1 : row.latencies[Index];
}

std::array<double, 4> firstFour(const std::vector<double>& latencies)
{
    std::array<double, 4> four{nothing, nothing, nothing, nothing};
    std::copy_n(latencies.begin(), std::min(latencies.size(), four.size()), four.begin());
    return four;
}

} // namespace

QString SpeedRow::name() const
{
    if (!value)
        return versionName(version);
    return value->empty() ? SpeedModelsWords::tr("missing", "no value") : QString::fromStdString(*value);
}

SpeedModel* makeSpeedModel(QObject* parent)
{
    using R = SpeedRow;
    return new SpeedModel(
        {{[] { return SpeedModelsWords::tr("Group"); }, [](const R& r) { return r.name(); },
          [](const R& r) { return QVariant(r.name()); }},
         {[] { return SpeedModelsWords::tr("Predictions"); },
          [](const R& r) { return countText(r.predictions); },
          [](const R& r) { return QVariant(static_cast<qlonglong>(r.predictions)); }, true},
         {[] { return SpeedModelsWords::tr("Per second"); },
          [](const R& r) { return formatValue(r.perSecond.value_or(nothing), MetricUnit::PerSecond); },
          [](const R& r) { return QVariant(r.perSecond.value_or(-1)); }, true,
          [] {
              return SpeedModelsWords::tr("Predictions per second between the version's first and last one.");
          }},
         {[] { return SpeedModelsWords::tr("p50"); }, latencyText<0>, latencySort<0>, true,
          [] { return SpeedModelsWords::tr("Half of the predictions were at least as fast as this."); }},
         {[] { return SpeedModelsWords::tr("p90"); }, latencyText<1>, latencySort<1>, true,
          [] { return SpeedModelsWords::tr("Nine in ten predictions were at least as fast as this."); }},
         {[] { return SpeedModelsWords::tr("p99"); }, latencyText<2>, latencySort<2>, true,
          [] { return SpeedModelsWords::tr("One in a hundred predictions was slower than this."); }},
         {[] { return SpeedModelsWords::tr("p99.9"); }, latencyText<3>, latencySort<3>, true,
          [] { return SpeedModelsWords::tr("One in a thousand predictions was slower than this."); }},
         {[] { return SpeedModelsWords::tr("Errors"); },
          [](const R& r) { return formatValue(r.failedShare.value_or(nothing), MetricUnit::Ratio); },
          [](const R& r) { return QVariant(r.failedShare.value_or(-1)); }, true,
          [] {
              return SpeedModelsWords::tr(
                  "Share of the predictions that ended with a status of 400 or more.");
          }}},
        nullptr, parent);
}

std::vector<std::string> speedColumns(const Evaluation& evaluation)
{
    std::vector<std::string> columns;
    for (const SegmentEvaluation& segment : evaluation.segments) {
        if (columns.empty() || columns.back() != segment.column)
            columns.push_back(segment.column);
    }
    return columns;
}

std::vector<SpeedRow> versionSpeeds(const Evaluation& evaluation)
{
    std::vector<SpeedRow> rows;
    for (const VersionEvaluation& version : evaluation.versions) {
        SpeedRow row{.version = version.version,
                     .value = {},
                     .predictions = version.predictions,
                     .perSecond = version.requestsPerSecond,
                     .latencies = firstFour(version.latencies),
                     .failedShare = version.errorRatio,
                     .bins = version.latencyBins};
        row.latencies.back() = version.latencyP999.value_or(nothing); // there it is the longest
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<SpeedRow> segmentSpeeds(const Evaluation& evaluation, const std::string& column,
                                    std::size_t version)
{
    // A single version has all there is.
    const bool ofAll = version == 0 || evaluation.versionSegments.empty();
    const std::string& wanted = evaluation.versions.at(version).version;
    const bool hasStatuses = evaluation.versions.at(version).errorRatio.has_value();
    std::vector<SpeedRow> rows;
    for (const SegmentEvaluation& one : ofAll ? evaluation.segments : evaluation.versionSegments) {
        if (one.column != column || (!ofAll && one.version != wanted))
            continue;
        const double failed =
            static_cast<double>(one.tally.failed) / static_cast<double>(one.tally.predictions);
        rows.push_back({.version = wanted,
                        .value = one.value,
                        .predictions = one.tally.predictions,
                        .perSecond = predictionsPerSecond(one, evaluation),
                        .latencies = firstFour(one.tally.latencies),
                        .failedShare = hasStatuses ? std::optional(failed) : std::nullopt,
                        .bins = one.latencyBins});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const SpeedRow& a, const SpeedRow& b) { return a.predictions > b.predictions; });
    return rows;
}

void AnswerModel::setEvaluation(EvaluationPtr evaluation)
{
    beginResetModel();
    m_evaluation = std::move(evaluation);
    m_statuses.clear();
    if (m_evaluation) {
        for (const auto& [status, count] : m_evaluation->versions.front().statuses)
            m_statuses.push_back(status);
    }
    endResetModel();
}

void AnswerModel::retranslate()
{
    if (rowCount() == 0)
        return;
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int AnswerModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_statuses.size());
}

int AnswerModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_evaluation ? 0 : static_cast<int>(m_evaluation->versions.size());
}

QVariant AnswerModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const VersionEvaluation& version = m_evaluation->versions[static_cast<std::size_t>(index.column())];
    const std::int64_t count = answersWith(version, statusAt(index.row()));
    if (count == 0)
        return dash;
    const double share = static_cast<double>(count) / static_cast<double>(version.predictions);
    return SpeedModelsWords::tr("%1 (%2)", "a count and its share")
        .arg(countText(count), formatValue(share, MetricUnit::Ratio));
}

QVariant AnswerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= (orientation == Qt::Horizontal ? columnCount() : rowCount()))
        return {};
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Horizontal)
        return visibleLine(versionName(m_evaluation->versions[static_cast<std::size_t>(section)].version));
    return QString::number(statusAt(section));
}

} // namespace qd
