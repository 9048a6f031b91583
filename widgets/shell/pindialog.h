// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/history/pins.h"

#include <QDialog>

class QDateTimeEdit;
class QDialogButtonBox;
class QLineEdit;

namespace qd {

class TextLabel;

/// Asks for a range of time that is to be kept, and why.
class PinDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PinDialog(QWidget* parent);

    /// A new one with what was entered.
    [[nodiscard]] Pin pin() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void check();
    void retranslate();

    TextLabel* m_fromLabel;
    QDateTimeEdit* m_from;
    TextLabel* m_toLabel;
    QDateTimeEdit* m_to;
    TextLabel* m_reasonLabel;
    QLineEdit* m_reason;
    QDialogButtonBox* m_buttons;
};

} // namespace qd
