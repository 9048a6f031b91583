// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QPushButton;

namespace qd {

class TextLabel;

/// What a page shows when it has nothing to show: why, and what to do about it. Nothing may be called empty
/// before somebody has looked: while the answer is awaited it says so instead of its texts.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    enum class Answer { Awaited, Given, Failed };

    /// `Given` is for what needs no asking.
    explicit EmptyState(Answer answer, QWidget* parent = nullptr);
    /// An empty `action` shows no button.
    void setTexts(const QString& title, const QString& explanation, const QString& action = {});
    /// The texts are shown once the answer is given.
    void setAnswer(Answer answer);

signals:
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showTexts();

    Answer m_answer;
    QString m_titleText; ///< the title of what is empty; the next two are its explanation and its action
    QString m_explanationText;
    QString m_actionText;
    TextLabel* m_title;
    TextLabel* m_explanation;
    QPushButton* m_action;
};

} // namespace qd
