// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPersistentModelIndex>
#include <QWidget>

namespace qd {

class ConfusionModel;

/// Paints a ConfusionModel: true classes in rows, predicted ones in columns, counts in cells that are shaded
/// by their share of the row or of the column, right answers in another colour than mistakes; the rate of
/// right answers stands at the end of each row and column. Arrow keys move a cell cursor, Enter or a click
/// asks for what is behind it; the tooltip and the accessible description explain the cell.
class ConfusionView : public QWidget
{
    Q_OBJECT

public:
    enum class Shares {
        OfTruth,      ///< share of the row: recall on the diagonal
        OfPrediction, ///< share of the column: precision on the diagonal
    };

    explicit ConfusionView(ConfusionModel& model, QWidget* parent = nullptr);

    /// Which shares shade the cells and stand in them.
    void setShares(Shares shares);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] QRect cellRect(int row, int column) const;
    /// The cell at a point of the widget; invalid outside of the cells.
    [[nodiscard]] QModelIndex cellAt(QPoint point) const;
    [[nodiscard]] QModelIndex currentCell() const { return m_current; }

signals:
    void activated(const QModelIndex& cell);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void measure();
    void setCurrent(const QModelIndex& index);
    void paintCell(QPainter& painter, const QModelIndex& index) const;
    void paintHeaders(QPainter& painter) const;
    void paintRates(QPainter& painter) const;
    void copy() const;
    void paintCaptions(QPainter& painter) const;
    [[nodiscard]] QPoint origin() const;

    ConfusionModel& m_model;
    QPersistentModelIndex m_current;
    QSize m_cell;
    Shares m_shares = Shares::OfTruth;
    int m_rateWidth = 0; ///< the width of the column of rates beside the cells
    int m_rowHeaderWidth = 0;
    int m_captionHeight = 0;
};

} // namespace qd
