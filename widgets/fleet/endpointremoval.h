// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/serving/endpoint.h"

#include <QObject>

#include <vector>

class QWidget;

namespace qd {

class Notice;
class OperatorActions;

/// Removes an endpoint after the operator confirmed it, and takes that back: offered in the notice for a
/// while, and by undo() as long as the page lives.
class EndpointRemoval : public QObject
{
    Q_OBJECT

public:
    /// `page` owns it and is the parent of the question.
    EndpointRemoval(OperatorActions& actions, Notice& notice, QWidget* page);

    void ask(const Endpoint& endpoint);
    /// Brings back the endpoint that was removed last, as it was; nothing without one.
    void undo();
    /// Returns the name of the endpoint whose removal can be undone; empty when there is none.
    [[nodiscard]] QString undoable() const;

signals:
    void undoableChanged();

private:
    void remove(const Endpoint& endpoint);
    void tellUndone(const Endpoint& endpoint);

    OperatorActions& m_actions;
    Notice& m_notice;
    QWidget* m_page;
    std::vector<Endpoint> m_removed; ///< what can be brought back, the last one first of all
};

} // namespace qd
