// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/evaluation/speedmodels.h"
#include "widgets/evaluation/tabs/evaluationtab.h"

#include <QSortFilterProxyModel>

class QComboBox;
class QTableView;

namespace qd {

class ChartLegend;
class TextLabel;
class WindowChart;
struct XyHit;
class XyPlot;

/// How fast predictions were answered and how many failed: the distribution of the latencies of all versions,
/// or of the values of a segment, over each other; their figures as a table, whose current row has its
/// quantiles marked; answers by status, and errors by status over time.
class PerformanceTab : public EvaluationTab
{
    Q_OBJECT

public:
    explicit PerformanceTab(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void retranslate() override;

protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitTables();
    void buildPage();
    void connectParts();
    void fillColumns();
    void showRows();
    void showQuantiles();
    void showHistogram();
    void showErrors();
    void openCell(const QModelIndex& index);
    void openHit(const XyHit& hit);
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] std::size_t versionOf(const SpeedRow& row) const;
    [[nodiscard]] int slotOf(int row) const;
    [[nodiscard]] RowsBehind rowsOf(const SpeedRow& row) const;
    [[nodiscard]] std::vector<int> drawnRows() const;
    /// The row and the bin that a point or bar stands for.
    [[nodiscard]] std::pair<int, int> placeOf(const XyHit& hit) const;
    [[nodiscard]] QStringList explain(const XyHit& hit) const;

    TextLabel* m_byLabel;
    QComboBox* m_by;
    QString m_column; ///< the column that the user chose; empty: versions
    ChartLegend* m_legend;
    XyPlot* m_histogram;
    TextLabel* m_noLatencies;
    SpeedModel* m_speeds;
    QSortFilterProxyModel m_sorted;
    QTableView* m_table;
    TextLabel* m_answersTitle;
    AnswerModel m_answers;
    QTableView* m_answersTable;
    WindowChart* m_errors;
    std::vector<int> m_drawn; ///< row of each curve
    int m_firstBin = 0;       ///< the bin of every curve's first point
};

} // namespace qd
