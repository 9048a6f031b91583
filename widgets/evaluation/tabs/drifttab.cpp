// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/tabs/drifttab.h"

#include "models/base/timetext.h"
#include "widgets/evaluation/driftdelegates.h"
#include "widgets/evaluation/driftdetail.h"
#include "widgets/evaluation/plots/driftmultiples.h"
#include "widgets/evaluation/tablesupport.h"
#include "widgets/theme/textlabel.h"

#include <QScrollArea>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {

DriftTab::DriftTab(QWidget* parent)
    : EvaluationTab(parent),
      m_heading(makeHeading(this)),
      m_model(makeDriftModel(this)),
      m_table(new QTableView(this)),
      m_multiplesTitle(makeHeading(this)),
      m_scroll(new QScrollArea(this)),
      m_multiples(new DriftMultiples),
      m_detail(new DriftDetail(this))
{
    m_heading->setWordWrap(true);
    setUpTable(*m_table, QStringLiteral("driftTable"), *m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegateForColumn(drifting::LevelColumn, new DriftLevelDelegate(m_table));
    m_table->setItemDelegateForColumn(drifting::IndexColumn, new DriftBarDelegate(m_table));
    fitColumns(*m_table);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_multiples);
    layOut();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) { choose(index.row()); });
    connect(m_table, &QTableView::activated, this, &DriftTab::openColumn);
    connect(m_multiples, &DriftMultiples::windowActivated, this, [this](Timestamp from) {
        askForRows(m_shown.rows.ofVersion(0).during({from, from + m_shown.evaluation->question.window}));
    });
    connect(m_multiples, &DriftMultiples::chosen, this, [this](int chosen) { m_table->selectRow(chosen); });
    const auto drift = [this]() -> const ColumnDrift& {
        return m_shown.evaluation->drifts[static_cast<std::size_t>(m_multiples->current())].whole;
    };
    connect(m_detail, &DriftDetail::cellActivated, this,
            [this, drift](const DriftCell& cell) { emit rowsWanted(m_shown.rows.driftCell(drift(), cell)); });
    connect(m_detail, &DriftDetail::categoryActivated, this, [this, drift](const QString& category) {
        emit rowsWanted(m_shown.rows.category(drift().column, category.toStdString()));
    });
    retranslate();
}

void DriftTab::layOut()
{
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_heading);
    column->addWidget(m_table);
    column->addWidget(m_multiplesTitle);
    column->addWidget(m_scroll, 1);
    auto* parts = new QSplitter(this);
    parts->setObjectName(QStringLiteral("driftSplitter"));
    parts->setChildrenCollapsible(false);
    parts->addWidget(left);
    parts->addWidget(m_detail);
    parts->setStretchFactor(0, 1);
    parts->setStretchFactor(1, 1);
    left->setMinimumWidth(480);
    auto* page = new QWidget(this);
    auto* padded = new QVBoxLayout(page);
    padded->setContentsMargins(12, 10, 12, 12);
    padded->addWidget(parts);
    setPage(page);
}

QString DriftTab::title() const
{
    return tr("&Drift");
}

void DriftTab::retranslate()
{
    m_multiples->setAccessibleName(tr("Drift index of every column over time"));
    retranslateTable(*m_table, tr("Columns, largest drift first"));
    m_table->setToolTip(tr("Double-click or press Enter to see the rows of the compared period"));
    m_model->retranslate();
    m_detail->retranslate();
    refreshShown();
}

void DriftTab::refresh()
{
    const Evaluation& evaluation = *m_shown.evaluation;
    if (evaluation.drifts.empty())
        return showNothing(
            tr("No drift was measured"),
            tr("The log has no inputs, or one of the two periods that would be compared is empty. "
               "Choose another reference period above."));
    showPage();
    const auto moved =
        std::count_if(evaluation.drifts.begin(), evaluation.drifts.end(),
                      [](const auto& drift) { return drift.whole.level != DriftLevel::Steady; });
    const QString reference = timeRangeText(evaluation.question.reference);
    m_heading->setText(moved == 0 ? tr("No column drifted from the reference period, %1.").arg(reference)
                                  : tr("%n column(s) drifted from the reference period, %1.", nullptr,
                                       static_cast<int>(moved))
                                        .arg(reference));
    const int before = std::max(m_table->currentIndex().row(), 0);
    m_multiples->setEvaluation(m_shown.evaluation);
    m_multiplesTitle->setText(m_multiples->range().isEmpty()
                                  ? tr("Index over time")
                                  : tr("Index over time, %1").arg(timeRangeText(m_multiples->range())));
    m_model->setRows(evaluation.drifts);
    fitHeight(*m_table, 8);
    m_table->selectRow(std::min(before, m_model->rowCount() - 1));
    choose(m_table->currentIndex().row());
}

/// New values and missing ones lead to their rows, else the whole compared period.
void DriftTab::openColumn(const QModelIndex& index)
{
    const ColumnDrift& drift = m_shown.evaluation->drifts[static_cast<std::size_t>(index.row())].whole;
    if (index.column() == drifting::MissingColumn)
        return askForRows(m_shown.rows.driftCell(drift, {.kind = DriftCell::Kind::Missing, .category = {}}));
    if (index.column() == drifting::NewColumn && !drift.newCategories.empty())
        return askForRows(m_shown.rows.category(drift.column, drift.newCategories.front().category));
    askForRows(m_shown.rows.ofVersion(0).current());
}

void DriftTab::select(int column)
{
    m_table->selectRow(column);
}

void DriftTab::choose(int column)
{
    if (column < 0 || column >= static_cast<int>(m_shown.evaluation->drifts.size()))
        return;
    m_multiples->setCurrent(column);
    m_detail->setDrift(m_shown.evaluation->drifts[static_cast<std::size_t>(column)].whole);
}

} // namespace qd
