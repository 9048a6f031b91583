// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/tablelook.h"

#include <QHeaderView>
#include <QStyle>
#include <QTableView>

#include <algorithm>

namespace qd {

void showWholeRows(QTableView& table)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.horizontalHeader()->setHighlightSections(false);
}

void fitColumn(QTableView& table, int column, const QStringList& texts, int room)
{
    const QFontMetrics metrics(table.font());
    int widest = 0;
    for (const QString& text : texts)
        widest = std::max(widest, metrics.horizontalAdvance(text));
    const int margin = 2 * (table.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &table) + 1) +
                       metrics.averageCharWidth();
    QHeaderView& header = *table.horizontalHeader();
    header.resizeSection(column, std::max(header.sectionSizeHint(column), widest + room + margin));
}

} // namespace qd
