// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"
#include "models/items/records/recordwindow.h"

#include <QWidget>

#include <chrono>
#include <memory>

namespace qd {

/// The rows of a RecordTable behind a filter (see models/table/filter.h). Scrolling costs the same over ten
/// million rows as over fifty, since the table below has only as many rows as it shows; the scroll bar, the
/// wheel and the keys move its window. They can be sorted by a column, copied as text and exported, and a
/// cell's value can become the filter.
class RecordView : public QWidget
{
    Q_OBJECT

public:
    explicit RecordView(QWidget* parent = nullptr);
    ~RecordView() override;

    void setTable(RecordTablePtr table);
    /// Shows a later state of the same log: filter, place, selection and columns stay. Who stood at the end
    /// stays there.
    void updateTable(RecordTablePtr table);
    /// Reads the filter and shows its rows, once they are found; an empty one shows all.
    void setFilter(const QString& filter);
    [[nodiscard]] QString filter() const;
    /// Scrolls to the first row at or after the time, and selects it; in the order of the log.
    void showTime(Timestamp at);
    void retranslate();
    /// How long a sorting takes before its progress is shown; shorter in tests.
    void setPatience(std::chrono::milliseconds patience);

signals:
    /// The rows of the filter are shown, or it could not be read.
    void filtered();
    /// The rows of updateTable() are shown.
    void updated();
    /// The user wants the evaluation of just these rows.
    void evaluationWanted(const QString& filter);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Private;
    void buildFilter();
    void applyFilter();
    void ask(const RowsQuestion& question);
    void showSorting();
    void exportRows();
    void showNames();
    void finishUpdate(Result<RecordWindow> window);
    void finish(Result<Selection> selection);
    void scrollToWanted();
    void showCount();
    void showCopying(std::int64_t rows);
    void showCopied(std::int64_t rows);

    std::unique_ptr<Private> d;
};

} // namespace qd
