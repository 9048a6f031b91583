// SPDX-License-Identifier: Apache-2.0
#include "app/demo.h"

#include "app/endsignals.h"
#include "app/fleetprocess.h"
#include "app/headlessdemo.h"
#include "app/pace.h"
#include "models/history/history.h"
#include "models/history/query.h"
#include "widgets/shell/mainwindow.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTextStream>

namespace qd {

namespace {

WriteBatch pacedRules(double pace)
{
    WriteBatch batch;
    batch.documents.push_back({"setting", "default-rules", "1"});
    for (AlertRule rule : defaultRules()) {
        rule.holdFor = paced(rule.holdFor, pace, Duration(500));
        rule.resolveFor = paced(rule.resolveFor, pace, Duration(500));
        batch.documents.push_back({"rule", rule.id, ruleToJson(rule)});
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
            return reader.document("setting", "default-rules");
        },
        [&history, pace, context, done](const Result<std::optional<std::string>>& stored) {
            if (!stored || *stored)
                done();
            else // a failure is told by History::writeFailed
                history.write(pacedRules(pace), context, [done](const Result<void>&) { done(); });
        });
}

int runDemo(const CommandLine& line)
{
    const double pace = line.pace > 0 ? line.pace : line.headless ? 6.0 : 1.0;
    const QString out = !line.headless             ? QString()
                        : line.outFolder.isEmpty() ? newResultFolder()
                                                   : QDir(line.outFolder).absolutePath();
    const QString folder =
        line.headless ? QDir(out).filePath("fleet") : QFileInfo(defaultHistoryPath()).dir().filePath("demo");
    const QString historyPath = !line.historyPath.isEmpty() ? line.historyPath
                                : line.headless             ? QDir(out).filePath("history.sqlite")
                                                            : QDir(folder).filePath("history.sqlite");
    Console console(demoOptions(historyPath, pace));
    const EndSignals ending(
        [&] {
            if (line.headless)
                QApplication::exit(1); // the story has no end
            else
                console.end();
        },
        Console::patienceAtEnd);
    QObject::connect(&console, &Console::openingFailed, [&](const Error& error) {
        QTextStream(stderr) << error.text() << Qt::endl;
        if (line.headless)
            QApplication::exit(1);
    });
    FleetProcess fleet;
    QObject::connect(&fleet, &FleetProcess::ready, &console,
                     [&](const std::vector<Endpoint>& endpoints) { console.watch(endpoints); });
    QObject::connect(&fleet, &FleetProcess::failed, &console.window(), &MainWindow::showError);
    std::optional<HeadlessDemo> story;
    if (line.headless) {
        story.emplace(console, out, line.allLooks);
        QObject::connect(&fleet, &FleetProcess::failed, &*story, &HeadlessDemo::fail);
        QObject::connect(&*story, &HeadlessDemo::finished, qApp, &QApplication::exit);
    }
    QObject::connect(&console, &Console::opened, [&] {
        // The monitor reads the rules when it starts, so they must be there by then.
        storePacedRules(console.history(), pace, &console, [&] {
            console.start();
            fleet.start(folder, pace);
            if (story)
                story->start(pace);
        });
    });
    return QApplication::exec();
}

} // namespace qd
