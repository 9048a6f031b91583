// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline/alertfilter.h"

#include "models/items/alertmodel.h"

#include <algorithm>

namespace qd {

namespace {

bool isHandled(const Alert& alert)
{
    return alert.acknowledged.has_value() || !alert.silencedBy.empty();
}

bool isOpen(const Alert& alert)
{
    return alert.state == AlertState::Pending || alert.state == AlertState::Firing;
}

bool matches(AlertFilter::States states, const Alert& alert)
{
    switch (states) {
    case AlertFilter::States::All:
        return true;
    case AlertFilter::States::Open:
        return isOpen(alert);
    case AlertFilter::States::Unhandled:
        return isOpen(alert) && !isHandled(alert);
    case AlertFilter::States::Firing:
        return alert.state == AlertState::Firing;
    case AlertFilter::States::Pending:
        return alert.state == AlertState::Pending;
    case AlertFilter::States::Resolved:
        return alert.state == AlertState::Resolved;
    }
    return true;
}

const AlertModel* alertsOf(const AlertFilter& filter)
{
    return qobject_cast<const AlertModel*>(filter.sourceModel());
}

} // namespace

AlertFilter::AlertFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(AlertModel::SortRole);
    setDynamicSortFilter(true);
}

void AlertFilter::setStates(States states)
{
    m_states = states;
    invalidateFilter();
    emit filtersChanged();
}

void AlertFilter::setLeastSeverity(Severity severity)
{
    m_leastSeverity = severity;
    invalidateFilter();
    emit filtersChanged();
}

void AlertFilter::setText(const QString& text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
    emit filtersChanged();
}

void AlertFilter::setRange(TimeRange range)
{
    if (range == m_range)
        return;
    m_range = range;
    invalidateFilter();
}

bool AlertFilter::isFiltering() const
{
    return m_states != States::All || m_leastSeverity != Severity::Info || !m_words.isEmpty();
}

const Alert* AlertFilter::alertAt(const QModelIndex& index) const
{
    return index.isValid() ? alertsOf(*this)->alertAt(mapToSource(index).row()) : nullptr;
}

QModelIndex AlertFilter::indexOf(const std::string& alertId) const
{
    const int row = alertsOf(*this)->rowOf(alertId);
    return row < 0 ? QModelIndex() : mapFromSource(sourceModel()->index(row, 0));
}

std::vector<Alert> AlertFilter::passing() const
{
    std::vector<Alert> alerts;
    const auto& all = alertsOf(*this)->alerts();
    for (std::size_t row = 0; row < all.size(); ++row) {
        if (passes(all[row], static_cast<int>(row)))
            alerts.push_back(all[row]);
    }
    return alerts;
}

bool AlertFilter::passes(const Alert& alert, int row) const
{
    if (!matches(m_states, alert) || alert.rule.severity < m_leastSeverity)
        return false;
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        for (const int column : {AlertModel::RuleColumn, AlertModel::ModelColumn, AlertModel::HandlingColumn,
                                 AlertModel::StateColumn, AlertModel::SeverityColumn}) {
            const QString text = sourceModel()->index(row, column).data().toString();
            if (text.contains(word, Qt::CaseInsensitive))
                return true;
        }
        return false;
    });
}

bool AlertFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    const Alert* alert = alertsOf(*this)->alertAt(row);
    if (alert == nullptr || !passes(*alert, row))
        return false;
    if (m_range.isEmpty())
        return true;
    const bool endedBefore = alert->resolvedAt.ms != 0 && alert->resolvedAt < m_range.from;
    return !endedBefore && alert->pendingAt < m_range.to;
}

/// What is equal by the chosen column stands the newest first.
bool AlertFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(AlertModel::SortRole);
    const QVariant b = right.data(AlertModel::SortRole);
    if (a != b)
        return QSortFilterProxyModel::lessThan(left, right);
    return sortOrder() == Qt::AscendingOrder ? left.row() < right.row() : left.row() > right.row();
}

} // namespace qd
