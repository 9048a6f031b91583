// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/tabs/slicestab.h"

#include "widgets/evaluation/tablesupport.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/textlabel.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace qd {

SlicesTab::SlicesTab(QWidget* parent)
    : EvaluationTab(parent),
      m_heading(makeHeading(this)),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(EmptyState::Answer::Given, this)),
      m_slices(makeSliceModel(this)),
      m_sliceTable(new QTableView(this)),
      m_segmentsTitle(makeHeading(this)),
      m_segments(makeSegmentEvaluationModel(TaskKind::Classification, this)),
      m_segmentErrors(makeSegmentEvaluationModel(TaskKind::Regression, this)),
      m_segmentTable(new QTableView(this))
{
    m_heading->setObjectName(QStringLiteral("sliceHeading"));
    m_heading->setWordWrap(true);
    m_empty->setObjectName(QStringLiteral("noSlices"));
    setUpSortedTable(*m_sliceTable, QStringLiteral("sliceTable"), m_sortedSlices, *m_slices);
    m_sliceTable->setWordWrap(true); // a slice of three terms is longer than its column
    m_sliceTable->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    setUpSortedTable(*m_segmentTable, QStringLiteral("segmentTable"), m_sortedSegments, *m_segments);
    m_stack->addWidget(m_sliceTable);
    m_stack->addWidget(m_empty);
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->addWidget(m_heading);
    layout->addWidget(m_stack, 3);
    layout->addWidget(m_segmentsTitle);
    layout->addWidget(m_segmentTable, 2);
    setPage(page);
    connect(m_sliceTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        emit rowsWanted(m_shown.rows.slice(m_slices->at(m_sortedSlices.mapToSource(index).row()).slice));
    });
    connect(m_segmentTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        const SegmentEvaluation& segment = shownSegments().at(m_sortedSegments.mapToSource(index).row());
        emit rowsWanted(m_shown.rows.segment(segment.column, segment.value));
    });
    retranslate();
}

QString SlicesTab::title() const
{
    return tr("&Slices");
}

void SlicesTab::retranslate()
{
    m_segmentsTitle->setText(tr("Every value of every segment, of all versions"));
    retranslateTable(*m_sliceTable, tr("Slices that are worse"));
    retranslateTable(*m_segmentTable, tr("Figures of all segments"));
    for (QTableView* table : {m_sliceTable, m_segmentTable})
        table->setToolTip(tr("Double-click or press Enter to see the rows"));
    m_slices->retranslate();
    m_segments->retranslate();
    m_segmentErrors->retranslate();
    refreshShown();
}

SegmentEvaluationModel& SlicesTab::shownSegments() const
{
    return m_shown.evaluation->task == TaskKind::Regression ? *m_segmentErrors : *m_segments;
}

void SlicesTab::refresh()
{
    showPage();
    const Evaluation& evaluation = *m_shown.evaluation;
    std::vector<SliceRow> rows = sliceRows(evaluation);
    const int found = static_cast<int>(rows.size());
    const qlonglong tested = evaluation.slices.tested;
    m_stack->setCurrentIndex(rows.empty() ? 1 : 0);
    m_heading->setText(
        found == 0 ? tr("Slices")
                   : tr("%n of %L1 tested slice(s) are significantly worse.", nullptr, found).arg(tested));
    m_slices->setRows(std::move(rows));
    QStringList columns;
    for (const SliceColumn& column : evaluation.sliceColumns)
        columns << QString::fromStdString(column.name);
    if (columns.isEmpty())
        m_empty->setTexts(tr("Nothing to slice by"),
                          tr("The log has no column with few different values besides the prediction."));
    else if (tested == 0)
        m_empty->setTexts(tr("No slice was tested"),
                          tr("No combination of values of %1 has enough labelled rows.")
                              .arg(QLocale().createSeparatedList(columns)));
    else
        m_empty->setTexts(
            tr("No slice is significantly worse"),
            tr("%L1 combinations of up to three values of %2 were tested, with correction for so "
               "many tests.")
                .arg(tested)
                .arg(QLocale().createSeparatedList(columns)));
    m_segmentsTitle->setVisible(!evaluation.segments.empty());
    m_segmentTable->setVisible(!evaluation.segments.empty());
    if (m_sortedSegments.sourceModel() != &shownSegments())
        m_sortedSegments.setSourceModel(&shownSegments());
    shownSegments().setRows(evaluation.segments);
}

} // namespace qd
