// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/textlabel.h"

namespace qd {

/// One line of plain text that never asks for more width than there is: what does not fit ends in "…", and
/// the whole of it is the tooltip. text() is the whole text.
class ElidedLabel : public TextLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace qd
