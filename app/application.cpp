// SPDX-License-Identifier: Apache-2.0
#include "app/application.h"

#include "models/base/border.h"

#include <QTextStream>

namespace qd {

bool Application::notify(QObject* receiver, QEvent* event)
{
    const auto handled = atBorder([&]() -> Result<bool> { return QApplication::notify(receiver, event); });
    if (handled)
        return *handled;
    QTextStream(stderr) << handled.error().text() << Qt::endl;
    emit failed(handled.error());
    return false;
}

} // namespace qd
