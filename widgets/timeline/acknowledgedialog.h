// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "widgets/timeline/actiondialog.h"

class QLabel;
class QLineEdit;

namespace qd {

/// "I have seen this alert, and here is what I make of it."
class AcknowledgeDialog : public ActionDialog
{
    Q_OBJECT

public:
    /// `subject`: what people call the alert's model.
    AcknowledgeDialog(Alert alert, QString subject, QWidget* parent);

    [[nodiscard]] QString reason() const;

protected:
    [[nodiscard]] std::optional<Problem> check() const override;
    void retranslate() override;

private:
    Alert m_alert;
    QString m_subject;
    QLabel* m_summary;
    QLabel* m_explanation;
    QLabel* m_reasonLabel;
    QLineEdit* m_reason;
};

} // namespace qd
