// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/incidents/alertincidents.h"
#include "models/monitor/fleetsnapshot.h"
#include "widgets/theme/statebadge.h"

#include <QElapsedTimer>
#include <QFrame>

class QPushButton;

namespace qd {

class TextLabel;

/// One line that is always there: the worst alert that nobody has taken care of, and how many more there are;
/// else an alert whose incident is under way; else what keeps the fleet from being called well. It is green
/// only when rules were evaluated on data and found nothing. Its place is fixed, so nothing moves under the
/// hand when an alert comes or goes.
class AlertStrip : public QFrame
{
    Q_OBJECT

public:
    explicit AlertStrip(QWidget* parent = nullptr);

    void setSnapshot(const FleetSnapshotPtr& snapshot);
    void setIncidents(AlertIncidents incidents);

    /// Firing, neither acknowledged nor silenced, without an incident under way; the most severe first, of
    /// those the oldest.
    [[nodiscard]] static std::vector<Alert> unhandled(const std::vector<Alert>& alerts,
                                                      const AlertIncidents& incidents = {});

signals:
    /// Or to be continued: whoever answers knows whether there is an incident.
    void triageRequested(const qd::Alert& alert);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// How the line looks, and what it says.
    struct Line
    {
        Ink ink = Ink::Unknown;
        Glyph glyph = Glyph::Question;
        QString text;
        std::optional<Alert> alert; ///< the alert that the button is about
        bool isUnderWay = false;    ///< the alert has an open incident
    };

    [[nodiscard]] Line line() const;
    [[nodiscard]] Line alertLine(const std::vector<Alert>& worst) const;
    [[nodiscard]] bool isLeftBehind(const Alert& alert) const;
    [[nodiscard]] std::optional<Line> underWayLine() const;
    [[nodiscard]] std::optional<Line> blindLine() const;
    [[nodiscard]] Line calmLine() const;
    void showLine();
    void restyle();
    [[nodiscard]] QString subjectOf(const Alert& alert) const;

    FleetSnapshotPtr m_snapshot;
    AlertIncidents m_incidents;
    Line m_line;
    QElapsedTimer m_sinceChange;
    TextLabel* m_icon;
    TextLabel* m_text;
    QPushButton* m_triage;
};

/// What people call the endpoint with this id; the id itself when the snapshot does not know it.
[[nodiscard]] QString endpointName(const FleetSnapshotPtr& snapshot, const std::string& id);

} // namespace qd
