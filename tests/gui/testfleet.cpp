// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/testfleet.h"

#include "models/net/curlclient.h"
#include "models/serving/servingplatform.h"
#include "widgets/shell/language.h"
#include "widgets/theme/theme.h"

#include <QSettings>
#include <QStandardPaths>
#include <QTest>

namespace qd {

bool TestFleet::start()
{
    bool failed = false;
    QObject::connect(&m_process, &FleetProcess::ready, &m_process,
                     [this](const std::vector<Endpoint>& endpoints) { m_endpoints = endpoints; });
    QObject::connect(&m_process, &FleetProcess::failed, &m_process, [&failed](const Error& error) {
        qWarning("%s", qPrintable(error.text()));
        failed = true;
    });
    m_process.start(m_folder.filePath("fleet"), storyPace);
    return QTest::qWaitFor([&] { return failed || !m_endpoints.empty(); }, 30'000) && !failed;
}

std::string TestFleet::servingVersion(const std::string& endpointId, const std::string& model) const
{
    const auto endpoint = std::find_if(m_endpoints.begin(), m_endpoints.end(),
                                       [&](const Endpoint& entry) { return entry.id == endpointId; });
    if (endpoint == m_endpoints.end())
        return {};
    CurlClient http;
    const auto platform = makePlatform(*endpoint, {}, http);
    std::optional<std::string> version;
    platform->fetchModels([&](const Result<std::vector<ServedModel>>& models) {
        version.emplace();
        for (const ServedModel& served : models.value_or(std::vector<ServedModel>{})) {
            if (served.name == model)
                version = served.activeVersion();
        }
    });
    (void)QTest::qWaitFor([&] { return version.has_value(); }, 10'000);
    return version.value_or(std::string());
}

std::unique_ptr<Console> openConsole(const QString& historyPath)
{
    ConsoleOptions options = demoOptions(historyPath, storyPace);
    options.consentPath = historyPath + ".agreed.json";
    auto console = Console::open(options);
    if (!console)
        qFatal("%s", qPrintable(console.error().text()));
    bool stored = false;
    storePacedRules((*console)->history(), storyPace, console->get(), [&stored] { stored = true; });
    if (!QTest::qWaitFor([&stored] { return stored; }, 30'000))
        qFatal("The rules were not stored.");
    return std::move(*console);
}

void prepareApplication()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("quarterdeck-tests");
    QSettings().clear();
    Language::instance().setChoice(Language::Choice::English);
    Theme::instance().setMode(ThemeMode::Light);
}

} // namespace qd
