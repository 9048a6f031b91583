// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/tabs/overviewtab.h"

#include "models/base/timetext.h"
#include "widgets/charts/flowlayout.h"
#include "widgets/evaluation/assumptionsview.h"
#include "widgets/evaluation/findingsview.h"
#include "widgets/evaluation/metrictile.h"
#include "widgets/evaluation/tablesupport.h"
#include "widgets/evaluation/verdictdelegate.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/textlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace qd {

namespace {

constexpr std::array classificationTiles{"accuracy", "macroF1", "auc",    "logLoss", "brier",
                                         "ece",      "p99",     "errors", "labelled"};
constexpr std::array regressionTiles{"mae", "rmse", "mape", "r2", "bias", "p99", "errors", "labelled"};

std::span<const char* const> tilesOf(TaskKind task)
{
    if (task == TaskKind::Classification)
        return classificationTiles;
    return regressionTiles;
}

QTableView* makeComparisons(QWidget* parent, const QString& name, VersionComparisonModel& model)
{
    auto* table = new QTableView(parent);
    setUpTable(*table, name, model);
    table->setItemDelegateForColumn(versioncomparison::VerdictColumn, new VerdictDelegate(table));
    return table;
}

} // namespace

OverviewTab::OverviewTab(QWidget* parent)
    : EvaluationTab(parent),
      m_assumptions(new AssumptionsView(this)),
      m_findingsTitle(makeHeading(this)),
      m_findings(new FindingsView(this)),
      m_flow(new FlowLayout(nullptr, 8)),
      m_versionsTitle(makeHeading(this)),
      m_versionChoice(new QWidget(this)),
      m_firstLabel(new TextLabel(m_versionChoice)),
      m_first(new QComboBox(m_versionChoice)),
      m_secondLabel(new TextLabel(m_versionChoice)),
      m_second(new QComboBox(m_versionChoice)),
      m_versions(makeVersionComparisonModel(this)),
      m_periodsTitle(makeHeading(this)),
      m_periods(makeVersionComparisonModel(this)),
      m_figuresTitle(makeHeading(this)),
      m_figuresTable(new QTableView(this)),
      m_notes(new TextLabel(this))
{
    m_versionsTable = makeComparisons(this, QStringLiteral("versionComparisons"), *m_versions);
    m_periodsTable = makeComparisons(this, QStringLiteral("periodComparisons"), *m_periods);
    setUpTable(*m_figuresTable, QStringLiteral("versionFigures"), m_figures);
    m_figuresTable->verticalHeader()->show();
    m_figuresTable->horizontalHeader()->setStretchLastSection(false);
    m_figuresTable->horizontalHeader()->setMinimumSectionSize(110);
    m_notes->setObjectName(QStringLiteral("notes"));
    m_notes->setWordWrap(true);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(8);
    column->addWidget(m_assumptions);
    column->addLayout(m_flow);
    buildVersionChoice();
    for (QWidget* widget : std::initializer_list<QWidget*>{
             m_findingsTitle, m_findings, m_versionsTitle, m_versionChoice, m_versionsTable, m_periodsTitle,
             m_periodsTable, m_figuresTitle, m_figuresTable, m_notes})
        column->addWidget(widget);
    column->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("overviewScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    setPage(scroll);
    connect(m_findings, &FindingsView::opened, this, &OverviewTab::findingOpened);
    connect(m_assumptions, &AssumptionsView::meaningChanged, this, &OverviewTab::meaningChanged);
    connect(m_assumptions, &AssumptionsView::columnsWanted, this, &OverviewTab::columnsWanted);
    connectTables();
    retranslate();
}

void OverviewTab::buildVersionChoice()
{
    m_first->setObjectName(QStringLiteral("firstVersion"));
    m_second->setObjectName(QStringLiteral("secondVersion"));
    m_firstLabel->setBuddy(m_first);
    m_secondLabel->setBuddy(m_second);
    auto* row = new QHBoxLayout(m_versionChoice);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_firstLabel, m_first, m_secondLabel, m_second})
        row->addWidget(widget);
    row->addStretch();
    for (QComboBox* box : {m_first, m_second}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        connect(box, &QComboBox::activated, this, [this] {
            if (m_first->currentIndex() != m_second->currentIndex())
                emit versionsWanted(m_first->currentData().toString().toStdString(),
                                    m_second->currentData().toString().toStdString());
        });
    }
}

/// A comparison leads to the rows of its later side, a figure to those it is made of.
void OverviewTab::connectTables()
{
    connect(m_versionsTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        const VersionComparison& one = m_versions->at(index.row());
        const bool isFirst = index.column() == versioncomparison::FirstColumn;
        emit rowsWanted(m_shown.rows.ofVersionNamed(isFirst ? one.first : one.second).all());
    });
    connect(m_periodsTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        const RowsBehind rows = m_shown.rows.ofVersion(0);
        askForRows(index.column() == versioncomparison::FirstColumn
                       ? rows.during(m_shown.evaluation->question.reference)
                       : rows.current());
    });
    connect(m_figuresTable, &QTableView::activated, this, &OverviewTab::openFigure);
}

void OverviewTab::openFigure(const QModelIndex& index)
{
    const RowsBehind rows = m_shown.rows.ofVersion(static_cast<std::size_t>(index.column()));
    const VersionEvaluation& version = m_shown.evaluation->versions[static_cast<std::size_t>(index.column())];
    switch (m_figures.figure(index.row()).rows) {
    case FigureRows::Labelled:
        if (version.labelled == 0) // the log may have no column for them
            break;
        return askForRows(rows.labelled());
    case FigureRows::Failed:
        if (version.statuses.empty())
            break;
        return askForRows(rows.failed());
    case FigureRows::All:
        break;
    }
    emit rowsWanted(rows.all());
}

QString OverviewTab::title() const
{
    return tr("&Overview");
}

void OverviewTab::retranslate()
{
    m_figuresTitle->setText(tr("All figures, version by version"));
    m_firstLabel->setText(tr("&Before:"));
    m_first->setAccessibleName(tr("Version to compare with"));
    m_secondLabel->setText(tr("&Now:"));
    m_second->setAccessibleName(tr("Compared version"));
    for (QComboBox* box : {m_first, m_second})
        box->setToolTip(tr("Any two versions can be compared"));
    for (QTableView* table : {m_versionsTable, m_periodsTable, m_figuresTable})
        table->setToolTip(tr("Double-click or press Enter to see the rows"));
    retranslateTable(*m_figuresTable, tr("Figures of all versions"));
    retranslateTable(*m_versionsTable, tr("Two versions compared"));
    retranslateTable(*m_periodsTable, tr("The reference period and the one compared with it"));
    for (VersionComparisonModel* model : {m_versions, m_periods})
        model->retranslate();
    m_figures.retranslate();
    m_assumptions->retranslate();
    refreshShown();
}

void OverviewTab::refresh()
{
    m_figures.setEvaluation(m_shown.evaluation);
    m_figuresTable->resizeColumnsToContents();
    showAssumptions();
    showTiles();
    showFindings();
    showComparisons();
    showNotes();
    fitTables();
}

void OverviewTab::resizeEvent(QResizeEvent* event)
{
    EvaluationTab::resizeEvent(event);
    // The tables get their widths from this event too, but later.
    QMetaObject::invokeMethod(this, &OverviewTab::fitTables, Qt::QueuedConnection);
}

/// The page scrolls; the tables in it need not.
void OverviewTab::fitTables()
{
    for (QTableView* table : {m_versionsTable, m_periodsTable, m_figuresTable})
        fitHeight(*table, 40);
}

void OverviewTab::setLogAssumptions(std::vector<Assumption> assumptions, bool hasColumns)
{
    m_ofLog = std::move(assumptions);
    m_assumptions->setHasColumns(hasColumns);
}

void OverviewTab::showAssumptions()
{
    std::vector<Assumption> all = m_ofLog;
    const Evaluation& evaluation = *m_shown.evaluation;
    all.insert(all.end(), evaluation.assumptions.begin(), evaluation.assumptions.end());
    m_assumptions->setAssumptions(std::move(all), evaluation.question, evaluation.classes);
}

void OverviewTab::showTiles()
{
    const TaskKind task = m_shown.evaluation->task;
    for (const auto& [id, tile] : m_tiles)
        tile->hide();
    for (const char* id : tilesOf(task)) {
        MetricTile*& tile = m_tiles[id];
        if (!tile) {
            tile = new MetricTile(QStringLiteral("tile_") + QLatin1String(id), m_flow->parentWidget());
            m_flow->addWidget(tile);
        }
        const EvaluationFigure& figure = *findFigure(task, id);
        const VersionEvaluation& version = m_shown.chosen();
        const auto value = figure.value(version, m_shown.evaluation->question.positiveClass);
        const QString detail = value && figure.detail ? figure.detail(version) : QString();
        tile->setTexts(
            figure.title(), figureText(figure, version, m_shown.evaluation->question.positiveClass),
            value ? detail : tr("undefined"), value ? figure.hint() : undefinedReason(value.error()));
        tile->show();
    }
}

void OverviewTab::showComparisons()
{
    const Evaluation& evaluation = *m_shown.evaluation;
    const auto show = [](TextLabel& title, QTableView& table, VersionComparisonModel& model,
                         const std::vector<VersionComparison>& comparisons) {
        title.setVisible(!comparisons.empty());
        table.setVisible(!comparisons.empty());
        model.setRows(comparisons);
        table.resizeColumnsToContents();
    };
    show(*m_versionsTitle, *m_versionsTable, *m_versions, evaluation.comparisons);
    show(*m_periodsTitle, *m_periodsTable, *m_periods, evaluation.periodComparisons);
    showVersionChoice();
    if (!evaluation.comparisons.empty()) {
        m_versionsTitle->setText(tr("%1 vs. %2, largest effect first")
                                     .arg(QString::fromStdString(evaluation.comparisons.front().second),
                                          QString::fromStdString(evaluation.comparisons.front().first)));
    }
    const TimeRange& current = evaluation.question.current;
    m_periodsTitle->setText(
        current.isEmpty() ? tr("Since %1 vs. the reference period, largest effect first")
                                .arg(dateTimeText(evaluation.question.reference.to))
                          : tr("%1 vs. the reference period (%2), largest effect first")
                                .arg(timeRangeText(current), timeRangeText(evaluation.question.reference)));
}

void OverviewTab::showVersionChoice()
{
    const Evaluation& evaluation = *m_shown.evaluation;
    QStringList versions;
    for (std::size_t i = 1; i < evaluation.versions.size(); ++i)
        versions << QString::fromStdString(evaluation.versions[i].version);
    m_versionChoice->setVisible(!evaluation.comparisons.empty() && versions.size() > 2);
    if (evaluation.comparisons.empty())
        return;
    const VersionComparison& shown = evaluation.comparisons.front();
    for (const auto& [box, version] : {std::pair(m_first, shown.first), std::pair(m_second, shown.second)}) {
        box->clear();
        for (const QString& name : versions)
            box->addItem(nameText(name), name);
        const QString name = QString::fromStdString(version);
        if (!versions.contains(name)) // one of too few predictions to be shown by itself
            box->addItem(nameText(name), name);
        box->setCurrentIndex(box->findData(name));
    }
}

void OverviewTab::showFindings()
{
    std::vector<Finding> findings = findingsOf(*m_shown.evaluation);
    m_findingsTitle->setText(findings.empty() ? nothingText(*m_shown.evaluation) : tr("What stands out"));
    m_findings->setVisible(!findings.empty());
    m_findings->setFindings(std::move(findings));
}

void OverviewTab::showNotes()
{
    QStringList notes;
    for (const QString& note : m_shown.evaluation->notes)
        notes << QStringLiteral("• ") + note;
    m_notes->setVisible(!notes.isEmpty());
    m_notes->setText(notes.join(QLatin1Char('\n')));
}

} // namespace qd
