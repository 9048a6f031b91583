// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/console/console.h"
#include "app/demo/demo.h"
#include "app/demo/fleetprocess.h"

#include <QTemporaryDir>

namespace qd {

/// How much faster than real time the stories run.
inline constexpr double storyPace = 6;

/// A demo fleet of the test's own, in a folder of its own, which outlives the consoles that watch it.
class TestFleet
{
public:
    /// Returns when the fleet serves; false when it does not come up.
    [[nodiscard]] bool start();

    [[nodiscard]] const std::vector<Endpoint>& endpoints() const { return m_endpoints; }
    [[nodiscard]] QString historyPath() const { return m_folder.filePath("history.sqlite"); }
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

    /// The version that serves, as the server itself says.
    [[nodiscard]] std::string servingVersion(const std::string& endpointId, const std::string& model) const;

private:
    QTemporaryDir m_folder;
    FleetProcess m_process;
    std::vector<Endpoint> m_endpoints;
};

/// A console on that history, with the story's pace. Ends the test when it cannot be opened.
[[nodiscard]] std::unique_ptr<Console> openConsole(const QString& historyPath);

/// Keeps settings and translations of the test apart from the user's; call at the start of main().
void prepareApplication();

} // namespace qd
