// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/decimalspinbox.h"

namespace qd {

QValidator::State DecimalSpinBox::validate(QString& text, int& position) const
{
    const QString typed = QLocale::system().decimalPoint();
    const QString understood = locale().decimalPoint();
    if (typed != understood && typed.size() == understood.size())
        text.replace(typed, understood);
    return QDoubleSpinBox::validate(text, position);
}

} // namespace qd
