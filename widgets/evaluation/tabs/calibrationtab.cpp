// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/tabs/calibrationtab.h"

#include "widgets/charts/chartlegend.h"
#include "widgets/evaluation/plots/xyplot.h"
#include "widgets/evaluation/tablesupport.h"
#include "widgets/theme/textlabel.h"

#include <QHBoxLayout>
#include <QTableView>

#include <algorithm>

namespace qd {

CalibrationTab::CalibrationTab(QWidget* parent)
    : EvaluationTab(parent),
      m_legendTitle(new TextLabel(this)),
      m_legend(new ChartLegend(this)),
      m_diagram(new XyPlot(QStringLiteral("reliabilityPlot"), this)),
      m_histogram(new XyPlot(QStringLiteral("confidencePlot"), this)),
      m_bins(makeReliabilityModel(this)),
      m_table(new QTableView(this))
{
    m_legend->setObjectName(QStringLiteral("calibrationLegend"));
    setUpTable(*m_table, QStringLiteral("reliabilityTable"), *m_bins);
    fitColumns(*m_table);
    auto* right = new QVBoxLayout;
    right->setSpacing(10);
    right->addWidget(m_histogram, 1);
    right->addWidget(m_table, 1);
    auto* parts = new QHBoxLayout;
    parts->setSpacing(12);
    parts->addWidget(m_diagram, 1);
    parts->addLayout(right, 1);
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 6, 12, 12);
    auto* legend = new QHBoxLayout;
    legend->addWidget(m_legendTitle, 0, Qt::AlignTop);
    legend->addWidget(m_legend, 1);
    column->addLayout(legend);
    column->addLayout(parts, 1);
    setPage(content);

    m_diagram->setReferenceLines({{{0, 0}, {1, 1}}});
    m_diagram->setExplanation([this](const XyHit& hit) {
        const auto& version = m_shown.evaluation->versions[m_drawn[static_cast<std::size_t>(hit.curve)]];
        return QStringList{versionName(version.version)} + explain(binOf(hit));
    });
    m_histogram->setExplanation([this](const XyHit& hit) { return explain(m_bins->at(hit.index)); });
    connect(m_legend, &ChartLegend::toggled, m_diagram, &XyPlot::setCurveVisible);
    connect(m_diagram, &XyPlot::activated, this,
            [this](const XyHit& hit) { openBin(binOf(hit), m_drawn[static_cast<std::size_t>(hit.curve)]); });
    connect(m_histogram, &XyPlot::activated, this,
            [this](const XyHit& hit) { openBin(m_bins->at(hit.index), m_shown.version); });
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { openBin(m_bins->at(index.row()), m_shown.version); });
    retranslate();
}

QString CalibrationTab::title() const
{
    return tr("Cali&bration");
}

void CalibrationTab::retranslate()
{
    m_legendTitle->setText(tr("Calibration error, largest:"));
    m_legendTitle->setToolTip(
        tr("ECE and MCE: how far confidence and observed share lie apart, on average and at most"));
    m_legendTitle->setMinimumHeight(fontMetrics().height() + 8);
    m_diagram->setTitle(tr("Reliability"));
    m_diagram->setAxes({tr("Confidence"), MetricUnit::Ratio, std::pair(0.0, 1.0)},
                       {tr("Observed share"), MetricUnit::Ratio, std::pair(0.0, 1.0)});
    m_histogram->setTitle(tr("Confidences"));
    m_histogram->setAxes({tr("Confidence"), MetricUnit::Ratio, std::pair(0.0, 1.0)},
                         {tr("Rows"), MetricUnit::Count});
    retranslateTable(*m_table, tr("Bins of the reliability diagram"));
    m_table->setToolTip(tr("Double-click or press Enter to see the rows of a bin"));
    m_bins->retranslate();
    refreshShown();
}

void CalibrationTab::refresh()
{
    const auto& versions = m_shown.evaluation->versions;
    const bool any = std::any_of(versions.begin(), versions.end(),
                                 [](const VersionEvaluation& version) { return version.calibration; });
    if (!any)
        return showNothing(
            tr("No calibration"),
            tr("The log has no probabilities beside its labels, so calibration cannot be measured."));
    showPage();
    showDiagram();
    std::vector<XyBar> bars;
    std::vector<ReliabilityBin> bins;
    if (m_shown.chosen().calibration)
        bins = m_shown.chosen().calibration->bins;
    for (const ReliabilityBin& bin : bins) {
        bars.push_back(
            {bin.low, bin.high, static_cast<double>(bin.rows), ShownEvaluation::slotOf(m_shown.version)});
    }
    m_bins->setRows(std::move(bins));
    m_histogram->setBars(std::move(bars));
}

void CalibrationTab::showDiagram()
{
    std::vector<XyCurve> curves;
    std::vector<ChartLegend::Entry> entries;
    m_drawn.clear();
    const auto& versions = m_shown.evaluation->versions;
    for (const std::size_t i : m_shown.drawn()) {
        if (!versions[i].calibration)
            continue;
        const Reliability& calibration = *versions[i].calibration;
        XyCurve curve;
        curve.name = tr("%1: %2, %3", "version, its ECE and MCE")
                         .arg(versionName(versions[i].version),
                              formatValue(calibration.expectedError, MetricUnit::Ratio),
                              formatValue(calibration.largestError, MetricUnit::Ratio));
        curve.slot = ShownEvaluation::slotOf(i);
        curve.hasDots = true;
        for (const ReliabilityBin& bin : calibration.bins) {
            curve.points.emplace_back(bin.confidence, bin.accuracy);
            // Intervals of several versions would hide each other.
            if (i == m_shown.version || versions.size() == 2)
                curve.intervals.push_back(bin.interval);
        }
        entries.push_back({curve.name, curve.slot, true});
        curves.push_back(std::move(curve));
        m_drawn.push_back(i);
    }
    m_legend->setEntries(entries);
    m_diagram->setCurves(std::move(curves));
}

const ReliabilityBin& CalibrationTab::binOf(const XyHit& hit) const
{
    const std::size_t version = m_drawn[static_cast<std::size_t>(hit.curve)];
    return m_shown.evaluation->versions[version].calibration->bins[static_cast<std::size_t>(hit.index)];
}

QStringList CalibrationTab::explain(const ReliabilityBin& bin) const
{
    const auto ratio = [](double value) { return formatValue(value, MetricUnit::Ratio); };
    return {tr("Confidence: %1").arg(ratio(bin.confidence)), tr("Observed: %1").arg(ratio(bin.accuracy)),
            tr("95 % interval: %1").arg(intervalText(ratio(bin.interval.low), ratio(bin.interval.high))),
            tr("%L1 rows").arg(bin.rows)};
}

void CalibrationTab::openBin(const ReliabilityBin& bin, std::size_t version)
{
    askForRows(m_shown.rows.ofVersion(version).scoreBetween(bin.low, bin.high));
}

} // namespace qd
