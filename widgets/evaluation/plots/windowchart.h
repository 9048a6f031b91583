// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/timeaxis.h"
#include "widgets/evaluation/tabs/evaluationtab.h"

namespace qd {

class MetricChart;
class PickedWindow;
struct ChartCurve;
struct ChartPanel;

/// One chart over the windows of an evaluation, on a time axis of its own; below it the window that was
/// picked.
class WindowChart : public QWidget
{
    Q_OBJECT

public:
    /// Names of the chart and of the button that asks for rows.
    WindowChart(const QString& chart, const QString& button, QWidget* parent = nullptr);

    /// All texts anew.
    void setPanel(const ChartPanel& panel);
    /// Shows the curves, and nothing when no curve has a value. The visible range stays while the evaluation
    /// is the same.
    void setShown(const ShownEvaluation& shown, const std::vector<ChartCurve>& curves);

signals:
    /// The filter of the rows of the picked window.
    void rowsWanted(const QString& filter);

private:
    ShownEvaluation m_shown;
    TimeAxis m_axis;
    MetricChart* m_chart;
    PickedWindow* m_picked;
};

} // namespace qd
