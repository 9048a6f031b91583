// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/canceltoken.h"

#include <chrono>
#include <functional>
#include <memory>

namespace qd {

/// The threads that a piece of work may share with others. One lane never waits for another.
enum class Lane {
    Live,       ///< short, and somebody waits for it: what is behind a click, or a scrape that was answered
    Background, ///< as long as it takes: exports, imports, evaluations, reports
    Files       ///< reads logs and other files of the user's, which may lie on a file system that hangs
};

/// The threads for queries, parsing, fitting and files. Not Qt's global pool: Qt's raster painter waits for
/// that one in the GUI thread, so long work there would stop painting.
///
/// Whoever makes a console owns them and closes them before what the work uses; runOnPool() uses the newest
/// ones. Programs that are no console (commands, tests) share some that the application's end closes.
class WorkPools
{
public:
    WorkPools();
    /// Closes them.
    ~WorkPools();
    WorkPools(const WorkPools&) = delete;
    WorkPools& operator=(const WorkPools&) = delete;

    /// The newest ones. Any thread, as long as there is a QCoreApplication.
    [[nodiscard]] static WorkPools& current();

    /// Any thread. The job should end early when `cancel` is cancelled, which close() does; nothing that it
    /// throws may leave it. After close() it is dropped.
    void start(Lane lane, CancelToken cancel, std::function<void()> job);

    /// Nothing waits or runs.
    [[nodiscard]] bool isIdle() const;

    /// Drops what waits, cancels what runs, and waits until it has ended, but no longer than `patience`:
    /// whoever is held by a file system that hangs is left behind, see haveLeftThreads(). Returns whether all
    /// have ended.
    bool close(std::chrono::milliseconds patience = std::chrono::milliseconds(1'000));

    /// A thread was left behind and may wake up at any time, so that the process must be ended without taking
    /// apart what it may use.
    [[nodiscard]] static bool haveLeftThreads();

private:
    class Crew;

    [[nodiscard]] Crew& crew(Lane lane) const;

    WorkPools* m_before; ///< the newest ones when these were made
    std::shared_ptr<Crew> m_live;
    std::shared_ptr<Crew> m_background;
    std::shared_ptr<Crew> m_files;
};

} // namespace qd
