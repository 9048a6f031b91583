// SPDX-License-Identifier: Apache-2.0
#include "widgets/logs/rowselection.h"

#include "models/items/records/recordmodel.h"

#include <QGuiApplication>

#include <algorithm>

namespace qd {

RowSelection::RowSelection(RecordModel& model, QObject* parent)
    : QItemSelectionModel(&model, parent), m_model(model)
{
}

void RowSelection::selectEverything()
{
    m_stretches.clear();
    add({0, m_model.total()});
    showWindow();
}

void RowSelection::extendTo(std::int64_t position)
{
    m_stretches.clear();
    add({std::min(m_anchor, position), std::max(m_anchor, position) + 1});
    showWindow();
}

void RowSelection::showWindow()
{
    QItemSelection seen;
    const std::int64_t first = m_model.first();
    const std::int64_t last = first + m_model.rowCount();
    for (const RowStretch& stretch : m_stretches) {
        const std::int64_t from = std::max(stretch.from, first) - first;
        const std::int64_t to = std::min(stretch.to, last) - first;
        if (from < to)
            seen.select(m_model.index(static_cast<int>(from), 0),
                        m_model.index(static_cast<int>(to) - 1, m_model.columnCount() - 1));
    }
    QItemSelectionModel::select(seen, ClearAndSelect);
    emit stretchesChanged();
}

void RowSelection::shiftBy(std::int64_t rows)
{
    for (RowStretch& stretch : m_stretches) {
        stretch.from += rows;
        stretch.to += rows;
    }
    m_anchor += rows;
}

void RowSelection::select(const QItemSelection& selection, SelectionFlags command)
{
    const bool extends = QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier);
    if (extends && (command & Select) && currentIndex().isValid()) {
        extendTo(m_model.first() + currentIndex().row());
        return;
    }
    QItemSelectionModel::select(selection, command);
    if (command & Clear)
        m_stretches.clear();
    if (command == NoUpdate)
        return;
    takeWindow();
    emit stretchesChanged();
    if (currentIndex().isValid())
        m_anchor = m_model.first() + currentIndex().row();
}

void RowSelection::reset()
{
    m_stretches.clear();
    m_anchor = 0;
    QItemSelectionModel::reset();
    emit stretchesChanged();
}

/// The rows that are seen are no longer selected.
void RowSelection::cutOutWindow()
{
    const RowStretch window{m_model.first(), m_model.first() + m_model.rowCount()};
    std::vector<RowStretch> kept;
    for (const RowStretch& stretch : m_stretches) {
        if (stretch.from < window.from)
            kept.push_back({stretch.from, std::min(stretch.to, window.from)});
        if (stretch.to > window.to)
            kept.push_back({std::max(stretch.from, window.to), stretch.to});
    }
    m_stretches = std::move(kept);
}

/// Takes the selection of the rows that are seen from the view.
void RowSelection::takeWindow()
{
    cutOutWindow();
    for (const QItemSelectionRange& range : selection())
        add({m_model.first() + range.top(), m_model.first() + range.bottom() + 1});
}

void RowSelection::add(RowStretch stretch)
{
    if (stretch.from >= stretch.to)
        return;
    m_stretches.push_back(stretch);
    std::sort(m_stretches.begin(), m_stretches.end(),
              [](const RowStretch& a, const RowStretch& b) { return a.from < b.from; });
    std::vector<RowStretch> joined;
    for (const RowStretch& next : m_stretches) {
        if (!joined.empty() && next.from <= joined.back().to)
            joined.back().to = std::max(joined.back().to, next.to);
        else
            joined.push_back(next);
    }
    m_stretches = std::move(joined);
}

} // namespace qd
