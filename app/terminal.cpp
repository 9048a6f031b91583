// SPDX-License-Identifier: Apache-2.0
#include "app/terminal.h"

#include "models/base/visibletext.h"

#include <QTextStream>

#include <cstdlib>

namespace qd {

void printLine(const QString& text)
{
    QTextStream(stdout) << visibleText(text) << Qt::endl;
}

void printErrorLine(const QString& text)
{
    QTextStream(stderr) << visibleText(text) << Qt::endl;
}

void printError(const Error& error)
{
    printErrorLine(visibleLine(error.text()));
}

void printProgress(const QString& text)
{
    QTextStream(stderr) << "\r\x1b[K" << visibleText(text) << Qt::flush;
}

void guardMessages()
{
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext& context, const QString& text) {
        printErrorLine(qFormatLogMessage(type, context, text));
        if (type == QtFatalMsg)
            std::abort();
    });
}

} // namespace qd
