// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/overviewtab.h"

#include "models/base/timetext.h"
#include "widgets/charts/flowlayout.h"
#include "widgets/evaluation/findingsview.h"
#include "widgets/evaluation/metrictile.h"
#include "widgets/evaluation/tablesupport.h"
#include "widgets/evaluation/verdictdelegate.h"

#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

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
      m_findingsTitle(makeHeading(this)),
      m_findings(new FindingsView(this)),
      m_flow(new FlowLayout(nullptr, 8)),
      m_versionsTitle(makeHeading(this)),
      m_versions(makeVersionComparisonModel(this)),
      m_periodsTitle(makeHeading(this)),
      m_periods(makeVersionComparisonModel(this)),
      m_figuresTitle(makeHeading(this)),
      m_figuresTable(new QTableView(this)),
      m_notes(new QLabel(this))
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
    column->addLayout(m_flow);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_findingsTitle, m_findings, m_versionsTitle,
                                                           m_versionsTable, m_periodsTitle, m_periodsTable,
                                                           m_figuresTitle, m_figuresTable, m_notes})
        column->addWidget(widget);
    column->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("overviewScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    connect(m_findings, &FindingsView::opened, this, &OverviewTab::findingOpened);
    retranslate();
}

QString OverviewTab::title() const
{
    return tr("&Overview");
}

void OverviewTab::retranslate()
{
    m_figuresTitle->setText(tr("All figures, version by version"));
    retranslateTable(*m_figuresTable, tr("Figures of all versions"));
    retranslateTable(*m_versionsTable, tr("The newest version compared with the one before"));
    retranslateTable(*m_periodsTable, tr("The time after the reference period compared with it"));
    for (VersionComparisonModel* model : {m_versions, m_periods})
        model->retranslate();
    m_figures.retranslate();
    if (hasShown())
        refresh();
}

void OverviewTab::refresh()
{
    m_figures.setEvaluation(m_shown.evaluation);
    m_figuresTable->resizeColumnsToContents();
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
    const auto show = [](QLabel& title, QTableView& table, VersionComparisonModel& model,
                         const std::vector<VersionComparison>& comparisons) {
        title.setVisible(!comparisons.empty());
        table.setVisible(!comparisons.empty());
        model.setRows(comparisons);
        table.resizeColumnsToContents();
    };
    show(*m_versionsTitle, *m_versionsTable, *m_versions, evaluation.comparisons);
    show(*m_periodsTitle, *m_periodsTable, *m_periods, evaluation.periodComparisons);
    if (!evaluation.comparisons.empty()) {
        m_versionsTitle->setText(tr("%1 compared with %2, the version before; largest effect first")
                                     .arg(QString::fromStdString(evaluation.comparisons.front().second),
                                          QString::fromStdString(evaluation.comparisons.front().first)));
    }
    m_periodsTitle->setText(tr("The time since %1 compared with the reference period; largest effect first")
                                .arg(dateTimeText(evaluation.question.reference.to)));
}

void OverviewTab::showFindings()
{
    std::vector<Finding> findings = findingsOf(*m_shown.evaluation);
    m_findingsTitle->setText(findings.empty() ? tr("Nothing stands out") : tr("What stands out"));
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
