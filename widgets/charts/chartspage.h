// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"
#include "models/monitor/fleetsnapshot.h"

#include <QWidget>

#include <memory>

namespace qd {

class Clock;
class History;

/// The live charts: a subject picker, live/pause, spans, back, zoom, and the chart stack. Remembers subject
/// and span, and shows them before the first snapshot has come. setSnapshot() is the tick that moves charts
/// that follow.
class ChartsPage : public QWidget
{
    Q_OBJECT

public:
    ChartsPage(const History& history, const Clock& clock, QWidget* parent = nullptr);
    ~ChartsPage() override;

    void setSnapshot(const FleetSnapshotPtr& snapshot);
    /// An empty `model` shows the endpoint itself.
    void showSubject(const std::string& endpoint, const std::string& model);
    void showRange(TimeRange range);
    [[nodiscard]] TimeRange range() const;
    [[nodiscard]] bool isSettled() const;
    /// Emits evaluationRequested() for what is shown.
    void requestEvaluation(std::optional<Timestamp> at = {});

signals:
    /// Asks for an export of the range that the charts show.
    void exportRequested(qd::TimeRange range);
    /// The predictions of the subject in the range that the charts show; with a time, the rows from there on.
    void evaluationRequested(const std::string& endpoint, const std::string& model, qd::TimeRange range,
                             std::optional<qd::Timestamp> at);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
