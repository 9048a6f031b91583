// SPDX-License-Identifier: Apache-2.0
#include "expositionsupport.h"
#include "models/exposition/number.h"

#include <QTest>

#include <algorithm>
#include <clocale>

using namespace qd;

class tst_exposition : public QObject
{
    Q_OBJECT

private slots:
    void tooSmallIsZeroWhateverTheDesktopWrites();
    void readsTheGoldenCorpus_data();
    void readsTheGoldenCorpus();
    void keepsWhatThePageSaysOfItsFamilies();
    void namesThePlaceOfAFault_data();
    void namesThePlaceOfAFault();
    void saysWhatAPageIsThatIsNoMetrics_data();
    void saysWhatAPageIsThatIsNoMetrics();
    void refusesInvalidUtf8_data();
    void refusesInvalidUtf8();
    void survivesARoundTrip_data();
    void survivesARoundTrip();
    void readsARealNodeExporter();
    void readsARealPrometheusServer();
    void parsesTheRealPage();
};

void tst_exposition::tooSmallIsZeroWhateverTheDesktopWrites()
{
    QCOMPARE(parseNumber("0x1.8p-2000"), 0.0);
    QVERIFY(!parseNumber("0x1p2000"));
    if (!std::setlocale(LC_NUMERIC, "de_DE.UTF-8"))
        QSKIP("This machine has no locale with a decimal comma.");
    const auto tiny = parseNumber("1.5e-400");
    const auto usual = parseNumber("1.5");
    std::setlocale(LC_NUMERIC, "C");
    QCOMPARE(tiny, 0.0);
    QCOMPARE(usual, 1.5);
}

void tst_exposition::readsTheGoldenCorpus_data()
{
    QTest::addColumn<QString>("file");
    for (const QString& file : goldenFiles())
        QTest::newRow(qPrintable(file)) << file;
}

void tst_exposition::readsTheGoldenCorpus()
{
    QFETCH(QString, file);
    const QString path = QStringLiteral(QD_TEST_DATA "/golden/") + file;
    const auto page = parse(fileContent(path), typeOfFile(file));
    QVERIFY2(page, page ? "" : qPrintable(page.error().text()));
    QCOMPARE(dump(*page), fileContent(path + QStringLiteral(".expected")));
}

void tst_exposition::keepsWhatThePageSaysOfItsFamilies()
{
    const auto page = parse("# HELP a_seconds Line one\\nline \\\\ two \\\"q\\\"\n# TYPE a_seconds counter\n"
                            "# UNIT a_seconds seconds\na_seconds_total 1\n# TYPE b info\n# EOF\n",
                            openMetricsType);
    QVERIFY(page);
    QCOMPARE(page->families.size(), 2U);
    QCOMPARE(page->families[0].name, std::string("a_seconds"));
    QCOMPARE(page->families[0].type, MetricType::Counter);
    QCOMPARE(page->families[0].help, std::string("Line one\nline \\ two \"q\""));
    QCOMPARE(page->families[0].unit, std::string("seconds"));
    QCOMPARE(page->families[1].type, MetricType::Info);
}

void tst_exposition::namesThePlaceOfAFault_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("openMetrics");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("what");
    const auto text = [](const char* row, const char* body, int line, int column, const char* what) {
        QTest::newRow(row) << QByteArray(body) << false << line << column << QString::fromUtf8(what);
    };
    const auto open = [](const char* row, const char* body, int line, int column, const char* what) {
        QTest::newRow(row) << QByteArray(body) << true << line << column << QString::fromUtf8(what);
    };
    text("no value", "up\n", 1, 3, "value is missing");
    text("value is no number", "ok 1\nup yes\n", 2, 4, "“yes” is not a number");
    text("value is out of range", "up 1e999\n", 1, 4, "not a number");
    text("value has a tail", "up 1x\n", 1, 4, "“1x” is not a number");
    text("nan with a payload", "up nan(1)\n", 1, 4, "not a number");
    text("two signs", "up +-1\n", 1, 4, "not a number");
    text("bad timestamp", "up 1 12.5\n", 1, 6, "not a timestamp in milliseconds");
    text("text after the timestamp", "up 1 12 x\n", 1, 9, "unexpected text");
    text("exemplar outside OpenMetrics", "up 1 # {} 1\n", 1, 6, "unexpected text");
    text("bad name", "9up 1\n", 1, 1, "metric name is expected");
    text("dash in a name", "a-b 1\n", 1, 2, "not a number");
    text("bad label name", "up{1a=\"x\"} 1\n", 1, 4, "label name is expected");
    text("colon in a label name", "up{a:b=\"x\"} 1\n", 1, 5, "equals sign");
    text("unquoted label value", "up{a=x} 1\n", 1, 6, "double quotes");
    text("open label value", "up{a=\"x} 1\nok 1\n", 1, 11, "not closed");
    text("open label value after a backslash", "up{a=\"x\\\n\"} 1\n", 1, 9, "not closed");
    text("no comma", "up{a=\"x\" b=\"y\"} 1\n", 1, 10, "comma or a closing brace");
    text("two commas", "up{a=\"x\",,} 1\n", 1, 10, "label name is expected");
    text("open labels", "up{a=\"x\"", 1, 9, "comma or a closing brace");
    text("same label twice", "up{a=\"x\",a=\"y\"} 1\n", 1, 10, "“a” appears twice");
    text("unknown type", "# TYPE up rate\nup 1\n", 1, 11, "“rate” is not a type");
    text("type of a bad name", "# TYPE 1 gauge\n", 1, 8, "metric name is expected");
    text("no line feed at the end", "ok 1\nup 12", 2, 6, "middle of a line");
    text("carriage return", "up{a=\"b\"} 1 7\r\n", 1, 13, "not a timestamp");
    text("column counts characters", "m{u=\"数据\"} x\n", 1, 11, "not a number");
    open("no end", "up 1\n", 2, 1, "without “# EOF”");
    open("empty", "", 1, 1, "without “# EOF”");
    open("text after the end", "# EOF\nup 1\n", 2, 1, "after “# EOF”");
    open("unknown comment", "# nice\n# EOF\n", 1, 1, "no such comment");
    open("blank line", "\n# EOF\n", 1, 1, "metric name is expected");
    open("wrong unit", "# UNIT a_bytes seconds\n# EOF\n", 1, 16, "does not end with its unit");
    open("untyped", "# TYPE a untyped\n# EOF\n", 1, 10, "not a type");
    open("exemplar without labels", "a_total 1 # 0.5\n# EOF\n", 1, 13, "exemplar must begin");
    open("exemplar without a value", "a_total 1 # {} \n# EOF\n", 1, 16, "value is missing");
    open("bad timestamp in seconds", "a 1 now\n# EOF\n", 1, 5, "timestamp in seconds");
    open("endless timestamp", "a 1 +Inf\n# EOF\n", 1, 5, "timestamp in seconds");
    open("cut off", "a_total 1\n# EO", 2, 1, "no such comment");
}

void tst_exposition::namesThePlaceOfAFault()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, openMetrics);
    QFETCH(int, line);
    QFETCH(int, column);
    QFETCH(QString, what);
    const auto page = parse(body, openMetrics ? openMetricsType : textType);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::Invalid);
    QCOMPARE(page.error().where, QStringLiteral("gpu-1, line %1, column %2").arg(line).arg(column));
    QVERIFY2(page.error().what.contains(what), qPrintable(page.error().what));
}

void tst_exposition::saysWhatAPageIsThatIsNoMetrics_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("what");
    QTest::newRow("html") << QByteArray("<!DOCTYPE html><html><body>Log in</body></html>")
                          << "web page (HTML)";
    QTest::newRow("html after blanks") << QByteArray("\n  <HTML lang=en>") << "web page (HTML)";
    QTest::newRow("html after a mark") << QByteArray("\xef\xbb\xbf<html>") << "web page (HTML)";
    QTest::newRow("xml") << QByteArray("<?xml version=\"1.0\"?>") << "XML";
    QTest::newRow("json object") << QByteArray("{\"status\":\"ok\"}") << "JSON";
    QTest::newRow("json array") << QByteArray("[1, 2]") << "JSON";
    QTest::newRow("zeros") << QByteArray(4096, '\0') << "zero bytes";
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\x02\x01\x01\x00\x00",
                                          9)
                            << "binary data";
    QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08\x00\x00", 5) << "packed data";
    QTest::newRow("zstd") << QByteArray("\x28\xb5\x2f\xfd\x04", 5) << "packed data";
}

void tst_exposition::saysWhatAPageIsThatIsNoMetrics()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, what);
    const auto page = parse(body);
    QVERIFY(!page);
    QCOMPARE(page.error().where, QStringLiteral("gpu-1"));
    QVERIFY2(page.error().what.contains(what), qPrintable(page.error().what));
    QVERIFY(!page.error().hint.isEmpty());
}

void tst_exposition::refusesInvalidUtf8_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("column");
    QTest::newRow("latin-1") << QByteArray("M\xfcnchen") << 7;
    QTest::newRow("lone continuation") << QByteArray("\x80") << 6;
    QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << 6;
    QTest::newRow("overlong of three") << QByteArray("\xe0\x80\xaf") << 6;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << 6;
    QTest::newRow("beyond the last") << QByteArray("\xf4\x90\x80\x80") << 6;
    QTest::newRow("five bytes") << QByteArray("\xf8\x88\x80\x80\x80") << 6;
    QTest::newRow("cut short") << QByteArray("数\xe6\x95") << 7;
    QTest::newRow("after much ASCII") << QByteArray(40, 'x') + QByteArray("\xff") << 46;
}

void tst_exposition::refusesInvalidUtf8()
{
    QFETCH(QByteArray, value);
    QFETCH(int, column);
    const auto page = parse("ok 1\nm{c=\"" + value + "\"} 1\n");
    QVERIFY(!page);
    QCOMPARE(page.error().where, QStringLiteral("gpu-1, line 2, column %1").arg(column));
    QVERIFY(page.error().what.contains(QStringLiteral("UTF-8")));
}

void tst_exposition::survivesARoundTrip_data()
{
    readsTheGoldenCorpus_data();
    QTest::newRow("node exporter") << QStringLiteral("../node_exporter_1.5.0.prom");
    QTest::newRow("prometheus") << QStringLiteral("../prometheus_server_2.42.prom");
}

/// What was read is written as the canonical text of each series and read again.
void tst_exposition::survivesARoundTrip()
{
    QFETCH(QString, file);
    const auto first = parse(fileContent(QStringLiteral(QD_TEST_DATA "/golden/") + file), typeOfFile(file));
    QVERIFY(first);
    std::string text;
    for (const SeriesSample& sample : first->samples) {
        text += sample.key.metric + sample.key.labels.toString() + ' ' + numberText(sample.sample.value) +
                ' ' + std::to_string(sample.sample.at.ms) + '\n';
    }
    const auto second = parse(QByteArray::fromStdString(text));
    QVERIFY2(second, second ? "" : qPrintable(second.error().text()));
    QCOMPARE(dump(*second), dump(*first));
}

namespace {

/// Lines of a page that are samples: an independent count.
std::size_t sampleLines(const QByteArray& body)
{
    const auto lines = body.split('\n');
    return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [](const QByteArray& line) {
        return !line.isEmpty() && !line.startsWith('#');
    }));
}

double valueOf(const Exposition& page, const std::string& metric, const Labels& labels)
{
    for (const SeriesSample& sample : page.samples) {
        if (sample.key.metric == metric && sample.key.labels == labels)
            return sample.sample.value;
    }
    return std::nan("");
}

} // namespace

void tst_exposition::readsARealNodeExporter()
{
    const QByteArray body = fileContent(QStringLiteral(QD_TEST_DATA "/node_exporter_1.5.0.prom"));
    const auto page = parse(body);
    QVERIFY2(page, page ? "" : qPrintable(page.error().text()));
    QCOMPARE(page->samples.size(), sampleLines(body));
    QCOMPARE(page->families.size(), static_cast<std::size_t>(body.count("# TYPE ")));
    QCOMPARE(valueOf(*page, "node_exporter_build_info",
                     {{"branch", "debian/sid"},
                      {"goarch", "amd64"},
                      {"goos", "linux"},
                      {"goversion", "go1.19.8"},
                      {"revision", "1.5.0-1+b6"},
                      {"version", "1.5.0"}}),
             1.0);
    QVERIFY(valueOf(*page, "node_cpu_seconds_total", {{"cpu", "0"}, {"mode", "idle"}}) > 0);
}

void tst_exposition::readsARealPrometheusServer()
{
    const QByteArray body = fileContent(QStringLiteral(QD_TEST_DATA "/prometheus_server_2.42.prom"));
    const auto page = parse(body);
    QVERIFY2(page, page ? "" : qPrintable(page.error().text()));
    QCOMPARE(page->samples.size(), sampleLines(body));
    QCOMPARE(
        valueOf(*page, "prometheus_http_requests_total", {{"code", "200"}, {"handler", "/api/v1/query"}}),
        1.0);
    QVERIFY(std::any_of(page->families.begin(), page->families.end(), [](const ExpositionFamily& family) {
        return family.name == "prometheus_http_request_duration_seconds" &&
               family.type == MetricType::Histogram;
    }));
}

void tst_exposition::parsesTheRealPage()
{
    const QByteArray body = fileContent(QStringLiteral(QD_TEST_DATA "/node_exporter_1.5.0.prom"));
    std::size_t samples = 0;
    QBENCHMARK
    {
        samples = parse(body)->samples.size();
    }
    QCOMPARE(samples, sampleLines(body));
}

QTEST_APPLESS_MAIN(tst_exposition)
#include "tst_exposition.moc"
