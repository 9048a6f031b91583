// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/pins.h"

#include <QDialog>

class QDateTimeEdit;
class QDialogButtonBox;
class QLineEdit;

namespace qd {

/// Asks for a range of time that is to be kept, and why.
class PinDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PinDialog(QWidget* parent);

    /// A new one with what was entered.
    [[nodiscard]] Pin pin() const;

private:
    QDateTimeEdit* m_from;
    QDateTimeEdit* m_to;
    QLineEdit* m_reason;
    QDialogButtonBox* m_buttons;
};

} // namespace qd
