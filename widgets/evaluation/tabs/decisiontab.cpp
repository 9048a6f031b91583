// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/tabs/decisiontab.h"

#include "models/base/numbertext.h"
#include "models/items/evaluation/evaluationfigures.h"
#include "widgets/charts/chartlegend.h"
#include "widgets/evaluation/plots/xyplot.h"
#include "widgets/evaluation/thresholdpanel.h"
#include "widgets/theme/textlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

/// Returns the text of a threshold; at the first point, where nothing is positive, no threshold can be set.
QString thresholdText(double threshold)
{
    return std::isfinite(threshold) ? shortNumberText(threshold, 4) : DecisionTab::tr("above every score");
}

QPointF rocPosition(const BinaryCounts& counts)
{
    const auto share = [](std::int64_t part, std::int64_t rest) {
        return part + rest > 0 ? static_cast<double>(part) / static_cast<double>(part + rest) : 0.0;
    };
    return {share(counts.falsePositives, counts.trueNegatives),
            share(counts.truePositives, counts.falseNegatives)};
}

/// Precision is 1 by convention where nothing is called positive.
QPointF prPosition(const BinaryCounts& counts)
{
    const std::int64_t called = counts.truePositives + counts.falsePositives;
    return {rocPosition(counts).y(),
            called > 0 ? static_cast<double>(counts.truePositives) / static_cast<double>(called) : 1.0};
}

} // namespace

DecisionTab::DecisionTab(QWidget* parent)
    : EvaluationTab(parent),
      m_legendTitle(new TextLabel(this)),
      m_legend(new ChartLegend(this)),
      m_roc(new XyPlot(QStringLiteral("rocPlot"), this)),
      m_pr(new XyPlot(QStringLiteral("prPlot"), this)),
      m_panel(new ThresholdPanel(this))
{
    m_legend->setObjectName(QStringLiteral("curveLegend"));
    auto* plots = new QHBoxLayout;
    plots->setSpacing(12);
    plots->addWidget(m_roc);
    plots->addWidget(m_pr);
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 6, 12, 12);
    auto* legend = new QHBoxLayout;
    legend->addWidget(m_legendTitle, 0, Qt::AlignTop);
    legend->addWidget(m_legend, 1);
    column->addLayout(legend);
    column->addLayout(plots, 1);
    column->addWidget(m_panel);
    setPage(content);

    for (XyPlot* plot : {m_roc, m_pr}) {
        const bool isRoc = plot == m_roc;
        plot->setChoosable(true);
        plot->setExplanation(
            [this, isRoc](const XyHit& hit) { return isRoc ? explainRoc(hit) : explainPr(hit); });
        connect(plot, &XyPlot::chosen, this, [this, isRoc](const XyHit& hit) {
            if (const double threshold = thresholdAt(hit, isRoc); std::isfinite(threshold))
                m_panel->setThreshold(threshold);
        });
        connect(plot, &XyPlot::activated, this, [this, isRoc](const XyHit& hit) { openRows(hit, isRoc); });
        connect(m_legend, &ChartLegend::toggled, plot, &XyPlot::setCurveVisible);
    }
    connect(m_panel, &ThresholdPanel::thresholdChanged, this, &DecisionTab::showMarks);
    connect(m_panel, &ThresholdPanel::cellActivated, this, [this](bool called, bool truth) {
        askForRows(m_shown.rows.decided(m_panel->threshold(), called, truth));
    });
    retranslate();
}

QString DecisionTab::title() const
{
    return tr("&Threshold");
}

void DecisionTab::retranslate()
{
    m_roc->setTitle(tr("ROC"));
    m_legendTitle->setText(tr("AUC (95 % interval):"));
    m_legendTitle->setMinimumHeight(fontMetrics().height() + 8);
    m_roc->setAxes({tr("False positive rate"), MetricUnit::Ratio, std::pair(0.0, 1.0)},
                   {tr("True positive rate"), MetricUnit::Ratio, std::pair(0.0, 1.0)});
    m_pr->setTitle(tr("Precision and recall"));
    m_pr->setAxes({tr("Recall"), MetricUnit::Ratio, std::pair(0.0, 1.0)},
                  {tr("Precision"), MetricUnit::Ratio, std::pair(0.0, 1.0)});
    m_panel->retranslate();
    refreshShown();
}

const VersionEvaluation& DecisionTab::versionOf(const XyHit& hit) const
{
    return m_shown.evaluation->versions[m_drawn[static_cast<std::size_t>(hit.curve)]];
}

double DecisionTab::thresholdAt(const XyHit& hit, bool isRoc) const
{
    const auto index = static_cast<std::size_t>(hit.index);
    return isRoc ? versionOf(hit).roc->points[index].threshold : versionOf(hit).pr->points[index].threshold;
}

void DecisionTab::openRows(const XyHit& hit, bool isRoc)
{
    const RowsBehind rows = m_shown.rows.ofVersion(m_drawn[static_cast<std::size_t>(hit.curve)]);
    askForRows(rows.calledPositive(thresholdAt(hit, isRoc)));
}

QString DecisionTab::legendName(const VersionEvaluation& version) const
{
    if (!version.auc)
        return tr("%1: %2", "version, its AUC")
            .arg(versionName(version.version), scoreText(version.roc->auc));
    return tr("%1: %2 (%3–%4)", "version, its AUC and the interval of that")
        .arg(versionName(version.version), scoreText(version.auc->auc), scoreText(version.auc->interval.low),
             scoreText(version.auc->interval.high));
}

void DecisionTab::refresh()
{
    const Evaluation& evaluation = *m_shown.evaluation;
    const bool any = std::any_of(evaluation.versions.begin(), evaluation.versions.end(),
                                 [](const VersionEvaluation& version) { return version.roc && version.pr; });
    if (!any)
        return showNothing(
            tr("No curves over thresholds"),
            evaluation.question.positiveClass.empty()
                ? tr("Curves over thresholds are of one class. Choose a positive class above.")
                : tr("%1 The log needs probabilities and labels.")
                      .arg(undefinedReason(m_shown.chosen().roc ? Undefined::NoData
                                                                : m_shown.chosen().roc.error())));
    showPage();
    showCurves();
    m_panel->setVersion(m_shown.chosen(), evaluation.question.positiveClass);
    showMarks();
}

void DecisionTab::showCurves()
{
    std::vector<XyCurve> roc;
    std::vector<XyCurve> pr;
    std::vector<ChartLegend::Entry> entries;
    m_drawn.clear();
    const auto& versions = m_shown.evaluation->versions;
    for (const std::size_t i : m_shown.drawn()) {
        if (!versions[i].roc || !versions[i].pr)
            continue;
        const QString name = legendName(versions[i]);
        const int slot = ShownEvaluation::slotOf(i);
        XyCurve rates{name, slot, {}};
        for (const RocPoint& point : versions[i].roc->points)
            rates.points.emplace_back(point.falsePositiveRate, point.truePositiveRate);
        XyCurve precisions{name, slot, {}};
        for (const PrPoint& point : versions[i].pr->points)
            precisions.points.emplace_back(point.recall, point.precision);
        roc.push_back(std::move(rates));
        pr.push_back(std::move(precisions));
        entries.push_back({name, slot, true});
        m_drawn.push_back(i);
    }
    m_legend->setEntries(entries);
    m_roc->setReferenceLines({{{0, 0}, {1, 1}}});
    const double prevalence = m_shown.chosen().pr ? m_shown.chosen().pr->prevalence : 0;
    m_pr->setReferenceLines({{{0, prevalence}, {1, prevalence}}});
    m_roc->setCurves(std::move(roc));
    m_pr->setCurves(std::move(pr));
}

void DecisionTab::showMarks()
{
    std::vector<XyMark> roc;
    std::vector<XyMark> pr;
    if (const auto best = m_panel->best()) {
        const QString text = tr("lowest cost");
        roc.push_back({rocPosition(best->counts), text});
        pr.push_back({prPosition(best->counts), text});
    }
    if (const auto counts = m_panel->counts()) {
        const QString text = tr("threshold %1").arg(shortNumberText(m_panel->threshold(), 4));
        roc.push_back({rocPosition(*counts), text, false, true});
        pr.push_back({prPosition(*counts), text, false, true});
    }
    m_roc->setMarks(std::move(roc));
    m_pr->setMarks(std::move(pr));
}

QStringList DecisionTab::explainRoc(const XyHit& hit) const
{
    const VersionEvaluation& version = versionOf(hit);
    const RocPoint& point = version.roc->points[static_cast<std::size_t>(hit.index)];
    return {versionName(version.version), tr("Threshold: %1").arg(thresholdText(point.threshold)),
            tr("True positive rate: %1").arg(formatValue(point.truePositiveRate, MetricUnit::Ratio)),
            tr("False positive rate: %1").arg(formatValue(point.falsePositiveRate, MetricUnit::Ratio))};
}

QStringList DecisionTab::explainPr(const XyHit& hit) const
{
    const VersionEvaluation& version = versionOf(hit);
    const PrPoint& point = version.pr->points[static_cast<std::size_t>(hit.index)];
    return {versionName(version.version), tr("Threshold: %1").arg(thresholdText(point.threshold)),
            tr("Precision: %1").arg(formatValue(point.precision, MetricUnit::Ratio)),
            tr("Recall: %1").arg(formatValue(point.recall, MetricUnit::Ratio))};
}

} // namespace qd
