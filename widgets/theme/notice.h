// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QFrame>

class QToolButton;
class QPushButton;

namespace qd {

class TextLabel;

/// A line across the top of a page that says what went wrong or what just happened, with an optional action
/// and a close button. Hidden until something is shown.
class Notice : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Info, Success, Warning, Error };

    explicit Notice(QWidget* parent = nullptr);
    void show(Kind kind, const QString& text, const QString& action = {});
    void show(const Error& error);
    [[nodiscard]] bool isShowing(const Error& error) const;
    [[nodiscard]] Kind kind() const { return m_kind; }

signals:
    void actionTriggered();

protected:
    /// Something new is shown.
    virtual void told() {}
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    Kind m_kind = Kind::Info;
    TextLabel* m_icon;
    TextLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_close;
};

} // namespace qd
