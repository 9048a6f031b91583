// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QFontInfo>
#include <QtMath>

namespace qd {

/// `font` in bold and `factor` times as large, whether it is measured in points or in pixels.
[[nodiscard]] inline QFont headingFont(QFont font, double factor)
{
    font.setPixelSize(qRound(QFontInfo(font).pixelSize() * factor));
    font.setBold(true);
    return font;
}

} // namespace qd
