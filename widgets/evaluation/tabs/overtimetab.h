// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/timeaxis.h"
#include "widgets/evaluation/tabs/evaluationtab.h"

class QGridLayout;
class QPushButton;
class QScrollArea;

namespace qd {

class MetricChart;
class PickedWindow;

/// Quality, speed and faults of every version per window, on one axis. The estimate of the chosen version
/// stands beside what was realised. A click picks a window, whose rows are a button away.
class OverTimeTab : public EvaluationTab
{
    Q_OBJECT

public:
    explicit OverTimeTab(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void retranslate() override;

signals:
    /// The visible range shall be the reference period.
    void referenceWanted(qd::TimeRange range);
    /// The visible range shall be compared with the reference period.
    void comparisonWanted(qd::TimeRange range);

protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Measure;
    [[nodiscard]] static const std::vector<Measure>& measures();
    void buildFoot();
    void arrange();

    TimeAxis m_axis;
    QScrollArea* m_scroll;
    QGridLayout* m_grid;
    std::vector<MetricChart*> m_charts; ///< one per measure
    std::vector<bool> m_hasData;
    QWidget* m_foot;
    PickedWindow* m_picked;
    QPushButton* m_showRange;
    QPushButton* m_useReference;
    QPushButton* m_compare;
    EvaluationPtr m_last; ///< the evaluation that the axis was last set for
};

} // namespace qd
