// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/alerts/alert.h"
#include "widgets/timeline/actiondialog.h"

class QLineEdit;

namespace qd {

class TextLabel;

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
    TextLabel* m_summary;
    TextLabel* m_explanation;
    TextLabel* m_reasonLabel;
    QLineEdit* m_reason;
};

} // namespace qd
