// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/monitor/snapshot.h"

#include <QElapsedTimer>
#include <QFrame>

class QPushButton;

namespace qd {

class TextLabel;

/// One line that is always there: the worst alert that nobody has taken care of, and how many more there are;
/// or that there is none. Its place is fixed, so nothing moves under the hand when an alert comes or goes.
class AlertStrip : public QFrame
{
    Q_OBJECT

public:
    explicit AlertStrip(QWidget* parent = nullptr);

    void setSnapshot(const FleetSnapshotPtr& snapshot);

    /// Firing, neither acknowledged nor silenced; the most severe first, of those the oldest.
    [[nodiscard]] static std::vector<Alert> unhandled(const std::vector<Alert>& alerts);

signals:
    void triageRequested(const qd::Alert& alert);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showAlerts();
    void restyle();
    [[nodiscard]] QString subjectOf(const Alert& alert) const;

    FleetSnapshotPtr m_snapshot;
    std::optional<Alert> m_shown;
    QElapsedTimer m_sinceChange;
    TextLabel* m_icon;
    TextLabel* m_text;
    QPushButton* m_triage;
};

/// What people call the endpoint with this id; the id itself when the snapshot does not know it.
[[nodiscard]] QString endpointName(const FleetSnapshotPtr& snapshot, const std::string& id);

} // namespace qd
