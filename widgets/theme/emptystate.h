// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QPushButton;

namespace qd {

class TextLabel;

/// What a page shows when it has nothing to show: why, and what to do about it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);
    /// An empty `action` shows no button.
    void setTexts(const QString& title, const QString& explanation, const QString& action = {});

signals:
    void actionTriggered();

private:
    TextLabel* m_title;
    TextLabel* m_explanation;
    QPushButton* m_action;
};

} // namespace qd
