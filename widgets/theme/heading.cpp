// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/heading.h"

#include <QLabel>

namespace qd {

QLabel* makeHeading(QWidget* parent)
{
    auto* label = new QLabel(parent);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

} // namespace qd
