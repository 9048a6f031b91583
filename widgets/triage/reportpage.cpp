// SPDX-License-Identifier: Apache-2.0
#include "widgets/triage/reportpage.h"

#include "models/base/clock.h"
#include "models/incidents/report/evidencetext.h"
#include "models/items/incidents/incidenttexts.h"
#include "widgets/review/reportview.h"
#include "widgets/theme/textlabel.h"
#include "widgets/triage/triagesession.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace qd {

ReportPage::ReportPage(TriageSession& session, QWidget* parent)
    : TriagePage(session, parent),
      m_summary(new TextLabel(this)),
      m_notesTitle(makeHeading(this)),
      m_notes(new QPlainTextEdit(this)),
      m_report(new ReportView(session.history, session.clock, this))
{
    setObjectName(QStringLiteral("reportPage"));
    setFinalPage(true);
    m_summary->setObjectName(QStringLiteral("reportSummary"));
    m_summary->setWordWrap(true);
    m_notes->setObjectName(QStringLiteral("reportNotes"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(72);
    m_notesTitle->setBuddy(m_notes);
    m_column->addWidget(m_summary);
    m_column->addWidget(m_notesTitle);
    m_column->addWidget(m_notes);
    m_column->addWidget(m_report, 1);

    m_debounce.setSingleShot(true);
    m_debounce.setInterval(600);
    connect(m_notes, &QPlainTextEdit::textChanged, &m_debounce, qOverload<>(&QTimer::start));
    connect(&m_debounce, &QTimer::timeout, this, &ReportPage::storeNotes);
    connect(m_report, &ReportView::exported, this, &ReportPage::exported);
    connect(m_report, &ReportView::exportFailed, this, &ReportPage::exportFailed);
    retranslate();
}

void ReportPage::enter()
{
    if (m_notes->toPlainText() != m_session.incident.notes) {
        const QSignalBlocker blocker(m_notes);
        m_notes->setPlainText(m_session.incident.notes);
    }
    showSummary();
    m_report->setIncident(m_session.incident);
    // Away from the button that closes the incident: a stray key must not press it.
    m_notes->setFocus();
}

void ReportPage::leave()
{
    if (m_debounce.isActive())
        storeNotes();
}

bool ReportPage::complete()
{
    leave();
    Incident& incident = m_session.incident;
    incident.closedAt = m_session.clock.now();
    incident.step = IncidentStep::Closed;
    m_session.save(true);
    return true;
}

void ReportPage::storeNotes()
{
    m_debounce.stop();
    if (m_notes->toPlainText() == m_session.incident.notes)
        return;
    m_session.incident.notes = m_notes->toPlainText();
    m_session.save(false);
    m_report->setIncident(m_session.incident);
}

void ReportPage::exportHtml(const QString& path)
{
    leave();
    m_report->exportHtml(path);
}

void ReportPage::exportPdf(const QString& path)
{
    leave();
    m_report->exportPdf(path);
}

void ReportPage::showSummary()
{
    const Incident& incident = m_session.incident;
    QStringList lines;
    if (incident.location)
        lines << locationText(incident.subject, *incident.location,
                              m_session.endpointName(incident.subject.endpoint));
    if (incident.analysis) {
        for (const Hypothesis& hypothesis : incident.analysis->hypotheses) {
            if (hypothesis.id == incident.acceptedHypothesis)
                lines << tr("Accepted cause: %1.").arg(hypothesisTitle(hypothesis));
        }
    }
    for (const IncidentAction& action : incident.actions)
        lines << actionText(action);
    lines << tr("Verdict: %1").arg(incidentVerdictText(incident));
    m_summary->setText(lines.join(QLatin1Char('\n')));
}

void ReportPage::retranslate()
{
    setHeading(tr("Report and close"));
    m_notesTitle->setText(tr("Notes &for the report"));
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setPlaceholderText(tr("What should be remembered? Follow-ups, people, tickets."));
    m_notes->setToolTip(tr("Saved as you type, and part of the report."));
    showSummary();
}

} // namespace qd
