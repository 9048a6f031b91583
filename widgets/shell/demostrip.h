// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/clock.h"

#include <QFrame>
#include <QTimer>

#include <optional>

class QPushButton;

namespace qd {

class TextLabel;

/// The line at the top of a demo's window: that this is one, what happens next, and the ways to see it again
/// and to be rid of it.
class DemoStrip : public QFrame
{
    Q_OBJECT

public:
    explicit DemoStrip(const Clock& clock, QWidget* parent = nullptr);

    /// The fleet is being started.
    void showStarting();
    /// The worse version is deployed at this moment; nothing: the fleet goes on where the last run left it.
    void showStory(std::optional<Timestamp> deployment);

signals:
    void restartRequested();
    /// After a question that says what is removed.
    void removalRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Stage { Starting, Story, GoingOn };

    void showText();
    void restyle();
    void retranslate();
    void askForRemoval();

    const Clock& m_clock;
    Stage m_stage = Stage::Starting;
    Timestamp m_deployment;
    QTimer m_second;
    TextLabel* m_text;
    QPushButton* m_restart;
    QPushButton* m_remove;
};

} // namespace qd
