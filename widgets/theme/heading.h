// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace qd {

class TextLabel;

/// A label in bold, for the title of a part of a page.
[[nodiscard]] TextLabel* makeHeading(QWidget* parent);

} // namespace qd
