// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/heading.h"

#include "widgets/theme/textlabel.h"

namespace qd {

TextLabel* makeHeading(QWidget* parent)
{
    auto* label = new TextLabel(parent);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

} // namespace qd
