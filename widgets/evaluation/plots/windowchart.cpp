// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/plots/windowchart.h"

#include "widgets/charts/metricchart.h"
#include "widgets/evaluation/pickedwindow.h"
#include "widgets/evaluation/plots/timecurves.h"

#include <QVBoxLayout>

namespace qd {

WindowChart::WindowChart(const QString& chart, const QString& button, QWidget* parent)
    : QWidget(parent),
      m_chart(new MetricChart(m_axis, this)),
      m_picked(new PickedWindow(m_axis, button, this))
{
    m_chart->setObjectName(chart);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_chart, 1);
    column->addWidget(m_picked);
    m_picked->watch(*m_chart);
    connect(m_picked, &PickedWindow::rowsWanted, this,
            [this](TimeRange window) { emit rowsWanted(m_shown.rows.during(window)); });
    connect(&m_axis, &TimeAxis::rangeChanged, m_chart, &MetricChart::setRange);
    connect(m_chart, &MetricChart::beginningRequested, this,
            [this] { m_axis.setRange(extentOf(*m_shown.evaluation)); });
}

void WindowChart::setPanel(const ChartPanel& panel)
{
    m_chart->setPanel(panel);
    m_picked->retranslate();
}

void WindowChart::setShown(const ShownEvaluation& shown, const std::vector<ChartCurve>& curves)
{
    const bool isNew = m_shown.evaluation != shown.evaluation;
    m_shown = shown;
    setVisible(hasValues(curves));
    m_picked->setShown(shown.evaluation, shown.version);
    if (isNew)
        m_axis.setRange(extentOf(*shown.evaluation));
    m_chart->setData(m_axis.range(), curves, versionMarkers(*shown.evaluation, shown.drawn()));
}

} // namespace qd
