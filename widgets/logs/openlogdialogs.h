// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <functional>

class QWidget;

namespace qd {

/// Dialogs that ask for logs, beginning in the folder of the last time (settings, "logs/folder"). `chosen` is
/// called unless they are cancelled.
void askForLogs(QWidget* parent, const std::function<void(const QStringList&)>& chosen);
void askForLogFolder(QWidget* parent, const std::function<void(const QStringList&)>& chosen);

} // namespace qd
