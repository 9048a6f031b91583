// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/tabs/confusiontab.h"

#include "models/items/evaluation/evaluationfigures.h"
#include "widgets/evaluation/plots/confusionview.h"
#include "widgets/evaluation/tablesupport.h"
#include "widgets/theme/textlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QSettings>
#include <QTableView>

namespace qd {

namespace {

const QString sharesKey = QStringLiteral("evaluation/confusionShares");
constexpr int leastName = 72; ///< px of the name of a class

} // namespace

ConfusionTab::ConfusionTab(QWidget* parent)
    : EvaluationTab(parent),
      m_view(new ConfusionView(m_matrix)),
      m_scroll(new QScrollArea(this)),
      m_heading(makeHeading(this)),
      m_sharesLabel(new TextLabel(this)),
      m_shares(new QComboBox(this)),
      m_note(new TextLabel(this)),
      m_classesTitle(makeHeading(this)),
      m_classes(makeClassModel(this)),
      m_classTable(new QTableView(this)),
      m_mistakesTitle(makeHeading(this)),
      m_mistakes(makeMistakeModel(this)),
      m_mistakeTable(new QTableView(this))
{
    m_scroll->setObjectName(QStringLiteral("confusionScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidget(m_view);
    m_shares->setObjectName(QStringLiteral("confusionShares"));
    m_shares->addItems({QString(), QString()});
    m_shares->setCurrentIndex(QSettings().value(sharesKey, 0).toInt() == 1 ? 1 : 0);
    m_sharesLabel->setBuddy(m_shares);
    m_note->setObjectName(QStringLiteral("confusionNote"));
    m_note->setWordWrap(true);
    setUpSortedTable(*m_classTable, QStringLiteral("classTable"), m_sortedClasses, *m_classes);
    m_classTable->horizontalHeader()->setMinimumSectionSize(leastName);
    setUpTable(*m_mistakeTable, QStringLiteral("mistakeTable"), *m_mistakes);
    fitColumns(*m_mistakeTable);

    layOut();
    connectViews();
    retranslate();
}

void ConfusionTab::layOut()
{
    auto* shares = new QHBoxLayout;
    shares->addWidget(m_sharesLabel);
    shares->addWidget(m_shares);
    shares->addStretch();
    auto* left = new QVBoxLayout;
    left->addWidget(m_heading);
    left->addLayout(shares);
    left->addWidget(m_scroll, 1);
    left->addWidget(m_note);
    left->addStretch(); // takes what the matrix leaves when it is hidden
    auto* right = new QVBoxLayout;
    right->addWidget(m_classesTitle);
    right->addWidget(m_classTable, 1);
    right->addWidget(m_mistakesTitle);
    right->addWidget(m_mistakeTable, 1);
    auto* page = new QWidget(this);
    auto* layout = new QHBoxLayout(page);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(16);
    layout->addLayout(left, 3);
    layout->addLayout(right, 2);
    setPage(page);
}

void ConfusionTab::connectViews()
{
    const auto applyShares = [this](int index) {
        m_view->setShares(index == 1 ? ConfusionView::Shares::OfPrediction : ConfusionView::Shares::OfTruth);
    };
    applyShares(m_shares->currentIndex());
    connect(m_shares, &QComboBox::currentIndexChanged, this, applyShares);
    connect(m_shares, &QComboBox::currentIndexChanged, this,
            [](int index) { QSettings().setValue(sharesKey, index); });
    connect(m_view, &ConfusionView::activated, this, [this](const QModelIndex& cell) {
        const auto& classes = m_matrix.matrix().classes;
        emit rowsWanted(m_shown.rows.cell(classes[static_cast<std::size_t>(cell.row())],
                                          classes[static_cast<std::size_t>(cell.column())]));
    });
    connect(m_classTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        emit rowsWanted(m_shown.rows.cell(m_classes->at(m_sortedClasses.mapToSource(index).row()).name, {}));
    });
    connect(m_mistakeTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        const Mistake& mistake = m_mistakes->at(index.row());
        emit rowsWanted(m_shown.rows.cell(mistake.truth, mistake.predicted));
    });
}

QString ConfusionTab::title() const
{
    return tr("&Confusion matrix");
}

void ConfusionTab::retranslate()
{
    m_sharesLabel->setText(tr("&Shares:"));
    m_shares->setAccessibleName(tr("Shares in the cells"));
    m_shares->setToolTip(
        tr("By true class, the diagonal is the recall of each class; by predicted class, its precision"));
    m_shares->setItemText(0, tr("of the true class (rows)"));
    m_shares->setItemText(1, tr("of the predicted class (columns)"));
    m_classesTitle->setText(tr("Scores of each class"));
    m_classTable->setToolTip(tr("Double-click or press Enter to see the rows of a class"));
    retranslateTable(*m_classTable, tr("Scores of each class"));
    m_mistakesTitle->setText(tr("Most frequent mistakes"));
    m_mistakeTable->setToolTip(tr("Double-click or press Enter to see the rows"));
    retranslateTable(*m_mistakeTable, tr("Most frequent mistakes"));
    m_mistakes->retranslate();
    m_matrix.retranslate();
    m_classes->retranslate();
    refreshShown();
}

void ConfusionTab::refresh()
{
    showPage();
    const VersionEvaluation& version = m_shown.chosen();
    m_matrix.setMatrix(version.matrix);
    m_view->adjustSize();
    m_classes->setRows(classRows(m_shown.evaluation->classes, version.scores));
    m_mistakes->setRows(version.mistakes);
    m_heading->setText(tr("Actual and predicted: %1").arg(versionName(version.version)));
    const bool hasMatrix = !version.matrix.classes.empty();
    m_scroll->setVisible(hasMatrix);
    m_sharesLabel->setVisible(hasMatrix);
    m_shares->setVisible(hasMatrix);
    if (hasMatrix)
        m_note->setText(
            tr("Click a cell, or choose it with the arrow keys and press Enter, to see its rows."));
    else if (version.labelled == 0)
        m_note->setText(tr("No prediction has a label yet, so nothing can be compared."));
    else
        m_note->setText(
            tr("There are too many classes for a matrix; the most frequent mistakes are listed beside it."));
}

} // namespace qd
