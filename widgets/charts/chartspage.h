// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/time.h"
#include "models/monitor/snapshot.h"

#include <QWidget>

#include <memory>

namespace qd {

class Clock;
class History;

/// The live charts: a subject picker, live/pause, spans, back, legend toggles, and the chart stack.
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
    [[nodiscard]] bool isSettled() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
