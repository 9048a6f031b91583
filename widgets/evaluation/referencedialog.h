// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <QDialog>

class QDateTimeEdit;
class QDialogButtonBox;
class QLabel;

namespace qd {

/// Asks for the period that drift is measured against.
class ReferenceDialog : public QDialog
{
    Q_OBJECT

public:
    /// `extent` is that of the log, `range` what is chosen now.
    ReferenceDialog(TimeRange extent, TimeRange range, QWidget* parent = nullptr);

    [[nodiscard]] TimeRange range() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void check();

    QLabel* m_explanation;
    QLabel* m_fromLabel;
    QDateTimeEdit* m_from;
    QLabel* m_toLabel;
    QDateTimeEdit* m_to;
    QDialogButtonBox* m_buttons;
};

} // namespace qd
