// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"

#include <QSortFilterProxyModel>

namespace qd {

/// Which alerts of an AlertModel the page shows.
class AlertFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class States { All, Open, Unhandled, Firing, Pending, Resolved };

    explicit AlertFilter(QObject* parent = nullptr);

    void setStates(States states);
    void setLeastSeverity(Severity severity);
    /// Every word must occur in the texts of the row; case does not matter.
    void setText(const QString& text);
    /// Alerts that ended before `from` or began at `to` or later are left out.
    void setRange(TimeRange range);
    [[nodiscard]] bool isFiltering() const; ///< whether more than the range filters

    [[nodiscard]] const Alert* alertAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const std::string& alertId) const;
    /// Returns all alerts that pass, whatever the range: the timeline shows what it sees.
    [[nodiscard]] std::vector<Alert> passing() const;

signals:
    /// States, severity or text; not the range.
    void filtersChanged();

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    [[nodiscard]] bool passes(const Alert& alert, int row) const;

    States m_states = States::All;
    Severity m_leastSeverity = Severity::Info;
    QStringList m_words;
    TimeRange m_range;
};

} // namespace qd
