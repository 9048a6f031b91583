// SPDX-License-Identifier: Apache-2.0
#include "widgets/evaluation/verdictdelegate.h"

#include "models/items/evaluation/evaluationmodels.h"
#include "widgets/theme/theme.h"

namespace qd {

void VerdictDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto verdict = static_cast<ComparisonVerdict>(index.data(versioncomparison::VerdictRole).toInt());
    if (verdict == ComparisonVerdict::Better)
        option->palette.setColor(QPalette::Text, Theme::instance().color(Ink::Healthy));
    else if (verdict == ComparisonVerdict::Worse)
        option->palette.setColor(QPalette::Text, Theme::instance().color(Ink::Failing));
}

} // namespace qd
