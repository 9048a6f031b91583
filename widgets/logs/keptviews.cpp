// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/keptviews.h"

#include <QAbstractItemView>
#include <QScrollBar>

namespace qd {

KeptViews::KeptViews(const QWidget& root)
{
    for (auto* area : root.findChildren<QAbstractScrollArea*>()) {
        View view{area, area->horizontalScrollBar()->value(), area->verticalScrollBar()->value()};
        if (const auto* items = qobject_cast<QAbstractItemView*>(area)) {
            view.row = items->currentIndex().row();
            view.column = items->currentIndex().column();
        }
        m_views.push_back(view);
    }
}

void KeptViews::restore() const
{
    for (const View& view : m_views) {
        if (!view.area)
            continue;
        auto* items = qobject_cast<QAbstractItemView*>(view.area.data());
        if (items && view.row >= 0 && items->model() && items->selectionModel()) {
            if (const QModelIndex index = items->model()->index(view.row, view.column); index.isValid())
                items->setCurrentIndex(index);
        }
        view.area->horizontalScrollBar()->setValue(view.horizontal);
        view.area->verticalScrollBar()->setValue(view.vertical);
    }
}

} // namespace qd
