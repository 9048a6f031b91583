// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"
#include "models/monitor/fleetsnapshot.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace qd {

class Clock;
class History;
class QualityView;

/// The window with the quality of recorded predictions: one at a time, made when it is asked for.
class QualityWindow : public QObject
{
    Q_OBJECT

public:
    /// `owner` is the window that the quality's window belongs to.
    QualityWindow(const Clock& clock, QWidget* owner);

    /// The history must outlive this.
    void setHistory(const History& history) { m_history = &history; }
    void setSnapshot(const FleetSnapshotPtr& snapshot);
    /// Shows the quality of an endpoint's recorded predictions; with a time, their rows from there on.
    /// Without an endpoint, of whatever there is the most; without a range, of the last day.
    void open(const std::string& endpoint, const std::string& model, std::optional<TimeRange> range,
              std::optional<Timestamp> at = {});

signals:
    /// The user wants to see the charts of this.
    void chartsWanted(const std::string& endpoint, const std::string& model, qd::TimeRange range);

private:
    const Clock& m_clock;
    QWidget* const m_owner;
    const History* m_history = nullptr;
    FleetSnapshotPtr m_snapshot;
    QPointer<QualityView> m_view;
};

} // namespace qd
