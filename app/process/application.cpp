// SPDX-License-Identifier: Apache-2.0
#include "app/process/application.h"

#include "app/process/terminal.h"
#include "models/base/border.h"

namespace qd {

bool Application::notify(QObject* receiver, QEvent* event)
{
    const auto handled = atBorder([&]() -> Result<bool> { return QApplication::notify(receiver, event); });
    if (handled)
        return *handled;
    printError(handled.error());
    emit failed(handled.error());
    return false;
}

} // namespace qd
