// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/monitor/fleetsnapshot.h"

#include <QWidget>

#include <memory>

namespace qd {

class OperatorActions;

/// Overview of all endpoints: a table with state, version, quality, speed, errors, memory and a sparkline.
class FleetPage : public QWidget
{
    Q_OBJECT

public:
    explicit FleetPage(OperatorActions& actions, QWidget* parent = nullptr);
    ~FleetPage() override;

    void setSnapshot(const FleetSnapshotPtr& snapshot);
    /// Nothing can be added, edited or removed in a history that is open for reading only.
    void setReadOnly(bool isReadOnly);
    /// Opens the "Add endpoint" dialog.
    void addEndpoint();
    /// Opens the dialog of this endpoint; nothing when it is not watched.
    void editEndpoint(const std::string& endpoint);
    /// Takes the last removal back.
    void undoRemoval();
    /// Name of the endpoint that undoRemoval() would bring back; empty when there is none.
    [[nodiscard]] QString undoableRemoval() const;
    /// Emits evaluationRequested() for the selected row; for none, with empty names.
    void requestEvaluation();

signals:
    void undoableRemovalChanged();
    void chartsRequested(const std::string& endpoint, const std::string& model);
    /// How good the recorded predictions are.
    void evaluationRequested(const std::string& endpoint, const std::string& model);
    /// The operator wants to see what the endpoints that wait for consent would do.
    void consentRequested();
    /// The operator wants to look into a model without an alert.
    void triageRequested(const std::string& endpoint, const std::string& model);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qd
