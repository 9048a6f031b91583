// SPDX-License-Identifier: Apache-2.0
#include "app/process/terminal.h"

#include "models/base/visibletext.h"

#include <QJsonDocument>
#include <QTextStream>

#include <cstdlib>

namespace qd {

void printLine(const QString& text)
{
    QTextStream(stdout) << visibleText(text) << Qt::endl;
}

void printJson(const QJsonObject& document)
{
    QString text;
    for (const QChar c : QString::fromUtf8(QJsonDocument(document).toJson()).trimmed()) {
        if (c.unicode() < 0x7f)
            text += c;
        else
            text += QStringLiteral("\\u%1").arg(QString::number(c.unicode(), 16).rightJustified(4, u'0'));
    }
    printLine(text);
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
