// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/console/console.h"

#include <functional>

namespace qd {

/// Console settings for a scenario that runs `pace` times faster than real time: windows, waits and rules
/// shrink with it.
[[nodiscard]] ConsoleOptions demoOptions(const QString& historyPath, double pace);
/// Stores the default rules with their durations divided by `pace`; only for a history that has none yet.
/// `done` runs in the thread of `context`, once the rules are stored or need not or cannot be.
void storePacedRules(History& history, double pace, QObject* context, std::function<void()> done);
/// Tells in the thread of `context` whether an incident of the history has not been closed; not when it
/// cannot be read.
void findOpenIncident(History& history, QObject* context, std::function<void(bool)> done);

struct DemoArguments
{
    QString historyPath{}; ///< the history; empty: in the demo's own folder
    QString outFolder{};   ///< the results of a headless demo; empty: a new folder under the present one
    double pace = 1;
    bool headless = false; ///< lives through the whole story and leaves its screenshots and report
    bool allLooks = false; ///< whether a headless demo shows every view in both languages and both themes
};

/// Opens the console on the demo fleet, whose story comes anew with each start unless an incident of it is
/// still open. Blocks until the window is closed or the story of a headless one ends. Returns the exit code.
[[nodiscard]] int runDemo(const DemoArguments& arguments);

} // namespace qd
