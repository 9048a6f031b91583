// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/monitor/fleetsnapshot.h"

#include <QVariant>
#include <QWidget>

namespace qd {

/// A page of the main window, with what the window asks of every page, so that it knows none of them. What a
/// page asks for in turn are signals of its class, which whoever makes it joins to the rest of the console. A
/// page has a `static constexpr QLatin1String pageName`, by which it is found and remembered.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(QWidget* parent = nullptr);
    ~Page() override;

    /// Takes the state of the fleet, after each evaluation of the monitor.
    virtual void setSnapshot(const FleetSnapshotPtr& snapshot);
    /// Reads again what others may have written meanwhile: the user comes to the page, which is shown next.
    virtual void enter();
    /// Returns what the next run has to know to show the same; invalid when that is nothing.
    [[nodiscard]] virtual QVariant state() const;
    /// Shows what state() told in the last run, unless the page shows something else by now.
    virtual void restore(const QVariant& state);

signals:
    /// Emitted when state() has changed.
    void stateChanged();
};

} // namespace qd
