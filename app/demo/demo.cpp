// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demo.h"

#include "app/demo/fleetprocess.h"
#include "app/demo/headlessdemo.h"
#include "app/demo/pace.h"
#include "app/process/endsignals.h"
#include "app/process/terminal.h"
#include "models/history/documentkinds.h"
#include "models/history/history.h"
#include "models/history/query.h"
#include "widgets/shell/demostrip.h"
#include "widgets/shell/mainwindow.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace qd {

namespace {

WriteBatch pacedRules(double pace)
{
    WriteBatch batch;
    batch.documents.push_back({documentkind::setting, settingid::defaultRules, "1"});
    for (AlertRule rule : defaultRules()) {
        rule.holdFor = paced(rule.holdFor, pace, Duration(500));
        rule.resolveFor = paced(rule.resolveFor, pace, Duration(500));
        batch.documents.push_back({documentkind::rule, rule.id, ruleToJson(rule)});
    }
    return batch;
}

QString newResultFolder()
{
    return QDir::current().filePath("quarterdeck-demo-" +
                                    QDateTime::currentDateTime().toString("yyyyMMdd-HHmmss"));
}

} // namespace

ConsoleOptions demoOptions(const QString& historyPath, double pace)
{
    ConsoleOptions options;
    options.historyPath = historyPath;
    options.useKeychain = false; // the demo's servers want no passwords
    options.monitor.evaluationInterval = paced(Duration(1'000), pace, Duration(250));
    options.monitor.qualityWindow = paced(options.monitor.qualityWindow, pace, Duration(4'000));
    options.triage.qualityWindow = options.monitor.qualityWindow;
    options.triage.settling = paced(options.triage.settling, pace, Duration(500));
    options.triage.verificationWindow = paced(options.triage.verificationWindow, pace, Duration(5'000));
    return options;
}

void storePacedRules(History& history, double pace, QObject* context, std::function<void()> done)
{
    if (history.isReadOnly()) {
        done();
        return;
    }
    queryHistory(
        history, context,
        [](const HistoryReader& reader, const CancelToken&) {
            return reader.document(documentkind::setting, settingid::defaultRules);
        },
        [&history, pace, context, done](const Result<std::optional<std::string>>& stored) {
            if (!stored || *stored)
                done();
            else // a failure is told by History::writeFailed
                history.write(pacedRules(pace), context, [done](const Result<void>&) { done(); });
        });
}

void findOpenIncident(History& history, QObject* context, std::function<void(bool)> done)
{
    queryHistory(
        history, context, [](const HistoryReader& reader, const CancelToken&) { return reader.incidents(); },
        [done](const Result<std::vector<IncidentRecord>>& incidents) {
            done(incidents && std::any_of(incidents->begin(), incidents->end(),
                                          [](const IncidentRecord& one) { return one.closedAt.ms == 0; }));
        });
}

namespace {

/// Where the demo keeps what it writes.
struct DemoPlace
{
    QString pictures; ///< the folder of a headless demo, else empty
    QString folder;   ///< the folder of the fleet
    QString historyPath;
};

DemoPlace placeOf(const DemoArguments& arguments)
{
    DemoPlace place;
    if (arguments.headless)
        place.pictures =
            arguments.outFolder.isEmpty() ? newResultFolder() : QDir(arguments.outFolder).absolutePath();
    place.folder = arguments.headless ? QDir(place.pictures).filePath("fleet")
                                      : QFileInfo(defaultHistoryPath()).dir().filePath("demo");
    place.historyPath = !arguments.historyPath.isEmpty() ? arguments.historyPath
                        : arguments.headless             ? QDir(place.pictures).filePath("history.sqlite")
                                                         : QDir(place.folder).filePath("history.sqlite");
    return place;
}

/// Joins the fleet to the line at the top of the window.
DemoStrip* makeStrip(Console& console, FleetProcess& fleet, double pace)
{
    auto* strip = new DemoStrip(Clock::system());
    console.window().setBanner(strip);
    QObject::connect(strip, &DemoStrip::restartRequested, &fleet, [strip, &fleet] {
        strip->showStarting();
        fleet.restart();
    });
    QObject::connect(&fleet, &FleetProcess::storyBegan, strip, [strip, pace](FleetProcess::Story story) {
        const Timestamp deployment = Clock::system().now() + FleetProcess::deploymentAfter(pace);
        strip->showStory(story == FleetProcess::Story::Anew ? std::optional(deployment) : std::nullopt);
    });
    return strip;
}

/// What the demo has written on this machine, but for a history that the operator named.
void removeDemo(const DemoPlace& place)
{
    QDir(place.folder).removeRecursively();
    QSettings settings;
    settings.clear();
    settings.sync();
    QFile::remove(settings.fileName());
}

int liveThroughDemo(const DemoArguments& arguments, const DemoPlace& place, bool& isRemovalWanted)
{
    Console console(demoOptions(place.historyPath, arguments.pace));
    const EndSignals ending(
        [&] {
            if (arguments.headless)
                QApplication::exit(1); // the story has no end
            else
                console.end();
        },
        Console::patienceAtEnd);
    QObject::connect(&console, &Console::openingFailed, [&](const Error& error) {
        printError(error);
        if (arguments.headless)
            QApplication::exit(1);
    });
    FleetProcess fleet;
    QObject::connect(&fleet, &FleetProcess::ready, &console,
                     [&](const std::vector<Endpoint>& endpoints) { console.watch(endpoints); });
    QObject::connect(&fleet, &FleetProcess::failed, &console.window(), &MainWindow::showError);
    std::optional<HeadlessDemo> story;
    if (arguments.headless) {
        story.emplace(console, place.pictures, arguments.allLooks);
        QObject::connect(&fleet, &FleetProcess::failed, &*story, &HeadlessDemo::fail);
        QObject::connect(&*story, &HeadlessDemo::finished, qApp, &QApplication::exit);
    } else {
        DemoStrip* strip = makeStrip(console, fleet, arguments.pace);
        QObject::connect(strip, &DemoStrip::removalRequested, &console.window(),
                         [&] { isRemovalWanted = console.window().close(); });
    }
    const auto begin = [&](bool hasOpenIncident) {
        console.start();
        // An incident that is still open is about the version that serves: it is left as it is.
        fleet.start(place.folder, arguments.pace,
                    hasOpenIncident ? FleetProcess::Story::GoOn : FleetProcess::Story::Anew);
        if (story)
            story->start(arguments.pace);
    };
    QObject::connect(&console, &Console::opened, [&] {
        // The monitor reads the rules when it starts, so they must be there by then.
        storePacedRules(console.history(), arguments.pace, &console,
                        [&] { findOpenIncident(console.history(), &console, begin); });
    });
    return QApplication::exec();
}

} // namespace

int runDemo(const DemoArguments& arguments)
{
    const DemoPlace place = placeOf(arguments);
    bool isRemovalWanted = false;
    const int code = liveThroughDemo(arguments, place, isRemovalWanted);
    if (isRemovalWanted)
        removeDemo(place);
    return code;
}

} // namespace qd
