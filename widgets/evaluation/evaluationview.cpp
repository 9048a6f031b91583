// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/evaluationview.h"

#include "models/evaluation/findings/findings.h"
#include "widgets/evaluation/questionbar.h"
#include "widgets/evaluation/tabs/calibrationtab.h"
#include "widgets/evaluation/tabs/confusiontab.h"
#include "widgets/evaluation/tabs/decisiontab.h"
#include "widgets/evaluation/tabs/drifttab.h"
#include "widgets/evaluation/tabs/overtimetab.h"
#include "widgets/evaluation/tabs/overviewtab.h"
#include "widgets/evaluation/tabs/performancetab.h"
#include "widgets/evaluation/tabs/residualstab.h"
#include "widgets/evaluation/tabs/slicestab.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/notice.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/toast.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>

#include <algorithm>

namespace qd {

namespace {

const QString tabKey = QStringLiteral("evaluation/tab");

} // namespace

EvaluationView::EvaluationView(QWidget* parent)
    : QWidget(parent),
      m_overview(new OverviewTab(this)),
      m_drift(new DriftTab(this)),
      m_question(new QuestionBar(this)),
      m_notice(new Toast(this)),
      m_busy(new QWidget(this)),
      m_busyText(new TextLabel(this)),
      m_cancel(new QPushButton(this)),
      m_stack(new QStackedWidget(this)),
      m_tabs(new QTabWidget(this)),
      m_empty(new EmptyState(EmptyState::Answer::Given, this))
{
    setObjectName(QStringLiteral("evaluationView"));
    m_tabs->setObjectName(QStringLiteral("evaluationTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(true);
    m_empty->setObjectName(QStringLiteral("evaluationEmpty"));
    buildBusy();
    auto* overTime = new OverTimeTab(this);
    addTab(m_overview, QStringLiteral("overview"));
    addTab(overTime, QStringLiteral("time"));
    addTab(new PerformanceTab(this), QStringLiteral("performance"));
    addTab(new ConfusionTab(this), QStringLiteral("confusion"));
    addTab(new DecisionTab(this), QStringLiteral("threshold"));
    addTab(new CalibrationTab(this), QStringLiteral("calibration"));
    addTab(new ResidualsTab(this), QStringLiteral("residuals"));
    addTab(new SlicesTab(this), QStringLiteral("slices"));
    addTab(m_drift, QStringLiteral("drift"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tabs);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_question, m_busy})
        layout->addWidget(widget);
    layout->addWidget(m_stack, 1);

    connect(m_question, &QuestionBar::questionChanged, this, &EvaluationView::questionChanged);
    connect(m_question, &QuestionBar::versionChosen, this, [this](std::size_t version) {
        m_version = m_evaluation->versions.at(version).version;
        showTabs();
    });
    connectTabs(*overTime);
    retranslate();
    showEmpty();
}

void EvaluationView::connectTabs(OverTimeTab& overTime)
{
    connect(m_overview, &OverviewTab::findingOpened, this, &EvaluationView::openFinding);
    connect(m_overview, &OverviewTab::meaningChanged, m_question, &QuestionBar::setMeaning);
    connect(m_overview, &OverviewTab::columnsWanted, this, &EvaluationView::columnsWanted);
    connect(&overTime, &OverTimeTab::referenceWanted, m_question, &QuestionBar::setReference);
    connect(&overTime, &OverTimeTab::comparisonWanted, m_question, &QuestionBar::setCurrent);
    connect(m_overview, &OverviewTab::versionsWanted, m_question, &QuestionBar::setComparedVersions);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int index) {
        if (m_arranging || index < 0)
            return;
        for (const NamedTab& named : m_named) {
            if (named.tab == m_tabs->widget(index))
                QSettings().setValue(tabKey, named.name);
        }
    });
}

EvaluationView::~EvaluationView() = default;

/// Slices lead to their rows, everything else to the tab with its figures.
void EvaluationView::openFinding(const Finding& finding)
{
    const auto open = [this](const QString& name) {
        for (const NamedTab& named : m_named) {
            if (named.name == name)
                m_tabs->setCurrentWidget(named.tab);
        }
    };
    switch (finding.kind) {
    case Finding::Kind::Slice:
        emit rowsWanted(
            RowsBehind(m_evaluation, 0, m_scoreColumns).slice(m_evaluation->slices.slices.at(finding.index)));
        return;
    case Finding::Kind::Drift:
        open(QStringLiteral("drift"));
        m_drift->select(static_cast<int>(finding.index));
        return;
    case Finding::Kind::Calibration:
        return open(QStringLiteral("calibration"));
    case Finding::Kind::Version:
    case Finding::Kind::Period:
    case Finding::Kind::Change:
    case Finding::Kind::Estimate:
        break;
    }
    open(QStringLiteral("time"));
}

void EvaluationView::buildBusy()
{
    m_busy->setObjectName(QStringLiteral("evaluationBusy"));
    m_cancel->setObjectName(QStringLiteral("evaluationCancel"));
    auto* bar = new QProgressBar(m_busy);
    bar->setObjectName(QStringLiteral("evaluationProgress"));
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setMaximumHeight(8);
    auto* layout = new QHBoxLayout(m_busy);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->addWidget(m_busyText);
    layout->addWidget(bar, 1);
    layout->addWidget(m_cancel);
    m_busy->hide();
    connect(m_cancel, &QPushButton::clicked, this, &EvaluationView::cancelled);
}

void EvaluationView::addTab(EvaluationTab* tab, const QString& name)
{
    tab->setObjectName(name + QStringLiteral("Tab"));
    tab->hide();
    connect(tab, &EvaluationTab::rowsWanted, this, &EvaluationView::rowsWanted);
    m_named.push_back({tab, name});
}

void EvaluationView::setEvaluation(EvaluationPtr evaluation)
{
    m_evaluation = evaluation && !evaluation->versions.empty() ? std::move(evaluation) : nullptr;
    setBusy(false);
    m_notice->hide();
    if (!m_evaluation)
        return showEmpty();
    m_question->setEvaluation(*m_evaluation, versionToShow());
    m_question->show();
    arrangeTabs();
    showTabs();
    m_stack->setCurrentWidget(m_tabs);
}

void EvaluationView::setScoreColumns(std::map<std::string, std::string> columns)
{
    m_scoreColumns = std::move(columns);
    if (m_evaluation)
        showTabs();
}

void EvaluationView::setLogAssumptions(std::vector<Assumption> assumptions, bool hasColumns)
{
    m_overview->setLogAssumptions(std::move(assumptions), hasColumns);
}

void EvaluationView::setBusy(bool busy)
{
    m_busy->setVisible(busy);
    if (!m_evaluation)
        showEmpty();
}

void EvaluationView::showError(const Error& error)
{
    setBusy(false);
    m_notice->show(error);
}

void EvaluationView::showEmpty()
{
    m_question->hide();
    m_stack->setCurrentWidget(m_empty);
    if (m_busy->isHidden())
        m_empty->setTexts(tr("Nothing to evaluate yet"),
                          tr("Open a prediction log to see the quality of every version of its models."));
    else
        m_empty->setTexts(tr("Evaluating the predictions"), tr("The first figures appear in a moment."));
}

std::size_t EvaluationView::versionToShow() const
{
    const auto& versions = m_evaluation->versions;
    const auto found =
        std::find_if(versions.begin(), versions.end(),
                     [this](const VersionEvaluation& version) { return version.version == m_version; });
    return found == versions.end() ? 0 : static_cast<std::size_t>(found - versions.begin());
}

/// Only what suits the task, in the usual order, with the tab that was last used.
void EvaluationView::arrangeTabs()
{
    const auto tabs = [this] {
        std::vector<QWidget*> shown;
        for (int i = 0; i < m_tabs->count(); ++i)
            shown.push_back(m_tabs->widget(i));
        return shown;
    };
    std::vector<QWidget*> suited;
    for (const NamedTab& named : m_named) {
        if (named.tab->suits(m_evaluation->task))
            suited.push_back(named.tab);
    }
    if (tabs() == suited) // so that focus and places stay
        return;
    m_arranging = true;
    const QString wanted = QSettings().value(tabKey).toString();
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    for (const NamedTab& named : m_named) {
        if (!named.tab->suits(m_evaluation->task))
            continue;
        m_tabs->addTab(named.tab, named.tab->title());
        if (named.name == wanted)
            m_tabs->setCurrentWidget(named.tab);
    }
    m_arranging = false;
}

void EvaluationView::showTabs()
{
    const std::size_t version = versionToShow();
    const ShownEvaluation shown{m_evaluation, version, RowsBehind(m_evaluation, version, m_scoreColumns)};
    for (const NamedTab& named : m_named) {
        if (named.tab->suits(m_evaluation->task))
            named.tab->setShown(shown);
    }
}

void EvaluationView::retranslate()
{
    m_tabs->setAccessibleName(tr("Views of the evaluation"));
    m_busyText->setText(tr("Evaluating the predictions…"));
    m_cancel->setText(tr("Cance&l"));
    m_cancel->setToolTip(tr("Keeps what is shown"));
    m_question->retranslate();
    for (const NamedTab& named : m_named) {
        named.tab->retranslate();
        if (const int index = m_tabs->indexOf(named.tab); index >= 0)
            m_tabs->setTabText(index, named.tab->title());
    }
    if (!m_evaluation)
        showEmpty();
}

void EvaluationView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace qd
