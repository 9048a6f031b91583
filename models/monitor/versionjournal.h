// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/clock.h"
#include "models/history/history.h"

#include <QObject>

#include <map>

namespace qd {

/// Remembers which version of each model serves and writes an event when it changes. A change counts as told
/// only when the event is in the history: after a failed write the next sight of the version tells it again.
/// Lives on the monitor's thread.
class VersionJournal : public QObject
{
    Q_OBJECT

public:
    VersionJournal(History& history, const Clock& clock, QObject* parent = nullptr)
        : QObject(parent), m_history(history), m_clock(clock)
    {
    }

    /// Documents of kind "serving".
    void restore(const std::vector<DocumentRecord>& documents);
    /// The first sight of a model is no change.
    void seen(const std::string& endpoint, const std::string& model, const std::string& version);

private:
    struct Known
    {
        std::string version; ///< as the history has it
        bool writing = false;
    };

    History& m_history;
    const Clock& m_clock;
    std::map<std::string, Known> m_known; ///< known versions by "endpoint/model"
};

} // namespace qd
