// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/evaluation/account/rowledger.h"
#include "models/items/records/logload.h"

#include <QWidget>

#include <memory>

namespace qd {

/// How the reading of logs went: the files, what became of each row, whether labels found their predictions,
/// what was not read and why. Each count leads to its rows; those that are in no table can be browsed, copied
/// and saved.
class ImportView : public QWidget
{
    Q_OBJECT

public:
    explicit ImportView(QWidget* parent = nullptr);
    ~ImportView() override;

    void setImport(LoadedLogPtr log);
    void retranslate();

signals:
    /// The rows behind a count, as a filter (see models/table/filter.h).
    void rowsWanted(const QString& filter);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Private;
    void layOut();
    void showCounts();
    void showLedger();
    void openFate(RowFate fate);
    void copyRejected() const;
    void saveRejected();

    std::unique_ptr<Private> d;
};

} // namespace qd
