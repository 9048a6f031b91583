// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDoubleSpinBox>

namespace qd {

/// Takes the decimal comma of the desktop for a decimal point. Where numbers are written as in English, but
/// the desktop is German, "0,5" would be taken for 05.
class DecimalSpinBox : public QDoubleSpinBox
{
    Q_OBJECT

public:
    using QDoubleSpinBox::QDoubleSpinBox;

    [[nodiscard]] QValidator::State validate(QString& text, int& position) const override;
};

} // namespace qd
