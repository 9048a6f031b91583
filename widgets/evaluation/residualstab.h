// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/charts/timeaxis.h"
#include "widgets/evaluation/evaluationtab.h"

class QLabel;

namespace qd {

class MetricChart;
class PickedWindow;
class XyPlot;
struct XyHit;

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
    void openBar(const XyHit& hit);
    void showErrors();

    TimeAxis m_axis;
    QLabel* m_summary;
    XyPlot* m_histogram;
    MetricChart* m_errors;
    PickedWindow* m_picked;
    ValueHistogram m_bins;
    EvaluationPtr m_last; ///< that the axis was last set for
};

} // namespace qd
