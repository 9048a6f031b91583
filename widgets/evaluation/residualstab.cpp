// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/residualstab.h"

#include "models/items/evaluationfigures.h"
#include "widgets/charts/metricchart.h"
#include "widgets/evaluation/pickedwindow.h"
#include "widgets/evaluation/timecurves.h"
#include "widgets/evaluation/xyplot.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace qd {

ResidualsTab::ResidualsTab(QWidget* parent)
    : EvaluationTab(parent),
      m_summary(new QLabel(this)),
      m_histogram(new XyPlot(QStringLiteral("residualPlot"), this)),
      m_errors(new MetricChart(m_axis, this)),
      m_picked(new PickedWindow(m_axis, QStringLiteral("showErrorRows"), this))
{
    m_summary->setObjectName(QStringLiteral("residualSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_errors->setObjectName(QStringLiteral("residualsOverTime"));
    m_histogram->setExplanation([this](const XyHit& hit) {
        const double low = m_bins.low + m_bins.binWidth() * hit.index;
        const std::int64_t rows = m_bins.counts[static_cast<std::size_t>(hit.index)];
        return QStringList{intervalText(plainNumber(low), plainNumber(low + m_bins.binWidth())),
                           tr("%L1 rows").arg(rows)};
    });
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(10);
    column->addWidget(m_summary);
    column->addWidget(m_histogram, 3);
    column->addWidget(m_errors, 2);
    column->addWidget(m_picked);
    setPage(page);
    m_picked->watch(*m_errors);
    connect(m_picked, &PickedWindow::rowsWanted, this,
            [this](TimeRange window) { askForRows(m_shown.rows.during(window)); });
    connect(m_histogram, &XyPlot::activated, this, &ResidualsTab::openBar);
    connect(&m_axis, &TimeAxis::rangeChanged, m_errors, &MetricChart::setRange);
    connect(m_errors, &MetricChart::beginningRequested, this,
            [this] { m_axis.setRange(extentOf(*m_shown.evaluation)); });
    retranslate();
}

QString ResidualsTab::title() const
{
    return tr("R&esiduals");
}

void ResidualsTab::retranslate()
{
    m_histogram->setTitle(tr("Residuals"));
    m_histogram->setAxes({tr("Prediction − truth"), MetricUnit::Count}, {tr("Rows"), MetricUnit::Count});
    m_picked->retranslate();
    m_errors->setPanel({tr("Mean absolute error over time"), MetricUnit::Count, {}});
    refreshShown();
}

void ResidualsTab::refresh()
{
    const VersionEvaluation& version = m_shown.chosen();
    if (version.residuals.empty())
        return showNothing(tr("No residuals"),
                           tr("No prediction has a label yet, so nothing can be compared."));
    showPage();
    m_bins = histogramOf(version.residuals);
    std::vector<XyBar> bars;
    std::int64_t most = 0;
    for (std::size_t i = 0; i < m_bins.counts.size(); ++i) {
        const double low = m_bins.low + m_bins.binWidth() * static_cast<double>(i);
        bars.push_back({low, low + m_bins.binWidth(), static_cast<double>(m_bins.counts[i]),
                        ShownEvaluation::slotOf(m_shown.version)});
        most = std::max(most, m_bins.counts[i]);
    }
    m_histogram->setBars(std::move(bars));
    m_histogram->setReferenceLines({{{0, 0}, {0, static_cast<double>(most)}}});
    if (version.regression) {
        m_histogram->setMarks({{{version.regression->bias, 0},
                                tr("bias %1").arg(plainNumber(version.regression->bias)),
                                true}});
        m_summary->setText(tr("%1: half of the predictions lie within ±%2 of the truth, on average they are "
                              "off by %3.")
                               .arg(versionName(version.version),
                                    plainNumber(version.regression->medianAbsoluteError),
                                    plainNumber(version.regression->meanAbsoluteError)));
    }
    showErrors();
}

/// The outermost bars are as wide as what lies beyond them.
void ResidualsTab::openBar(const XyHit& hit)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double low = m_bins.low + m_bins.binWidth() * hit.index;
    const bool isLast = hit.index + 1 == static_cast<int>(m_bins.counts.size());
    askForRows(m_shown.rows.residualBetween(hit.index == 0 ? -infinity : low,
                                            isLast ? infinity : low + m_bins.binWidth()));
}

void ResidualsTab::showErrors()
{
    const Evaluation& evaluation = *m_shown.evaluation;
    std::vector<ChartCurve> curves =
        curvesOverTime(evaluation, m_shown.drawn(),
                       [](const EvaluationWindow& window, Duration) { return window.meanError; });
    if (auto estimate =
            estimateOverTime(evaluation, m_shown.version,
                             [](const EvaluationWindow& window) -> const std::optional<EstimatedValue>& {
                                 return window.estimatedError;
                             }))
        curves.push_back(std::move(*estimate));
    m_errors->setVisible(hasValues(curves));
    m_picked->setVisible(hasValues(curves));
    m_picked->setShown(m_shown.evaluation, m_shown.version);
    if (m_last != m_shown.evaluation) {
        m_last = m_shown.evaluation;
        m_axis.setRange(extentOf(evaluation));
    }
    m_errors->setData(m_axis.range(), curves, versionMarkers(evaluation, m_shown.drawn()));
}

} // namespace qd
