// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QIconEngine>

namespace qd {

/// Paints a stroke icon of resources/icons in the theme's colour of the moment, at the pixel size asked for.
class StrokeIconEngine : public QIconEngine
{
public:
    StrokeIconEngine(QString name, QByteArray svg, Ink ink);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QSize actualSize(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine* clone() const override;
    QString key() const override;
    QString iconName() override;
    bool isNull() override;

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode) const;

    QString m_name;
    QByteArray m_svg; ///< the drawing, with "currentColor" still in it
    Ink m_ink;
};

} // namespace qd
