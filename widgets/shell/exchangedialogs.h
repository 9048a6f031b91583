// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/time.h"

#include <QObject>

#include <optional>

namespace qd {

class Clock;
class History;

/// Opens the dialogs for what goes out of the history and comes into it, and for other histories.
class ExchangeDialogs : public QObject
{
    Q_OBJECT

public:
    /// `window` owns this and the dialogs.
    ExchangeDialogs(const Clock& clock, QWidget* window);

    /// Export and import need the history; it must outlive this.
    void setHistory(History& history) { m_history = &history; }
    /// Opens the export of a visible range, or of what the dialog says.
    void openExport(std::optional<TimeRange> visible = {});
    void openImport(const QString& path = {});
    void chooseWorkspace();
    /// Asks how to open the history file, once it is known to be one.
    void openWorkspace(const QString& path);

signals:
    /// A history is to be opened in a console of its own.
    void workspaceRequested(const QString& path, bool readOnly);
    void failed(const qd::Error& error);

private:
    void askHowToOpen(const QString& path);

    const Clock& m_clock;
    QWidget* const m_window;
    History* m_history = nullptr;
};

} // namespace qd
