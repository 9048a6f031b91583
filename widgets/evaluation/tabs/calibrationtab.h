// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/evaluation/evaluationmodels.h"
#include "widgets/evaluation/tabs/evaluationtab.h"

class QTableView;

namespace qd {

class ChartLegend;
class TextLabel;
struct XyHit;
class XyPlot;

/// Whether probabilities mean what they say: the reliability diagram of all versions, and, of the chosen one,
/// how often which confidence occurs and the bins as a table.
class CalibrationTab : public EvaluationTab
{
    Q_OBJECT

public:
    explicit CalibrationTab(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool suits(TaskKind task) const override { return task == TaskKind::Classification; }
    void retranslate() override;

protected:
    void refresh() override;

private:
    void showDiagram();
    void openBin(const ReliabilityBin& bin, std::size_t version);
    [[nodiscard]] const ReliabilityBin& binOf(const XyHit& hit) const;
    [[nodiscard]] QStringList explain(const ReliabilityBin& bin) const;

    TextLabel* m_legendTitle;
    ChartLegend* m_legend;
    XyPlot* m_diagram;
    XyPlot* m_histogram;
    ReliabilityModel* m_bins;
    QTableView* m_table;
    std::vector<std::size_t> m_drawn; ///< version of each curve
};

} // namespace qd
