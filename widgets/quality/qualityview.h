// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/records/qualityreading.h"
#include "models/monitor/fleetsnapshot.h"

#include <QWidget>

#include <memory>

namespace qd {

class Clock;
class History;

/// How good the predictions are that the history holds of an endpoint's model in a range of time: the views
/// and rows that logs have, over exactly what is stored, with the labels that have arrived. Kept up to date
/// while predictions or labels come, without moving what the user looks at. Reads on the pool with progress
/// and cancel.
class QualityView : public QWidget
{
    Q_OBJECT

public:
    QualityView(const History& history, const Clock& clock, QWidget* parent = nullptr);
    ~QualityView() override;

    /// Names of the endpoints, and their positive classes.
    void setSnapshot(const FleetSnapshotPtr& snapshot);
    /// A range that is absent means the last day. With a time the rows are shown from there on.
    void study(const QualitySubject& subject, std::optional<TimeRange> range,
               std::optional<Timestamp> at = {});
    /// Reads what has come since.
    void refresh();
    /// How often what has come is looked for.
    void setInterval(std::chrono::milliseconds interval);
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] const QualitySubject& subject() const;

signals:
    /// What was asked for is shown, or why it is not.
    void answered();
    /// The user wants to see the charts of this.
    void chartsWanted(const std::string& endpoint, const std::string& model, qd::TimeRange range);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
