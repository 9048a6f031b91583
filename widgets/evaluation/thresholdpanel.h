// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/evaluation.h"

#include <QWidget>

#include <array>

class QDoubleSpinBox;
class QPushButton;
class QSlider;

namespace qd {

class TextLabel;
class XyPlot;

/// "What if the threshold were …": matrix, scores and cost follow slider and costs at once, by a
/// ThresholdExplorer that was made beforehand. Costs are per row, in any unit, and remembered.
class ThresholdPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ThresholdPanel(QWidget* parent = nullptr);

    void setVersion(const VersionEvaluation& version, const std::string& positiveClass);
    void setThreshold(double threshold);
    void retranslate();

    [[nodiscard]] double threshold() const;
    [[nodiscard]] DecisionCosts costs() const;
    /// Returns the counts; nothing without an explorer.
    [[nodiscard]] std::optional<BinaryCounts> counts() const;
    [[nodiscard]] std::optional<ThresholdChoice> best() const;

signals:
    /// Emitted when the threshold changed, or the costs, and so the best one.
    void thresholdChanged();
    void cellActivated(bool calledPositive, bool trulyPositive);

private:
    /// One cell of the matrix: how many rows, which are a click away, and what each of them costs.
    struct Cell
    {
        QPushButton* count = nullptr;
        QDoubleSpinBox* cost = nullptr;
    };

    void buildMatrix();
    void buildFigures();
    void layOut();
    Cell makeCell(const QString& name, double cost, bool calledPositive, bool trulyPositive);
    void drawCosts();
    void show();
    void showFigure(std::size_t figure, const QString& text);

    std::shared_ptr<const ThresholdExplorer> m_explorer;
    QString m_positive;
    TextLabel* m_heading;
    TextLabel* m_sliderLabel;
    QSlider* m_slider;
    QDoubleSpinBox* m_spin;
    QPushButton* m_useBest;
    QWidget* m_matrix;
    std::array<TextLabel*, 4>
        m_headers{}; ///< called positive, called negative, truly positive, truly negative
    Cell m_truePositives;
    Cell m_falseNegatives;
    Cell m_falsePositives;
    Cell m_trueNegatives;
    QWidget* m_figures;
    std::array<TextLabel*, 7> m_names{};
    std::array<TextLabel*, 7> m_values{};
    XyPlot* m_plot;
};

} // namespace qd
