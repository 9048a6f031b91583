// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/windowsize.h"

#include <QScreen>
#include <QWidget>

namespace qd {

namespace {

constexpr QSize frame(8, 40); ///< no window has its frame yet: about what frames take

} // namespace

QSize fitting(const QWidget& window, QSize wanted)
{
    const QScreen* screen = window.screen();
    return screen ? wanted.boundedTo(screen->availableSize() - frame) : wanted;
}

} // namespace qd
