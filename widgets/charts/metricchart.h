// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/chartfeed.h"
#include "widgets/charts/timeaxis.h"

#include <QFrame>

class QLabel;

namespace qd {

class ChartLegend;
class PlotView;

/// One chart: title, legend and plot, on a shared time axis (see ChartGestures for mouse and keys). A curve
/// keeps its colour, glyph and visibility by its name for as long as the chart lives.
class MetricChart : public QFrame
{
    Q_OBJECT

public:
    explicit MetricChart(TimeAxis& axis, QWidget* parent = nullptr);

    void setPanel(const ChartPanel& panel);
    void setRange(TimeRange range);
    void setData(TimeRange range, const std::vector<ChartCurve>& curves,
                 const std::vector<ChartMarker>& markers);
    void setBands(const std::vector<ChartBand>& bands);
    [[nodiscard]] PlotView& plot() { return *m_plot; }
    [[nodiscard]] QString title() const;

signals:
    void beginningRequested();

private:
    int slotOf(const QString& name);
    void setCurveVisible(const QString& name, bool visible);
    void describe();

    TimeAxis& m_axis;
    QLabel* m_title;
    ChartLegend* m_legend;
    PlotView* m_plot;
    QStringList m_names; ///< index is the slot
    QStringList m_hidden;
};

} // namespace qd
