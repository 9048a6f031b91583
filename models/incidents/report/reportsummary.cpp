// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/report/reportsections.h"

#include "models/base/numbertext.h"
#include "models/incidents/analyse/outage.h"
#include "models/incidents/report/evidencetext.h"
#include "models/report/reportaxis.h"
#include "models/report/reportwords.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace qd {

namespace {

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
        return {ReportWords::tr("Info", "severity"), Tone::Plain};
    case Severity::Warning:
        return {ReportWords::tr("Warning", "severity"), Tone::Unsure};
    case Severity::Critical:
        return {ReportWords::tr("Critical", "severity"), Tone::Bad};
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
        return ReportWords::tr("%1, when the alert became pending").arg(onset);
    if (location.onsetRange.isEmpty())
        return ReportWords::tr("%1, set by hand").arg(onset);
    return ReportWords::tr("%1 (%2)", "time, how closely it is known")
        .arg(onset, onsetPrecisionText(location));
}

QString orDash(const std::string& text)
{
    return text.empty() ? dash : QString::fromStdString(text);
}

struct ReportedMoment
{
    Timestamp at;
    QString what;
    QString detail;
};

void addAlert(std::vector<ReportedMoment>& moments, const Alert& alert)
{
    const QString name = ruleTitle(alert.rule);
    moments.push_back({alert.pendingAt, ReportWords::tr("Alert pending"), name});
    if (alert.firingAt.ms != 0)
        moments.push_back({alert.firingAt, ReportWords::tr("Alert fired"), name});
    if (alert.resolvedAt.ms != 0)
        moments.push_back({alert.resolvedAt, ReportWords::tr("Alert resolved"), name});
    if (alert.acknowledged) {
        moments.push_back(
            {alert.acknowledged->at, ReportWords::tr("Alert acknowledged"),
             ReportWords::tr("by %1: %2").arg(alert.acknowledged->by, alert.acknowledged->reason)});
    }
}

void addSteps(std::vector<ReportedMoment>& moments, const std::vector<IncidentStepRecord>& steps)
{
    for (const IncidentStepRecord& record : steps) {
        for (const IncidentStep step : {IncidentStep::Locate, IncidentStep::Analyse, IncidentStep::Fix,
                                        IncidentStep::Verify, IncidentStep::Report, IncidentStep::Closed}) {
            if (stepId(step) == record.step)
                moments.push_back({record.at, ReportWords::tr("Step recorded"), stepName(step)});
        }
    }
}

QString withEffect(const QString& versions, SwitchEffect effect)
{
    switch (effect) {
    case SwitchEffect::TookEffect:
        break;
    case SwitchEffect::NoEffect:
        return ReportWords::tr("%1; failed").arg(versions);
    case SwitchEffect::Unknown:
        return ReportWords::tr("%1; outcome unknown").arg(versions);
    }
    return versions;
}

void addActions(std::vector<ReportedMoment>& moments, const std::vector<IncidentAction>& actions)
{
    for (const IncidentAction& action : actions) {
        const QString versions = ReportWords::tr("%1: version %2 to version %3")
                                     .arg(QString::fromStdString(action.plan.model),
                                          QString::fromStdString(action.plan.fromVersion),
                                          QString::fromStdString(action.plan.toVersion));
        const QString what = action.isUndo ? ReportWords::tr("Rollback undone") : ReportWords::tr("Rollback");
        moments.push_back({action.at, what, withEffect(versions, action.effect())});
    }
}

std::vector<ReportedMoment> momentsOf(const ReportSource& source)
{
    const Incident& incident = source.incident;
    std::vector<ReportedMoment> moments;
    if (incident.location)
        moments.push_back({incident.location->onset, ReportWords::tr("Onset of the fault"), {}});
    if (source.data.alert)
        addAlert(moments, *source.data.alert);
    for (const EventRecord& event : source.data.versionEvents)
        moments.push_back({event.at, ReportWords::tr("Version changed"),
                           ReportWords::tr("Version %1 serving").arg(versionInEvent(event))});
    moments.push_back({incident.openedAt, ReportWords::tr("Incident opened"), incident.title});
    addSteps(moments, source.data.steps);
    addActions(moments, incident.actions);
    for (const Verification& verification : incident.verifications) {
        moments.push_back({verification.spec.start, ReportWords::tr("Verification began"), {}});
        moments.push_back(
            {verification.at, ReportWords::tr("Verification"), verdictText(verification.verdict)});
    }
    if (!incident.isOpen())
        moments.push_back({incident.closedAt, ReportWords::tr("Incident closed"), {}});
    std::stable_sort(moments.begin(), moments.end(),
                     [](const ReportedMoment& a, const ReportedMoment& b) { return a.at < b.at; });
    return moments;
}

void addLocation(std::vector<std::pair<QString, Cell>>& facts, const Incident& incident)
{
    if (!incident.location)
        return;
    const MetricUnit unit = unitOf(incident.subject.series);
    facts.push_back({ReportWords::tr("Onset"), {onsetText(*incident.location)}});
    if (isOutage(incident.subject)) // it answered, and then did not
        return;
    facts.push_back({ReportWords::tr("Before and during the fault"),
                     {ReportWords::tr("%1, then %2")
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
        facts.push_back({ReportWords::tr("Detected"),
                         {timeOr(alert->firingAt, ReportWords::tr("The alert never fired"))}});
        facts.push_back(
            {ReportWords::tr("Resolved"), {timeOr(alert->resolvedAt, ReportWords::tr("Not yet"))}});
    }
    facts.push_back({ReportWords::tr("Triage opened"), {localTime(source.incident.openedAt)}});
    facts.push_back(
        {ReportWords::tr("Closed"), {timeOr(source.incident.closedAt, ReportWords::tr("Still open"))}});
}

} // namespace

void writeSummary(ReportWriter& writer, const ReportSource& source)
{
    const Incident& incident = source.incident;
    const Subject& subject = incident.subject;
    writer.title(ReportWords::tr("Incident report: %1").arg(incident.title));

    std::vector<std::pair<QString, Cell>> facts{
        {ReportWords::tr("Endpoint"), {source.data.endpointName}},
        {ReportWords::tr("Model"), {orDash(subject.model)}},
        {ReportWords::tr("Version at the onset"), {orDash(subject.version)}},
        {ReportWords::tr("Metric"), {seriesTitle(subject.series.metric, subject.series.labels)}},
    };
    if (source.data.alert) {
        facts.push_back({ReportWords::tr("Alert"), {ruleTitle(source.data.alert->rule)}});
        facts.push_back({ReportWords::tr("Severity"), severityCell(source.data.alert->rule.severity)});
    }
    addLocation(facts, incident);
    addTimes(facts, source);
    facts.push_back({ReportWords::tr("Verdict"), incident.verifications.empty()
                                                     ? Cell{ReportWords::tr("Not verified"), Tone::Unsure}
                                                     : verdictCell(incident.verifications.back().verdict)});
    writer.facts(facts);
}

void writeTimeline(ReportWriter& writer, const ReportSource& source)
{
    writer.section(ReportWords::tr("Timeline"));
    std::vector<ReportWriter::Row> rows;
    for (const ReportedMoment& moment : momentsOf(source))
        rows.push_back({{localTime(moment.at)}, {moment.what}, {moment.detail}});
    writer.table({ReportWords::tr("Time"), ReportWords::tr("Event"), ReportWords::tr("Details")}, rows);
}

void writeCharts(ReportWriter& writer, const ReportSource& source)
{
    writer.section(ReportWords::tr("Charts"));
    if (source.data.charts.empty())
        writer.paragraph(ReportWords::tr("The history has no samples of this time."), Tone::Muted);
    for (const ReportChart& chart : source.data.charts)
        writer.drawing(reportChartSvg(chart));
}

void writeNotes(ReportWriter& writer, const ReportSource& source)
{
    if (source.incident.notes.trimmed().isEmpty())
        return;
    writer.section(ReportWords::tr("Notes"));
    writer.preformatted(source.incident.notes.trimmed());
}

} // namespace qd
