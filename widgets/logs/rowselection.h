// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/records/recordcopy.h"

#include <QItemSelectionModel>

namespace qd {

class RecordModel;

/// The selected rows of a RecordModel, by position, so that they stay selected when they are scrolled out of
/// sight and "all" is more than what is seen. A view selects and deselects those of the window as ever.
class RowSelection : public QItemSelectionModel
{
    Q_OBJECT

public:
    explicit RowSelection(RecordModel& model, QObject* parent = nullptr);

    /// Ascending, without overlap.
    [[nodiscard]] const std::vector<RowStretch>& stretches() const { return m_stretches; }
    void selectEverything();
    /// Extends the selection from the row that was last selected alone, whether it is seen or not, to this
    /// one.
    void extendTo(std::int64_t position);
    /// The window shows other rows: marks those of them that are selected.
    void showWindow();
    /// The rows that are seen stand so many positions further down.
    void shiftBy(std::int64_t rows);

    void select(const QItemSelection& selection, SelectionFlags command) override;
    using QItemSelectionModel::select;
    void reset() override;

signals:
    /// Other rows are selected, in sight or not.
    void stretchesChanged();

private:
    void cutOutWindow();
    void takeWindow();
    void add(RowStretch stretch);

    RecordModel& m_model;
    std::vector<RowStretch> m_stretches;
    std::int64_t m_anchor = 0;
};

} // namespace qd
