// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QObject>

#include <functional>

namespace qd {

class Notice;

/// What the main window has to say of itself, in one notice over its pages: each thing that is said takes the
/// place of the one before, and is said again when the language changes.
class Announcer : public QObject
{
    Q_OBJECT

public:
    using Say = std::function<void(Notice&)>;

    /// `over` is what the notice lies over, and its parent.
    explicit Announcer(QWidget* over);

    /// Says something now; `action` is what the button of the notice does, after which it is gone.
    void say(Say say, std::function<void()> action = {});
    void say(const Error& error);
    void clear();
    [[nodiscard]] bool isShowing(const Error& error) const;
    /// Returns whether anything is said at the moment.
    [[nodiscard]] bool isSpeaking() const;
    void retranslate();

private:
    Notice* m_notice;
    Say m_say;
    std::function<void()> m_action;
};

} // namespace qd
