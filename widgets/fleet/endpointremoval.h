// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/serving/endpoint.h"

#include <QObject>

#include <optional>

class QWidget;

namespace qd {

class Notice;
class OperatorActions;

/// Removes an endpoint after the operator confirmed it, and offers in the notice to take that back.
class EndpointRemoval : public QObject
{
    Q_OBJECT

public:
    /// `page` owns it and is the parent of the question.
    EndpointRemoval(OperatorActions& actions, Notice& notice, QWidget* page);

    void ask(const Endpoint& endpoint);

private:
    void remove(const Endpoint& endpoint);
    void undo();
    void tellUndone(const Endpoint& endpoint);

    OperatorActions& m_actions;
    Notice& m_notice;
    QWidget* m_page;
    std::optional<Endpoint> m_removed; ///< what can be brought back
};

} // namespace qd
