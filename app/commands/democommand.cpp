// SPDX-License-Identifier: Apache-2.0
#include "app/commands/democommand.h"

#include "app/commands/options.h"

#include <QCoreApplication>

namespace qd {

namespace {

struct DemoText
{
    Q_DECLARE_TR_FUNCTIONS(DemoText)
};

constexpr double slowestPace = 0.1;
constexpr double fastestPace = 20;

} // namespace

CommandSpec demoCommand()
{
    return {
        .name = "demo",
        .summary = DemoText::tr("open the console on a demo fleet of two model servers"),
        .description =
            DemoText::tr("Opens the console on a demo fleet of two model servers, which starts and stops "
                         "with it. After a minute one of them develops a fault. The demo has settings and a "
                         "folder of its own.\nWith --headless it goes through the fault without a display "
                         "and saves screenshots and the incident report in a folder."),
        .options =
            {{.name = "headless",
              .text = DemoText::tr("go through the fault without a display and save screenshots")},
             {.name = "out",
              .text = DemoText::tr(
                  "with --headless: folder for the results (default: a new folder quarterdeck-demo-…)"),
              .value = {"FOLDER", ValueSpec::Kind::Path}},
             {.name = "all-looks",
              .text = DemoText::tr("with --headless: take every screenshot in both languages and themes")},
             {.name = "pace",
              .text =
                  DemoText::tr("speed of the demo, 0.1 to 20 times real time (default 1, with --headless 6)"),
              .value = {"FACTOR"}},
             historyOption(),
             themeOption()},
        .success = DemoText::tr("The console was closed, or the headless demo was completed."),
        .failure = DemoText::tr("The history could not be opened, or the headless demo was not completed."),
        .examples = {{"quarterdeck demo --headless --out shots",
                      DemoText::tr("Saves the screenshots and the report in the folder “shots”.")}},
        .read = [](const Given& given) -> Result<Invocation> {
            auto invocation = invocationOf(readDemo(given), runDemo);
            if (invocation) {
                invocation->needsDisplay = !given.has("headless");
                invocation->hasDefaultLook = given.has("headless");
                invocation->isDemo = true;
            }
            return invocation;
        }};
}

Result<DemoArguments> readDemo(const Given& given)
{
    DemoArguments arguments{.historyPath = given.value("history"),
                            .outFolder = given.value("out"),
                            .headless = given.has("headless"),
                            .allLooks = given.has("all-looks")};
    arguments.pace = arguments.headless ? 6 : 1;
    if (given.has("pace")) {
        bool isNumber = false;
        arguments.pace = given.value("pace").toDouble(&isNumber);
        if (!isNumber || !(arguments.pace >= slowestPace && arguments.pace <= fastestPace))
            return misuse(
                DemoText::tr("--pace is a number from 0.1 to 20, not “%1”.").arg(given.value("pace")));
    }
    return arguments;
}

} // namespace qd
