// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QDialog>

#include <optional>

class QDialogButtonBox;
class QVBoxLayout;

namespace qd {

class TextLabel;

/// A form that is checked when it is submitted, carried out by whoever opened it, and closed when that
/// succeeded. What is wrong is said inside the form; nothing typed is lost.
class ActionDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ActionDialog(QWidget* parent);

    /// The outcome of what submitted() asked for: closes the dialog, or shows why not and lets try again.
    void finish(const Result<void>& outcome);

signals:
    /// The form is complete and right; finish() answers.
    void submitted();

protected:
    struct Problem
    {
        QString text;
        QWidget* where; ///< gets the focus
    };

    [[nodiscard]] QVBoxLayout* content() const { return m_content; }
    /// Text and reason of the button that submits.
    void setAction(const QString& text, const QString& toolTip);
    [[nodiscard]] virtual std::optional<Problem> check() const = 0;
    virtual void retranslate() = 0;
    /// Completes the form: called last in its constructor, it sets all texts and the size that they need.
    void complete();
    /// Gives wrapped texts the height that they need at the present width.
    void growToFit();
    void changeEvent(QEvent* event) override;

private:
    void submit();
    void showError(const QString& text);
    void setBusy(bool busy);

    QWidget* m_form;
    QVBoxLayout* m_content;
    TextLabel* m_errorIcon;
    TextLabel* m_error;
    QDialogButtonBox* m_buttons;
};

} // namespace qd
