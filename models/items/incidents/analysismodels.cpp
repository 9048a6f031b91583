// SPDX-License-Identifier: Apache-2.0
#include "models/items/incidents/analysismodels.h"

#include "models/base/numbertext.h"
#include "models/base/visibletext.h"
#include "models/incidents/report/evidencetext.h"
#include "models/items/incidents/incidenttexts.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

struct AnalysisModelsWords
{
    Q_DECLARE_TR_FUNCTIONS(AnalysisModelsWords)
};

constexpr double sizeOfLongestBar = 4; ///< 40 percentage points

QString pText(double p)
{
    if (std::isnan(p))
        return dash;
    return p < 0.001 ? AnalysisModelsWords::tr("< %1", "p value").arg(QLocale().toString(0.001))
                     : numberText(p, 3);
}

QVariant number(double value)
{
    return std::isnan(value) ? QVariant(-1e300) : QVariant(value);
}

} // namespace

ChangeModel* makeChangeModel(QObject* parent)
{
    using C = Change;
    return new ChangeModel(
        {{[] { return AnalysisModelsWords::tr("Quantity"); }, [](const C& c) { return changeTitle(c); },
          [](const C& c) { return QVariant(changeTitle(c)); }},
         {[] { return AnalysisModelsWords::tr("Before"); },
          [](const C& c) { return metricValueText(c.metric, c.before); },
          [](const C& c) { return number(c.before); }, true},
         {[] { return AnalysisModelsWords::tr("After"); },
          [](const C& c) { return metricValueText(c.metric, c.after); },
          [](const C& c) { return number(c.after); }, true},
         {[] { return AnalysisModelsWords::tr("Effect"); }, changeEffectText,
          [](const C& c) { return number(sizeOf(c)); }, true,
          [] {
              return AnalysisModelsWords::tr(
                  "How much it changed; the table is ranked by it. The bar is full at 40 points "
                  "or a factor of 16. The tooltip of a cell gives the standardised size.");
          }},
         {[] { return AnalysisModelsWords::tr("p"); }, [](const C& c) { return pText(c.pValue); },
          [](const C& c) { return number(c.pValue); }, true,
          [] {
              return AnalysisModelsWords::tr("How often chance alone would show a change of this size.");
          }}},
        [](const C& c, int column, int role) {
            const bool isEffect = column == change::EffectColumn;
            if (role == change::ShareRole && isEffect)
                return QVariant(std::min(sizeOf(c) / sizeOfLongestBar, 1.0));
            if (role != Qt::ToolTipRole)
                return QVariant();
            return QVariant(isEffect ? standardisedEffectText(c)
                                     : QString::fromStdString(c.metric + c.labels.toString()));
        },
        parent);
}

SegmentModel* makeSegmentModel(QObject* parent)
{
    using S = SegmentChange;
    return new SegmentModel(
        {{[] { return AnalysisModelsWords::tr("Attribute"); },
          [](const S& s) { return QString::fromStdString(s.attribute); },
          [](const S& s) { return QVariant(QString::fromStdString(s.attribute)); }},
         {[] { return AnalysisModelsWords::tr("Value"); },
          [](const S& s) { return QString::fromStdString(s.value); },
          [](const S& s) { return QVariant(QString::fromStdString(s.value)); }},
         {[] { return AnalysisModelsWords::tr("Before"); },
          [](const S& s) { return countText(s.beforeCount); },
          [](const S& s) { return QVariant(static_cast<qlonglong>(s.beforeCount)); }, true,
          [] { return AnalysisModelsWords::tr("Predictions of this segment in the healthy period."); }},
         {[] { return AnalysisModelsWords::tr("After"); }, [](const S& s) { return countText(s.afterCount); },
          [](const S& s) { return QVariant(static_cast<qlonglong>(s.afterCount)); }, true,
          [] { return AnalysisModelsWords::tr("Predictions of this segment in the affected period."); }},
         {[] { return AnalysisModelsWords::tr("Accuracy before"); },
          [](const S& s) { return shareText(s.beforeAccuracy); },
          [](const S& s) { return number(s.beforeAccuracy); }, true},
         {[] { return AnalysisModelsWords::tr("Accuracy after"); },
          [](const S& s) { return shareText(s.afterAccuracy); },
          [](const S& s) { return number(s.afterAccuracy); }, true}},
        nullptr, parent);
}

VersionModel* makeVersionModel(QObject* parent)
{
    using V = VersionUse;
    return new VersionModel(
        {{[] { return AnalysisModelsWords::tr("Version"); },
          [](const V& v) { return QString::fromStdString(v.version); },
          [](const V& v) { return QVariant(QString::fromStdString(v.version)); }},
         {[] { return AnalysisModelsWords::tr("First answer"); },
          [](const V& v) { return timeText(v.firstAt); },
          [](const V& v) { return QVariant(static_cast<qlonglong>(v.firstAt.ms)); }},
         {[] { return AnalysisModelsWords::tr("Last answer"); },
          [](const V& v) { return timeText(v.lastAt); },
          [](const V& v) { return QVariant(static_cast<qlonglong>(v.lastAt.ms)); }},
         {[] { return AnalysisModelsWords::tr("Before"); },
          [](const V& v) { return countText(v.before.predictions); },
          [](const V& v) { return QVariant(static_cast<qlonglong>(v.before.predictions)); }, true,
          [] { return AnalysisModelsWords::tr("Predictions by this version in the healthy period."); }},
         {[] { return AnalysisModelsWords::tr("After"); },
          [](const V& v) { return countText(v.after.predictions); },
          [](const V& v) { return QVariant(static_cast<qlonglong>(v.after.predictions)); }, true,
          [] { return AnalysisModelsWords::tr("Predictions by this version in the affected period."); }},
         {[] { return AnalysisModelsWords::tr("Accuracy before"); },
          [](const V& v) { return shareText(v.before.accuracy()); },
          [](const V& v) { return number(v.before.accuracy()); }, true},
         {[] { return AnalysisModelsWords::tr("Accuracy after"); },
          [](const V& v) { return shareText(v.after.accuracy()); },
          [](const V& v) { return number(v.after.accuracy()); }, true}},
        nullptr, parent);
}

StatusModel* makeStatusModel(QObject* parent)
{
    using S = StatusShare;
    return new StatusModel(
        {{[] { return AnalysisModelsWords::tr("Status"); },
          [](const S& s) { return QString::fromStdString(s.status); },
          [](const S& s) { return QVariant(QString::fromStdString(s.status)); }},
         {[] { return AnalysisModelsWords::tr("Before"); }, [](const S& s) { return countText(s.before); },
          [](const S& s) { return QVariant(static_cast<qlonglong>(s.before)); }, true},
         {[] { return AnalysisModelsWords::tr("Share before"); },
          [](const S& s) { return shareText(s.beforeShare); },
          [](const S& s) { return number(s.beforeShare); }, true},
         {[] { return AnalysisModelsWords::tr("After"); }, [](const S& s) { return countText(s.after); },
          [](const S& s) { return QVariant(static_cast<qlonglong>(s.after)); }, true},
         {[] { return AnalysisModelsWords::tr("Share after"); },
          [](const S& s) { return shareText(s.afterShare); }, [](const S& s) { return number(s.afterShare); },
          true}},
        nullptr, parent);
}

std::vector<StatusShare> statusShares(const Analysis& analysis)
{
    std::map<std::string, StatusShare> byStatus;
    std::int64_t before = 0;
    std::int64_t after = 0;
    for (const auto& [status, count] : analysis.statusBefore) {
        byStatus[status].before = count;
        before += count;
    }
    for (const auto& [status, count] : analysis.statusAfter) {
        byStatus[status].after = count;
        after += count;
    }
    std::vector<StatusShare> shares;
    for (auto& [status, share] : byStatus) {
        share.status = status;
        share.beforeShare =
            before > 0 ? static_cast<double>(share.before) / static_cast<double>(before) : NAN;
        share.afterShare = after > 0 ? static_cast<double>(share.after) / static_cast<double>(after) : NAN;
        shares.push_back(share);
    }
    return shares;
}

ComparisonModel* makeComparisonModel(QObject* parent)
{
    using M = MetricComparison;
    const auto value = [](const std::string& metric, double v, std::int64_t n) {
        return AnalysisModelsWords::tr("%1 (n = %2)", "value, number of observations")
            .arg(metricValueText(metric, v), countText(n));
    };
    static const auto valueText = value;
    return new ComparisonModel(
        {{[] { return AnalysisModelsWords::tr("Metric"); },
          [](const M& m) { return seriesTitle(m.metric, {}); },
          [](const M& m) { return QVariant(seriesTitle(m.metric, {})); }},
         {[] { return AnalysisModelsWords::tr("Before"); },
          [](const M& m) { return valueText(m.metric, m.baselineValue, m.baselineCount); },
          [](const M& m) { return number(m.baselineValue); }, true,
          [] { return AnalysisModelsWords::tr("In the healthy period before the fault."); }},
         {[] { return AnalysisModelsWords::tr("Affected"); },
          [](const M& m) { return valueText(m.metric, m.affectedValue, m.affectedCount); },
          [](const M& m) { return number(m.affectedValue); }, true,
          [] { return AnalysisModelsWords::tr("While the fault lasted."); }},
         {[] { return AnalysisModelsWords::tr("After"); },
          [](const M& m) { return valueText(m.metric, m.afterValue, m.afterCount); },
          [](const M& m) { return number(m.afterValue); }, true,
          [] { return AnalysisModelsWords::tr("Since the action took hold."); }},
         {[] { return AnalysisModelsWords::tr("Change from baseline"); }, [](const M&) { return QString(); },
          [](const M& m) { return number(m.improvement); }, false,
          [] {
              return AnalysisModelsWords::tr(
                  "Interval of the change; right is better. It must lie entirely to the right "
                  "of the dashed margin.");
          }},
         {[] { return AnalysisModelsWords::tr("Verdict"); },
          [](const M& m) {
              return AnalysisModelsWords::tr("%1 %2", "sign, verdict")
                  .arg(verdictGlyph(m.verdict), verdictText(m.verdict));
          },
          [](const M& m) { return QVariant(static_cast<int>(m.verdict)); }}},
        [](const M& m, int column, int role) -> QVariant {
            switch (role) {
            case comparison::LowRole:
                return m.low;
            case comparison::HighRole:
                return m.high;
            case comparison::EstimateRole:
                return m.improvement;
            case comparison::MarginRole:
                return m.margin;
            case comparison::VerdictRole:
                return static_cast<int>(m.verdict);
            case Qt::ToolTipRole:
                return comparisonText(m);
            case Qt::AccessibleTextRole:
                return column == comparison::IntervalColumn ? QVariant(comparisonText(m)) : QVariant();
            default:
                return {};
            }
        },
        parent);
}

void HypothesisModel::setHypotheses(std::vector<Hypothesis> hypotheses, const std::string& accepted)
{
    beginResetModel();
    m_hypotheses = std::move(hypotheses);
    m_accepted = accepted;
    endResetModel();
}

void HypothesisModel::setAccepted(const std::string& id)
{
    m_accepted = id;
    retranslate();
}

void HypothesisModel::retranslate()
{
    if (!m_hypotheses.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

const Hypothesis* HypothesisModel::hypothesisAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_hypotheses[static_cast<std::size_t>(row)] : nullptr;
}

int HypothesisModel::rowOf(const std::string& id) const
{
    const auto found =
        std::find_if(m_hypotheses.begin(), m_hypotheses.end(), [&](const auto& h) { return h.id == id; });
    return found == m_hypotheses.end() ? -1 : static_cast<int>(found - m_hypotheses.begin());
}

int HypothesisModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hypotheses.size());
}

QVariant HypothesisModel::data(const QModelIndex& index, int role) const
{
    const Hypothesis* hypothesis = index.isValid() ? hypothesisAt(index.row()) : nullptr;
    if (!hypothesis)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return visibleText(hypothesisTitle(*hypothesis));
    case Qt::AccessibleTextRole:
        return tr("%1, probability %2")
            .arg(visibleText(hypothesisTitle(*hypothesis)), shareText(hypothesis->probability));
    case HypothesisIdRole:
        return QString::fromStdString(hypothesis->id);
    case ProbabilityRole:
        return hypothesis->probability;
    case AcceptedRole:
        return hypothesis->id == m_accepted;
    default:
        return {};
    }
}

} // namespace qd
