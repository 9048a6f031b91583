// SPDX-License-Identifier: Apache-2.0
#include "widgets/charts/chartgrid.h"

#include "widgets/charts/metricchart.h"
#include "widgets/charts/plotview.h"

#include <QGridLayout>

#include <algorithm>
#include <utility>

namespace qd {

namespace {

constexpr int twoColumnsFrom = 1100; ///< width in pixels
constexpr int usualColumns = 600;    ///< before the first layout

} // namespace

ChartGrid::ChartGrid(TimeAxis& axis, QWidget* parent) : QScrollArea(parent), m_axis(axis)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    m_grid = new QGridLayout(content);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(8);
    setWidget(content);
}

void ChartGrid::setPanels(std::vector<ChartPanel> panels)
{
    m_panels = std::move(panels);
    for (MetricChart* chart : m_charts)
        delete chart;
    m_charts.clear();
    m_hidden.clear();
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        auto* chart = new MetricChart(m_axis, widget());
        chart->setObjectName(QStringLiteral("chart%1").arg(i));
        chart->setPanel(m_panels[i]);
        chart->setBands(m_bands);
        chart->setRange(m_axis.range());
        connect(chart, &MetricChart::beginningRequested, this, &ChartGrid::beginningRequested);
        connect(
            chart, &MetricChart::removeRequested, this,
            [this, metric = m_panels[i].added] { emit removeRequested(metric); }, Qt::QueuedConnection);
        m_charts.push_back(chart);
        m_hidden.push_back(m_panels[i].hideWhenEmpty || m_panels[i].fallback);
    }
    m_columns = 0;
}

void ChartGrid::renamePanels(std::vector<ChartPanel> panels)
{
    m_panels = std::move(panels);
    for (std::size_t i = 0; i < m_panels.size(); ++i)
        m_charts[i]->setPanel(m_panels[i]);
}

void ChartGrid::setBands(std::vector<ChartBand> bands)
{
    m_bands = std::move(bands);
    for (MetricChart* chart : m_charts)
        chart->setBands(m_bands);
}

void ChartGrid::setRange(TimeRange range)
{
    for (MetricChart* chart : m_charts)
        chart->setRange(range);
}

std::size_t ChartGrid::show(const ChartData& answer, TimeRange range, std::size_t first, std::size_t most)
{
    std::size_t next = first;
    for (; most > 0 && next < m_charts.size(); ++next) {
        if (!m_charts[next]->visibleRegion().isEmpty())
            --most;
        m_charts[next]->setData(range, answer.panels[next], answer.markers);
        m_charts[next]->setLeftOut(answer.leftOut[next]);
        m_hidden[next] = hides(next, answer);
    }
    return next;
}

bool ChartGrid::hides(std::size_t panel, const ChartData& answer) const
{
    const bool empty = answer.panels[panel].empty();
    if (m_panels[panel].fallback) {
        const bool isReplaced = panel > 0 && !answer.panels[panel - 1].empty();
        return isReplaced || (empty && m_hidden[panel]);
    }
    const std::size_t next = panel + 1;
    const bool replaced = next < m_panels.size() && m_panels[next].fallback && !answer.panels[next].empty();
    return empty && (replaced || m_hidden[panel]);
}

void ChartGrid::arrange(int width)
{
    const int columns = width >= twoColumnsFrom ? 2 : 1;
    bool same = columns == m_columns;
    for (std::size_t i = 0; i < m_charts.size(); ++i)
        same = same && m_charts[i]->isHidden() == m_hidden[i];
    if (same)
        return;
    m_columns = columns;
    int place = 0;
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_grid->removeWidget(m_charts[i]);
        m_charts[i]->setHidden(m_hidden[i]);
        if (m_hidden[i])
            continue;
        m_grid->addWidget(m_charts[i], place / columns, place % columns);
        ++place;
    }
    for (int column = 0; column < 2; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void ChartGrid::alignLabels()
{
    double widest = 0;
    for (std::size_t i = 0; i < m_charts.size(); ++i)
        widest = m_hidden[i] ? widest : std::max(widest, m_charts[i]->plot().labelWidth());
    for (MetricChart* chart : m_charts)
        chart->plot().setLeastLabelWidth(widest);
}

int ChartGrid::plotColumns(int width) const
{
    double widest = 0;
    for (MetricChart* chart : m_charts) {
        if (chart->isVisible())
            widest = std::max(widest, chart->plot().plotArea().width());
    }
    // A chart that has just been shown has not laid out its axes yet: asked for by its plot area, the first
    // curves would be of a few columns.
    const double roughly = static_cast<double>(width) / std::max(1, m_columns);
    if (widest < roughly / 2)
        widest = roughly;
    return widest < 1 ? usualColumns : static_cast<int>(widest * devicePixelRatioF());
}

} // namespace qd
