// SPDX-License-Identifier: Apache-2.0
#include "widgets/review/incidentdetail.h"

#include "models/base/clock.h"
#include "models/items/incidents/incidenttexts.h"
#include "widgets/charts/chartstack.h"
#include "widgets/review/actionsview.h"
#include "widgets/review/headingfont.h"
#include "widgets/review/incidentsummary.h"
#include "widgets/review/markupview.h"
#include "widgets/review/reportview.h"
#include "widgets/theme/textlabel.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace qd {

IncidentDetail::IncidentDetail(const History& history, const Clock& clock, QWidget* parent)
    : QWidget(parent),
      m_clock(clock),
      m_title(new TextLabel(this)),
      m_facts(new TextLabel(this)),
      m_alert(new QPushButton(this)),
      m_resume(new QPushButton(this)),
      m_tabs(new QTabWidget(this)),
      m_steps(new QListWidget(this)),
      m_evidence(new MarkupView(this)),
      m_charts(new ChartStack(history, this)),
      m_actions(new ActionsView(this)),
      m_report(new ReportView(history, clock, this))
{
    m_title->setObjectName(QStringLiteral("incidentTitle"));
    m_title->setFont(headingFont(font(), 1.3));
    m_title->setWordWrap(true);
    m_facts->setObjectName(QStringLiteral("incidentFacts"));
    m_facts->setWordWrap(true);
    m_alert->setObjectName(QStringLiteral("incidentAlertButton"));
    m_resume->setObjectName(QStringLiteral("incidentResumeButton"));
    for (QPushButton* button : {m_alert, m_resume})
        button->hide(); // until it is known what they would lead to
    m_tabs->setObjectName(QStringLiteral("incidentTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeOverview(), {});
    m_tabs->addTab(m_charts, {});
    m_tabs->addTab(m_actions, {});
    m_tabs->addTab(m_report, {});

    auto* head = new QVBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_facts);
    auto* top = new QHBoxLayout;
    top->addLayout(head, 1);
    top->addWidget(m_alert, 0, Qt::AlignTop);
    top->addWidget(m_resume, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_tabs, 1);

    connect(m_alert, &QPushButton::clicked, this,
            [this] { emit alertRequested(m_dossier.incident.alertId, m_dossier.incident.openedAt); });
    connect(m_resume, &QPushButton::clicked, this, [this] { emit resumeRequested(m_dossier.incident); });
    connect(m_tabs, &QTabWidget::currentChanged, this, &IncidentDetail::showReport);
    connect(m_steps, &QListWidget::currentRowChanged, this, &IncidentDetail::showStep);
    connect(&Theme::instance(), &Theme::changed, this, [this] { showStep(m_steps->currentRow()); });
    retranslate();
}

QWidget* IncidentDetail::makeOverview()
{
    m_steps->setObjectName(QStringLiteral("incidentSteps"));
    m_steps->setWordWrap(true);
    m_evidence->setObjectName(QStringLiteral("incidentEvidence"));
    m_evidence->setOpenLinks(false);
    auto* splitter = new QSplitter(Qt::Horizontal, m_tabs);
    splitter->addWidget(m_steps);
    splitter->addWidget(m_evidence);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({190, 600});
    return splitter;
}

void IncidentDetail::setDossier(IncidentDossier dossier)
{
    const bool isRenewed = m_filled && m_dossier.incident.id == dossier.incident.id;
    m_dossier = std::move(dossier);
    m_filled = true;
    fillSteps();
    if (!isRenewed || m_steps->currentRow() < 0)
        m_steps->setCurrentRow(m_steps->count() - 1);
    showStep(m_steps->currentRow());
    m_actions->setDossier(m_dossier);
    m_reportStale = true;
    m_report->clear();
    showReport();
    showCharts();
    retranslate();
}

void IncidentDetail::showReport()
{
    // Made only when somebody looks at it.
    if (!m_filled || !m_reportStale || m_tabs->currentWidget() != m_report)
        return;
    m_reportStale = false;
    m_report->setIncident(m_dossier.incident);
}

void IncidentDetail::fillSteps()
{
    const QSignalBlocker blocker(m_steps);
    const int current = m_steps->currentRow();
    m_steps->clear();
    for (const FrozenStep& step : m_dossier.steps)
        m_steps->addItem(tr("✔ %1\n%2", "step, time").arg(stepName(step.step), timeText(step.at)));
    if (m_dossier.incident.isOpen())
        m_steps->addItem(tr("● %1\nnow", "step").arg(stepName(m_dossier.incident.step)));
    m_steps->setCurrentRow(std::min(current, m_steps->count() - 1));
}

void IncidentDetail::showStep(int row)
{
    if (!m_filled)
        return;
    const bool isFrozen = row >= 0 && row < static_cast<int>(m_dossier.steps.size());
    const Incident& incident =
        isFrozen ? m_dossier.steps[static_cast<std::size_t>(row)].incident : m_dossier.incident;
    m_evidence->setHtml(incidentSummaryHtml(incident, m_dossier.endpointName(incident.subject.endpoint)));
}

std::vector<ChartPanel> IncidentDetail::panels() const
{
    const Subject& subject = m_dossier.incident.subject;
    std::vector<ChartPanel> panels =
        standardPanels(subject.endpoint, subject.model, m_dossier.hostOf(subject.endpoint));
    if (!findMetric(subject.series.metric) && !subject.series.metric.empty())
        panels.insert(panels.begin(), panelFor(subject.series));
    return panels;
}

void IncidentDetail::showCharts()
{
    const Incident& incident = m_dossier.incident;
    m_charts->setPanels(panels());
    std::vector<ChartBand> bands;
    if (incident.location) {
        bands.push_back({ChartBand::Kind::Baseline, incident.location->baseline});
        bands.push_back({ChartBand::Kind::Affected, incident.location->affected});
    }
    for (const Verification& verification : incident.verifications)
        bands.push_back({ChartBand::Kind::Verification,
                         {verification.spec.start, verification.spec.start + verification.spec.window}});
    m_charts->setBands(std::move(bands));
    m_charts->axis().setEnd(m_clock.now());
    m_charts->axis().setRange(m_dossier.chartRange(m_clock.now()));
    m_charts->refresh();
}

void IncidentDetail::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (m_filled) {
            fillSteps();
            showStep(m_steps->currentRow());
            m_charts->setPanels(panels());
        }
    }
    QWidget::changeEvent(event);
}

void IncidentDetail::retranslate()
{
    m_tabs->setTabText(0, tr("&Overview"));
    m_tabs->setTabText(1, tr("C&harts"));
    m_tabs->setTabText(2, tr("&Actions"));
    m_tabs->setTabText(3, tr("&Report"));
    m_tabs->setAccessibleName(tr("Parts of the incident"));
    m_alert->setText(tr("Show a&lert"));
    m_alert->setAccessibleName(tr("Show the alert of this incident"));
    m_alert->setToolTip(tr("Shows the alert that this incident was opened from."));
    m_resume->setText(tr("&Continue triage"));
    m_resume->setAccessibleName(tr("Continue triage of this incident"));
    m_resume->setToolTip(tr("The incident is still open; triage continues on the page where you left it."));
    m_steps->setAccessibleName(tr("Steps of the incident"));
    m_steps->setToolTip(tr("Each step as it was recorded when the operator completed it."));
    m_evidence->setAccessibleName(tr("What was known at this step"));
    m_evidence->setToolTip(tr("The evidence as it was then; it is never recomputed."));
    m_charts->setAccessibleName(tr("Charts of the incident's time"));
    if (!m_filled)
        return;
    const Incident& incident = m_dossier.incident;
    m_title->setText(incident.title);
    m_alert->setVisible(!incident.alertId.empty());
    m_resume->setVisible(incident.isOpen());
    const QString subject = subjectText(incident.subject, m_dossier.endpointName(incident.subject.endpoint));
    const QString opened = timeText(incident.openedAt);
    m_facts->setText(
        incident.isOpen()
            ? tr("%1. Open since %2.", "subject, time").arg(subject, opened)
            : tr("%1. Opened %2, closed %3 after %4. Verdict: %5.", "subject, time, time, duration, verdict")
                  .arg(subject, opened, timeText(incident.closedAt),
                       durationText(incident.closedAt - incident.openedAt), incidentVerdictText(incident)));
}

} // namespace qd
