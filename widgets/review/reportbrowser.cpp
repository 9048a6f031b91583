// SPDX-License-Identifier: Apache-2.0
#include "widgets/review/reportbrowser.h"

#include <QPainter>
#include <QSvgRenderer>
#include <QUrl>

#include <cmath>

namespace qd {

namespace {

constexpr int pageWidth = 620; ///< logical pixels of the text column

struct Drawing
{
    QImage image;
    QSize size; ///< logical
};

Drawing rasterise(const QByteArray& svg)
{
    QSvgRenderer renderer(svg);
    if (!renderer.isValid())
        return {};
    QSize size = renderer.defaultSize();
    if (size.width() > pageWidth)
        size = size.scaled(pageWidth, size.height(), Qt::KeepAspectRatio);
    QImage image(size * 2, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    return {image, size};
}

} // namespace

ReportPages prepareReport(const QByteArray& html)
{
    ReportPages pages;
    QByteArray text;
    qsizetype at = 0;
    for (;;) {
        const qsizetype from = html.indexOf("<svg", at);
        const qsizetype to = from < 0 ? -1 : html.indexOf("</svg>", from);
        if (to < 0)
            break;
        const qsizetype end = to + 6;
        text += html.mid(at, from - at);
        const Drawing drawing = rasterise(html.mid(from, end - from));
        if (!drawing.image.isNull()) {
            text += QStringLiteral("<img src=\"drawing:%1\" width=\"%2\" height=\"%3\">")
                        .arg(pages.images.size())
                        .arg(drawing.size.width())
                        .arg(drawing.size.height())
                        .toUtf8();
            pages.images.push_back(drawing.image);
        }
        at = end;
    }
    text += html.mid(at);
    pages.html = QString::fromUtf8(text);
    return pages;
}

ReportBrowser::ReportBrowser(QWidget* parent) : MarkupView(parent)
{
    QPalette paper = palette();
    paper.setColor(QPalette::Base, Qt::white);
    paper.setColor(QPalette::Text, QColor(0x1a, 0x1a, 0x1a));
    setPalette(paper);
}

void ReportBrowser::setReport(const ReportPages& pages)
{
    clear();
    for (std::size_t i = 0; i < pages.images.size(); ++i)
        document()->addResource(QTextDocument::ImageResource, QUrl(QStringLiteral("drawing:%1").arg(i)),
                                pages.images[i]);
    setHtml(pages.html);
}

} // namespace qd
