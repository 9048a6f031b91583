// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/charts/chartfeed.h"

#include <QScrollArea>

#include <vector>

class QGridLayout;

namespace qd {

class MetricChart;
class TimeAxis;

/// The charts of a stack, one for each panel, in one column, or two where there is room. A panel that hides
/// itself while it has nothing to show keeps its place once it has had something: others that moved up would
/// be taken for it.
class ChartGrid : public QScrollArea
{
    Q_OBJECT

public:
    explicit ChartGrid(TimeAxis& axis, QWidget* parent = nullptr);

    /// Makes a chart for each panel.
    void setPanels(std::vector<ChartPanel> panels);
    /// Takes the same panels in another language.
    void renamePanels(std::vector<ChartPanel> panels);
    void setBands(std::vector<ChartBand> bands);
    void setRange(TimeRange range);
    /// Shows an answer on the charts from `first` on, until `most` have been changed that are seen. Returns
    /// the number of the chart that comes next.
    std::size_t show(const ChartData& answer, TimeRange range, std::size_t first, std::size_t most);
    /// Lays the charts out for this width in pixels.
    void arrange(int width);
    /// Begins the plots at the same place, so that times stand below each other.
    void alignLabels();
    /// Returns the number of device pixels that the widest plot has side by side, when the charts have this
    /// width in pixels together.
    [[nodiscard]] int plotColumns(int width) const;
    [[nodiscard]] std::size_t size() const { return m_charts.size(); }

signals:
    /// The operator wants to see the beginning of the history.
    void beginningRequested();
    /// The operator wants the panel of this metric away; see ChartPanel::added.
    void removeRequested(const std::string& metric);

private:
    [[nodiscard]] bool hides(std::size_t panel, const ChartData& answer) const;

    TimeAxis& m_axis;
    QGridLayout* m_grid;
    std::vector<ChartPanel> m_panels;
    std::vector<ChartBand> m_bands;
    std::vector<MetricChart*> m_charts;
    std::vector<bool> m_hidden; ///< panels that hide themselves until they have had something to show
    int m_columns = 0;          ///< the columns of the layout; 0: the charts have not been laid out
};

} // namespace qd
