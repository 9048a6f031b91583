// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/evaluation/evaluationmodels.h"
#include "widgets/evaluation/tabs/evaluationtab.h"

#include <QSortFilterProxyModel>

class QStackedWidget;
class QTableView;

namespace qd {

class EmptyState;
class TextLabel;

/// Combinations of segment values that are served significantly worse than the rest, and every single value
/// with its figures. A row leads to its predictions.
class SlicesTab : public EvaluationTab
{
    Q_OBJECT

public:
    explicit SlicesTab(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void retranslate() override;

protected:
    void refresh() override;

private:
    [[nodiscard]] SegmentEvaluationModel& shownSegments() const;

    TextLabel* m_heading;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    SliceModel* m_slices;
    QSortFilterProxyModel m_sortedSlices;
    QTableView* m_sliceTable;
    TextLabel* m_segmentsTitle;
    SegmentEvaluationModel* m_segments;
    SegmentEvaluationModel* m_segmentErrors; ///< the errors of segments of regressions
    QSortFilterProxyModel m_sortedSegments;
    QTableView* m_segmentTable;
};

} // namespace qd
