// SPDX-License-Identifier: Apache-2.0
#include "models/evaluation/report/qualityreport.h"

#include "models/base/numbertext.h"
#include "models/base/savefile.h"
#include "models/base/timetext.h"
#include "models/evaluation/findings/findings.h"
#include "models/evaluation/report/reportcharts.h"
#include "models/evaluation/report/reporttables.h"
#include "models/report/htmlreportwriter.h"
#include "models/report/markdownreportwriter.h"
#include "models/report/reportpages.h"
#include "models/report/reportwords.h"

#include <QFileInfo>

namespace qd {

namespace {

using Cell = ReportWriter::Cell;
using Tone = ReportWriter::Tone;

QString titleOf(const QualityReport& report)
{
    const std::string& model = report.evaluation->question.model;
    return model.empty() ? ReportWords::tr("Model quality")
                         : ReportWords::tr("Quality of model %1").arg(QString::fromStdString(model));
}

/// As few paths as a person wants to read.
QString logsText(const QStringList& logs)
{
    constexpr qsizetype most = 4;
    if (logs.size() <= most)
        return logs.join(QStringLiteral(", "));
    return ReportWords::tr("%1 and %n more", nullptr, static_cast<int>(logs.size() - most))
        .arg(logs.first(most).join(QStringLiteral(", ")));
}

/// Returns the range with the date on both sides, as a report may be read years later.
QString periodText(TimeRange range)
{
    return ReportWords::tr("%1 to %2").arg(dateTimeText(range.from), dateTimeText(range.to));
}

void writeFacts(ReportWriter& writer, const QualityReport& report)
{
    const Evaluation& evaluation = *report.evaluation;
    const VersionEvaluation& all = evaluation.versions.front();
    const bool isRecorded = !report.endpoint.isEmpty();
    std::vector<std::pair<QString, Cell>> facts{
        {isRecorded ? ReportWords::tr("Endpoint") : ReportWords::tr("Logs"),
         {.text = isRecorded ? report.endpoint : logsText(report.logs)}}};
    if (!all.extent.isEmpty())
        facts.push_back({ReportWords::tr("Time"), {.text = periodText(all.extent)}});
    facts.push_back({ReportWords::tr("Predictions"),
                     {.text = ReportWords::tr("%1, of which %2 with a label")
                                  .arg(countText(all.predictions), countText(all.labelled))}});
    if (evaluation.versions.size() > 1) {
        QStringList versions;
        for (std::size_t i = 1; i < evaluation.versions.size(); ++i)
            versions.push_back(QString::fromStdString(evaluation.versions[i].version));
        facts.push_back({ReportWords::tr("Versions"), {.text = versions.join(QStringLiteral(", "))}});
    }
    if (!evaluation.question.filter.isEmpty())
        facts.push_back({ReportWords::tr("Filter"), {.text = evaluation.question.filter, .isCode = true}});
    if (!evaluation.question.positiveClass.empty())
        facts.push_back({ReportWords::tr("Positive class"),
                         {.text = QString::fromStdString(evaluation.question.positiveClass)}});
    if (!evaluation.question.reference.isEmpty())
        facts.push_back(
            {ReportWords::tr("Reference period"), {.text = periodText(evaluation.question.reference)}});
    writer.facts(facts);
}

Tone toneOf(Sureness sureness)
{
    return sureness == Sureness::Guess ? Tone::Unsure : Tone::Plain;
}

/// What the log was taken for and what became of its rows, before any figure of it.
void writeAccount(ReportWriter& writer, const LogAccount& account)
{
    writer.section(ReportWords::tr("What the figures rest on"));
    std::vector<Cell> sentences;
    for (const LogAssumption& one : account.assumptions)
        sentences.push_back({.text = one.text(), .tone = toneOf(one.assumption.sureness)});
    for (const QString& warning : account.warnings)
        sentences.push_back({.text = warning, .tone = Tone::Unsure});
    if (!sentences.empty())
        writer.list(sentences);
    std::vector<ReportWriter::Row> rows{
        {{.text = ReportWords::tr("read")}, {.text = countText(account.ledger.read), .isNumber = true}}};
    for (const LedgerLine& line : linesOf(account.ledger))
        rows.push_back({{.text = line.title}, {.text = countText(line.rows), .isNumber = true}});
    writer.table({ReportWords::tr("What became of the rows"), ReportWords::tr("Rows")}, rows);
}

void writeFindings(ReportWriter& writer, const Evaluation& evaluation)
{
    writer.section(ReportWords::tr("Findings"));
    const std::vector<Finding> findings = findingsOf(evaluation);
    if (findings.empty()) {
        const bool isSure = evaluation.versions.front().labelled > 0 && evaluation.unsearched.empty();
        writer.paragraph(nothingText(evaluation), isSure ? Tone::Good : Tone::Unsure);
    }
    for (const Finding& finding : findings) {
        const Tone tone = finding.weight == Finding::Weight::Bad      ? Tone::Bad
                          : finding.weight == Finding::Weight::Notice ? Tone::Unsure
                                                                      : Tone::Good;
        writer.paragraph(finding.what, tone);
        const QString since = finding.since.isEmpty() ? QString() : finding.since + u' ';
        writer.paragraph(since + finding.howSure, Tone::Muted);
    }
}

void writeNotes(ReportWriter& writer, const QualityReport& report)
{
    std::vector<Cell> notes;
    for (const QString& note : report.evaluation->notes)
        notes.push_back({.text = note});
    notes.push_back(
        {.text = ReportWords::tr(
             "Scores follow scikit-learn’s definitions. Intervals: Wilson and Newcombe for shares, DeLong "
             "for AUC, "
             "bootstrap for macro averages, Hodges–Lehmann for latencies and errors. p-values are corrected "
             "for "
             "all that was tested: within slices, versions, periods, columns and calibration by Benjamini "
             "and Hochberg, and over these by Benjamini and Bogomolov.")});
    notes.push_back(
        {.text = ReportWords::tr(
             "Effect sizes: Cohen’s h of shares (0.2 is small, 0.5 medium, 0.8 large), Cliff’s δ of "
             "latencies and errors (0.15, 0.33, 0.47), else the difference, which counts as it "
             "would between shares.")});
    writer.section(ReportWords::tr("Notes"));
    writer.list(notes);
}

QByteArray written(ReportWriter& writer, const QualityReport& report)
{
    writer.title(titleOf(report));
    writeFacts(writer, report);
    writeAccount(writer, report.account);
    writeFindings(writer, *report.evaluation);
    writer.section(ReportWords::tr("Charts"));
    for (const std::vector<ReportChart>& group : qualityCharts(*report.evaluation)) {
        std::vector<QByteArray> drawings;
        drawings.reserve(group.size());
        for (const ReportChart& chart : group)
            drawings.push_back(reportChartSvg(chart));
        writer.drawings(drawings);
    }
    writer.section(ReportWords::tr("Tables"));
    writeQualityTables(writer, *report.evaluation);
    writeNotes(writer, report);
    writer.footer(ReportWords::tr("Made by Quarterdeck %1 on %2. Times are local.")
                      .arg(QStringLiteral(QD_VERSION), dateTimeText(report.made)));
    return writer.finish();
}

QString endingOf(const QString& path)
{
    return QFileInfo(path).suffix().toLower();
}

} // namespace

QByteArray qualityReportHtml(const QualityReport& report)
{
    HtmlReportWriter writer(titleOf(report));
    return written(writer, report);
}

QByteArray qualityReportMarkdown(const QualityReport& report)
{
    MarkdownReportWriter writer;
    return written(writer, report);
}

Result<void> checkReportPath(const QString& path)
{
    static const QStringList known{"html", "htm", "pdf", "md"};
    if (known.contains(endingOf(path)))
        return {};
    return fail(ErrorKind::Invalid, path, ReportWords::tr("A report is written as .html, .pdf or .md."),
                ReportWords::tr("Choose a name with one of these endings."));
}

Result<void> checkReportTarget(const QStringList& logs, const QString& path, bool mayReplace)
{
    return checkReportPath(path)
        .and_then([&] {
            return OutputTarget::claim(path, {mayReplace, logs});
        })
        .map([](const OutputTarget&) {});
}

Result<void> writeQualityReport(const QualityReport& report, const QString& path, bool mayReplace,
                                const CancelToken& cancel)
{
    if (auto known = checkReportPath(path); !known)
        return known;
    const OutputRules rules{mayReplace, report.logs};
    const QString ending = endingOf(path);
    if (ending == u"pdf")
        return writePdf(qualityReportHtml(report), titleOf(report), path, rules, cancel);
    return saveFile(path, ending == u"md" ? qualityReportMarkdown(report) : qualityReportHtml(report), rules);
}

} // namespace qd
