// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/console/console.h"

#include <QPointer>

class QAbstractButton;

namespace qd {

/// An operator made of mouse and keyboard: finds what is on the screen by name, waits until it can be used,
/// and uses it. Every function returns whether it worked, so that a test can say where a story broke off.
class GuiOperator
{
public:
    explicit GuiOperator(Console& console) : m_console(console) {}

    [[nodiscard]] bool waitFor(const std::function<bool()>& condition, int milliseconds = 90'000) const;
    [[nodiscard]] bool click(QWidget* root, const char* objectName) const;
    [[nodiscard]] bool type(QWidget* root, const char* objectName, const QString& text) const;
    /// Moves through a combo box by the arrow keys until an entry contains `text`.
    [[nodiscard]] bool choose(QWidget* root, const char* objectName, const QString& text) const;
    [[nodiscard]] QString textOf(QWidget* root, const char* objectName) const;

    /// Waits for a firing critical alert of the model, and chooses it on the alerts page.
    [[nodiscard]] bool selectAlert(const std::string& model);
    /// Acknowledges that alert with a reason; returns when the dialog has closed, which it does when the
    /// acknowledgement is stored.
    [[nodiscard]] bool acknowledge(const std::string& model, const QString& reason);
    /// Starts triage of that alert.
    [[nodiscard]] bool startTriage(const std::string& model);
    /// "Continue" on the notice about open incidents.
    [[nodiscard]] bool continueOpenIncident();

    [[nodiscard]] TriageWizard* wizard();
    [[nodiscard]] bool waitForPage(const char* objectName, int milliseconds = 90'000);
    /// Waits until the page is complete, then presses Next.
    [[nodiscard]] bool next();
    [[nodiscard]] bool finish();
    /// Types the model's name and presses the button that this enables.
    [[nodiscard]] bool confirmRollback(const QString& model);

private:
    Console& m_console;
    QPointer<TriageWizard> m_wizard;
};

} // namespace qd
