// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/operator/platformguard.h"
#include "models/operator/switchtrail.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace qd {

/// Goes on asking what serves where the outcome of a switch is unknown, in the background and ever more
/// seldom, until the wanted version is seen to serve or the pace's time is over. That another version serves
/// proves nothing: the switch may still be carried out.
class SwitchWatch : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const Result<IncidentAction>&)>;
    /// The wanted version serves. `waiting` asked for it and are to be answered once it is recorded.
    using Found = std::function<void(const OpenSwitch& open, const std::vector<Answer>& waiting)>;

    SwitchWatch(PlatformGuard& platforms, const Clock& clock, Found found, QObject* parent);
    ~SwitchWatch() override;

    void setPace(const SwitchPace& pace) { m_pace = pace; }
    void add(const OpenSwitch& open);
    /// No longer: what serves from now on tells nothing about them, because another switch was begun.
    void drop(const std::string& target);
    [[nodiscard]] bool isWatching(const std::string& actionId) const { return m_watched.contains(actionId); }
    /// Looks at once, and begins to watch it where it was not watched. The answer is the action with what was
    /// seen, or why nothing could be seen.
    void look(const OpenSwitch& open, Answer answer);

private:
    struct Watched;

    void ask(const std::string& id);
    void heard(const std::string& id, const ServedLook& look);
    void askLater(Watched& watched);

    PlatformGuard& m_platforms;
    const Clock& m_clock;
    Found m_found;
    SwitchPace m_pace;
    std::map<std::string, std::unique_ptr<Watched>> m_watched; ///< the watched switches by action
};

} // namespace qd
