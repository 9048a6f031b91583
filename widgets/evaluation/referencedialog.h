// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"

#include <QDialog>

class QDateTimeEdit;
class QDialogButtonBox;

namespace qd {

class TextLabel;

/// Asks for the period that drift is measured against, or for the one that is compared with it.
class ReferenceDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Period { Reference, Current };

    /// `extent` is that of the log, `range` what is chosen now.
    ReferenceDialog(Period period, TimeRange extent, TimeRange range, QWidget* parent = nullptr);

    [[nodiscard]] TimeRange range() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void check();

    Period m_period;
    TextLabel* m_explanation;
    TextLabel* m_fromLabel;
    QDateTimeEdit* m_from;
    TextLabel* m_toLabel;
    QDateTimeEdit* m_to;
    QDialogButtonBox* m_buttons;
};

} // namespace qd
