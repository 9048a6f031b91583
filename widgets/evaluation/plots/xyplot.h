// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/quality/statistics/intervals.h"
#include "widgets/charts/ticks.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace qd {

/// A line over a value axis; `points` are ascending in x.
struct XyCurve
{
    QString name;
    int slot = 0; ///< picks colour and glyph
    std::vector<QPointF> points;
    bool hasDots = false;                 ///< every point gets its glyph
    std::vector<Interval> intervals = {}; ///< the intervals of y, one per point, or none
    bool isVisible = true;
};

struct XyBar
{
    double from = 0;
    double to = 0;
    double value = 0;
    int slot = 0;
};

/// A place that is pointed out: a chosen threshold, say.
struct XyMark
{
    QPointF at;
    QString text;
    bool isLine = false; ///< a vertical line at x, else a ring
    bool isFilled = false;
};

struct XyAxis
{
    QString title;
    MetricUnit unit = MetricUnit::Count;
    std::optional<std::pair<double, double>> range = {}; ///< the range; absent: what fits the data
    std::vector<std::pair<double, QString>> labels = {}; ///< instead of numbers, one per category
    bool isLogarithmic = false;                          ///< whether x is logarithmic; values are above 0
};

/// What the mouse or the keyboard points at.
struct XyHit
{
    enum class Kind { Point, Bar };
    Kind kind = Kind::Point;
    int curve = 0; ///< the curve of a point
    int index = 0; ///< the index of the point in its curve, or of the bar

    friend bool operator==(const XyHit&, const XyHit&) = default;
};

/// Curves and bars over a value axis, such as ROC, reliability and histograms. The nearest point within reach
/// of the mouse is told beside it; a click asks for what is behind it. Left and Right move along a curve, Up
/// and Down to the next one, Enter is the click. Where points can be chosen a click or Space chooses, and a
/// double click or Enter asks.
class XyPlot : public QWidget
{
    Q_OBJECT

public:
    /// One line per entry, for the readout.
    using Explain = std::function<QStringList(const XyHit&)>;

    explicit XyPlot(const QString& name, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setAxes(const XyAxis& x, const XyAxis& y);
    void setCurves(std::vector<XyCurve> curves);
    void setCurveVisible(const QString& name, bool visible);
    void setBars(std::vector<XyBar> bars);
    /// Dashed: chance, perfect calibration.
    void setReferenceLines(std::vector<std::pair<QPointF, QPointF>> lines);
    void setMarks(std::vector<XyMark> marks);
    void setExplanation(Explain explain) { m_explain = std::move(explain); }

    [[nodiscard]] const std::vector<XyCurve>& curves() const { return m_curves; }
    [[nodiscard]] const std::vector<XyBar>& bars() const { return m_bars; }
    [[nodiscard]] const std::vector<XyMark>& marks() const { return m_marks; }
    [[nodiscard]] std::optional<XyHit> hit() const { return m_hit; }
    [[nodiscard]] QRectF plotArea() const { return m_area; }
    /// In pixels of the widget.
    [[nodiscard]] QPointF position(QPointF value) const;
    [[nodiscard]] std::optional<XyHit> hitAt(QPointF pixel) const;
    [[nodiscard]] QSize sizeHint() const override { return {360, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 150}; }

    void setChoosable(bool choosable) { m_choosable = choosable; }

signals:
    void activated(const qd::XyHit& hit);
    void chosen(const qd::XyHit& hit);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    static constexpr double topMarginHeight = 26; ///< px for the title and that of the value axis

    void layOut();
    void setHit(std::optional<XyHit> hit);
    void moveAlong(int step);
    void moveAcross(int step);
    [[nodiscard]] std::optional<XyHit> firstHit() const;
    [[nodiscard]] QPointF anchor(const XyHit& hit) const;
    void paintGrid(QPainter& painter) const;
    void paintXLabels(QPainter& painter) const;
    void paintBars(QPainter& painter) const;
    void paintCurves(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintReadout(QPainter& painter) const;

    QString m_title;
    XyAxis m_xAxis;
    XyAxis m_yAxis;
    ValueScale m_x;
    ValueScale m_y;
    QRectF m_area;
    std::vector<XyCurve> m_curves;
    std::vector<XyBar> m_bars;
    std::vector<std::pair<QPointF, QPointF>> m_lines;
    std::vector<XyMark> m_marks;
    Explain m_explain;
    bool m_choosable = false;
    bool m_keyboard = false; ///< the focus came by a key: then it is shown
    std::optional<XyHit> m_hit;
};

} // namespace qd
