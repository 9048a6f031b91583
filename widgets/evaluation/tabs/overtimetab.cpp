// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/tabs/overtimetab.h"

#include "widgets/charts/flowlayout.h"
#include "widgets/charts/metricchart.h"
#include "widgets/evaluation/pickedwindow.h"
#include "widgets/evaluation/plots/timecurves.h"

#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace qd {

namespace {

constexpr int wide = 1100;       ///< px from which on two charts stand beside each other
constexpr int leastHeight = 200; ///< px of a chart

} // namespace

/// One chart: what it shows, and of which task.
struct OverTimeTab::Measure
{
    const char* name;
    QString (*title)();
    MetricUnit unit;
    WindowFigure figure;
    WindowEstimate estimate = nullptr;
};

const std::vector<OverTimeTab::Measure>& OverTimeTab::measures()
{
    using W = EvaluationWindow;
    using Value = std::optional<double>;
    static const std::vector<Measure> all{
        {"accuracyChart", [] { return tr("Accuracy"); }, MetricUnit::Ratio,
         [](const W& w, Duration) { return w.tally.accuracy; },
         [](const W& w) -> const std::optional<EstimatedValue>& { return w.estimatedAccuracy; }},
        {"errorChart", [] { return tr("Mean absolute error"); }, MetricUnit::Count,
         [](const W& w, Duration) { return w.meanError; },
         [](const W& w) -> const std::optional<EstimatedValue>& { return w.estimatedError; }},
        {"recallChart", [] { return tr("Recall"); }, MetricUnit::Ratio,
         [](const W& w, Duration) { return w.tally.recall; }},
        {"precisionChart", [] { return tr("Precision"); }, MetricUnit::Ratio,
         [](const W& w, Duration) { return w.tally.precision; }},
        {"p99Chart", [] { return tr("Latency p99"); }, MetricUnit::Seconds,
         [](const W& w, Duration) {
             return w.tally.latencies.empty() || std::isnan(w.tally.latencies.back())
                        ? Value()
                        : Value(w.tally.latencies.back());
         }},
        {"throughputChart", [] { return tr("Throughput"); }, MetricUnit::PerSecond,
         [](const W& w, Duration length) {
             return length.count() > 0 ? Value(static_cast<double>(w.tally.predictions) * 1000 /
                                               static_cast<double>(length.count()))
                                       : Value();
         }},
        {"failedChart", [] { return tr("Error rate"); }, MetricUnit::Ratio,
         [](const W& w, Duration) {
             return w.tally.predictions > 0 ? Value(static_cast<double>(w.tally.failed) /
                                                    static_cast<double>(w.tally.predictions))
                                            : Value();
         }},
    };
    return all;
}

OverTimeTab::OverTimeTab(QWidget* parent)
    : EvaluationTab(parent),
      m_scroll(new QScrollArea(this)),
      m_foot(new QWidget(this)),
      m_picked(new PickedWindow(m_axis, QStringLiteral("showWindowRows"), this)),
      m_showRange(new QPushButton(this)),
      m_useReference(new QPushButton(this)),
      m_compare(new QPushButton(this))
{
    auto* content = new QWidget;
    m_grid = new QGridLayout(content);
    m_grid->setContentsMargins(12, 10, 12, 10);
    m_grid->setSpacing(10);
    for (const Measure& measure : measures()) {
        auto* chart = new MetricChart(m_axis, content);
        chart->setObjectName(QLatin1String(measure.name));
        chart->setMinimumHeight(leastHeight);
        m_picked->watch(*chart);
        connect(chart, &MetricChart::beginningRequested, this,
                [this] { m_axis.setRange(extentOf(*m_shown.evaluation)); });
        m_charts.push_back(chart);
    }
    m_hasData.assign(m_charts.size(), false);
    m_scroll->setObjectName(QStringLiteral("timeScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(content);
    buildFoot();
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_foot);
    setPage(page);
    connect(&m_axis, &TimeAxis::rangeChanged, this, [this](TimeRange range) {
        for (MetricChart* chart : m_charts)
            chart->setRange(range);
    });
    retranslate();
}

void OverTimeTab::buildFoot()
{
    m_showRange->setObjectName(QStringLiteral("showRangeRows"));
    m_useReference->setObjectName(QStringLiteral("useAsReference"));
    m_compare->setObjectName(QStringLiteral("compareWithReference"));
    auto* foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(12, 6, 12, 10);
    foot->addWidget(m_picked);
    auto* ofRange = new FlowLayout(nullptr, 8);
    for (QPushButton* button : {m_showRange, m_useReference, m_compare})
        ofRange->addWidget(button);
    foot->addLayout(ofRange);
    connect(m_picked, &PickedWindow::rowsWanted, this,
            [this](TimeRange window) { askForRows(m_shown.rows.during(window)); });
    connect(m_showRange, &QPushButton::clicked, this,
            [this] { emit rowsWanted(m_shown.rows.during(m_axis.range())); });
    connect(m_useReference, &QPushButton::clicked, this, [this] { emit referenceWanted(m_axis.range()); });
    connect(m_compare, &QPushButton::clicked, this, [this] { emit comparisonWanted(m_axis.range()); });
}

QString OverTimeTab::title() const
{
    return tr("Over t&ime");
}

void OverTimeTab::retranslate()
{
    for (std::size_t i = 0; i < m_charts.size(); ++i)
        m_charts[i]->setPanel({measures()[i].title(), measures()[i].unit, {}});
    m_picked->retranslate();
    m_showRange->setText(tr("Rows of the &visible range"));
    m_showRange->setToolTip(tr("All predictions between the edges of the charts"));
    m_useReference->setText(tr("&Make it the reference"));
    m_useReference->setToolTip(
        tr("Drift is then measured against the visible range, and estimates learn from "
           "it"));
    m_compare->setText(tr("Co&mpare it with the reference"));
    m_compare->setToolTip(
        tr("Overview and drift then compare the visible range, and nothing else, with the reference period"));
    refreshShown();
}

void OverTimeTab::refresh()
{
    const Evaluation& evaluation = *m_shown.evaluation;
    const TimeRange extent = extentOf(evaluation);
    if (extent.isEmpty())
        return showNothing(tr("Nothing over time"),
                           tr("The log has no times, so nothing can be drawn over time."));
    showPage();
    if (m_shown.evaluation != m_last) {
        m_last = m_shown.evaluation;
        m_axis.setRange(extent);
    }
    std::vector<ChartBand> bands;
    if (!evaluation.question.reference.isEmpty())
        bands.push_back({ChartBand::Kind::Baseline, evaluation.question.reference});
    if (!evaluation.question.current.isEmpty())
        bands.push_back({ChartBand::Kind::Verification, evaluation.question.current});
    const std::vector<std::size_t> drawn = m_shown.drawn();
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        const Measure& measure = measures()[i];
        std::vector<ChartCurve> curves = curvesOverTime(evaluation, drawn, measure.figure);
        if (measure.estimate) {
            if (auto estimate = estimateOverTime(evaluation, m_shown.version, measure.estimate))
                curves.push_back(std::move(*estimate));
        }
        m_hasData[i] = hasValues(curves);
        m_charts[i]->setBands(bands);
        std::vector<ChartMarker> markers = versionMarkers(evaluation, drawn);
        if (measure.estimate) {
            for (ChartMarker& change : changeMarkers(evaluation, m_shown.version))
                markers.push_back(std::move(change));
        }
        m_charts[i]->setData(m_axis.range(), curves, markers);
    }
    arrange();
    m_picked->setShown(m_shown.evaluation, m_shown.version);
}

void OverTimeTab::resizeEvent(QResizeEvent* event)
{
    EvaluationTab::resizeEvent(event);
    arrange();
}

/// Charts without data leave no hole.
void OverTimeTab::arrange()
{
    const int columns = width() >= wide ? 2 : 1;
    int place = 0;
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_charts[i]->setVisible(m_hasData[i]);
        if (!m_hasData[i])
            continue;
        m_grid->addWidget(m_charts[i], place / columns, place % columns);
        ++place;
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, columns - 1);
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, row < (place + columns - 1) / columns ? 1 : 0);
}

} // namespace qd
