// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/charts/chartcurves.h"
#include "models/items/charts/chartmarkers.h"
#include "models/items/charts/chartpanels.h"
#include "widgets/charts/timeaxis.h"

#include <QFrame>

class QToolButton;

namespace qd {

class ChartLegend;
class PlotView;
class TextLabel;

/// One chart: title, legend and plot, on a shared time axis (see ChartGestures for mouse and keys). A curve
/// keeps its colour, glyph and visibility by its name for as long as the chart lives.
class MetricChart : public QFrame
{
    Q_OBJECT

public:
    explicit MetricChart(TimeAxis& axis, QWidget* parent = nullptr);

    /// Curves keep their colours, and stay hidden, when the panel is only named in another language.
    void setPanel(const ChartPanel& panel);
    void setRange(TimeRange range);
    void setData(TimeRange range, const std::vector<ChartCurve>& curves,
                 const std::vector<ChartMarker>& markers);
    /// How many series the panel has beyond those that are drawn.
    void setLeftOut(int series);
    void setBands(const std::vector<ChartBand>& bands);
    [[nodiscard]] PlotView& plot() { return *m_plot; }
    [[nodiscard]] QString title() const;

signals:
    void beginningRequested();
    /// Asks for the removal of a panel that the operator added. The chart may be deleted only after the
    /// signal.
    void removeRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    int slotOf(const QString& key);
    void setCurveVisible(const QString& name, bool visible);
    void describe();
    void retranslate();

    TimeAxis& m_axis;
    TextLabel* m_title;
    ChartLegend* m_legend;
    PlotView* m_plot;
    TextLabel* m_more;
    QToolButton* m_remove;
    int m_leftOut = 0;
    QStringList m_keys;   ///< index is the slot
    QStringList m_hidden; ///< keys
    QStringList m_shown;  ///< keys of the plot's curves
};

} // namespace qd
