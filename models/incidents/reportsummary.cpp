// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/reportsections.h"

#include "models/incidents/evidencetext.h"
#include "models/incidents/outage.h"
#include "models/report/reportaxis.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

using Cell = ReportWriter::Cell;
using Tone = ReportWriter::Tone;

Cell verdictCell(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Passed:
        return {QStringLiteral("✔ ") + verdictText(verdict), Tone::Good};
    case Verdict::Failed:
        return {QStringLiteral("✘ ") + verdictText(verdict), Tone::Bad};
    default:
        return {QStringLiteral("? ") + verdictText(verdict), Tone::Unsure};
    }
}

Cell severityCell(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return {Words::tr("Information", "severity"), Tone::Plain};
    case Severity::Warning:
        return {Words::tr("Warning", "severity"), Tone::Unsure};
    case Severity::Critical:
        return {Words::tr("Critical", "severity"), Tone::Bad};
    }
    return {};
}

MetricUnit unitOf(const SeriesKey& key)
{
    const MetricInfo* info = findMetric(key.metric);
    return info ? info->unit : MetricUnit::Count;
}

QString onsetText(const Location& location)
{
    const QString onset = localTime(location.onset);
    if (!location.foundChangePoint)
        return Words::tr("%1, when the alert became pending").arg(onset);
    if (location.onsetRange.isEmpty())
        return Words::tr("%1, set by hand").arg(onset);
    return Words::tr("%1 (%2)", "time, how closely it is known").arg(onset, onsetPrecisionText(location));
}

QString orDash(const std::string& text)
{
    return text.empty() ? QStringLiteral("–") : QString::fromStdString(text);
}

struct Moment
{
    Timestamp at;
    QString what;
    QString detail;
};

void addAlert(std::vector<Moment>& moments, const Alert& alert)
{
    const QString name = ruleTitle(alert.rule);
    moments.push_back({alert.pendingAt, Words::tr("Alert pending"), name});
    if (alert.firingAt.ms != 0)
        moments.push_back({alert.firingAt, Words::tr("Alert fired"), name});
    if (alert.resolvedAt.ms != 0)
        moments.push_back({alert.resolvedAt, Words::tr("Alert resolved"), name});
    if (alert.acknowledged) {
        moments.push_back({alert.acknowledged->at, Words::tr("Alert acknowledged"),
                           Words::tr("by %1: %2").arg(alert.acknowledged->by, alert.acknowledged->reason)});
    }
}

void addSteps(std::vector<Moment>& moments, const std::vector<IncidentStepRecord>& steps)
{
    for (const IncidentStepRecord& record : steps) {
        for (const IncidentStep step : {IncidentStep::Locate, IncidentStep::Analyse, IncidentStep::Fix,
                                        IncidentStep::Verify, IncidentStep::Report, IncidentStep::Closed}) {
            if (stepId(step) == record.step)
                moments.push_back({record.at, Words::tr("Step recorded"), stepName(step)});
        }
    }
}

QString withEffect(const QString& versions, SwitchEffect effect)
{
    switch (effect) {
    case SwitchEffect::TookEffect:
        break;
    case SwitchEffect::NoEffect:
        return Words::tr("%1; failed").arg(versions);
    case SwitchEffect::Unknown:
        return Words::tr("%1; outcome not known").arg(versions);
    }
    return versions;
}

void addActions(std::vector<Moment>& moments, const std::vector<IncidentAction>& actions)
{
    for (const IncidentAction& action : actions) {
        const QString versions = Words::tr("%1: version %2 to version %3")
                                     .arg(QString::fromStdString(action.plan.model),
                                          QString::fromStdString(action.plan.fromVersion),
                                          QString::fromStdString(action.plan.toVersion));
        const QString what = action.isUndo ? Words::tr("Rollback undone") : Words::tr("Rollback");
        moments.push_back({action.at, what, withEffect(versions, action.effect())});
    }
}

std::vector<Moment> momentsOf(const ReportSource& source)
{
    const Incident& incident = source.incident;
    std::vector<Moment> moments;
    if (incident.location)
        moments.push_back({incident.location->onset, Words::tr("Onset of the fault"), {}});
    if (source.data.alert)
        addAlert(moments, *source.data.alert);
    for (const EventRecord& event : source.data.versionEvents)
        moments.push_back({event.at, Words::tr("Version changed"),
                           Words::tr("Version %1 serves").arg(versionInEvent(event))});
    moments.push_back({incident.openedAt, Words::tr("Incident opened"), incident.title});
    addSteps(moments, source.data.steps);
    addActions(moments, incident.actions);
    for (const Verification& verification : incident.verifications) {
        moments.push_back({verification.spec.start, Words::tr("Verification began"), {}});
        moments.push_back({verification.at, Words::tr("Verification"), verdictText(verification.verdict)});
    }
    if (!incident.isOpen())
        moments.push_back({incident.closedAt, Words::tr("Incident closed"), {}});
    std::stable_sort(moments.begin(), moments.end(),
                     [](const Moment& a, const Moment& b) { return a.at < b.at; });
    return moments;
}

void addLocation(std::vector<std::pair<QString, Cell>>& facts, const Incident& incident)
{
    if (!incident.location)
        return;
    const MetricUnit unit = unitOf(incident.subject.series);
    facts.push_back({Words::tr("Onset"), {onsetText(*incident.location)}});
    if (isOutage(incident.subject)) // it answered, and then did not
        return;
    facts.push_back({Words::tr("Before and during the fault"),
                     {Words::tr("%1, then %2")
                          .arg(formatValue(incident.location->baselineValue, unit),
                               formatValue(incident.location->affectedValue, unit))}});
}

QString timeOr(Timestamp at, const QString& never)
{
    return at.ms == 0 ? never : localTime(at);
}

/// The alert has its times, the work on the incident others; an incident opened by hand has only the latter.
void addTimes(std::vector<std::pair<QString, Cell>>& facts, const ReportSource& source)
{
    if (const auto& alert = source.data.alert) {
        facts.push_back(
            {Words::tr("Detected"), {timeOr(alert->firingAt, Words::tr("The alert never fired"))}});
        facts.push_back({Words::tr("Resolved"), {timeOr(alert->resolvedAt, Words::tr("Not yet"))}});
    }
    facts.push_back({Words::tr("Triage opened"), {localTime(source.incident.openedAt)}});
    facts.push_back({Words::tr("Closed"), {timeOr(source.incident.closedAt, Words::tr("Still open"))}});
}

} // namespace

void writeSummary(ReportWriter& writer, const ReportSource& source)
{
    const Incident& incident = source.incident;
    const Subject& subject = incident.subject;
    writer.title(Words::tr("Incident report: %1").arg(incident.title));

    std::vector<std::pair<QString, Cell>> facts{
        {Words::tr("Endpoint"), {source.data.endpointName}},
        {Words::tr("Model"), {orDash(subject.model)}},
        {Words::tr("Version at the onset"), {orDash(subject.version)}},
        {Words::tr("Metric"), {seriesTitle(subject.series.metric, subject.series.labels)}},
    };
    if (source.data.alert) {
        facts.push_back({Words::tr("Alert"), {ruleTitle(source.data.alert->rule)}});
        facts.push_back({Words::tr("Severity"), severityCell(source.data.alert->rule.severity)});
    }
    addLocation(facts, incident);
    addTimes(facts, source);
    facts.push_back({Words::tr("Verdict"), incident.verifications.empty()
                                               ? Cell{Words::tr("Not verified"), Tone::Unsure}
                                               : verdictCell(incident.verifications.back().verdict)});
    writer.facts(facts);
}

void writeTimeline(ReportWriter& writer, const ReportSource& source)
{
    writer.section(Words::tr("Timeline"));
    std::vector<ReportWriter::Row> rows;
    for (const Moment& moment : momentsOf(source))
        rows.push_back({{localTime(moment.at)}, {moment.what}, {moment.detail}});
    writer.table({Words::tr("Time"), Words::tr("Event"), Words::tr("Details")}, rows);
}

void writeCharts(ReportWriter& writer, const ReportSource& source)
{
    writer.section(Words::tr("Charts"));
    if (source.data.charts.empty())
        writer.paragraph(Words::tr("The history has no samples of this time."), Tone::Muted);
    for (const ReportChart& chart : source.data.charts)
        writer.drawing(reportChartSvg(chart));
}

void writeNotes(ReportWriter& writer, const ReportSource& source)
{
    if (source.incident.notes.trimmed().isEmpty())
        return;
    writer.section(Words::tr("Notes"));
    writer.preformatted(source.incident.notes.trimmed());
}

} // namespace qd
