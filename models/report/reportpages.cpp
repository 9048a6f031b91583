// SPDX-License-Identifier: Apache-2.0
#include "models/report/reportpages.h"

#include "models/base/savefile.h"
#include "models/report/reportchart.h"
#include "models/report/reportwords.h"
#include "models/report/sealeddocument.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgRenderer>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextLayout>
#include <QTextTable>
#include <QUrl>

namespace qd {

namespace {

constexpr int logicalDpi = 96;  ///< the resolution of the pixels in the report's style sheet
constexpr int printDpi = 1'200; ///< text is laid out in logical pixels and painted at this
constexpr int imageScale = 3;
constexpr double marginMm = 16;
constexpr int footerHeight = 28; ///< logical pixels

QImage rasterise(const QByteArray& svg)
{
    QSvgRenderer renderer(svg);
    QImage image(renderer.defaultSize() * imageScale, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

// QTextDocument knows no inline SVG: puts an image in place of each; the widest chart fills the page's text,
// narrower ones keep their proportion to it.
QString withImages(const QByteArray& html, QTextDocument& document, int width)
{
    const double scale = static_cast<double>(width) / reportChartWidth;
    QByteArray text;
    qsizetype at = 0;
    for (int index = 0;; ++index) {
        const qsizetype from = html.indexOf("<svg", at);
        const qsizetype to = from < 0 ? -1 : html.indexOf("</svg>", from);
        if (to < 0)
            break;
        const qsizetype end = to + 6;
        const QUrl name(QStringLiteral("drawing:%1").arg(index));
        const QImage image = rasterise(html.mid(from, end - from));
        document.addResource(QTextDocument::ImageResource, name, image);
        const QSize size = QSizeF(image.size() * (scale / imageScale)).toSize();
        text += html.mid(at, from - at) +
                QStringLiteral("<img src=\"%1\" width=\"%2\" height=\"%3\">")
                    .arg(name.toString(), QString::number(size.width()), QString::number(size.height()))
                    .toUtf8();
        at = end;
    }
    text += html.mid(at);
    return QString::fromUtf8(text);
}

// The page of a block's first line; the block itself may begin in the empty rest of the page before.
int pageOf(const QTextDocument& document, const QTextBlock& block)
{
    const QRectF area = document.documentLayout()->blockBoundingRect(block);
    const QTextLayout& lines = *block.layout();
    const qreal first = lines.lineCount() > 0 ? lines.lineAt(0).rect().center().y() : 0;
    return static_cast<int>((area.top() + first) / document.pageSize().height());
}

// The text by which to tell on which page something begins: of a table, a row below its header, which would
// stand alone otherwise.
QTextBlock beginningOf(const QTextBlock& block)
{
    const QTextTable* table = QTextCursor(block).currentTable();
    return table ? table->cellAt(std::min(table->rows() - 1, 2), 0).firstCursorPosition().block() : block;
}

// Headings alone at the foot of a page move to the page of what they head. A changed block leaves the blocks
// after it without a height until everything is laid out anew, and then they would not be printed.
void keepHeadingsWithNext(QTextDocument& document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlock first = block;
        while (block.blockFormat().headingLevel() > 0 && block.next().isValid())
            block = block.next();
        if (first == block || pageOf(document, first) == pageOf(document, beginningOf(block)))
            continue;
        QTextBlockFormat onNewPage = first.blockFormat();
        onNewPage.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(first).setBlockFormat(onNewPage);
        document.markContentsDirty(0, document.characterCount());
    }
}

void paintPage(QPainter& painter, const QTextDocument& document, int page)
{
    const QSizeF size = document.pageSize();
    painter.save();
    painter.translate(0, -page * size.height());
    QAbstractTextDocumentLayout::PaintContext context;
    // Not to the very end: letters of the next page's first line may reach over by a part of a pixel.
    context.clip = QRectF(0, page * size.height(), size.width(), size.height() - 1);
    context.palette.setColor(QPalette::Text, QColor(0x17, 0x20, 0x2b));
    painter.setClipRect(context.clip);
    document.documentLayout()->draw(&painter, context);
    painter.restore();
}

void paintFooter(QPainter& painter, const QTextDocument& document, const QString& title, int page)
{
    QFont font = document.defaultFont();
    font.setPixelSize(10);
    painter.setFont(font);
    painter.setPen(QColor(0x52, 0x60, 0x6f));
    const QSizeF size = document.pageSize();
    const QRectF footer(0, size.height(), size.width(), footerHeight);
    const QString number = ReportWords::tr("Page %1 of %2").arg(page + 1).arg(document.pageCount());
    const qreal room = footer.width() - QFontMetricsF(font).horizontalAdvance(number) - 16;
    painter.drawText(footer, Qt::AlignLeft | Qt::AlignBottom,
                     QFontMetricsF(font).elidedText(title, Qt::ElideRight, room));
    painter.drawText(footer, Qt::AlignRight | Qt::AlignBottom, number);
}

void print(QPdfWriter& writer, const QByteArray& html, const QString& title, const CancelToken& cancel)
{
    const double scale = static_cast<double>(printDpi) / logicalDpi;
    const QSizeF area = QSizeF(writer.width(), writer.height()) / scale;
    SealedDocument document;
    QFont font = document.defaultFont();
    font.setPixelSize(13);
    document.setDefaultFont(font);
    document.setUseDesignMetrics(true); // no rounding to screen pixels
    document.setDocumentMargin(0);
    document.setPageSize({area.width(), area.height() - footerHeight});
    document.setHtml(withImages(html, document, static_cast<int>(area.width())));
    keepHeadingsWithNext(document);

    QPainter painter(&writer);
    painter.setRenderHint(QPainter::LosslessImageRendering);
    painter.scale(scale, scale);
    for (int page = 0; page < document.pageCount() && !cancel.isCancelled(); ++page) {
        if (page > 0)
            writer.newPage();
        paintPage(painter, document, page);
        paintFooter(painter, document, title, page);
    }
}

} // namespace

Result<void> writePdf(const QByteArray& html, const QString& title, const QString& path,
                      const OutputRules& rules, const CancelToken& cancel)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(printDpi);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Quarterdeck " QD_VERSION));
    print(writer, html, title, cancel);
    if (cancel.isCancelled())
        return fail(ErrorKind::Cancelled, path, ReportWords::tr("Writing the report was cancelled."));
    return saveFile(path, buffer.data(), rules);
}

} // namespace qd
