// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/timeaxis.h"
#include "widgets/evaluation/evaluationtab.h"

class QLabel;
class QStackedWidget;

namespace qd {

class EmptyState;
class MetricChart;
class XyPlot;

/// How far the predictions of a regression lie from the truth: their distribution, and its mean over time.
class ResidualsTab : public EvaluationTab
{
    Q_OBJECT

public:
    explicit ResidualsTab(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool suits(TaskKind task) const override { return task == TaskKind::Regression; }
    void retranslate() override;

protected:
    void refresh() override;

private:
    void showErrors();

    TimeAxis m_axis;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QLabel* m_summary;
    XyPlot* m_histogram;
    MetricChart* m_errors;
    ValueHistogram m_bins;
    EvaluationPtr m_last; ///< that the axis was last set for
};

} // namespace qd
