// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSize>

class QWidget;

namespace qd {

/// The wanted size of a window's inside, as far as its screen has room for it and a frame around it. The
/// window manager would put the rest, which is the status bar, below the edge.
[[nodiscard]] QSize fitting(const QWidget& window, QSize wanted);

} // namespace qd
