// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/evaluation/evaluationmodels.h"
#include "widgets/evaluation/tabs/evaluationtab.h"

class QScrollArea;
class QTableView;

namespace qd {

class DriftDetail;
class DriftMultiples;
class TextLabel;

/// Columns ranked by how far they moved from the reference period, the index of each over time, and the
/// details of the chosen one.
class DriftTab : public EvaluationTab
{
    Q_OBJECT

public:
    explicit DriftTab(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void retranslate() override;
    /// Shows the details of a column, an index into Evaluation::drifts.
    void select(int column);

protected:
    void refresh() override;

private:
    void layOut();
    void choose(int column);
    void openColumn(const QModelIndex& index);

    TextLabel* m_heading;
    DriftModel* m_model;
    QTableView* m_table;
    TextLabel* m_multiplesTitle;
    QScrollArea* m_scroll;
    DriftMultiples* m_multiples;
    DriftDetail* m_detail;
};

} // namespace qd
