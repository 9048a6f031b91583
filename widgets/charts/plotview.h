// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/charts/chartcurves.h"
#include "models/items/charts/chartmarkers.h"
#include "widgets/charts/ticks.h"

#include <QChartView>
#include <QPointer>
#include <QStaticText>

#include <memory>
#include <span>

class QValueAxis;

namespace qd {

class CurveItem;
struct TimeGrid;

/// One curve as a plot shows it. `slot` picks colour and glyph.
struct PlotCurve
{
    QString name;
    int slot = 0;
    bool isVisible = true;
    std::vector<std::vector<Sample>> segments;
    bool isDashed = false;
    std::vector<std::vector<ValueSpread>> spreads = {}; ///< shaded behind the line

    /// The sample nearest to `at`; nothing where the curve has a gap that is wider than `reach`.
    [[nodiscard]] std::optional<Sample> nearest(Timestamp at, Duration reach) const;
};

/// The samples of a segment, which ascends by time, that are within the range, and one beyond each edge, for
/// the line to it is seen. Nothing when the whole segment lies on one side of the range.
[[nodiscard]] std::span<const Sample> samplesSeen(const std::vector<Sample>& segment, TimeRange range);

/// The plot of one chart: curves as an item of ours in the plot area of Qt Charts (see CurveItem); grid,
/// labels, bands and alerts behind them; markers, crosshair and its readout before them. The labels of the
/// values have the room that they need, and setLeastLabelWidth() gives several plots the same. Knows no
/// history; told everything by MetricChart.
class PlotView : public QChartView
{
    Q_OBJECT

public:
    explicit PlotView(QWidget* parent = nullptr);

    void setUnit(MetricUnit unit);
    /// Names of the values 0, 1, …: the axis shows exactly these, instead of what fits the data.
    void setStates(const QStringList& names);
    void setRange(TimeRange range);
    /// Replaces all curves.
    void setCurves(std::vector<PlotCurve> curves);
    void setCurveVisible(int index, bool visible);
    void setMarkers(std::vector<ChartMarker> markers);
    void setBands(std::vector<ChartBand> bands);
    void setCrosshair(std::optional<Timestamp> at);
    /// A stretch being selected with the mouse, in pixels of the viewport.
    void setSelection(std::optional<std::pair<double, double>> selection);
    /// Keeps at least so many pixels free for the labels of values, so that plots above each other share
    /// their left edge; see labelWidth().
    void setLeastLabelWidth(double pixels);
    /// Sets the time before which nothing was recorded: that stretch is hatched, for it is not the same as no
    /// data.
    void setRecordedSince(std::optional<Timestamp> since);

    [[nodiscard]] TimeRange range() const { return m_range; }
    [[nodiscard]] const std::vector<PlotCurve>& curves() const { return m_curves; }
    [[nodiscard]] const std::vector<ChartMarker>& markers() const { return m_markers; }
    [[nodiscard]] const std::vector<ChartBand>& bands() const { return m_bands; }
    [[nodiscard]] const ValueScale& scale() const { return m_scale; }
    /// The labels of the scale's ticks, one each.
    [[nodiscard]] const std::vector<QStaticText>& tickLabels() const { return m_tickLabels; }
    /// Pixels that the widest of the tick labels takes.
    [[nodiscard]] double labelWidth() const { return m_labelWidth; }
    [[nodiscard]] double leastLabelWidth() const { return m_leastLabelWidth; }
    [[nodiscard]] std::optional<Timestamp> recordedSince() const { return m_recordedSince; }
    /// The number of lines of the time grid that have room with their labels.
    [[nodiscard]] int mostTimes() const { return m_mostTimes; }
    /// Returns a value as the axis and the readout write it: a state by its name.
    [[nodiscard]] QString tickLabel(double value) const;
    [[nodiscard]] QString valueText(double value) const;
    [[nodiscard]] std::optional<Timestamp> crosshair() const { return m_crosshair; }
    [[nodiscard]] std::optional<std::pair<double, double>> selection() const { return m_selection; }
    /// Whether the curves are known, and no visible one has a sample within the range.
    [[nodiscard]] bool isEmpty() const { return m_areCurvesKnown && m_empty; }
    /// The focus came by a key: then it is shown, and markers under the crosshair are told here.
    [[nodiscard]] bool hasKeyboard() const { return m_keyboard; }

    [[nodiscard]] QRectF plotArea() const;
    [[nodiscard]] double xOf(Timestamp at) const;
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] Timestamp timeAt(double x) const;
    /// Where the crosshair's readout was last drawn; empty when it was not.
    [[nodiscard]] QRectF readoutRect() const { return m_readout; }
    /// Low but wide; what stands above each other gets more when there is room.
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void layOut();
    void place();
    void rescale();
    void labelTicks();
    void repaintAll();
    [[nodiscard]] QRegion crosshairRegion() const;

    QChart* m_chart;
    QValueAxis* m_x;
    QValueAxis* m_y;
    CurveItem* m_item;
    std::vector<PlotCurve> m_curves;
    std::vector<ChartMarker> m_markers;
    std::vector<ChartBand> m_bands;
    TimeRange m_range;
    MetricUnit m_unit = MetricUnit::Count;
    QStringList m_states;
    ValueScale m_scale;
    std::vector<QStaticText> m_tickLabels;
    double m_labelWidth = 0;
    double m_leastLabelWidth = 0;
    std::optional<Timestamp> m_recordedSince;
    std::shared_ptr<const TimeGrid> m_times; ///< as last painted
    std::optional<Timestamp> m_crosshair;
    std::optional<std::pair<double, double>> m_selection;
    QRectF m_readout;
    int m_mostTimes = 2;
    bool m_areCurvesKnown = false; ///< whether curves have been set; nothing is said of them before
    bool m_empty = true;
    bool m_keyboard = false;
};

} // namespace qd
