// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"

#include <QPointF>
#include <QWidget>

#include <map>

class QPushButton;

namespace qd {

class MetricChart;
class PlotView;
class TextLabel;
class TimeAxis;

/// Picks one window of time on charts: a click picks the one below it, the button beside its name asks for
/// its rows. In a chart Enter does both at the crosshair.
class PickedWindow : public QWidget
{
    Q_OBJECT

public:
    /// The axis that all watched charts share; `button` names the button.
    PickedWindow(TimeAxis& axis, const QString& button, QWidget* parent = nullptr);

    void watch(MetricChart& chart);
    /// A window stays picked while the evaluation is the same.
    void setShown(const EvaluationPtr& evaluation, std::size_t version);
    void retranslate();

signals:
    void rowsWanted(qd::TimeRange window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void pick(Timestamp at);
    void ask();
    void show();

    TimeAxis& m_axis;
    TextLabel* m_text;
    QPushButton* m_show;
    /// Plots and what they draw on; events come while they are being destroyed, too.
    std::map<const QObject*, PlotView*> m_plots;
    EvaluationPtr m_evaluation;
    std::size_t m_version = 0;
    std::optional<Timestamp> m_window; ///< beginning of the picked one
    QPointF m_pressed;
};

} // namespace qd
