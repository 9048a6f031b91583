// SPDX-License-Identifier: Apache-2.0
#include "app/terminal.h"

#include "models/base/visibletext.h"

#include <QTextStream>

namespace qd {

void printLine(const QString& text)
{
    QTextStream(stdout) << visibleText(text) << Qt::endl;
}

void printErrorLine(const QString& text)
{
    QTextStream(stderr) << visibleText(text) << Qt::endl;
}

void printProgress(const QString& text)
{
    QTextStream(stderr) << "\r\x1b[K" << visibleText(text) << Qt::flush;
}

} // namespace qd
