// SPDX-License-Identifier: Apache-2.0
#include "models/history/auditkinds.h"
#include "models/incidents/report/reportsections.h"

#include "models/base/numbertext.h"
#include "models/base/timetext.h"
#include "models/incidents/report/effecttext.h"
#include "models/incidents/report/evidencetext.h"
#include "models/report/reportaxis.h"
#include "models/report/reportwords.h"

#include <cmath>

namespace qd {

namespace {

using Cell = ReportWriter::Cell;
using Tone = ReportWriter::Tone;

constexpr std::size_t mostRows = 20; ///< the most rows of a table of findings; the largest come first

Cell value(double number, const std::string& metric)
{
    const MetricInfo* info = findMetric(metric);
    return {formatValue(number, info ? info->unit : MetricUnit::Count), Tone::Plain, true};
}

Cell count(std::int64_t number)
{
    return {countText(number), Tone::Plain, true};
}

Cell ratio(double share)
{
    return {formatValue(share, MetricUnit::Ratio), Tone::Plain, true};
}

QString pText(double p)
{
    return p < 0.001 ? QStringLiteral("< %1").arg(numberText(0.001, 3)) : numberText(p, 3);
}

void writeChanges(ReportWriter& writer, const std::vector<Change>& changes)
{
    writer.subsection(ReportWords::tr("What changed"));
    if (changes.empty()) {
        writer.paragraph(
            ReportWords::tr("Nothing changed noticeably between the baseline and the affected period."),
            Tone::Muted);
        return;
    }
    std::vector<ReportWriter::Row> rows;
    for (const Change& change : changes) {
        if (rows.size() == mostRows)
            break;
        rows.push_back({{changeTitle(change)},
                        value(change.before, change.metric),
                        value(change.after, change.metric),
                        {changeEffectText(change), Tone::Plain, true},
                        {pText(change.pValue), Tone::Plain, true}});
    }
    writer.table({ReportWords::tr("Metric"), ReportWords::tr("Before", "the fault"),
                  ReportWords::tr("During", "the fault"), ReportWords::tr("Effect"),
                  ReportWords::tr("p value")},
                 rows);
}

void writeSegments(ReportWriter& writer, const std::vector<SegmentChange>& segments)
{
    if (segments.empty())
        return;
    writer.subsection(ReportWords::tr("Segments"));
    std::vector<ReportWriter::Row> rows;
    for (const SegmentChange& segment : segments) {
        if (rows.size() == mostRows)
            break;
        rows.push_back({{QString::fromStdString(segment.attribute + " = " + segment.value)},
                        count(segment.beforeCount),
                        count(segment.afterCount),
                        ratio(segment.beforeAccuracy),
                        ratio(segment.afterAccuracy)});
    }
    writer.table({ReportWords::tr("Segment"), ReportWords::tr("Predictions before"),
                  ReportWords::tr("Predictions during"), ReportWords::tr("Accuracy before"),
                  ReportWords::tr("Accuracy during")},
                 rows);
}

void writeStatuses(ReportWriter& writer, const Analysis& analysis)
{
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> counts;
    for (const auto& [status, number] : analysis.statusBefore)
        counts[status].first = number;
    for (const auto& [status, number] : analysis.statusAfter)
        counts[status].second = number;
    if (counts.empty())
        return;
    writer.subsection(ReportWords::tr("Answers by status"));
    std::vector<ReportWriter::Row> rows;
    for (const auto& [status, number] : counts)
        rows.push_back({{QString::fromStdString(status)}, count(number.first), count(number.second)});
    writer.table({ReportWords::tr("Status"), ReportWords::tr("Before", "the fault"),
                  ReportWords::tr("During", "the fault")},
                 rows);
}

void writeHypothesis(ReportWriter& writer, const Hypothesis& hypothesis, bool accepted)
{
    const QString probability = formatValue(hypothesis.probability, MetricUnit::Ratio);
    const QString title = hypothesisTitle(hypothesis);
    writer.subsection(accepted ? ReportWords::tr("%1 – %2, accepted as the cause").arg(title, probability)
                               : ReportWords::tr("%1 – %2").arg(title, probability));
    std::vector<Cell> items;
    for (const Evidence& evidence : hypothesis.evidence) {
        const QString text = evidenceText(evidence);
        items.push_back({evidence.supports ? ReportWords::tr("For: %1").arg(text)
                                           : ReportWords::tr("Against: %1").arg(text),
                         evidence.supports ? Tone::Plain : Tone::Muted});
    }
    if (items.empty())
        writer.paragraph(ReportWords::tr("No evidence for or against this cause."), Tone::Muted);
    writer.list(items);
}

void writeRequest(ReportWriter& writer, const PlannedRequest& request, const HttpExchange* exchange,
                  const QString& unanswered)
{
    writer.paragraph(request.purpose);
    std::vector<std::pair<QString, Cell>> rows;
    QString text = QString::fromStdString(request.method + ' ' + request.url);
    for (const std::string& header : request.headers)
        text += u'\n' + QString::fromStdString(header);
    if (!request.body.empty())
        text += u'\n' + QString::fromStdString(request.body);
    rows.push_back({ReportWords::tr("Request"), {text, Tone::Plain, false, true}});
    if (!exchange) {
        rows.push_back({ReportWords::tr("Answer"), {unanswered, Tone::Muted}});
    } else {
        if (exchange->sentAt.ms != 0) {
            rows.push_back({ReportWords::tr("Sent, answered", "times"),
                            {timeRangeText({exchange->sentAt, exchange->answeredAt})}});
        }
        const QString status =
            exchange->status == 0 ? ReportWords::tr("No answer") : QString::number(exchange->status);
        rows.push_back(
            {ReportWords::tr("Status"), {status, exchange->error.isEmpty() ? Tone::Good : Tone::Bad}});
        if (!exchange->answer.empty())
            rows.push_back({ReportWords::tr("Answer"),
                            {QString::fromStdString(exchange->answer), Tone::Plain, false, true}});
        if (!exchange->error.isEmpty())
            rows.push_back({ReportWords::tr("Error"), {exchange->error, Tone::Bad}});
    }
    writer.facts(rows);
}

void writeAction(ReportWriter& writer, const IncidentAction& action)
{
    const SwitchPlan& plan = action.plan;
    const QString model = QString::fromStdString(plan.model);
    const QString from = QString::fromStdString(plan.fromVersion);
    const QString to = QString::fromStdString(plan.toVersion);
    writer.subsection(action.isUndo ? ReportWords::tr("%1: rollback of %2 undone, version %3 to version %4")
                                          .arg(localTime(action.at), model, from, to)
                                    : ReportWords::tr("%1: %2 rolled back, version %3 to version %4")
                                          .arg(localTime(action.at), model, from, to));
    const SwitchEffect effect = action.effect();
    switch (effect) {
    case SwitchEffect::TookEffect:
        writer.paragraph(ReportWords::tr("Succeeded: %1").arg(effectText(action)), Tone::Good);
        break;
    case SwitchEffect::NoEffect:
        writer.paragraph(ReportWords::tr("Failed: %1").arg(effectText(action)), Tone::Bad);
        break;
    case SwitchEffect::Unknown:
        writer.paragraph(effectText(action), Tone::Unsure);
        break;
    }
    // Whether one was sent is known only where what was sent is known.
    const bool isKnown =
        effect == SwitchEffect::NoEffect || (action.outcome && !action.outcome->exchanges.empty());
    const QString unanswered =
        isKnown ? ReportWords::tr("Not sent") : ReportWords::tr("Unknown whether it was sent");
    for (std::size_t i = 0; i < plan.requests.size(); ++i) {
        const bool sent = action.outcome && i < action.outcome->exchanges.size();
        if (sent) {
            const HttpExchange& exchange = action.outcome->exchanges[i];
            writeRequest(writer, exchange.request, &exchange, unanswered);
        } else {
            writeRequest(writer, plan.requests[i], nullptr, unanswered);
        }
    }
    if (!action.outcome)
        return;
    for (const HttpExchange& look : action.outcome->looks)
        writeRequest(writer, look.request, &look, unanswered);
}

QString signedValue(double number, const std::string& metric)
{
    const QString text = value(number, metric).text;
    return number > 0 ? u'+' + text : text;
}

Tone verdictTone(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Passed:
        return Tone::Good;
    case Verdict::Failed:
        return Tone::Bad;
    default:
        return Tone::Unsure;
    }
}

QString intervalText(const MetricComparison& c)
{
    if (std::isnan(c.low) || std::isnan(c.high))
        return dash;
    return ReportWords::tr("%1 (%2 to %3)", "a value and its interval")
        .arg(signedValue(c.improvement, c.metric), signedValue(c.low, c.metric),
             signedValue(c.high, c.metric));
}

void writeComparisons(ReportWriter& writer, const Verification& verification)
{
    writer.paragraph(verdictText(verification.verdict), verdictTone(verification.verdict));
    std::vector<ReportWriter::Row> rows;
    for (const MetricComparison& c : verification.comparisons) {
        rows.push_back({{seriesTitle(c.metric, {})},
                        value(c.baselineValue, c.metric),
                        value(c.affectedValue, c.metric),
                        value(c.afterValue, c.metric),
                        {intervalText(c), Tone::Plain, true},
                        value(c.margin, c.metric),
                        {verdictText(c.verdict), verdictTone(c.verdict)}});
    }
    writer.table({ReportWords::tr("Metric"), ReportWords::tr("Baseline", "period before the fault"),
                  ReportWords::tr("Affected", "period of the fault"), ReportWords::tr("After", "the action"),
                  ReportWords::tr("Better than the baseline by"), ReportWords::tr("Margin"),
                  ReportWords::tr("Verdict")},
                 rows);
    std::vector<Cell> sentences;
    for (const MetricComparison& comparison : verification.comparisons)
        sentences.push_back({comparisonText(comparison), Tone::Muted});
    writer.list(sentences);
}

QString actionName(const std::string& action)
{
    if (action == auditaction::rollback)
        return ReportWords::tr("Rollback");
    if (action == auditaction::undoRollback)
        return ReportWords::tr("Undo of a rollback");
    return QString::fromStdString(action);
}

Cell phaseCell(const std::string& phase)
{
    if (phase == auditphase::intended)
        return {ReportWords::tr("Intended", "phase of an action")};
    if (phase == auditphase::succeeded)
        return {ReportWords::tr("Succeeded", "phase of an action"), Tone::Good};
    if (phase == auditphase::failed)
        return {ReportWords::tr("Failed", "phase of an action"), Tone::Bad};
    if (phase == auditphase::unconfirmed)
        return {ReportWords::tr("Outcome unknown", "phase of an action"), Tone::Unsure};
    return {QString::fromStdString(phase)};
}

} // namespace

void writeAnalysis(ReportWriter& writer, const ReportSource& source)
{
    writer.section(ReportWords::tr("Analysis"));
    const auto& analysis = source.incident.analysis;
    if (!analysis) {
        writer.paragraph(ReportWords::tr("The incident was not analysed."), Tone::Muted);
        return;
    }
    for (const Hypothesis& hypothesis : analysis->hypotheses)
        writeHypothesis(writer, hypothesis, hypothesis.id == source.incident.acceptedHypothesis);
    writeChanges(writer, analysis->changes);
    writeSegments(writer, analysis->segments);
    writeStatuses(writer, *analysis);
}

void writeActions(ReportWriter& writer, const ReportSource& source)
{
    writer.section(ReportWords::tr("Actions"));
    if (source.incident.actions.empty())
        writer.paragraph(ReportWords::tr("Nothing was changed."), Tone::Muted);
    for (const IncidentAction& action : source.incident.actions)
        writeAction(writer, action);
}

void writeVerification(ReportWriter& writer, const ReportSource& source)
{
    writer.section(ReportWords::tr("Verification"));
    if (source.incident.verifications.empty())
        writer.paragraph(ReportWords::tr("No action was verified."), Tone::Muted);
    for (const Verification& verification : source.incident.verifications) {
        writer.subsection(ReportWords::tr("Watched from %1 to %2")
                              .arg(localTime(verification.spec.start),
                                   localTime(verification.spec.start + verification.spec.window)));
        writeComparisons(writer, verification);
    }
}

void writeAudit(ReportWriter& writer, const ReportSource& source)
{
    writer.section(ReportWords::tr("Audit trail"));
    if (source.data.audit.empty()) {
        writer.paragraph(ReportWords::tr("The audit trail has no entry for this incident."), Tone::Muted);
        return;
    }
    std::vector<ReportWriter::Row> rows;
    for (const AuditRecord& line : source.data.audit) {
        rows.push_back({{localTime(line.at)},
                        {QString::fromStdString(line.actor)},
                        {actionName(line.action)},
                        phaseCell(line.phase),
                        {QString::fromStdString(line.target)}});
    }
    writer.table({ReportWords::tr("Time"), ReportWords::tr("Operator"), ReportWords::tr("Action"),
                  ReportWords::tr("Phase"), ReportWords::tr("Target")},
                 rows);
}

} // namespace qd
