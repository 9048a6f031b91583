// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/tabs/residualstab.h"

#include "models/items/evaluation/evaluationfigures.h"
#include "widgets/evaluation/plots/timecurves.h"
#include "widgets/evaluation/plots/windowchart.h"
#include "widgets/evaluation/plots/xyplot.h"
#include "widgets/theme/textlabel.h"

#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace qd {

ResidualsTab::ResidualsTab(QWidget* parent)
    : EvaluationTab(parent),
      m_summary(new TextLabel(this)),
      m_histogram(new XyPlot(QStringLiteral("residualPlot"), this)),
      m_errors(new WindowChart(QStringLiteral("residualsOverTime"), QStringLiteral("showErrorRows"), this))
{
    m_summary->setObjectName(QStringLiteral("residualSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
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
    setPage(page);
    connect(m_errors, &WindowChart::rowsWanted, this, &ResidualsTab::askForRows);
    connect(m_histogram, &XyPlot::activated, this, &ResidualsTab::openBar);
    retranslate();
}

QString ResidualsTab::title() const
{
    return tr("R&esiduals");
}

void ResidualsTab::retranslate()
{
    m_histogram->setTitle(tr("Residuals"));
    m_histogram->setAxes({tr("Prediction − actual"), MetricUnit::Count}, {tr("Rows"), MetricUnit::Count});
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
        m_summary->setText(tr("%1: half of the predictions lie within ±%2 of the actual value; the mean "
                              "absolute error is %3.")
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
    m_errors->setShown(m_shown, curves);
}

} // namespace qd
