// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace qd {

class TextLabel;
class TriageSession;

/// Tells what came of the last switch of an incident, as far as it is known, and how long one that is under
/// way has taken. While the outcome is unknown it offers to ask at once, and the way back.
class SwitchOutcomeView : public QWidget
{
    Q_OBJECT

public:
    explicit SwitchOutcomeView(TriageSession& session, QWidget* parent = nullptr);

    /// Shows what is known by now.
    void refresh();
    /// Disables asking while the platform is being asked.
    void setChecking(bool checking);
    void retranslate();

signals:
    void checkRequested();
    void undoRequested();

private:
    void showUnderWay();

    TriageSession& m_session;
    TextLabel* m_text;
    QPushButton* m_check;
    QPushButton* m_undo;
    QPushButton* m_stop;
    QTimer m_tick; ///< while a switch is under way, for the time that it has taken
};

} // namespace qd
