// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/logmodels.h"

#include <QDialog>

class QLabel;
class QTableView;

namespace qd {

/// Lists the rows of a log that could not be read, each with its reason.
class RejectedDialog : public QDialog
{
    Q_OBJECT

public:
    RejectedDialog(const LogFile& log, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void copySelection() const;

    QString m_path;
    std::int64_t m_count = 0;
    RejectedModel* m_model;
    QLabel* m_explanation;
    QTableView* m_table;
};

} // namespace qd
