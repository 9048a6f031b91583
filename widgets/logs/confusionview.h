// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPersistentModelIndex>
#include <QWidget>

namespace qd {

class ConfusionModel;

/// Paints a ConfusionModel: true classes in rows, predicted ones in columns, counts in cells that are shaded
/// by their share of the row, right answers in another colour than mistakes. Arrow keys move a cell cursor;
/// the tooltip and the accessible description explain the cell.
class ConfusionView : public QWidget
{
    Q_OBJECT

public:
    explicit ConfusionView(ConfusionModel& model, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] QRect cellRect(int row, int column) const;
    /// The cell at a point of the widget; invalid outside of the cells.
    [[nodiscard]] QModelIndex cellAt(QPoint point) const;
    [[nodiscard]] QModelIndex currentCell() const { return m_current; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void measure();
    void setCurrent(const QModelIndex& index);
    void paintCell(QPainter& painter, const QModelIndex& index) const;
    void paintHeaders(QPainter& painter) const;
    void paintCaptions(QPainter& painter) const;
    [[nodiscard]] QPoint origin() const;

    ConfusionModel& m_model;
    QPersistentModelIndex m_current;
    QSize m_cell;
    int m_rowHeaderWidth = 0;
    int m_captionHeight = 0;
};

} // namespace qd
