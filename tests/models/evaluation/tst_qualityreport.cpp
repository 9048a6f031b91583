// SPDX-License-Identifier: Apache-2.0
#include "evaluationlog.h"

#include "models/base/timetext.h"
#include "models/evaluation/report/qualityreport.h"

#include <QFile>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace qd;
using namespace evaluationlog;

namespace {

QualityReport reportOf(const std::vector<PredictionRecord>& records)
{
    const EvaluationPtr evaluation = evaluated(records);
    return {
        .evaluation = evaluation, .logs = {"fraud.jsonl"}, .account = accountOf(evaluation), .made = fault};
}

/// Between the headings of the findings and of the charts.
QString findingsPart(const QString& text)
{
    return text.mid(text.indexOf("Findings"), text.indexOf("Charts") - text.indexOf("Findings"));
}

} // namespace

class TestQualityReport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void namesVersionSegmentAndTimeOfTheFault()
    {
        const QString text = QString::fromUtf8(qualityReportHtml(reportOf(records())));
        const QString findings = findingsPart(text);
        QVERIFY2(findings.contains("version = v2") && findings.contains("country = de") &&
                     findings.contains("device = phone"),
                 qPrintable(findings));
        QVERIFY2(findings.contains(dateText(QDateTime::fromMSecsSinceEpoch(fault.ms).date())) &&
                     findings.contains(hourMinuteText(fault)),
                 qPrintable(findings));
        QVERIFY(text.indexOf("Findings") < text.indexOf("<svg") &&
                text.indexOf("<svg") < text.lastIndexOf("<table"));
    }

    void tellsSpeedAndErrorsByVersionSegmentAndStatus()
    {
        const QString text = QString::fromUtf8(qualityReportMarkdown(reportOf(records())));
        QVERIFY(text.contains("| Latency p99.9 |"));
        QVERIFY(text.contains("Speed and errors by segment"));
        const qsizetype answers = text.indexOf("Answers by status");
        QVERIFY(answers > 0);
        const QStringList lines = text.mid(answers).split('\n', Qt::SkipEmptyParts);
        QVERIFY2(lines[1].contains("v1") && lines[1].contains("v2"), qPrintable(lines[1]));
        const QString html = QString::fromUtf8(qualityReportHtml(reportOf(records())));
        QVERIFY(html.contains("Latency: share of the predictions") &&
                html.contains("Errors by status over time"));
    }

    void everyDrawingIsWellFormedAndSelfContained()
    {
        const QByteArray html = qualityReportHtml(reportOf(records()));
        int drawings = 0;
        for (qsizetype at = html.indexOf("<svg"); at >= 0; at = html.indexOf("<svg", at + 1)) {
            QXmlStreamReader xml(html.mid(at, html.indexOf("</svg>", at) + 6 - at));
            while (!xml.atEnd())
                xml.readNext();
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
            ++drawings;
        }
        QVERIFY(drawings >= 7);
        QVERIFY(!html.contains("nan") && !html.contains("inf\"") && !html.contains("src="));
    }

    void aHealthyLogHasNoAccusation()
    {
        const QString text = QString::fromUtf8(qualityReportHtml(reportOf(records({.faulty = false}))));
        QVERIFY(!findingsPart(text).contains("country"));
    }

    void markdownSaysTheSame()
    {
        const QString text = QString::fromUtf8(qualityReportMarkdown(reportOf(records())));
        QVERIFY(text.startsWith("# "));
        QVERIFY2(findingsPart(text).contains("version = v2"), qPrintable(findingsPart(text)));
        QVERIFY(text.contains("| Accuracy |"));
        QVERIFY(text.contains("[chart-1]: data:image/svg+xml;base64,"));
    }

    void regressionHasItsOwnFigures()
    {
        const QString text = QString::fromUtf8(qualityReportHtml(reportOf(prices())));
        QVERIFY(text.contains("Root mean squared error") && text.contains("Mean absolute error over time"));
        QVERIFY(!text.contains("ROC"));
    }

    void textsOfTheLogAreEscaped()
    {
        auto all = records();
        for (PredictionRecord& one : all)
            one.model = "<script>alert(1)</script> | *bold*";
        QVERIFY(!qualityReportHtml(reportOf(all)).contains("<script>"));
        QVERIFY(qualityReportMarkdown(reportOf(all))
                    .contains("\\<script\\>alert(1)\\</script\\> \\| \\*bold\\*"));
    }

    void writesEachFormat_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("html") << "a.html" << QByteArray("<!DOCTYPE html>");
        QTest::newRow("pdf") << "a.PDF" << QByteArray("%PDF-");
        QTest::newRow("markdown") << "a.md" << QByteArray("# ");
    }

    void writesEachFormat()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, begin);
        QTemporaryDir folder;
        QFile file(folder.filePath(name));
        const auto written = writeQualityReport(reportOf(records()), file.fileName(), true);
        QVERIFY2(written, written ? "" : qPrintable(written.error().text()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(begin));
    }

    void refusesWhatItCannotWrite()
    {
        QTemporaryDir folder;
        const auto report = reportOf(prices());
        QVERIFY(writeQualityReport(report, folder.filePath("a.docx"), true).error().kind ==
                ErrorKind::Invalid);
        for (const char* name : {"none/a.html", "none/a.md", "none/a.pdf"})
            QVERIFY(writeQualityReport(report, folder.filePath(name), true).error().kind ==
                    ErrorKind::Storage);
    }
};

QTEST_MAIN(TestQualityReport)
#include "tst_qualityreport.moc"
