// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/evaluation/tabs/evaluationtab.h"

namespace qd {

class ChartLegend;
class TextLabel;
class ThresholdPanel;
struct XyHit;
class XyPlot;

/// ROC and precision–recall curves of all versions, and the threshold explorer of the chosen one, whose
/// threshold is a ring on both. A click on a point sets the threshold; a double click or Enter leads to the
/// rows that it calls positive.
class DecisionTab : public EvaluationTab
{
    Q_OBJECT

public:
    explicit DecisionTab(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool suits(TaskKind task) const override { return task == TaskKind::Classification; }
    void retranslate() override;

protected:
    void refresh() override;

private:
    void showCurves();
    void showMarks();
    void openRows(const XyHit& hit, bool isRoc);
    [[nodiscard]] const VersionEvaluation& versionOf(const XyHit& hit) const;
    [[nodiscard]] double thresholdAt(const XyHit& hit, bool isRoc) const;
    [[nodiscard]] QString legendName(const VersionEvaluation& version) const;
    [[nodiscard]] QStringList explainRoc(const XyHit& hit) const;
    [[nodiscard]] QStringList explainPr(const XyHit& hit) const;

    TextLabel* m_legendTitle;
    ChartLegend* m_legend;
    XyPlot* m_roc;
    XyPlot* m_pr;
    ThresholdPanel* m_panel;
    std::vector<std::size_t> m_drawn; ///< version of each curve
};

} // namespace qd
