// SPDX-License-Identifier: Apache-2.0
#include "models/base/visibletext.h"
#include "models/report/htmlreportwriter.h"
#include "models/report/markdownreportwriter.h"
#include "models/report/reportpages.h"
#include "models/report/sealeddocument.h"
#include "models/report/svgpen.h"
#include "tests/support/watchedpicture.h"

#include <QPainter>
#include <QTest>
#include <QXmlStreamReader>

using namespace qd;

namespace {

QString htmlOf(const QString& text)
{
    HtmlReportWriter writer(text);
    writer.title(text);
    writer.paragraph(text);
    writer.list({{.text = text}});
    writer.facts({{text, {.text = text}}});
    writer.table({text}, {{{.text = text}}});
    writer.footer(text);
    return QString::fromUtf8(writer.finish());
}

QString markdownOf(const QString& text)
{
    MarkdownReportWriter writer;
    writer.paragraph(text);
    return QString::fromUtf8(writer.finish()).trimmed();
}

} // namespace

/// What is in a report is read, and does nothing.
class TestReportWriters : public QObject
{
    Q_OBJECT

private slots:
    void noTextOfAPageActs()
    {
        const QString html = htmlOf(m_picture.name());
        QCOMPARE(visibleText(html), html);
        QVERIFY(!html.contains("<img") && !html.contains("<a "));
        QVERIFY(html.contains("[U+202E]"));
    }

    void aPageLoadsNothing()
    {
        const QString html = htmlOf("x");
        QVERIFY(html.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                              "style-src 'unsafe-inline'; img-src data:\">"));
        QVERIFY(html.indexOf("Content-Security-Policy") < html.indexOf("<style>"));
    }

    void markdownHasNoLinksOfItself_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");
        QTest::newRow("address") << "https://evil.example/x"
                                 << "https:&#8288;//evil.example/x";
        QTest::newRow("www") << "see www.evil.example"
                             << "see w&#8288;ww.evil.example";
        QTest::newRow("name") << "@team and a@b.c"
                              << "@&#8288;team and a@&#8288;b.c";
        QTest::newRow("entity") << "&lt;b&gt;"
                                << "\\&lt;b\\&gt;";
        QTest::newRow("markup") << "<b>*x*</b>"
                                << "\\<b\\>\\*x\\*\\</b\\>";
        QTest::newRow("struck out") << "~~x~~"
                                    << "\\~\\~x\\~\\~";
        QTest::newRow("override") << QStringLiteral("a\u202eb") << "a\\[U+202E\\]b";
        QTest::newRow("line break") << "a\n# b"
                                    << "a \\# b";
        QTest::newRow("escape") << QStringLiteral("a\u001bb") << QStringLiteral("a␛b");
        QTest::newRow("words") << "80 % at 10:30, v1/2"
                               << "80 % at 10:30, v1/2";
    }

    void markdownHasNoLinksOfItself()
    {
        QFETCH(QString, text);
        QFETCH(QString, written);
        QCOMPARE(markdownOf(text), written);
    }

    /// The title of a drawing stands in the text that refers to it.
    void aTitleTakesNoPlaceOfAnArgument()
    {
        MarkdownReportWriter writer;
        writer.drawing("<svg xmlns=\"http://www.w3.org/2000/svg\"><title>%2 of %1</title></svg>");
        QVERIFY(QString::fromUtf8(writer.finish()).startsWith("![%2 of %1][chart-1]"));
    }

    void aDrawingIsWellFormedWhateverItsWords()
    {
        QByteArray svg;
        SvgPen pen(svg);
        pen.begin(10, 10, m_picture.name());
        pen.text(0, 0, m_picture.name(), "#000000");
        pen.end();
        QXmlStreamReader xml(svg);
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(visibleText(QString::fromUtf8(svg)), QString::fromUtf8(svg));
    }

    void aSealedDocumentOpensNothing()
    {
        SealedDocument document;
        document.setHtml(QStringLiteral("<link rel=\"stylesheet\" href=\"%1\"><img src=\"%1\">"
                                        "<table background=\"%1\"><tr><td>x</td></tr></table>")
                             .arg(m_picture.path()));
        QImage image(100, 100, QImage::Format_RGB32);
        QPainter painter(&image);
        document.drawContents(&painter);
        painter.end();
        QVERIFY(!m_picture.wasOpened());
    }

    void aPrintedPageOpensNothing()
    {
        QTemporaryDir folder;
        QVERIFY(writePdf(QStringLiteral("<p><img src=\"%1\">x</p>").arg(m_picture.path()).toUtf8(), "x",
                         folder.filePath("report.pdf"), {}));
        QVERIFY(!m_picture.wasOpened());
    }

private:
    test::WatchedPicture m_picture;
};

QTEST_MAIN(TestReportWriters)
#include "tst_reportwriters.moc"
