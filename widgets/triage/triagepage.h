// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/latestjob.h"
#include "widgets/theme/heading.h"

#include <QWizardPage>

class QVBoxLayout;

namespace qd {

class BusyBar;
class Notice;
class TextLabel;
class TriageSession;

/// What the five pages have in common: the shared session, a heading, a line for errors and one for work
/// under way, of which the newest counts, and retranslation.
class TriagePage : public QWizardPage
{
    Q_OBJECT

public:
    explicit TriagePage(TriageSession& session, QWidget* parent = nullptr);

    /// The page came to the front; called every time, in either direction.
    virtual void enter() = 0;
    /// The page leaves the front, or the window closes.
    virtual void leave() {}
    /// The operator goes on: what this page found is frozen. False keeps the page.
    [[nodiscard]] virtual bool complete() = 0;
    /// Makes pages pass without being completed, while the wizard walks to the page where the incident was
    /// left.
    void setPassing(bool passing) { m_passing = passing; }
    [[nodiscard]] bool validatePage() override;
    /// The history refused to store; what is on the screen is not safe.
    void showSaveError(const Error& error);

protected:
    virtual void retranslate() = 0;
    /// QWizard's own title knows only fonts in points.
    void setHeading(const QString& text);
    void changeEvent(QEvent* event) override;

    /// The wizard shows this page now.
    [[nodiscard]] bool isFront() const;
    /// Shows the error with a button that tries again.
    void showError(const Error& error);
    /// The wizard asks again whether Next may be pressed.
    void recheck() { emit completeChanged(); }

    TriageSession& m_session;
    LatestJob m_job; ///< the work under way
    QVBoxLayout* m_column;
    Notice* m_notice;
    BusyBar* m_busy;

private:
    TextLabel* m_heading;
    bool m_passing = false;
};

} // namespace qd
