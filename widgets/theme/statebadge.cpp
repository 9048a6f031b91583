// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/statebadge.h"

#include "models/base/visibletext.h"

#include <QFontMetrics>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace qd {

namespace {

constexpr qreal glyphSide = 16;
constexpr qreal gap = 6;
constexpr qreal padding = 6;

/// All shapes are drawn in a 16 × 16 box.
QPainterPath polygon(int corners, qreal radius, qreal firstAngle)
{
    QPainterPath path;
    for (int i = 0; i < corners; ++i) {
        const qreal angle = firstAngle + 2 * std::numbers::pi * i / corners;
        const QPointF corner(8 + radius * std::cos(angle), 8 + radius * std::sin(angle));
        i == 0 ? path.moveTo(corner) : path.lineTo(corner);
    }
    path.closeSubpath();
    return path;
}

QPainterPath trianglePath()
{
    QPainterPath path;
    path.moveTo(8, 1.2);
    path.lineTo(15.2, 14.2);
    path.lineTo(0.8, 14.2);
    path.closeSubpath();
    return path;
}

void fillShape(QPainter& painter, const QPainterPath& path, const QColor& color)
{
    painter.setPen(QPen(color, 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(color);
    painter.drawPath(path);
}

void strokeWith(QPainter& painter, const QColor& color, qreal width)
{
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
}

void exclamation(QPainter& painter, const QColor& color, qreal top, qreal bottom)
{
    strokeWith(painter, color, 1.8);
    painter.drawLine(QPointF(8, top), QPointF(8, bottom - 3.2));
    painter.drawPoint(QPointF(8, bottom));
}

void paintUnitGlyph(QPainter& painter, const QColor& color, const QColor& inner, Glyph glyph)
{
    static constexpr QPointF centre(8, 8);
    switch (glyph) {
    case Glyph::Disc: {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(centre, 7, 7);
        strokeWith(painter, inner, 1.8);
        const QPointF check[] = {{4.9, 8.3}, {7.1, 10.5}, {11.2, 5.9}};
        painter.drawPolyline(check, 3);
        break;
    }
    case Glyph::Triangle:
        fillShape(painter, trianglePath(), color);
        exclamation(painter, inner, 5.8, 12.4);
        break;
    case Glyph::Octagon:
        fillShape(painter, polygon(8, 7.2, std::numbers::pi / 8), color);
        exclamation(painter, inner, 4.4, 11.6);
        break;
    case Glyph::Cross:
        strokeWith(painter, color, 2);
        painter.drawEllipse(centre, 6, 6);
        painter.drawLine(QPointF(4, 12), QPointF(12, 4));
        break;
    case Glyph::Clock: {
        strokeWith(painter, color, 1.8);
        painter.drawEllipse(centre, 6.2, 6.2);
        const QPointF hands[] = {{8, 4.4}, {8, 8}, {10.6, 9.6}};
        painter.drawPolyline(hands, 3);
        break;
    }
    case Glyph::Question: {
        QPen dashed(color, 1.8, Qt::CustomDashLine, Qt::FlatCap);
        dashed.setDashPattern({1.8, 1.8});
        painter.setPen(dashed);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centre, 6.2, 6.2);
        break;
    }
    case Glyph::Square:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(1.5, 1.5, 13, 13), 3, 3);
        strokeWith(painter, inner, 1.8);
        painter.drawLine(QPointF(8, 7.6), QPointF(8, 11.4));
        painter.drawPoint(QPointF(8, 4.8));
        break;
    }
}

/// Not limited to 16 px: icons may be asked for larger.
void paintScaledGlyph(QPainter& painter, const QRectF& square, Ink ink, Glyph glyph)
{
    const Theme& theme = Theme::instance();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(square.topLeft());
    painter.scale(square.width() / glyphSide, square.height() / glyphSide);
    // On a selected row the glyph has the colour of its text; then the row shows through.
    const Ink inner = ink == Ink::AccentText ? Ink::Accent : Ink::Surface;
    paintUnitGlyph(painter, theme.color(ink), theme.color(inner), glyph);
    painter.restore();
}

QRectF squareIn(const QRectF& rect, qreal largest)
{
    const qreal side = std::min({rect.width(), rect.height(), largest});
    QRectF square(0, 0, side, side);
    square.moveCenter(rect.center());
    return square;
}

class StateIconEngine : public QIconEngine
{
public:
    StateIconEngine(Ink ink, Glyph glyph) : m_ink(ink), m_glyph(glyph) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override
    {
        paintScaledGlyph(*painter, squareIn(rect, std::max(rect.width(), rect.height())), m_ink, m_glyph);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new StateIconEngine(*this); }

private:
    Ink m_ink;
    Glyph m_glyph;
};

} // namespace

void paintStateGlyph(QPainter& painter, const QRectF& rect, Ink ink, Glyph glyph)
{
    paintScaledGlyph(painter, squareIn(rect, glyphSide), ink, glyph);
}

QIcon stateIcon(Ink ink, Glyph glyph)
{
    return QIcon(new StateIconEngine(ink, glyph));
}

void paintStateBadge(QPainter& painter, const QRectF& rect, Ink ink, Glyph glyph, const QString& text,
                     const QColor& textColor)
{
    const QRectF inside = rect.adjusted(padding, 0, -padding, 0);
    paintStateGlyph(painter, QRectF(inside.left(), inside.top(), glyphSide, inside.height()), ink, glyph);
    const QRectF textRect = inside.adjusted(glyphSide + gap, 0, 0, 0);
    const QFontMetrics metrics(painter.font());
    painter.save();
    painter.setPen(textColor);
    painter.drawText(
        textRect, Qt::AlignVCenter | Qt::AlignLeft,
        metrics.elidedText(visibleLine(text), Qt::ElideRight, static_cast<int>(textRect.width())));
    painter.restore();
}

QSize stateBadgeSize(const QFont& font, const QString& text)
{
    const QFontMetrics metrics(font);
    const int width =
        static_cast<int>(std::ceil(2 * padding + glyphSide + gap)) + metrics.horizontalAdvance(text) + 1;
    return {width, std::max(metrics.height(), static_cast<int>(glyphSide)) + 6};
}

} // namespace qd
