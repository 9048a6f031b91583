// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/serving/servingplatform.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace qd {

class TextLabel;

/// The gate before anything is changed: the exact requests, and a button that only typing the model's name
/// enables. Used for the rollback and for its undoing.
class SwitchConfirm : public QWidget
{
    Q_OBJECT

public:
    enum class Purpose { RollBack, Undo };

    explicit SwitchConfirm(Purpose purpose, QWidget* parent = nullptr);

    /// Sets the purpose; one gate may be shown for either.
    void setPurpose(Purpose purpose);
    /// Shows the requests and waits for the name.
    void setPlan(const SwitchPlan& plan);
    /// Shows a text instead of requests; nothing can be confirmed.
    void showText(const QString& text);
    /// Marks the gate as busy: while requests are on their way nothing can be confirmed a second time.
    void setBusy(bool busy);
    /// Nothing can be confirmed then; the tooltip says why.
    void setHistoryReadOnly(bool readOnly);

signals:
    void confirmed(const qd::SwitchPlan& plan);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void update();
    [[nodiscard]] bool isConfirmed() const;

    Purpose m_purpose;
    std::optional<SwitchPlan> m_plan;
    bool m_busy = false;
    bool m_readOnly = false; ///< nothing may be sent that cannot be recorded
    TextLabel* m_title;
    QPushButton* m_copy;
    QPlainTextEdit* m_preview;
    TextLabel* m_question;
    QLineEdit* m_edit;
    QPushButton* m_execute;
};

} // namespace qd
