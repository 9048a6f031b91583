// SPDX-License-Identifier: Apache-2.0
#include "widgets/shell/announcer.h"

#include "widgets/theme/toast.h"

#include <utility>

namespace qd {

Announcer::Announcer(QWidget* over) : QObject(over), m_notice(new Toast(over))
{
    connect(m_notice, &Notice::actionTriggered, this, [this] {
        const auto action = m_action;
        clear();
        if (action)
            action();
    });
}

void Announcer::say(Say say, std::function<void()> action)
{
    clear();
    m_say = std::move(say);
    m_action = std::move(action);
    m_say(*m_notice);
}

void Announcer::say(const Error& error)
{
    say([error](Notice& notice) { notice.show(error); });
}

void Announcer::clear()
{
    m_notice->hide();
    m_say = {};
    m_action = {};
}

bool Announcer::isShowing(const Error& error) const
{
    return m_notice->isShowing(error);
}

bool Announcer::isSpeaking() const
{
    return m_notice->isVisible();
}

void Announcer::retranslate()
{
    if (m_say && isSpeaking())
        m_say(*m_notice);
}

} // namespace qd
