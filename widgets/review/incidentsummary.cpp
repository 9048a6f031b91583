// SPDX-License-Identifier: Apache-2.0
#include "widgets/review/incidentsummary.h"

#include "models/incidents/report/evidencetext.h"
#include "models/items/incidents/incidenttexts.h"
#include "widgets/review/verdictink.h"
#include "widgets/theme/foreigntext.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct IncidentSummaryWords
{
    Q_DECLARE_TR_FUNCTIONS(IncidentSummaryWords)
};

QString heading(const QString& text)
{
    return QStringLiteral("<h3>%1</h3>").arg(markupOf(text));
}

QString paragraph(const QString& text)
{
    return QStringLiteral("<p>%1</p>").arg(markupOf(text));
}

QString inked(const QString& text, Ink ink)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>")
        .arg(Theme::instance().color(ink).name(), markupOf(text));
}

QString item(const QString& html)
{
    return QStringLiteral("<li style=\"margin-bottom:3px\">%1</li>").arg(html);
}

QString evidenceList(const Hypothesis& hypothesis)
{
    QString html;
    for (const Evidence& evidence : hypothesis.evidence) {
        const QString sign = evidence.supports ? inked(QStringLiteral("＋"), Ink::Healthy)
                                               : inked(QStringLiteral("－"), Ink::Failing);
        html += item(QStringLiteral("%1 %2").arg(sign, markupOf(evidenceText(evidence))));
    }
    return QStringLiteral("<ul style=\"list-style-type:none\">%1</ul>").arg(html);
}

QString causes(const Incident& incident)
{
    QString html = heading(IncidentSummaryWords::tr("Possible causes"));
    for (const Hypothesis& hypothesis : incident.analysis->hypotheses) {
        const bool accepted = hypothesis.id == incident.acceptedHypothesis;
        const QString probability = formatValue(hypothesis.probability, MetricUnit::Ratio);
        const QString line =
            accepted ? IncidentSummaryWords::tr("✔ %1: %2, accepted as the cause", "cause, probability")
                           .arg(hypothesisTitle(hypothesis), probability)
                     : IncidentSummaryWords::tr("%1: %2", "cause, probability")
                           .arg(hypothesisTitle(hypothesis), probability);
        html += accepted ? QStringLiteral("<p><b>%1</b></p>").arg(markupOf(line)) : paragraph(line);
        if (accepted)
            html += evidenceList(hypothesis);
    }
    return html;
}

QString actions(const Incident& incident)
{
    QString html;
    for (const IncidentAction& action : incident.actions) {
        html += item(QStringLiteral("%1<br>%2")
                         .arg(inked(timeText(action.at), Ink::TextMuted), markupOf(actionText(action))));
    }
    return heading(IncidentSummaryWords::tr("Actions")) + QStringLiteral("<ul>%1</ul>").arg(html);
}

QString verifications(const Incident& incident)
{
    QString html = heading(IncidentSummaryWords::tr("Verification"));
    for (const Verification& verification : incident.verifications) {
        const QString title = IncidentSummaryWords::tr("%1 %2", "sign, verdict")
                                  .arg(verdictGlyph(verification.verdict), verdictText(verification.verdict));
        html += QStringLiteral("<p><b>%1</b></p>").arg(inked(title, inkOf(verification.verdict)));
        QString rows;
        for (const MetricComparison& comparison : verification.comparisons)
            rows += item(markupOf(comparisonText(comparison)));
        html += QStringLiteral("<ul>%1</ul>").arg(rows);
    }
    return html;
}

} // namespace

QString incidentSummaryHtml(const Incident& incident, const QString& endpointName)
{
    QString html;
    if (incident.location)
        html += heading(IncidentSummaryWords::tr("What happened")) +
                paragraph(locationText(incident.subject, *incident.location, endpointName));
    else
        html += paragraph(subjectText(incident.subject, endpointName));
    if (incident.analysis)
        html += causes(incident);
    if (!incident.actions.empty())
        html += actions(incident);
    if (!incident.verifications.empty())
        html += verifications(incident);
    if (!incident.notes.isEmpty()) {
        html += heading(IncidentSummaryWords::tr("Notes"));
        html += QStringLiteral("<p style=\"white-space:pre-wrap\">%1</p>").arg(markupOf(incident.notes));
    }
    return html;
}

} // namespace qd
