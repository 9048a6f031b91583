// SPDX-License-Identifier: Apache-2.0
#pragma once

class QLabel;
class QWidget;

namespace qd {

/// A label in bold, for the title of a part of a page.
[[nodiscard]] QLabel* makeHeading(QWidget* parent);

} // namespace qd
