// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/strokeiconengine.h"

#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>

namespace qd {

namespace {

constexpr qreal disabledOpacity = 0.38;

QRectF centredSquare(const QRectF& rect)
{
    const qreal side = std::min(rect.width(), rect.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(rect.center());
    return square;
}

} // namespace

StrokeIconEngine::StrokeIconEngine(QString name, QByteArray svg, Ink ink)
    : m_name(std::move(name)), m_svg(std::move(svg)), m_ink(ink)
{
}

QColor StrokeIconEngine::colorFor(QIcon::Mode mode) const
{
    return Theme::instance().color(mode == QIcon::Selected ? Ink::AccentText : m_ink);
}

void StrokeIconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State)
{
    QByteArray svg = m_svg;
    svg.replace("currentColor", colorFor(mode).name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    painter->save();
    if (mode == QIcon::Disabled)
        painter->setOpacity(painter->opacity() * disabledOpacity);
    painter->setRenderHint(QPainter::Antialiasing);
    renderer.render(painter, centredSquare(rect));
    painter->restore();
}

QPixmap StrokeIconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

// `size` is in device pixels already (QIconEngine::scaledPixmap); the caller sets the ratio on the result.
QPixmap StrokeIconEngine::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal)
{
    const QString cacheKey =
        QStringLiteral("qd-icon:%1:%2:%3x%4:%5")
            .arg(m_name, colorFor(mode).name(), QString::number(size.width()), QString::number(size.height()),
                 QString::number(static_cast<int>(mode)));
    QPixmap pixmap;
    if (QPixmapCache::find(cacheKey, &pixmap))
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(), size), mode, state);
    painter.end();
    QPixmapCache::insert(cacheKey, pixmap);
    return pixmap;
}

QSize StrokeIconEngine::actualSize(const QSize& size, QIcon::Mode, QIcon::State)
{
    const int side = std::min(size.width(), size.height());
    return {side, side};
}

QIconEngine* StrokeIconEngine::clone() const
{
    return new StrokeIconEngine(*this);
}

QString StrokeIconEngine::key() const
{
    return QStringLiteral("QdStrokeIcon");
}

QString StrokeIconEngine::iconName()
{
    return m_name;
}

bool StrokeIconEngine::isNull()
{
    return m_svg.isEmpty();
}

} // namespace qd
