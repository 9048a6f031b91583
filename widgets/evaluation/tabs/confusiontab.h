// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/evaluation/confusionmodel.h"
#include "models/items/records/logmodels.h"
#include "widgets/evaluation/tabs/evaluationtab.h"

#include <QSortFilterProxyModel>

class QComboBox;
class QScrollArea;
class QTableView;

namespace qd {

class ConfusionView;
class TextLabel;

/// The confusion matrix of the chosen version as a heat map, the scores of each class and the most frequent
/// mistakes, which also tell of more classes than fit a matrix; a cell, a class or a mistake leads to its
/// rows.
class ConfusionTab : public EvaluationTab
{
    Q_OBJECT

public:
    explicit ConfusionTab(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool suits(TaskKind task) const override { return task == TaskKind::Classification; }
    void retranslate() override;

protected:
    void refresh() override;

private:
    void layOut();
    void connectViews();
    ConfusionModel m_matrix;
    ConfusionView* m_view;
    QScrollArea* m_scroll;
    TextLabel* m_heading;
    TextLabel* m_sharesLabel;
    QComboBox* m_shares;
    TextLabel* m_note;
    TextLabel* m_classesTitle;
    ClassModel* m_classes;
    QTableView* m_classTable;
    QSortFilterProxyModel m_sortedClasses;
    TextLabel* m_mistakesTitle;
    MistakeModel* m_mistakes;
    QTableView* m_mistakeTable;
};

} // namespace qd
