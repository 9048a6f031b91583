// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"

#include <QWidget>

namespace qd {

/// Small multiples: the drift index over time of every column, all on one scale of time and value, with lines
/// at "notice" and "alarm". A click, or the arrow keys, chooses a column; a double click asks for the rows of
/// the window below it, Enter for those of the highest one.
class DriftMultiples : public QWidget
{
    Q_OBJECT

public:
    explicit DriftMultiples(QWidget* parent = nullptr);

    void setEvaluation(EvaluationPtr evaluation);
    void setCurrent(int column);
    /// The range of all pictures.
    [[nodiscard]] TimeRange range() const { return m_range; }
    [[nodiscard]] int current() const { return m_current; }
    /// Returns the rectangle of a column's picture.
    [[nodiscard]] QRect cellRect(int column) const;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void chosen(int column);
    /// The rows of one window of a column's picture are wanted.
    void windowActivated(qd::Timestamp from);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int count() const;
    [[nodiscard]] int columnsFor(int width) const;
    [[nodiscard]] int columnAt(QPoint point) const;
    [[nodiscard]] std::optional<std::pair<Timestamp, double>> highestWindow(int column) const;
    [[nodiscard]] QString explanation(int column) const;
    [[nodiscard]] QRectF plotRect(int column) const;
    void paintCell(QPainter& painter, int column) const;
    void choose(int column);

    EvaluationPtr m_evaluation;
    TimeRange m_range;
    double m_high = 0; ///< the upper end of the value axis
    int m_current = -1;
};

} // namespace qd
