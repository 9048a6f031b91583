// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/evaluation/tabs/evaluationtab.h"

namespace qd {

class TextLabel;
class WindowChart;
struct XyHit;
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
    void openBar(const XyHit& hit);
    void showErrors();

    TextLabel* m_summary;
    XyPlot* m_histogram;
    WindowChart* m_errors;
    ValueHistogram m_bins;
};

} // namespace qd
