// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/tablelook.h"

#include <QHeaderView>
#include <QTableView>

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

} // namespace qd
