// SPDX-License-Identifier: Apache-2.0
#include "models/incidents/report/report.h"

#include "models/incidents/report/evidencetext.h"
#include "models/report/reportaxis.h"
#include "models/report/reportchart.h"
#include "tests/models/history/historyfixture.h"

#include <QGuiApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QXmlStreamReader>

#include <cmath>
#include <set>

using namespace qd;

/// The report tells the whole incident, says it safely, and can be printed.
class TestReport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everySectionIsThere();
    void hangsAndLimitsOfMemoryAreTold();
    void textsAreEscaped();
    void drawingsAreWellFormedAndDrawable();
    void aYoungIncidentHasAReportToo();
    void theAlertTellsWhenTheFaultWasSeen();
    void gapsBreakTheLine_data();
    void gapsBreakTheLine();
    void aLonelySampleIsADot();
    void markersStandWhereTheyHappened();
    void namesOfMarkersDoNotOverlap();
    void valueTicksAreRound_data();
    void valueTicksAreRound();
    void timeTicksAreRoundAndFew_data();
    void timeTicksAreRoundAndFew();
    void thePdfHasPagesAndText();
    void thePdfLosesNothing_data();
    void thePdfLosesNothing();
    void aPdfThatCannotBeWrittenIsAnError();
    void aCancelledReportStops();

private:
    TemporaryHistory m_history;
    Incident m_incident;
};

namespace {

constexpr std::int64_t start = 1'767'225'600'000; // 2026-01-01 00:00 UTC
constexpr std::int64_t onset = start + 300'000;
constexpr std::int64_t fixedAt = start + 480'000;
constexpr std::int64_t end = start + 660'000;
constexpr Timestamp now{end + 60'000};

double share(std::int64_t t)
{
    return 0.01 * std::sin(static_cast<double>(t) / 7'000.0);
}

// Ten minutes of a model whose version 2 is worse, with an outage of the collection in the middle.
WriteBatch samples()
{
    WriteBatch batch;
    const Labels model{{"endpoint", "demo"}, {"model", "fraud"}};
    const auto add = [&](const char* metric, std::int64_t t, double value, const char* quantile = "") {
        Labels labels = model;
        labels.set("quantile", quantile);
        batch.samples.push_back({{metric, labels}, {{t}, value}});
    };
    for (std::int64_t t = start; t < end; t += 1'000) {
        const bool bad = t >= onset && t < fixedAt;
        if (t >= start + 120'000 && t < start + 150'000)
            continue;
        add("model_accuracy_ratio", t, (bad ? 0.81 : 0.945) + share(t));
        add("model_latency_seconds", t, bad ? 0.009 : 0.004, "0.5");
        add("model_latency_seconds", t, bad ? 0.021 : 0.008, "0.9");
        add("model_latency_seconds", t, (bad ? 0.046 : 0.013) + share(t) / 5, "0.99");
        add("model_requests_per_second", t, 48 + 300 * share(t));
        add("model_error_ratio", t, bad ? 0.012 : 0.002);
        batch.samples.push_back({{"memory_used_bytes", {{"endpoint", "demo"}}},
                                 {{t}, 4e8 + (bad ? static_cast<double>(t - onset) * 2e3 : 0)}});
    }
    return batch;
}

Alert alert()
{
    Alert alert;
    alert.id = "alert-1";
    alert.rule.id = "accuracy";
    alert.rule.name = "Accuracy is low <b>";
    alert.rule.metric = "model_accuracy_ratio";
    alert.rule.condition.side = LimitSide::Below;
    alert.rule.condition.threshold = 0.9;
    alert.rule.severity = Severity::Critical;
    alert.series = {{"endpoint", "demo"}, {"model", "fraud"}};
    alert.state = AlertState::Resolved;
    alert.pendingAt = {onset + 4'000};
    alert.firingAt = {onset + 19'000};
    alert.resolvedAt = {fixedAt + 25'000};
    alert.acknowledged = Acknowledgement{{onset + 30'000}, "ada", "looking into it"};
    return alert;
}

IncidentAction rollback()
{
    IncidentAction action;
    action.actionId = "action-1";
    action.at = {fixedAt};
    action.plan = {"demo", "fraud", "2", "1", {}};
    const PlannedRequest request{
        "POST", "http://127.0.0.1:8000/v2/repository/models/fraud/load",
        R"({"parameters":{"config":"{\"version_policy\":{\"specific\":{\"versions\":[1]}}}"}})",
        "Load the model with version 1 only"};
    action.plan.requests = {request};
    action.outcome =
        SwitchOutcome{{{request, 200, "{}", {}, Reply::Accepted}}, "1", SwitchEffect::TookEffect};
    return action;
}

Analysis analysis()
{
    Analysis found;
    found.at = {onset + 60'000};
    const Labels model{{"endpoint", "demo"}, {"model", "fraud"}};
    Labels p99 = model;
    p99.set("quantile", "0.99");
    found.changes = {{"model_accuracy_ratio", model, 0.945, 0.81, 6.2, 1e-9},
                     {"model_latency_seconds", p99, 0.013, 0.046, 4.1, 1e-7}};
    found.segments = {{"country", "<DE>", 410, 396, 0.95, 0.62}};
    found.statusBefore = {{"200", 9'000}};
    found.statusAfter = {{"200", 7'900}, {"500", 95}};
    Hypothesis version;
    version.id = "new-version";
    version.probability = 0.93;
    version.text = {{"from", "1"}, {"to", "2"}};
    version.evidence = {
        {"version-changed-near-onset", true, 3.0, {{"from", "1"}, {"to", "2"}}, {{"seconds", 2}}}};
    Hypothesis leak;
    leak.id = "memory-leak";
    leak.probability = 0.07;
    found.hypotheses = {version, leak};
    return found;
}

Verification verification()
{
    Verification watched;
    watched.spec.baseline = {{start}, {onset}};
    watched.spec.affected = {{onset}, {fixedAt}};
    watched.spec.start = {fixedAt + 10'000};
    watched.spec.window = Duration{120'000};
    watched.actionId = "action-1";
    watched.at = {fixedAt + 130'000};
    watched.progress = 1;
    watched.verdict = Verdict::Passed;
    MetricComparison accuracy;
    accuracy.metric = "model_accuracy_ratio";
    accuracy.method = "newcombe";
    accuracy.baselineCount = 5'000;
    accuracy.affectedCount = 4'100;
    accuracy.afterCount = 2'400;
    accuracy.baselineValue = 0.945;
    accuracy.affectedValue = 0.81;
    accuracy.afterValue = 0.942;
    accuracy.improvement = -0.003;
    accuracy.low = -0.012;
    accuracy.high = 0.006;
    accuracy.margin = 0.03;
    accuracy.primary = true;
    accuracy.verdict = Verdict::Passed;
    watched.comparisons = {accuracy};
    return watched;
}

Incident wholeIncident()
{
    Incident incident;
    incident.id = "incident-1";
    incident.title = "Accuracy of fraud fell & more";
    incident.alertId = "alert-1";
    incident.openedAt = {onset + 25'000};
    incident.closedAt = {end};
    incident.step = IncidentStep::Closed;
    incident.subject = {
        "demo", "fraud", "2", {"model_accuracy_ratio", {{"endpoint", "demo"}, {"model", "fraud"}}}};
    Location location;
    location.onset = {onset};
    location.onsetRange = {{onset - 3'000}, {onset + 3'000}};
    location.baseline = {{start + 10'000}, {onset - 10'000}};
    location.affected = {{onset}, {fixedAt}};
    location.baselineValue = 0.945;
    location.affectedValue = 0.81;
    location.threshold = 0.9;
    location.foundChangePoint = true;
    incident.location = location;
    incident.analysis = analysis();
    incident.acceptedHypothesis = "new-version";
    incident.actions = {rollback()};
    incident.verifications = {verification()};
    incident.notes = "First line\n<script>alert('x')</script>";
    return incident;
}

// As many pages as it takes for headings to stand at the foot of some.
Incident longIncident(int noteLines, int evidence)
{
    Incident incident = wholeIncident();
    incident.notes = QStringList(noteLines + 1, QStringLiteral("A line of notes.")).join('\n');
    Analysis& found = *incident.analysis;
    for (int i = 0; i < evidence; ++i) {
        found.segments.push_back({"merchant", "shop-" + std::to_string(i), 400, 390, 0.95, 0.7});
        found.statusAfter[std::to_string(501 + i)] = 3;
    }
    const char* const ids[] = {"traffic-shift", "upstream-failure", "data-drift"};
    for (const char* id : ids) {
        Hypothesis hypothesis = found.hypotheses.front();
        hypothesis.id = id;
        hypothesis.probability = 0.01;
        found.hypotheses.push_back(hypothesis);
    }
    incident.actions.push_back(incident.actions.front());
    return incident;
}

// The texts of headings and items of lists; those of tables may be wrapped cell by cell.
QStringList textsIn(const QString& html)
{
    static const QRegularExpression element("<(h[1-6]|li)(?: [^>]*)?>(.*?)</\\1>",
                                            QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tag("<[^>]*>");
    QStringList texts;
    for (auto found = element.globalMatch(html); found.hasNext();) {
        QString text = found.next().captured(2).remove(tag);
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        texts << text;
    }
    return texts;
}

QString squeezed(QString text)
{
    static const QRegularExpression space("\\s");
    return text.normalized(QString::NormalizationForm_KC).remove(space); // fonts join letters: ﬀ
}

QString htmlOf(const TemporaryHistory& t, const Incident& incident)
{
    const auto html = incidentReportHtml(*t.reader(), incident, now);
    return html ? QString::fromUtf8(*html) : QString();
}

QStringList drawingsIn(const QString& html)
{
    QStringList drawings;
    for (qsizetype at = html.indexOf("<svg"); at >= 0; at = html.indexOf("<svg", at + 1))
        drawings << html.mid(at, html.indexOf("</svg>", at) + 6 - at);
    return drawings;
}

struct Shape
{
    QString name;
    QXmlStreamAttributes attributes;
    QString text;
    [[nodiscard]] double number(const char* key) const
    {
        return attributes.value(QLatin1String(key)).toDouble();
    }
};

// Every element of a drawing; empty when it is not well-formed.
std::vector<Shape> shapesIn(const QByteArray& svg)
{
    std::vector<Shape> shapes;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement)
            shapes.push_back({xml.name().toString(), xml.attributes(), {}});
        else if (xml.isCharacters() && !shapes.empty())
            shapes.back().text += xml.text();
    }
    return xml.hasError() ? std::vector<Shape>() : shapes;
}

int countOf(const std::vector<Shape>& shapes, const char* name)
{
    return static_cast<int>(std::count_if(shapes.begin(), shapes.end(),
                                          [&](const Shape& s) { return s.name == QLatin1String(name); }));
}

ReportChart chartOf(const std::vector<std::int64_t>& secondsOfSamples)
{
    ReportChart chart;
    chart.title = "Accuracy";
    chart.unit = MetricUnit::Ratio;
    chart.range = {{start}, {start + 100'000}};
    ReportChart::Line line{"fraud", {}};
    for (const std::int64_t second : secondsOfSamples) {
        const Timestamp at{start + second * 1'000};
        line.columns.push_back({at, at, 0.5, 0.5, 0.5, 0.5, 1});
    }
    chart.lines = {line};
    return chart;
}

} // namespace

void TestReport::initTestCase()
{
    m_incident = wholeIncident();
    WriteBatch batch = samples();
    batch.alerts = {toRecord(alert())};
    batch.events = {{0, {onset - 2'000}, "version", "demo", "fraud", R"({"from":"1","to":"2"})"}};
    batch.incidents = {toRecord(m_incident)};
    batch.incidentSteps = {{0, "incident-1", {onset + 40'000}, "locate", "{}"}};
    batch.audit = {
        {0, {fixedAt - 1'000}, "ada", "rollback", "intended", "action-1", "incident-1", "demo/fraud", "{}"},
        {0, {fixedAt}, "ada", "rollback", "succeeded", "action-1", "incident-1", "demo/fraud", "{}"}};
    QVERIFY(m_history.write(batch));
}

void TestReport::everySectionIsThere()
{
    const QString html = htmlOf(m_history, m_incident);
    for (const char* heading :
         {"Timeline", "Charts", "Analysis", "Actions", "Verification", "Notes", "Audit trail"})
        QVERIFY2(html.contains(QStringLiteral("<h2>%1</h2>").arg(heading)), heading);
    for (const QString& text :
         {QStringLiteral("Critical"), QStringLiteral("looking into it"), QStringLiteral("Version 2 serving"),
          QStringLiteral("/v2/repository/models/fraud/load"), verdictText(Verdict::Passed),
          QStringLiteral("ada"), hypothesisTitle(m_incident.analysis->hypotheses[0]).toHtmlEscaped(),
          comparisonText(m_incident.verifications[0].comparisons[0]).toHtmlEscaped(), localTime({onset})})
        QVERIFY2(html.contains(text), qPrintable(text));
    QCOMPARE(drawingsIn(html).size(), 5); // accuracy, latency, requests, errors, memory
    QVERIFY(!html.contains("src=") && !html.contains("href="));
}

void TestReport::hangsAndLimitsOfMemoryAreTold()
{
    Incident incident = m_incident;
    Hypothesis& cause = incident.analysis->hypotheses.front();
    const double at = static_cast<double>(onset);
    cause.evidence = {
        {"memory-climbs-to-limit",
         true,
         2.1,
         {{"metric", "memory_used_bytes"}, {"endpoint", "Shop"}},
         {{"perSecond", 2e6}, {"limit", 16e9}, {"toLimit", 7000}, {"earliest", at}, {"latest", at}}},
        {"requests-hang", true, 4.6, {}, {{"inFlight", 7}, {"from", at}, {"until", at + 90e3}}}};
    const QString texts = textsIn(htmlOf(m_history, incident)).join(u'\n');
    for (const Evidence& evidence : cause.evidence)
        QVERIFY2(texts.contains(evidenceText(evidence)), qPrintable(texts));
}

void TestReport::textsAreEscaped()
{
    const QString html = htmlOf(m_history, m_incident);
    QVERIFY(!html.contains("<script"));
    QVERIFY(!html.contains("<b>"));
    QVERIFY(!html.contains("<DE>"));
    QVERIFY(html.contains("First line<br>&lt;script&gt;"));
    QVERIFY(html.contains("Accuracy of fraud fell &amp; more"));
}

void TestReport::drawingsAreWellFormedAndDrawable()
{
    for (const QString& drawing : drawingsIn(htmlOf(m_history, m_incident))) {
        const auto shapes = shapesIn(drawing.toUtf8());
        QVERIFY(countOf(shapes, "polyline") >= 2); // the outage cuts each line
        QVERIFY(countOf(shapes, "text") > 10);
        QSvgRenderer renderer(drawing.toUtf8());
        QVERIFY(renderer.isValid());
        QCOMPARE(renderer.defaultSize().width(), reportChartWidth);
        for (const Shape& shape : shapes) {
            if (shape.name != QLatin1String("text"))
                continue;
            QVERIFY2(shape.number("x") >= 0 && shape.number("x") <= reportChartWidth, qPrintable(shape.text));
            QVERIFY2(shape.number("y") > 0 && shape.number("y") < renderer.defaultSize().height(),
                     qPrintable(shape.text));
        }
    }
}

void TestReport::aYoungIncidentHasAReportToo()
{
    Incident incident;
    incident.id = "incident-2";
    incident.openedAt = now;
    const QString html = htmlOf(m_history, incident);
    QVERIFY(html.contains("Not verified"));
    QVERIFY(html.contains("Nothing was changed"));
    QVERIFY(html.contains("was not analysed"));
}

void TestReport::theAlertTellsWhenTheFaultWasSeen()
{
    const QString html = htmlOf(m_history, m_incident);
    const std::pair<const char*, Timestamp> times[] = {{"Detected", alert().firingAt},
                                                       {"Resolved", alert().resolvedAt},
                                                       {"Triage opened", m_incident.openedAt},
                                                       {"Closed", m_incident.closedAt}};
    for (const auto& [name, at] : times) {
        const QRegularExpression row(
            QStringLiteral(">%1</t[hd]><t[hd][^>]*>\\s*(<span[^>]*>)?%2")
                .arg(QLatin1String(name), QRegularExpression::escape(localTime(at))));
        QVERIFY2(row.match(html).hasMatch(), name);
    }
    Incident byHand = m_incident;
    byHand.alertId.clear();
    byHand.closedAt = {};
    const QString younger = htmlOf(m_history, byHand);
    QVERIFY(!younger.contains("Detected") && !younger.contains("Resolved"));
    QVERIFY(younger.contains("Still open"));
}

void TestReport::gapsBreakTheLine_data()
{
    QTest::addColumn<QVector<qint64>>("seconds");
    QTest::addColumn<int>("runs");
    QTest::newRow("steady") << QVector<qint64>{0, 1, 2, 3, 4, 5, 6, 7} << 1;
    QTest::newRow("two missing are no gap") << QVector<qint64>{0, 1, 2, 3, 6, 7, 8, 9} << 1;
    QTest::newRow("three missing are one") << QVector<qint64>{0, 1, 2, 3, 7, 8, 9, 10} << 2;
    QTest::newRow("two gaps") << QVector<qint64>{0, 1, 2, 20, 21, 22, 60, 61, 62} << 3;
    QTest::newRow("slow series") << QVector<qint64>{0, 15, 30, 45, 60, 75, 90} << 1;
}

void TestReport::gapsBreakTheLine()
{
    QFETCH(QVector<qint64>, seconds);
    QFETCH(int, runs);
    const auto shapes = shapesIn(reportChartSvg(chartOf({seconds.begin(), seconds.end()})));
    QCOMPARE(countOf(shapes, "polyline"), runs);
}

void TestReport::aLonelySampleIsADot()
{
    const auto shapes = shapesIn(reportChartSvg(chartOf({0, 1, 2, 3, 50})));
    QCOMPARE(countOf(shapes, "polyline"), 1);
    QCOMPARE(countOf(shapes, "circle"), 1);
    QVERIFY(shapesIn(reportChartSvg(chartOf({}))).size() > 5); // no data is no reason to fail
}

void TestReport::markersStandWhereTheyHappened()
{
    ReportChart chart = chartOf({0, 25, 50, 75});
    chart.markers = {{ReportChart::Event::Onset, {start + 50'000}, "here"},
                     {ReportChart::Event::Alert, {start - 1}, "outside"}};
    chart.bands = {{ReportChart::Period::Affected, {{start + 50'000}, {start + 75'000}}}};
    const auto shapes = shapesIn(reportChartSvg(chart));
    const auto line = std::find_if(shapes.begin(), shapes.end(), [](const Shape& s) {
        return s.attributes.value("stroke-dasharray") == QLatin1String("2 2");
    });
    const auto band = std::find_if(shapes.begin(), shapes.end(), [](const Shape& s) {
        return s.name == QLatin1String("rect") && s.number("height") > 100;
    });
    const auto run = std::find_if(shapes.begin(), shapes.end(),
                                  [](const Shape& s) { return s.name == QLatin1String("polyline"); });
    QVERIFY(line != shapes.end() && band != shapes.end() && run != shapes.end());
    const double third = run->attributes.value("points").toString().split(' ')[2].split(',')[0].toDouble();
    QCOMPARE(line->number("x1"), third);
    QCOMPARE(band->number("x"), third);
    QVERIFY(std::none_of(shapes.begin(), shapes.end(),
                         [](const Shape& s) { return s.text.contains("outside"); }));
}

void TestReport::namesOfMarkersDoNotOverlap()
{
    ReportChart chart = chartOf({0, 25, 50, 75});
    for (int i = 0; i < 4; ++i)
        chart.markers.push_back(
            {ReportChart::Event::Version, {start + 50'000 + i * 1'000}, QStringLiteral("marker %1").arg(i)});
    std::set<double> heights;
    for (const Shape& shape : shapesIn(reportChartSvg(chart))) {
        if (shape.text.startsWith("marker"))
            heights.insert(shape.number("y"));
    }
    QCOMPARE(heights.size(), 4u);
}

void TestReport::valueTicksAreRound_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<MetricUnit>("unit");
    QTest::addColumn<QVector<double>>("expected");
    QTest::newRow("accuracy") << 0.805 << 0.955 << MetricUnit::Ratio
                              << QVector<double>{0.8, 0.85, 0.9, 0.95, 1.0};
    QTest::newRow("latency") << 0.004 << 0.047 << MetricUnit::Seconds << QVector<double>{0, 0.02, 0.04, 0.06};
    QTest::newRow("bytes") << 0.0 << 900.0 * 1'048'576 << MetricUnit::Bytes
                           << QVector<double>{0, 500.0 * 1'048'576, 1'000.0 * 1'048'576};
    QTest::newRow("constant zero") << 0.0 << 0.0 << MetricUnit::Count << QVector<double>{0, 0.5, 1};
    QTest::newRow("negative") << -3.0 << 3.0 << MetricUnit::Count << QVector<double>{-4, -2, 0, 2, 4};
}

void TestReport::valueTicksAreRound()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(MetricUnit, unit);
    QFETCH(QVector<double>, expected);
    const ValueAxis axis = valueAxis(low, high, unit);
    QVERIFY(axis.low <= low && axis.high >= high);
    QCOMPARE(axis.ticks.size(), std::size_t(expected.size()));
    for (qsizetype i = 0; i < expected.size(); ++i)
        QVERIFY(std::abs(axis.ticks[std::size_t(i)].value - expected[i]) <
                1e-9 * std::max(1.0, std::abs(high)));
}

void TestReport::timeTicksAreRoundAndFew_data()
{
    QTest::addColumn<qint64>("length");
    QTest::addColumn<qint64>("step");
    QTest::newRow("ten seconds") << 10'000LL << 2'000LL;
    QTest::newRow("eleven minutes") << 660'000LL << 120'000LL;
    QTest::newRow("six hours") << 21'600'000LL << 3'600'000LL;
    QTest::newRow("a month") << 2'592'000'000LL << 604'800'000LL;
}

void TestReport::timeTicksAreRoundAndFew()
{
    QFETCH(qint64, length);
    QFETCH(qint64, step);
    const auto ticks = timeTicks({{start + 123}, {start + 123 + length}});
    QVERIFY(ticks.size() >= 3 && ticks.size() <= 8);
    for (std::size_t i = 1; i < ticks.size(); ++i)
        QCOMPARE(qint64(ticks[i].value - ticks[i - 1].value), step);
    QVERIFY(timeTicks({{start}, {start}}).empty());
}

void TestReport::thePdfHasPagesAndText()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("report.pdf");
    const auto written = writeIncidentReportPdf(*m_history.reader(), m_incident, now, path);
    QVERIFY2(written, written ? "" : qPrintable(written.error().text()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    QVERIFY(pdf.startsWith("%PDF-"));
    const qsizetype pages = pdf.count("/Type /Page\n");
    QVERIFY2(pages >= 2 && pages <= 8, qPrintable(QString::number(pages)));

    const QString reader = QStandardPaths::findExecutable("pdftotext");
    if (reader.isEmpty())
        return;
    QProcess text;
    text.start(reader, {"-layout", path, "-"});
    QVERIFY(text.waitForFinished());
    const QString shown = QString::fromUtf8(text.readAllStandardOutput());
    for (const QString& wanted :
         {QStringLiteral("Accuracy of fraud fell & more"), QStringLiteral("Audit trail"),
          QStringLiteral("Page 1 of %1").arg(pages), QStringLiteral("Page %1 of %1").arg(pages)})
        QVERIFY2(shown.contains(wanted), qPrintable(wanted));
}

void TestReport::thePdfLosesNothing_data()
{
    QTest::addColumn<int>("noteLines"); // what stands before it moves every page break
    QTest::addColumn<int>("evidence");
    for (int i = 0; i < 6; ++i)
        QTest::addRow("%d", i) << 5 * i << 3 + 4 * i;
}

void TestReport::thePdfLosesNothing()
{
    QFETCH(int, noteLines);
    QFETCH(int, evidence);
    const QString reader = QStandardPaths::findExecutable("pdftotext");
    if (reader.isEmpty())
        QSKIP("pdftotext (poppler-utils) is not installed");
    const Incident incident = longIncident(noteLines, evidence);
    const QTemporaryDir folder;
    const QString path = folder.filePath("report.pdf");
    QVERIFY(writeIncidentReportPdf(*m_history.reader(), incident, now, path));
    QProcess text;
    text.start(reader, {"-raw", path, "-"});
    QVERIFY(text.waitForFinished());
    // Footers part sentences, and a line beside a page break is there twice: once outside the clip.
    static const QRegularExpression footer("\n[^\n]*Page \\d+ of \\d+\\s");
    static const QRegularExpression twice("([^\n\f]{20,})\\s+\\1");
    const QString shown =
        squeezed(QString::fromUtf8(text.readAllStandardOutput()).remove(footer).replace(twice, "\\1"));
    const QString html = htmlOf(m_history, incident);
    const QStringList texts = textsIn(html);
    QVERIFY(texts.size() > 20);
    QStringList lost;
    for (const QString& wanted : texts) {
        if (!shown.contains(squeezed(wanted)))
            lost << wanted;
    }
    QVERIFY2(lost.isEmpty(), qPrintable(lost.join(QLatin1Char('|'))));

    QProcess images;
    images.start(QStandardPaths::findExecutable("pdfimages"), {"-list", path});
    QVERIFY(images.waitForFinished());
    std::set<QByteArray> objects; // one that touches two pages is listed twice
    for (const QByteArray& line : images.readAllStandardOutput().split('\n')) {
        if (line.contains(" image "))
            objects.insert(line.simplified().split(' ').value(10));
    }
    QCOMPARE(qsizetype(objects.size()), drawingsIn(html).size());
}

void TestReport::aPdfThatCannotBeWrittenIsAnError()
{
    const auto written =
        writeIncidentReportPdf(*m_history.reader(), m_incident, now, "/no/such/folder/report.pdf");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Storage);
    QCOMPARE(written.error().where, "/no/such/folder/report.pdf");
}

void TestReport::aCancelledReportStops()
{
    const CancelToken cancel;
    cancel.cancel();
    const auto html = incidentReportHtml(*m_history.reader(), m_incident, now, cancel);
    QVERIFY(!html);
    QCOMPARE(html.error().kind, ErrorKind::Cancelled);
}

QTEST_MAIN(TestReport)
#include "tst_report.moc"
